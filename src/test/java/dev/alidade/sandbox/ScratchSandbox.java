package dev.alidade.sandbox;

import dev.alidade.database.Cancellation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** A sandbox of a user who exists only for one test; a watchdog takes it away even when the test process is killed. */
final class ScratchSandbox implements AutoCloseable {
    private final Path home;
    private final ServerFolder folder;
    private final ServerFinder finder;
    private final List<String> progress = new ArrayList<>();
    private final Watchdog watchdog;

    ScratchSandbox() throws IOException {
        this(ServerAccount.ofThisProcess(), System.getenv());
    }

    ScratchSandbox(ServerAccount account, Map<String, String> environment) throws IOException {
        home = Path.of("/tmp", "alidade-private-" + UUID.randomUUID());
        ServerFolder.makeEnterable(home);
        folder = new ServerFolder(home.resolve("data/sandbox"), account);
        var embedded =
                new EmbeddedBinaries(home.resolve("data/server-binaries"), "Linux", System.getProperty("os.arch"));
        finder = new ServerFinder(environment, "Linux", Path.of("/"), embedded);
        var anyServer = new ServerFinder(System.getenv(), "Linux", Path.of("/"), embedded)
                .installed()
                .getFirst();
        var stop = new Cluster(folder, anyServer, false).stopAtOnce();
        watchdog = Watchdog.watch(home, folder.data().resolve("postmaster.pid"), stop);
    }

    ServerFolder folder() {
        return folder;
    }

    ServerFinder finder() {
        return finder;
    }

    /** As a newly started app sees it. */
    Sandbox sandbox() {
        return new Sandbox(folder, finder, false);
    }

    SandboxServer start() {
        return sandbox().start(new Cancellation(), progress::add);
    }

    /** Every sentence of progress so far. */
    List<String> progress() {
        return List.copyOf(progress);
    }

    Path home() {
        return home;
    }

    @Override
    public void close() throws IOException {
        watchdog.close();
        if (Files.exists(home)) {
            throw new IllegalStateException("left behind: " + home);
        }
    }
}
