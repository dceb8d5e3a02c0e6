package dev.alidade.sandbox;

import dev.alidade.database.Cancellation;
import dev.alidade.i18n.Messages;
import dev.alidade.settings.AppFolders;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A private PostgreSQL server in a folder of its own: loopback only, SCRAM only, made at its first start and kept until
 * it is reset. It runs on when the app ends. Two starters at once, in one process or two, get the same server. Methods
 * run programs and wait for them (seconds at the first start, tenths afterwards): never on the user interface's thread.
 */
public final class Sandbox {
    private final SandboxStore store;
    private final ServerFolder folder;
    private final boolean durable;

    Sandbox(ServerFolder folder, ServerFinder finder, boolean durable) {
        this.store = new SandboxStore(folder, finder);
        this.folder = folder;
        this.durable = durable;
    }

    /**
     * The user's sandbox below the data folder; for root, whose home is closed to the server's account, in the system's
     * state directory. Starts and creates nothing.
     *
     * @throws dev.alidade.error.AppException when this is root and no other account can run the server
     */
    public static Sandbox open(AppFolders folders, Map<String, String> environment) {
        var account = ServerAccount.ofThisProcess();
        var base = ServerFolder.reachable(folders.data().resolve("sandbox"), account);
        return new Sandbox(
                new ServerFolder(base, account), ServerFinder.ofThisMachine(folders, environment, account), true);
    }

    /**
     * The running server: the one that runs already, else one started from the kept data, else a new one.
     *
     * @param progress told in one sentence what takes time
     * @throws dev.alidade.error.AppException with the reason and the cure
     */
    public SandboxServer start(Cancellation cancellation, Consumer<String> progress) {
        return locked(cancellation, () -> new SandboxStart(store, durable, cancellation, progress).run());
    }

    /** The server if it runs; starts nothing. */
    public Optional<SandboxServer> running() {
        try {
            var live = store.isUnfinished()
                    ? Optional.<Postmaster>empty()
                    : Postmaster.of(folder.data()).filter(Postmaster::ready);
            return live.isEmpty()
                    ? Optional.empty()
                    : Optional.of(
                            new SandboxServer(live.get().port(), store.binariesOfData(text -> {}), store.passwords()));
        } catch (IOException e) {
            throw SandboxProblems.folder(folder.base(), e);
        }
    }

    /** The servers installed on this machine, most useful first; the bundled one is not among them. */
    public List<ServerBinaries> installed() {
        return store.finder().installed();
    }

    /** How it is doing. Costs one look for installed servers. */
    public SandboxStatus status() {
        try {
            if (store.isUnfinished()) {
                return status(SandboxStatus.State.UNFINISHED, null, null);
            }
            var version = folder.dataVersion();
            if (version.isEmpty()) {
                var first = store.finder().installed().stream().findFirst().orElse(null);
                return status(SandboxStatus.State.ABSENT, null, first);
            }
            var used = store.binaries(version.getAsInt(), text -> {}).orElse(null);
            var live = Postmaster.of(folder.data()).orElse(null);
            return status(live == null ? SandboxStatus.State.STOPPED : SandboxStatus.State.RUNNING, live, used);
        } catch (IOException e) {
            throw SandboxProblems.folder(folder.base(), e);
        }
    }

    /** Stops the server, ending its sessions; nothing committed is lost. Does nothing when it does not run. */
    public void stop() {
        if (!Files.exists(folder.base())) {
            return;
        }
        locked(new Cancellation(), () -> {
            stopLocked();
            return true;
        });
    }

    /**
     * Deletes the sandbox with all its databases and passwords, and starts a new one. Ask the user first.
     *
     * @throws dev.alidade.error.AppException of kind REFUSED, before anything is deleted, when its folder holds something
     *     that is no PostgreSQL cluster; or when no server is installed that could make the new one
     */
    public SandboxServer reset(Cancellation cancellation, Consumer<String> progress) {
        return locked(cancellation, () -> {
            store.finder().best(progress);
            store.refuseForeignFiles();
            stopLocked();
            Files.writeString(folder.unfinished(), "");
            store.discard();
            return new SandboxStart(store, durable, cancellation, progress).run();
        });
    }

    private void stopLocked() throws IOException {
        if (store.isUnfinished()) {
            store.killUnfinished();
        } else if (Postmaster.of(folder.data()).isPresent()) {
            new Cluster(folder, store.binariesOfData(text -> {}), durable).stop();
        }
    }

    private SandboxStatus status(
            SandboxStatus.State state, @Nullable Postmaster live, @Nullable ServerBinaries binaries) {
        return new SandboxStatus(
                state,
                live == null ? 0 : live.port(),
                live == null ? 0 : live.pid(),
                binaries,
                folder.data(),
                binaries == null || binaries.postgis() ? null : hint());
    }

    private @Nullable String hint() {
        return store.finder().installed().stream()
                .filter(ServerBinaries::postgis)
                .findFirst()
                .map(better -> Messages.text(
                        "sandbox.hint.betterServer",
                        better.version(),
                        better.bin().toString()))
                .orElse(null);
    }

    private <T> T locked(Cancellation cancellation, SandboxLock.FileWork<T> work) {
        try {
            folder.makeBase();
            try (var lock = SandboxLock.acquire(folder.lock(), cancellation)) {
                return lock.hold(work);
            }
        } catch (IOException e) {
            throw SandboxProblems.folder(folder.base(), e);
        }
    }
}
