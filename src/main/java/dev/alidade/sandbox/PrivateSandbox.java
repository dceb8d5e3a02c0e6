package dev.alidade.sandbox;

import dev.alidade.database.Cancellation;
import dev.alidade.settings.AppFolders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;

/**
 * A throw-away server in a temporary folder, for tests, dry runs and private demos: gone when it is closed or when this
 * process ends, however it ends. It trades safety against a crash of the machine for speed.
 */
public final class PrivateSandbox implements AutoCloseable {
    private final Path folder;
    private final Watchdog watchdog;
    private final SandboxServer server;

    private PrivateSandbox(Path folder, Watchdog watchdog, SandboxServer server) {
        this.folder = folder;
        this.watchdog = watchdog;
        this.server = server;
    }

    /**
     * Makes and starts one, in one to two seconds.
     *
     * @param folders where bundled binaries are unpacked, if they are needed
     * @param environment {@code ALIDADE_POSTGRES_BIN} and {@code PATH} are read
     * @throws dev.alidade.error.AppException with the reason and the cure
     */
    public static PrivateSandbox start(
            AppFolders folders, Map<String, String> environment, Cancellation cancellation, Consumer<String> progress) {
        return start(folders, environment, ServerNeed.NONE, cancellation, progress);
    }

    /**
     * Makes and starts one that can hold a copy of a database from elsewhere, if a server for that is installed; else the
     * nearest to it.
     *
     * @throws dev.alidade.error.AppException with the reason and the cure
     */
    public static PrivateSandbox start(
            AppFolders folders,
            Map<String, String> environment,
            ServerNeed need,
            Cancellation cancellation,
            Consumer<String> progress) {
        var account = ServerAccount.ofThisProcess();
        var finder = ServerFinder.ofThisMachine(folders, environment, account).meeting(need);
        return start(finder, account, cancellation, progress);
    }

    static PrivateSandbox start(
            ServerFinder finder, ServerAccount account, Cancellation cancellation, Consumer<String> progress) {
        var binaries = finder.best(progress);
        var place = new ServerFolder(temporary(account), account);
        var cluster = new Cluster(place, binaries, false);
        try {
            place.makeBase();
            var watchdog = Watchdog.watch(place.base(), place.data().resolve("postmaster.pid"), cluster.stopAtOnce());
            try {
                var server = new Sandbox(place, finder, false).start(cancellation, progress);
                return new PrivateSandbox(place.base(), watchdog, server);
            } catch (RuntimeException e) {
                watchdog.close();
                throw e;
            }
        } catch (IOException e) {
            throw SandboxProblems.folder(place.base(), e);
        }
    }

    /** The running server. */
    public SandboxServer server() {
        return server;
    }

    /** Where it lives; deleted in the end. */
    public Path folder() {
        return folder;
    }

    /** Stops the server at once and deletes everything. */
    @Override
    public void close() {
        try {
            watchdog.close();
        } catch (IOException e) {
            throw SandboxProblems.folder(folder, e);
        }
    }

    private static Path temporary(ServerAccount account) {
        var name = "alidade-private-"
                + HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextLong());
        var usual = Path.of(System.getProperty("java.io.tmpdir", "/tmp")).toAbsolutePath();
        var parent = Files.isDirectory(usual) && account.mayEnter(usual) ? usual : ServerFolder.systemState();
        return parent.resolve(name);
    }
}
