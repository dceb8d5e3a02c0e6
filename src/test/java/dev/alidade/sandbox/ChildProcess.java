package dev.alidade.sandbox;

import dev.alidade.database.Cancellation;
import dev.alidade.settings.AppFolders;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A Java process of its own, for tests that need a second starter or kill one. */
final class ChildProcess {
    private ChildProcess() {}

    /** Starts a class of this class path, with a folder for its temporary files. */
    static Process start(Class<?> main, Path temporary, String... arguments) throws IOException {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-Djava.io.tmpdir=" + temporary,
                "-cp",
                System.getProperty("java.class.path"),
                main.getName()));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    /** Starts a private sandbox, says each step, then its folder, and waits to be killed. */
    static final class PrivateSandboxOwner {
        private PrivateSandboxOwner() {}

        public static void main(String... arguments) throws IOException {
            var folder = Path.of(arguments[0]);
            var folders = new AppFolders(folder, folder, folder);
            var sandbox = PrivateSandbox.start(folders, System.getenv(), new Cancellation(), ChildProcess::report);
            report(sandbox.folder().toString());
            System.in.read();
        }
    }

    /** Starts the sandbox of a folder, says its port and process, and ends. */
    static final class Starter {
        private Starter() {}

        public static void main(String... arguments) throws IOException {
            var folder = new ServerFolder(Path.of(arguments[0]), ServerAccount.ofThisProcess());
            var embedded = new EmbeddedBinaries(folder.base().resolveSibling("binaries"), "Linux", "none");
            var finder = new ServerFinder(System.getenv(), "Linux", Path.of("/"), embedded);
            var sandbox = new Sandbox(folder, finder, false);
            var port = sandbox.start(new Cancellation(), text -> {}).port();
            report(port + " " + sandbox.status().pid());
        }
    }

    private static void report(String line) {
        System.out.println(line);
        System.out.flush();
    }
}
