package dev.alidade.browser.transfer;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/**
 * A file that appears whole or not at all: written beside its place under another name and renamed at the end. Devices
 * and pipes are written directly.
 */
final class OutputFile {
    /** Writes the content. */
    interface Content<T> {
        T write(OutputStream out) throws IOException;
    }

    private OutputFile() {}

    /**
     * Writes a file.
     *
     * @throws dev.alidade.error.AppException of kind REFUSED when it is there and must not be replaced, FAILED when it
     *     cannot be written
     */
    static <T> T write(Path target, boolean overwrite, Content<T> content) {
        if (Files.isDirectory(target)) {
            throw TransferProblems.refused("transfer.file.isFolder", target.toString());
        }
        if (Files.exists(target) && !overwrite && Files.isRegularFile(target)) {
            throw TransferProblems.refused("transfer.file.exists", target.toString());
        }
        try {
            if (Files.exists(target) && !Files.isRegularFile(target)) {
                try (var out = Files.newOutputStream(target)) {
                    return content.write(out);
                }
            }
            return replace(Files.exists(target) ? target.toRealPath() : target.toAbsolutePath(), overwrite, content);
        } catch (FileAlreadyExistsException e) {
            throw TransferProblems.refused("transfer.file.exists", target.toString());
        } catch (IOException e) {
            throw failed(target, e);
        } catch (UncheckedIOException e) {
            throw failed(target, Exporter.cause(e));
        }
    }

    private static <T> T replace(Path target, boolean overwrite, Content<T> content) throws IOException {
        var draft = target.resolveSibling(
                "." + target.getFileName() + "." + ProcessHandle.current().pid() + "-" + System.nanoTime() + ".part");
        try {
            T result;
            try (var out = Files.newOutputStream(draft, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
                result = content.write(out);
            }
            if (overwrite) {
                Files.move(draft, target, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
            } else {
                Files.move(draft, target);
            }
            return result;
        } finally {
            Files.deleteIfExists(draft);
        }
    }

    private static RuntimeException failed(Path target, IOException why) {
        var said = why.getMessage() == null ? why.toString() : why.getMessage();
        return TransferProblems.failed("transfer.file.failed", target.toString(), said);
    }
}
