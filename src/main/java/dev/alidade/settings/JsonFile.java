package dev.alidade.settings;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.alidade.error.AppException;
import dev.alidade.error.Problem;
import dev.alidade.error.ProblemKind;
import dev.alidade.i18n.Messages;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * One small record kept as JSON. A save replaces the file in one step (temporary file, then rename), so that a crash
 * leaves the old or the new document. A file that cannot be read is moved aside as {@code *.broken}, never lost.
 *
 * @param <T> a record that Jackson can read and write
 */
public final class JsonFile<T> {
    private static final Logger LOG = Logger.getLogger(JsonFile.class.getName());
    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private final Path folder;
    private final Path file;
    private final Class<T> type;
    private final T initial;

    public JsonFile(Path folder, String fileName, Class<T> type, T initial) {
        this.folder = folder;
        this.file = folder.resolve(fileName);
        this.type = type;
        this.initial = initial;
    }

    /** The stored document, or the initial one when there is none or it could not be read. */
    public synchronized T load() {
        if (!Files.exists(file)) {
            return initial;
        }
        try {
            var stored = JSON.readValue(file.toFile(), type);
            return stored == null ? initial : stored;
        } catch (IOException e) {
            LOG.log(Level.WARNING, "unreadable settings file moved aside: " + file, e);
            moveAside();
            return initial;
        }
    }

    /**
     * Replaces the document on disk; readable by its owner only.
     *
     * @throws AppException when the folder or file cannot be written; the old document is then untouched
     */
    public synchronized void save(T document) {
        AppFolders.create(folder);
        var draft = file.resolveSibling(file.getFileName() + ".new");
        try {
            Files.deleteIfExists(draft);
            if (FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
                Files.createFile(
                        draft, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            }
            JSON.writeValue(draft.toFile(), document);
            Files.move(draft, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new AppException(
                    Problem.of(
                            ProblemKind.FAILED,
                            "settings.save",
                            Messages.text("settings.save.failed", file.toString()),
                            Messages.text("settings.folder.next")),
                    e);
        }
    }

    private void moveAside() {
        try {
            Files.move(file, file.resolveSibling(file.getFileName() + ".broken"), StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            LOG.log(Level.WARNING, "could not move " + file + " aside", e);
        }
    }
}
