package dev.alidade.console;

import dev.alidade.settings.AppFolders;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Types into a journal in a process of its own, which a test kills; says each text that is kept. */
public final class JournalChild {
    private JournalChild() {}

    static Process start(Path home) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx128m",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        JournalChild.class.getName(),
                        home.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    static AppFolders folders(Path home) {
        return new AppFolders(home, home.resolve("data"), home);
    }

    public static void main(String... arguments) {
        try (var journal = BufferJournal.open(folders(Path.of(arguments[0])), "me@here:5432/db")) {
            for (int i = 0; ; i++) {
                var text = "select " + i + "; -- " + "x".repeat(20_000) + "\nend " + i;
                journal.save("one", text);
                journal.saveList(new BufferJournal.Buffers(
                        List.of(new BufferJournal.Buffer("one", "Query 1", text, i % 100)), "one"));
                System.out.println(i);
            }
        }
    }
}
