package dev.alidade.console;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.alidade.i18n.Excerpt;
import dev.alidade.settings.AppFolders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Every statement run in a console, one JSON object a line, oldest first; the file is halved when it grows too long. */
public final class History {
    private static final Logger LOG = Logger.getLogger(History.class.getName());
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final long MOST_BYTES = 8L << 20;
    /** A longer statement is kept by its beginning. */
    private static final int MOST_CHARACTERS = 20_000;

    private final Path folder;
    private final Path file;

    public History(AppFolders folders) {
        folder = folders.data().resolve("console");
        file = folder.resolve("history.ndjson");
    }

    /** Adds one; a history that cannot be written is a line in the log, not a failed statement. */
    public synchronized void add(HistoryEntry entry) {
        try {
            AppFolders.create(folder);
            SafeFile.append(file, JSON.writeValueAsString(values(entry)));
            if (Files.size(file) > MOST_BYTES) {
                halve();
            }
        } catch (IOException | RuntimeException e) {
            LOG.log(Level.WARNING, "history not written", e);
        }
    }

    /** The last run of a statement in a database, and how often it is kept in all. */
    public record Remembered(HistoryEntry last, int runs) {}

    private record Typed(String place, String sql) {}

    /**
     * The statements that hold a text, or whose database or connection does, each once and the last one run first.
     *
     * @param wanted in any case; empty finds all
     */
    public synchronized List<Remembered> search(String wanted, int most) {
        var lower = wanted.strip().toLowerCase(Locale.ROOT);
        var found = new LinkedHashMap<Typed, Remembered>();
        try {
            if (Files.exists(file)) {
                for (var line : Files.readAllLines(file)) {
                    read(line)
                            .filter(e -> holds(e.sql(), lower)
                                    || holds(e.database(), lower)
                                    || holds(Objects.requireNonNullElse(e.connection(), ""), lower))
                            .ifPresent(e -> remember(found, e));
                }
            }
        } catch (IOException e) {
            LOG.log(Level.WARNING, "history not read", e);
        }
        return found.sequencedValues().reversed().stream().limit(most).toList();
    }

    private static boolean holds(String text, String lower) {
        return text.toLowerCase(Locale.ROOT).contains(lower);
    }

    private static void remember(SequencedMap<Typed, Remembered> found, HistoryEntry entry) {
        var key = new Typed(entry.place(), entry.sql().strip());
        var before = found.remove(key);
        found.putLast(key, new Remembered(entry, before == null ? 1 : before.runs() + 1));
    }

    private void halve() throws IOException {
        var lines = Files.readAllLines(file);
        SafeFile.write(file, String.join("\n", new ArrayList<>(lines.subList(lines.size() / 2, lines.size()))) + "\n");
    }

    private static Map<String, @Nullable Object> values(HistoryEntry entry) {
        var values = new LinkedHashMap<String, @Nullable Object>();
        values.put("at", entry.at().toString());
        values.put("connection", entry.connection());
        values.put("database", entry.database());
        var sql = entry.sql();
        values.put("sql", Excerpt.of(sql, MOST_CHARACTERS));
        values.put("millis", entry.millis());
        values.put("rows", entry.rows());
        values.put("error", entry.error());
        return values;
    }

    /** A line that was cut off by a crash is passed over. */
    private static Optional<HistoryEntry> read(String line) {
        try {
            var json = JSON.readTree(line);
            return Optional.of(new HistoryEntry(
                    Instant.parse(json.path("at").asText()),
                    json.path("connection").isTextual()
                            ? json.path("connection").asText()
                            : null,
                    json.path("database").asText(),
                    json.path("sql").asText(),
                    json.path("millis").asLong(),
                    json.path("rows").isNumber() ? json.path("rows").asLong() : null,
                    json.path("error").isTextual() ? json.path("error").asText() : null));
        } catch (JsonProcessingException | DateTimeParseException e) {
            LOG.log(Level.FINE, "unreadable line of the history", e);
            return Optional.empty();
        }
    }
}
