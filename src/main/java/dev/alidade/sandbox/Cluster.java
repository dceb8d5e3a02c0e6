package dev.alidade.sandbox;

import dev.alidade.database.Secret;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/** PostgreSQL's own tools applied to one sandbox folder, as the server's account. */
final class Cluster {
    /** The superuser of every sandbox. */
    static final String ADMINISTRATOR = "supabase_admin";

    private static final String WAIT_SECONDS = "60";
    private static final int LOG_LINES = 20;
    /** How long the sessions of a killed server may take to notice its death. */
    private static final Duration ORPHANS_END = Duration.ofSeconds(10);

    /** Below the ports that systems hand out to outgoing connections. */
    private static final int FIRST_PORT = 15_400;

    private static final int PORTS = 10_000;

    private final ServerFolder folder;
    private final ServerBinaries binaries;
    private final boolean durable;

    Cluster(ServerFolder folder, ServerBinaries binaries, boolean durable) {
        this.folder = folder;
        this.binaries = binaries;
        this.durable = durable;
    }

    /** Makes the cluster: UTF-8, SCRAM only, one superuser. The password goes through a file that lives for a moment. */
    void initialise(Secret password) throws IOException {
        folder.makeServer();
        var passwordFile = folder.server().resolve("password");
        folder.write(passwordFile, password.reveal() + "\n");
        try {
            var outcome = initdb(passwordFile, "--locale=C.UTF-8");
            if (!outcome.succeeded()) {
                folder.deleteData();
                outcome = initdb(passwordFile, "--no-locale");
            }
            if (!outcome.succeeded()) {
                throw SandboxProblems.initialisation(folder.data(), outcome.output());
            }
        } finally {
            folder.delete(passwordFile);
        }
        folder.write(folder.data().resolve("pg_hba.conf"), ServerConfiguration.ACCESS);
        var main = folder.data().resolve("postgresql.conf");
        folder.write(main, Files.readString(main) + ServerConfiguration.INCLUDE);
    }

    /**
     * Starts the server and waits until it accepts connections.
     *
     * @return false when something else listens on the port
     */
    boolean start(int port) throws IOException {
        var statements = binaries.extensions().contains("pg_stat_statements");
        folder.write(
                folder.data().resolve("alidade.conf"),
                ServerConfiguration.settings(port, folder.logs(), statements, durable));
        if (Postmaster.namesForeigner(folder.data())) {
            folder.delete(folder.data().resolve("postmaster.pid"));
        }
        var startLog = folder.logs().resolve("start.log");
        folder.write(startLog, "");
        var end = System.nanoTime() + ORPHANS_END.toNanos();
        while (!pgCtl("start", "-w", "-t", WAIT_SECONDS, "-l", startLog.toString())
                .succeeded()) {
            if (!isFree(port)) {
                return false;
            }
            var log = logTail();
            if (!Files.readString(startLog).contains("shared memory block") || System.nanoTime() > end) {
                throw SandboxProblems.start(folder.data(), log);
            }
        }
        return true;
    }

    /** Stops the server: open sessions are ended, nothing committed is lost. */
    void stop() throws IOException {
        var outcome = pgCtl("stop", "-w", "-t", WAIT_SECONDS, "-m", "fast");
        if (!outcome.succeeded() && Postmaster.of(folder.data()).isPresent()) {
            throw SandboxProblems.stop(outcome.output());
        }
    }

    /** The command that stops the server at once, for a watchdog; also for a server that does not exist yet. */
    List<String> stopAtOnce() {
        return folder.account()
                .command(List.of(
                        binaries.program("pg_ctl").toString(),
                        "stop",
                        "-D",
                        folder.data().toString(),
                        "-w",
                        "-t",
                        "20",
                        "-m",
                        "immediate"));
    }

    /** A port on the loopback address that nobody listens on. */
    static int freePort() {
        var random = new Random();
        while (true) {
            var port = FIRST_PORT + random.nextInt(PORTS);
            if (isFree(port)) {
                return port;
            }
        }
    }

    static boolean isFree(int port) {
        try (var socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), port), 1);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private Program.Outcome initdb(Path passwordFile, String locale) throws IOException {
        var command = new ArrayList<>(List.of(
                binaries.program("initdb").toString(),
                "-D",
                folder.data().toString(),
                "-U",
                ADMINISTRATOR,
                "--auth=scram-sha-256",
                "--pwfile=" + passwordFile,
                "--encoding=UTF8",
                locale));
        if (!durable) {
            command.add("--no-sync");
        }
        return Program.run(folder.account().command(command), folder.server());
    }

    private Program.Outcome pgCtl(String action, String... options) throws IOException {
        var command = new ArrayList<>(List.of(
                binaries.program("pg_ctl").toString(),
                action,
                "-D",
                folder.data().toString()));
        command.addAll(List.of(options));
        return Program.run(folder.account().command(command), folder.server());
    }

    private String logTail() throws IOException {
        var lines = new ArrayList<String>();
        try (Stream<Path> files = Files.list(folder.logs())) {
            for (var file : files.sorted().toList()) {
                lines.addAll(Files.readAllLines(file));
            }
        }
        return String.join("\n", lines.subList(Math.max(0, lines.size() - LOG_LINES), lines.size()));
    }
}
