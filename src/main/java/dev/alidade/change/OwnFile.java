package dev.alidade.change;

import dev.alidade.settings.AppFolders;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Objects;

/** Files that only their owner may read (where the file system knows owners), written through to the disk. */
public final class OwnFile {
    /** A lock of a file keeps other programs out, and must be asked for by one thread at a time. */
    private static final Object TURN = new Object();

    private OwnFile() {}

    /**
     * Adds to a file, which is made with its folder where it is missing; returns when the disk has it. Where the disk has
     * no room for all of it, the file is as long as it was.
     */
    public static void append(Path file, byte[] content) throws IOException {
        AppFolders.create(Objects.requireNonNull(file.getParent()));
        if (!Files.exists(file)) {
            if (FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
                Files.createFile(
                        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            } else {
                Files.createFile(file);
            }
        }
        synchronized (TURN) {
            try (var channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
                write(channel, ByteBuffer.wrap(content));
            }
        }
    }

    /** The same for one line of a file of lines; one that a kill cut off before it stays by itself and harms no other. */
    public static void appendLine(Path file, String line) throws IOException {
        append(file, ((isCutOff(file) ? "\n" : "") + line + "\n").getBytes(StandardCharsets.UTF_8));
    }

    private static void write(FileChannel channel, ByteBuffer bytes) throws IOException {
        try (var _ = channel.lock()) {
            long before = channel.size();
            channel.position(before);
            try {
                while (bytes.hasRemaining()) {
                    channel.write(bytes);
                }
                channel.force(false);
            } catch (IOException e) {
                channel.truncate(before);
                throw e;
            }
        }
    }

    private static boolean isCutOff(Path file) throws IOException {
        if (!Files.exists(file) || Files.size(file) == 0) {
            return false;
        }
        try (var channel = FileChannel.open(file, StandardOpenOption.READ)) {
            var last = ByteBuffer.allocate(1);
            channel.read(last, channel.size() - 1);
            return last.get(0) != '\n';
        }
    }
}
