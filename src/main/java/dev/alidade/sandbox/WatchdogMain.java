package dev.alidade.sandbox;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/** The {@link Watchdog}'s process where there is no shell (Windows): the same steps in Java. */
final class WatchdogMain {
    private static final int TRIES = 100;
    private static final long PAUSE_NANOS = 100_000_000;

    private WatchdogMain() {}

    /** The command that runs this class on this process's Java and class path. */
    static List<String> command() {
        return List.of(
                Path.of(System.getProperty("java.home", ""), "bin", "java").toString(),
                "-Xmx32m",
                "-cp",
                System.getProperty("java.class.path", ""),
                WatchdogMain.class.getName());
    }

    /** Arguments: the folder, the file that says a server runs, then the stopping command. */
    public static void main(String... arguments) throws IOException {
        var folder = Path.of(arguments[0]);
        var pidFile = Path.of(arguments[1]);
        var stop = Arrays.asList(arguments).subList(2, arguments.length);
        System.in.transferTo(OutputStream.nullOutputStream());
        for (var tries = 0; Watchdog.mayBeDeleted(folder) && Files.exists(folder) && tries < TRIES; tries++) {
            try {
                if (Files.exists(pidFile)) {
                    Program.run(stop, folder);
                }
                FolderTree.delete(folder);
            } catch (IOException e) {
                LockSupport.parkNanos(PAUSE_NANOS);
            }
        }
    }
}
