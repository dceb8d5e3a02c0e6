package dev.alidade.monitoring.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.alidade.error.AppException;
import dev.alidade.error.Problem;
import dev.alidade.error.ProblemKind;
import dev.alidade.i18n.Messages;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The findings that are ignored, as JSON that is made to be committed: sorted by key, one property a line. A save
 * replaces the file in one step; a file that cannot be read is said, never replaced.
 *
 * @param path may not be there yet
 */
public record IgnoreFile(Path path) {
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private record Content(List<Ignored> ignored) {}

    /**
     * All entries, expired ones too; none where there is no file.
     *
     * @throws AppException of kind USAGE when the file is not what it should be
     */
    public List<Ignored> load() {
        if (!Files.exists(path)) {
            return List.of();
        }
        try {
            var content = JSON.readValue(Files.readString(path), Content.class);
            return content == null || content.ignored() == null ? List.of() : List.copyOf(content.ignored());
        } catch (JsonProcessingException e) {
            throw failure(ProblemKind.USAGE, "monitoring.ignore.broken", e);
        } catch (IOException e) {
            throw failure(ProblemKind.FAILED, "monitoring.file.unreadable", e);
        }
    }

    /** Adds an entry, or replaces the one with its key. */
    public void add(Ignored entry) {
        save(entry.key(), entry);
    }

    /** Removes the entry of a key, if there is one. */
    public void remove(String key) {
        save(key, null);
    }

    private void save(String key, @Nullable Ignored entry) {
        var entries = new ArrayList<>(load());
        entries.removeIf(other -> other.key().equals(key));
        if (entry != null) {
            entries.add(entry);
        }
        entries.sort(Comparator.comparing(Ignored::key));
        try {
            CommittedFile.write(path, JSON.writeValueAsString(new Content(entries)) + "\n");
        } catch (JsonProcessingException e) {
            throw failure(ProblemKind.FAILED, "monitoring.file.unwritable", e);
        }
    }

    private AppException failure(ProblemKind kind, String key, Exception cause) {
        var detail = String.valueOf(cause.getMessage());
        return new AppException(
                new Problem(
                        kind,
                        key,
                        Messages.text(key, path.toString(), line(cause)),
                        Messages.text("monitoring.file.next"),
                        null,
                        detail),
                cause);
    }

    /** The line at which reading stopped; empty when that is not known. */
    private static String line(Exception cause) {
        return cause instanceof JsonProcessingException json && json.getLocation() != null
                ? String.valueOf(json.getLocation().getLineNr())
                : "?";
    }
}
