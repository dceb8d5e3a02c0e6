package dev.alidade.sandbox;

import dev.alidade.database.Cancellation;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** Lets one starter at a time work on a sandbox, across processes; the system frees it when its holder dies. */
final class SandboxLock implements AutoCloseable {
    private static final Duration LIMIT = Duration.ofMinutes(2);
    private static final Duration PAUSE = Duration.ofMillis(50);

    private final FileChannel channel;

    private SandboxLock(FileChannel channel) {
        this.channel = channel;
    }

    /**
     * Waits for the lock.
     *
     * @throws dev.alidade.error.AppException when another starter does not finish within two minutes, or on request
     */
    static SandboxLock acquire(Path file, Cancellation cancellation) throws IOException {
        var end = System.nanoTime() + LIMIT.toNanos();
        if (!Files.exists(file)) {
            try {
                ServerFolder.createPrivate(file);
            } catch (FileAlreadyExistsException e) {
                // another starter made it between the two lines
            }
        }
        var channel = FileChannel.open(file, StandardOpenOption.WRITE);
        try {
            while (lock(channel) == null) {
                cancellation.check();
                if (System.nanoTime() > end) {
                    throw SandboxProblems.busy(file);
                }
                LockSupport.parkNanos(PAUSE.toNanos());
            }
            return new SandboxLock(channel);
        } catch (RuntimeException | IOException e) {
            channel.close();
            throw e;
        }
    }

    /** Runs work under the lock. */
    <T> T hold(FileWork<T> work) throws IOException {
        return work.run();
    }

    /** Work on files. */
    @FunctionalInterface
    interface FileWork<T> {
        T run() throws IOException;
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }

    private static @Nullable FileLock lock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }
}
