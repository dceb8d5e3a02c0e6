package dev.alidade.sandbox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The server process that {@code postmaster.pid} names, if it is really there.
 *
 * @param pid process id
 * @param port TCP port
 * @param ready whether it accepts connections
 */
record Postmaster(long pid, int port, boolean ready) {
    private static final int PORT_LINE = 3;
    private static final int STATUS_LINE = 7;

    /** The live server of a data folder; empty when none runs, also when a killed one left its file behind. */
    static Optional<Postmaster> of(Path data) throws IOException {
        var file = data.resolve("postmaster.pid");
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        var lines = Files.readString(file).lines().map(String::strip).toList();
        if (lines.isEmpty() || !lines.getFirst().matches("-?\\d+")) {
            return Optional.empty();
        }
        var pid = Math.abs(Long.parseLong(lines.getFirst()));
        if (!isServerOf(pid, data)) {
            return Optional.empty();
        }
        var port = lines.size() > PORT_LINE && lines.get(PORT_LINE).matches("\\d+")
                ? Integer.parseInt(lines.get(PORT_LINE))
                : 0;
        var ready = lines.size() > STATUS_LINE && "ready".equals(lines.get(STATUS_LINE));
        return Optional.of(new Postmaster(pid, port, ready));
    }

    ProcessHandle process() {
        return ProcessHandle.of(pid).orElseThrow();
    }

    /**
     * A process id is used again after a while. A server stands in its data folder; where the system does not show that
     * (only Linux does), the name of the program decides. What this user cannot see is not the sandbox's server.
     */
    private static boolean isServerOf(long pid, Path data) {
        var process = ProcessHandle.of(pid).filter(ProcessHandle::isAlive);
        if (process.isEmpty()) {
            return false;
        }
        if (Files.isDirectory(Path.of("/proc/self"))) {
            try {
                return Files.isSameFile(Path.of("/proc/" + pid + "/cwd").toRealPath(), data);
            } catch (IOException e) {
                return false;
            }
        }
        return process.get()
                .info()
                .command()
                .map(command -> command.contains("postgres"))
                .orElse(true);
    }
}
