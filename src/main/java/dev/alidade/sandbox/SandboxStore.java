package dev.alidade.sandbox;

import dev.alidade.settings.JsonFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;

/** What is on disk of one sandbox: its data, passwords and memory of the last start, and the programs that fit them. */
final class SandboxStore {
    private final ServerFolder folder;
    private final ServerFinder finder;
    private final JsonFile<Credentials> credentials;
    private final JsonFile<SandboxState> state;

    SandboxStore(ServerFolder folder, ServerFinder finder) {
        this.folder = folder;
        this.finder = finder;
        this.credentials = new JsonFile<>(folder.base(), "credentials.json", Credentials.class, Credentials.MISSING);
        this.state = new JsonFile<>(folder.base(), "sandbox.json", SandboxState.class, SandboxState.NEW);
    }

    ServerFolder folder() {
        return folder;
    }

    ServerFinder finder() {
        return finder;
    }

    boolean isUnfinished() {
        return Files.exists(folder.unfinished());
    }

    /** The passwords of the data. */
    Credentials passwords() {
        var known = credentials.load();
        if (known.isMissing()) {
            throw SandboxProblems.passwordsLost(folder.credentials());
        }
        return known;
    }

    /** Fresh passwords, saved. */
    Credentials newPasswords() {
        var fresh = Credentials.random();
        credentials.save(fresh);
        return fresh;
    }

    SandboxState state() {
        return state.load();
    }

    void remember(int port, ServerBinaries used) {
        state.save(new SandboxState(port, used.bin().toString()));
    }

    /** The programs the data were used with last, else others of the same major version; empty when none are left. */
    Optional<ServerBinaries> binaries(int major, Consumer<String> progress) {
        var last = state.load().bin();
        return Optional.of(last)
                .filter(bin -> !bin.isEmpty())
                .flatMap(bin -> finder.at(Path.of(bin)))
                .filter(binaries -> binaries.major() == major)
                .or(() -> finder.ofMajor(major, progress));
    }

    /** The programs for the data that are there. */
    ServerBinaries binariesOfData(Consumer<String> progress) throws IOException {
        var major = folder.dataVersion().orElseThrow();
        return binaries(major, progress).orElseThrow(() -> SandboxProblems.otherVersion(folder.data(), major));
    }

    /** Throws when something stands in the place of the data that neither a server nor a cut-off start left there. */
    void refuseForeignFiles() throws IOException {
        if (!isUnfinished() && folder.dataVersion().isEmpty() && Files.exists(folder.data())) {
            throw SandboxProblems.notACluster(folder.data());
        }
    }

    /** Ends a server that was being made, the hard way: its data are worth nothing. */
    void killUnfinished() throws IOException {
        var live = Postmaster.of(folder.data());
        if (live.isPresent()) {
            var process = live.get().process();
            process.destroyForcibly();
            process.onExit().join();
        }
    }

    /** Deletes data, passwords and memory; the marker of an unfinished start goes last. */
    void discard() throws IOException {
        folder.deleteServer();
        Files.deleteIfExists(folder.state());
        Files.deleteIfExists(folder.credentials());
        Files.deleteIfExists(folder.unfinished());
    }
}
