package dev.alidade.migration;

import dev.alidade.database.Cancellation;
import dev.alidade.database.Database;
import dev.alidade.database.DatabaseTarget;
import dev.alidade.database.Secret;
import dev.alidade.migration.ledger.LedgerPlace;
import dev.alidade.migration.script.ScriptVersion;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Applies or takes back a folder in a process of its own, which a test may kill; says each statement as it begins. */
public final class MigrationChild {
    private MigrationChild() {}

    /** What it says before it does anything. */
    static final String READY = "ready";

    private static final String BACK = "back";

    /** Starts one that applies; the first argument says where, the second holds the folder {@code migrations}. */
    public static Process start(DatabaseTarget target, Path place, LedgerPlace ledger) throws IOException {
        return start(target, place, ledger.name());
    }

    /** Starts one that takes everything back. */
    static Process startBack(DatabaseTarget target, Path place) throws IOException {
        return start(target, place, BACK);
    }

    private static Process start(DatabaseTarget target, Path place, String what) throws IOException {
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
                what));
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
            say(READY);
            if (arguments[4].equals(BACK)) {
                var all = RollbackOptions.of(new RollbackSelection.To(ScriptVersion.of("0")));
                service.rollback(status, all, MigrationChild::report, new Cancellation());
                return;
            }
            service.apply(
                    status,
                    Workbench.all(LedgerPlace.valueOf(arguments[4])),
                    MigrationChild::report,
                    new Cancellation());
        }
    }

    private static void report(MigrationEvent event) {
        if (event instanceof MigrationEvent.StatementStarted started) {
            say(started.script().name() + " " + started.number());
        }
    }

    private static void say(String line) {
        System.out.println(line);
        System.out.flush();
    }
}
