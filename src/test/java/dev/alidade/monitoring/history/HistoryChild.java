package dev.alidade.monitoring.history;

import dev.alidade.database.LocalStore;
import dev.alidade.monitoring.metric.Signal;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;

/** Remembers in a process of its own, which a test kills; says each look that is kept. */
public final class HistoryChild {
    private HistoryChild() {}

    static Process start(Path file) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx128m",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        HistoryChild.class.getName(),
                        file.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    public static void main(String... arguments) {
        var store = new LocalStore(Path.of(arguments[0]), HistoryStatement.tables());
        var history = new MetricsHistory(store, "1-1", "one");
        for (int i = 0; ; i++) {
            history.keep(Instant.EPOCH.plusSeconds(i), Map.of(Signal.COMMITS, (double) i, Signal.SESSIONS, (double) i));
            System.out.println(i);
        }
    }
}
