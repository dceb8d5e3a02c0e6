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
import java.util.logging.Level;
import java.util.logging.Logger;

/** A small text that people commit or hand on: read whole, and replaced in one step, so that a crash leaves the old or the new one. */
public final class CommittedFile {
    private static final Logger LOG = Logger.getLogger(CommittedFile.class.getName());

    /** Java has no word of its own for a full disk: one with less than this much is. */
    private static final long SMALL = 64 << 10;

    private CommittedFile() {}

    /**
     * Replaces a file, and makes its folder.
     *
     * @throws AppException when it cannot be written; the old one is then untouched
     */
    public static void write(Path path, String text) {
        try {
            var folder = path.toAbsolutePath().getParent();
            if (folder != null) {
                Files.createDirectories(folder);
            }
        } catch (IOException e) {
            throw failure("monitoring.file.unwritable", path, e);
        }
        replace(path, text);
    }

    /**
     * Replaces a file in a folder that is there.
     *
     * @throws AppException when it cannot be written; the old one is then untouched
     */
    public static void replace(Path path, String text) {
        try {
            replace(path, path.resolveSibling(path.getFileName() + ".tmp"), text);
        } catch (IOException e) {
            throw isFull(path) ? full(path, e) : failure("monitoring.file.unwritable", path, e);
        }
    }

    /** A text that the disk has no room for leaves nothing behind. */
    private static void replace(Path path, Path unfinished, String text) throws IOException {
        try {
            Files.writeString(unfinished, text, StandardCharsets.UTF_8);
            Files.move(unfinished, path, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            Files.deleteIfExists(unfinished);
            throw e;
        }
    }

    /**
     * The lines of a file; none where it does not exist.
     *
     * @throws AppException when it cannot be read
     */
    public static List<String> lines(Path path) {
        if (!Files.exists(path)) {
            return List.of();
        }
        try {
            return Files.readString(path).lines().toList();
        } catch (IOException e) {
            throw failure("monitoring.file.unreadable", path, e);
        }
    }

    private static boolean isFull(Path path) {
        try {
            var folder = path.toAbsolutePath().getParent();
            return folder != null
                    && Files.isDirectory(folder)
                    && Files.getFileStore(folder).getUsableSpace() < SMALL;
        } catch (IOException e) {
            LOG.log(Level.FINE, "the disk does not say how full it is", e);
            return false;
        }
    }

    private static AppException full(Path path, IOException cause) {
        return new AppException(
                new Problem(
                        ProblemKind.FAILED,
                        "monitoring.file.full",
                        Messages.text("monitoring.file.full", path.toString()),
                        Messages.text("monitoring.file.full.next"),
                        null,
                        String.valueOf(cause.getMessage())),
                cause);
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
