package dev.alidade.sandbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The operating system account the server runs as. PostgreSQL refuses to run as root, so root drops to an unprivileged
 * account; everybody else runs the server as themselves.
 *
 * @param user account name; null when it is the account of this process
 * @param prefix what stands before a command to run it as that account; empty for this process's own
 */
record ServerAccount(@Nullable String user, List<String> prefix) {
    private static final Path ROOT_FOLDER = Path.of("/");

    ServerAccount {
        prefix = List.copyOf(prefix);
    }

    /** The account of this process. */
    static ServerAccount own() {
        return new ServerAccount(null, List.of());
    }

    /**
     * The account for servers started by this process: itself, or for root {@code postgres} (made by every server
     * package), else {@code nobody}.
     *
     * @throws dev.alidade.error.AppException when root finds neither account nor a program to switch to it
     */
    static ServerAccount ofThisProcess() {
        if (System.getProperty("os.name", "").toLowerCase(Locale.ROOT).startsWith("windows")
                || !ask("id", "-u").equals(Optional.of("0"))) {
            return own();
        }
        for (var user : List.of("postgres", "nobody")) {
            var prefix = switchTo(user);
            if (prefix.isPresent()) {
                return new ServerAccount(user, prefix.get());
            }
        }
        throw SandboxProblems.noAccount();
    }

    /** Whether the server runs as somebody else than this process. */
    boolean isOther() {
        return user != null;
    }

    /** The command as this account runs it. */
    List<String> command(List<String> command) {
        var all = new ArrayList<>(prefix);
        all.addAll(command);
        return all;
    }

    /** Whether this account may pass through a folder that exists. */
    boolean mayEnter(Path folder) {
        if (!isOther()) {
            return true;
        }
        try {
            return Program.run(command(List.of("test", "-x", folder.toString())), ROOT_FOLDER)
                    .succeeded();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Optional<List<String>> switchTo(String user) {
        var uid = ask("id", "-u", user);
        var gid = ask("id", "-g", user);
        if (uid.isEmpty() || gid.isEmpty()) {
            return Optional.empty();
        }
        var candidates = List.of(
                List.of("setpriv", "--reuid=" + uid.get(), "--regid=" + gid.get(), "--init-groups", "--"),
                List.of("runuser", "-u", user, "--"),
                List.of("su", "-s", "/bin/sh", user, "-c", "exec \"$0\" \"$@\"", "--"));
        return candidates.stream()
                .filter(prefix -> Program.onPath(prefix.getFirst()).isPresent())
                .filter(prefix -> works(prefix, uid.get()))
                .findFirst();
    }

    private static boolean works(List<String> prefix, String uid) {
        var command = new ArrayList<>(prefix);
        command.addAll(List.of("id", "-u"));
        return ask(command.toArray(String[]::new)).equals(Optional.of(uid));
    }

    private static Optional<String> ask(String... command) {
        try {
            var outcome = Program.run(List.of(command), ROOT_FOLDER);
            return outcome.succeeded() ? Optional.of(outcome.output()) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
