package dev.alidade.sandbox;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/**
 * A small process that waits at the end of a pipe whose other end only this process holds. When the pipe closes, be it
 * by {@link #close()} or because this process was killed, it stops a server at once and deletes its folder. It ignores
 * the signals of a terminal and leaves its process group where the system has {@code setsid}.
 */
final class Watchdog implements AutoCloseable {
    private static final Path ROOT_FOLDER = Path.of("/");
    /** Arguments: the folder, the file that says a server runs, then the stopping command. */
    private static final String SCRIPT = """
            trap '' INT TERM HUP
            folder=$1
            pidfile=$2
            shift 2
            while read -r line; do :; done
            case $folder in */alidade-?*) ;; *) exit 1 ;; esac
            gone=0
            tries=0
            while [ $gone -lt 3 ] && [ $tries -lt 100 ]; do
              [ -f "$pidfile" ] && "$@"
              rm -rf -- "$folder"
              if [ -e "$folder" ]; then gone=0; else gone=$((gone + 1)); fi
              tries=$((tries + 1))
              [ $gone -lt 3 ] && sleep 0.1
            done
            """;

    private static final String PREFIX = "alidade-";

    private final Process process;

    private Watchdog(Process process) {
        this.process = process;
    }

    /**
     * Starts watching.
     *
     * @param folder what is deleted in the end; its name must start with {@code alidade-}
     * @param pidFile exists while the server runs
     * @param stop the command that stops the server at once
     */
    static Watchdog watch(Path folder, Path pidFile, List<String> stop) throws IOException {
        if (!mayBeDeleted(folder)) {
            throw new IllegalArgumentException("a watchdog deletes only folders named " + PREFIX + "…: " + folder);
        }
        var command = new ArrayList<String>();
        if (System.getProperty("os.name", "").toLowerCase(Locale.ROOT).startsWith("windows")) {
            command.addAll(WatchdogMain.command());
        } else {
            if (Program.onPath("setsid").isPresent()) {
                command.add("setsid");
            }
            command.addAll(List.of("sh", "-c", SCRIPT, "alidade-watchdog"));
        }
        command.add(folder.toString());
        command.add(pidFile.toString());
        command.addAll(stop);
        var directory = ROOT_FOLDER.toAbsolutePath();
        var builder = Program.builder(command, directory)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD);
        return new Watchdog(builder.start());
    }

    /** A second look before a whole folder is deleted: only folders that this application named. */
    static boolean mayBeDeleted(Path folder) {
        var name = String.valueOf(folder.getFileName());
        return folder.isAbsolute() && name.startsWith(PREFIX) && name.length() > PREFIX.length();
    }

    /** Closes the pipe and waits until server and folder are gone, at most half a minute. */
    @Override
    public void close() throws IOException {
        process.getOutputStream().close();
        process.onExit().completeOnTimeout(process, 30, TimeUnit.SECONDS).join();
    }
}
