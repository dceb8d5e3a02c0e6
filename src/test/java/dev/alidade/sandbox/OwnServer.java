package dev.alidade.sandbox;

import dev.alidade.database.Cancellation;
import dev.alidade.database.Database;
import dev.alidade.settings.AppFolders;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;

/** A server of one test class alone, which it may stop, start and configure as it likes; gone in the end. */
public final class OwnServer implements AutoCloseable {
    private final ServerFolder place;
    private final Watchdog watchdog;
    private final Sandbox sandbox;
    private SandboxServer server;

    public OwnServer() {
        var account = ServerAccount.ofThisProcess();
        var folder = Path.of("target/test-home").toAbsolutePath();
        var folders = new AppFolders(folder.resolve("settings"), folder.resolve("data"), folder.resolve("logs"));
        var finder = ServerFinder.ofThisMachine(folders, System.getenv(), account);
        var name = "alidade-own-"
                + HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextLong());
        place = new ServerFolder(Path.of(System.getProperty("java.io.tmpdir")).resolve(name), account);
        sandbox = new Sandbox(place, finder, false);
        try {
            place.makeBase();
            var stop = new Cluster(place, finder.best(text -> {}), false).stopAtOnce();
            watchdog = Watchdog.watch(place.base(), place.data().resolve("postmaster.pid"), stop);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server = sandbox.start(new Cancellation(), text -> {});
    }

    /** The server as it runs now. */
    public SandboxServer server() {
        return server;
    }

    /** Ends every session and stops. */
    public void stop() {
        sandbox.stop();
    }

    /** Starts again, on the same port. */
    public void start() {
        server = sandbox.start(new Cancellation(), text -> {});
    }

    /** Writes a file into the data folder as the server's account. */
    public void write(String file, String text) {
        try {
            place.write(place.data().resolve(file), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Runs statements as the superuser, each on its own. */
    public void run(String... statements) {
        try (var database = Database.open(server.superuser("postgres"), () -> {})) {
            for (var statement : statements) {
                database.session(new Cancellation(), session -> {
                    session.execute(statement);
                    return true;
                });
            }
        }
    }

    @Override
    public void close() {
        try {
            watchdog.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
