package dev.alidade.sandbox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
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
        var pid = pid(lines);
        if (!isAlive(pid) || !isServerOf(pid, data)) {
            return Optional.empty();
        }
        var port = lines.size() > PORT_LINE && lines.get(PORT_LINE).matches("\\d+")
                ? Integer.parseInt(lines.get(PORT_LINE))
                : 0;
        var ready = lines.size() > STATUS_LINE && "ready".equals(lines.get(STATUS_LINE));
        return Optional.of(new Postmaster(pid, port, ready));
    }

    /**
     * Whether {@code postmaster.pid} was left behind by a killed server whose number another process got. The server
     * itself would take that process for its predecessor and refuse to start.
     */
    static boolean namesForeigner(Path data) throws IOException {
        var file = data.resolve("postmaster.pid");
        if (!Files.exists(file)) {
            return false;
        }
        var pid = pid(Files.readString(file).lines().map(String::strip).toList());
        return isAlive(pid) && !isServerOf(pid, data);
    }

    ProcessHandle process() {
        return ProcessHandle.of(pid).orElseThrow();
    }

    /**
     * A process id is used again after a while. A server stands in its data folder; where the system does not show that
     * (only Linux does), the name of the program decides. What this user cannot see is not the sandbox's server.
     */
    private static boolean isServerOf(long pid, Path data) {
        if (Files.isDirectory(Path.of("/proc/self"))) {
            try {
                return Files.isSameFile(Path.of("/proc/" + pid + "/cwd").toRealPath(), data);
            } catch (IOException e) {
                return false;
            }
        }
        return ProcessHandle.of(pid)
                .flatMap(process -> process.info().command())
                .map(command -> command.contains("postgres"))
                .orElse(true);
    }

    private static boolean isAlive(long pid) {
        return ProcessHandle.of(pid).filter(ProcessHandle::isAlive).isPresent();
    }

    private static long pid(List<String> lines) {
        return lines.isEmpty() || !lines.getFirst().matches("-?\\d+") ? 0 : Math.abs(Long.parseLong(lines.getFirst()));
    }
}
