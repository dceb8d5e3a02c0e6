package dev.alidade.migration;

import dev.alidade.bench.BenchServer;
import dev.alidade.bench.Contestant;
import dev.alidade.database.Cancellation;
import dev.alidade.database.Database;
import dev.alidade.migration.ledger.LedgerPlace;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Applies a folder in a Java of its own with a given heap, and prints how many milliseconds that took. */
final class DumpChild {
    private DumpChild() {}

    public static void main(String... arguments) throws Exception {
        try (var server = new BenchServer();
                var database = Database.open(server.database(), () -> {})) {
            var service = new MigrationService(database, server.user());
            var time = Contestant.timed(() -> {
                var status = service.status(Path.of(arguments[0]), new Cancellation());
                var options = ApplyOptions.of(new MigrationSelection.All()).with(LedgerPlace.DATABASE);
                var failure = service.apply(status, options, event -> {}, new Cancellation())
                        .failure();
                if (failure != null) {
                    throw new IllegalStateException(failure.problem().message());
                }
            });
            System.out.println(time.toMillis());
        }
    }

    static boolean fits(Path folder, int heap) throws IOException, InterruptedException {
        return start(folder, heap).isPresent();
    }

    static Duration run(Path folder, int heap) throws IOException, InterruptedException {
        return start(folder, heap).orElseThrow(() -> new IllegalStateException("-Xmx" + heap + "m is too small"));
    }

    /** The time it took; empty when Java ended with an error, which is what a heap too small leads to. */
    private static Optional<Duration> start(Path folder, int heap) throws IOException, InterruptedException {
        var process = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx" + heap + "m",
                        "-XX:+ExitOnOutOfMemoryError",
                        "-cp",
                        System.getProperty("java.class.path"),
                        DumpChild.class.getName(),
                        folder.toString()))
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        var lines = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                .lines()
                .filter(line -> line.matches("\\d+"))
                .toList();
        return process.waitFor() == 0 && !lines.isEmpty()
                ? Optional.of(Duration.ofMillis(Long.parseLong(lines.getLast())))
                : Optional.empty();
    }
}
