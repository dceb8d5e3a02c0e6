package dev.alidade.migration;

import dev.alidade.database.Cancellation;
import dev.alidade.database.Database;
import dev.alidade.database.DatabaseTarget;
import dev.alidade.database.Secret;
import dev.alidade.migration.ledger.LedgerPlace;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Applies a folder in a process of its own, which a test may kill; says each statement as it begins. */
public final class MigrationChild {
    private MigrationChild() {}

    /** Starts it; the first argument says where, the second holds the folder {@code migrations}. */
    public static Process start(DatabaseTarget target, Path place, LedgerPlace ledger) throws IOException {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:TieredStopAtLevel=1",
                "-Duser.language=en",
                "-cp",
                System.getProperty("java.class.path"),
                MigrationChild.class.getName(),
                Integer.toString(target.port()),
                target.database(),
                target.user(),
                place.toString(),
                ledger.name()));
        var builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD);
        var password = target.password();
        builder.environment().put("PGPASSWORD", password == null ? "" : password.reveal());
        return builder.start();
    }

    public static void main(String... arguments) {
        var target = DatabaseTarget.of(
                "127.0.0.1",
                Integer.parseInt(arguments[0]),
                arguments[1],
                arguments[2],
                new Secret(System.getenv("PGPASSWORD")));
        var place = Path.of(arguments[3]);
        try (var database = Database.open(target, () -> {})) {
            var service = new MigrationService(database, Workbench.user(place));
            var status = service.status(place.resolve("migrations"), new Cancellation());
            service.apply(
                    status,
                    Workbench.all(LedgerPlace.valueOf(arguments[4])),
                    MigrationChild::report,
                    new Cancellation());
        }
    }

    private static void report(MigrationEvent event) {
        if (event instanceof MigrationEvent.StatementStarted started) {
            System.out.println(started.script().name() + " " + started.number());
            System.out.flush();
        }
    }
}
