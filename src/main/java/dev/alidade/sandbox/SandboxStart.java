package dev.alidade.sandbox;

import dev.alidade.database.Cancellation;
import dev.alidade.database.Database;
import dev.alidade.i18n.Messages;
import java.io.IOException;
import java.nio.file.Files;
import java.util.function.Consumer;

/** One start of a sandbox, made while its lock is held. */
final class SandboxStart {
    private static final long ROOM_NEEDED = 200L << 20;
    private static final int PORT_ATTEMPTS = 5;

    private final SandboxStore store;
    private final ServerFolder folder;
    private final boolean durable;
    private final Cancellation cancellation;
    private final Consumer<String> progress;

    SandboxStart(SandboxStore store, boolean durable, Cancellation cancellation, Consumer<String> progress) {
        this.store = store;
        this.folder = store.folder();
        this.durable = durable;
        this.cancellation = cancellation;
        this.progress = progress;
    }

    /** Adopts the running server, starts the kept one, or makes a new one. */
    SandboxServer run() throws IOException {
        if (store.isUnfinished()) {
            progress.accept(Messages.text("sandbox.progress.redo"));
            store.killUnfinished();
            store.discard();
        }
        if (folder.dataVersion().isEmpty()) {
            return create();
        }
        var passwords = store.passwords();
        var used = store.binariesOfData(progress);
        var live = Postmaster.of(folder.data());
        var port = live.isPresent() ? live.get().port() : launch(used);
        var server = new SandboxServer(port, used, passwords);
        try (var proof = Database.open(server.superuser(SandboxServer.DEFAULT_DATABASE), () -> {})) {
            proof.facts();
        }
        return server;
    }

    private SandboxServer create() throws IOException {
        store.refuseForeignFiles();
        var free = folder.base().toFile().getUsableSpace(); // a FileStore needs a mount table, which a chroot lacks
        if (free < ROOM_NEEDED) {
            throw SandboxProblems.tooLittleRoom(folder.base(), free, ROOM_NEEDED);
        }
        var best = store.finder().best(progress);
        cancellation.check();
        progress.accept(Messages.text("sandbox.progress.initialise", best.version()));
        Files.writeString(folder.unfinished(), "");
        var passwords = store.newPasswords();
        new Cluster(folder, best, durable).initialise(passwords.administratorSecret());
        var server = new SandboxServer(launch(best), best, passwords);
        ClusterRoles.create(server, passwords);
        Files.delete(folder.unfinished());
        return server;
    }

    private int launch(ServerBinaries used) throws IOException {
        var cluster = new Cluster(folder, used, durable);
        var kept = store.state().port();
        var port = kept == 0 ? Cluster.freePort() : kept;
        for (var attempt = 0; attempt < PORT_ATTEMPTS; attempt++) {
            cancellation.check();
            if (Cluster.isFree(port)) {
                progress.accept(Messages.text("sandbox.progress.start", used.version(), Integer.toString(port)));
                if (cluster.start(port)) {
                    store.remember(port, used);
                    return port;
                }
            }
            var other = Cluster.freePort();
            progress.accept(
                    Messages.text("sandbox.progress.portTaken", Integer.toString(port), Integer.toString(other)));
            port = other;
        }
        throw SandboxProblems.start(folder.data(), "");
    }
}
