package dev.alidade.monitoring.report;

import dev.alidade.error.AppException;
import dev.alidade.error.Problem;
import dev.alidade.error.ProblemKind;
import dev.alidade.i18n.Messages;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/** A small text that people commit: read whole, and replaced in one step, so that a crash leaves the old or the new one. */
final class CommittedFile {
    private CommittedFile() {}

    /**
     * Replaces a file, and makes its folder.
     *
     * @throws AppException when it cannot be written; the old one is then untouched
     */
    static void write(Path path, String text) {
        try {
            var folder = path.toAbsolutePath().getParent();
            if (folder != null) {
                Files.createDirectories(folder);
            }
            var unfinished = path.resolveSibling(path.getFileName() + ".tmp");
            Files.writeString(unfinished, text, StandardCharsets.UTF_8);
            Files.move(unfinished, path, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw failure("monitoring.file.unwritable", path, e);
        }
    }

    /**
     * The lines of a file; none where it does not exist.
     *
     * @throws AppException when it cannot be read
     */
    static List<String> lines(Path path) {
        if (!Files.exists(path)) {
            return List.of();
        }
        try {
            return Files.readString(path).lines().toList();
        } catch (IOException e) {
            throw failure("monitoring.file.unreadable", path, e);
        }
    }

    private static AppException failure(String key, Path path, IOException cause) {
        return new AppException(
                new Problem(
                        ProblemKind.FAILED,
                        key,
                        Messages.text(key, path.toString()),
                        Messages.text("monitoring.file.next"),
                        null,
                        String.valueOf(cause.getMessage())),
                cause);
    }
}
