package dev.alidade.bench;

import dev.alidade.database.Cancellation;
import dev.alidade.database.DatabaseTarget;
import dev.alidade.sandbox.PrivateSandbox;
import dev.alidade.sandbox.SandboxServer;
import dev.alidade.settings.AppFolders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Optional;

/** A private server and a folder for one run of benchmarks; both are gone in the end. */
public final class BenchServer implements AutoCloseable {
    private final PrivateSandbox sandbox;
    private final Path folder;
    private int databases;

    public BenchServer() throws IOException {
        folder = Files.createTempDirectory("alidade-bench");
        sandbox = PrivateSandbox.start(AppFolders.ofThisUser(), System.getenv(), new Cancellation(), text -> {});
    }

    /** The server. */
    public SandboxServer server() {
        return sandbox.server();
    }

    /** Room for files. */
    public Path folder() {
        return folder;
    }

    /** Settings and ledgers of a user who has none yet. */
    public AppFolders user() {
        return new AppFolders(folder.resolve("settings"), folder.resolve("data"), folder.resolve("logs"));
    }

    /** A new empty database, as the Supabase-like role reaches it. */
    public DatabaseTarget database() {
        var name = "bench_" + ++databases;
        server().createDatabase(name);
        return server().supabaseLike(name);
    }

    /** Drops one. */
    public void drop(DatabaseTarget target) {
        server().dropDatabase(target.database());
    }

    /** A client program beside the server's own or on the path; empty where there is none. */
    public Optional<Path> client(String name) {
        var beside = server().binaries().bin().resolve(name);
        if (Files.isExecutable(beside)) {
            return Optional.of(beside);
        }
        for (var place : System.getenv().getOrDefault("PATH", "").split(java.io.File.pathSeparator, -1)) {
            var file = Path.of(place).resolve(name);
            if (Files.isExecutable(file)) {
                return Optional.of(file);
            }
        }
        return Optional.empty();
    }

    @Override
    public void close() throws IOException {
        sandbox.close();
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
