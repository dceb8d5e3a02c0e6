package dev.alidade.migration;

import dev.alidade.bench.BenchServer;
import dev.alidade.bench.Contestant;
import dev.alidade.bench.Race;
import dev.alidade.bench.Size;
import dev.alidade.database.Cancellation;
import dev.alidade.database.Database;
import dev.alidade.settings.AppFolders;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.flywaydb.core.Flyway;

/** The status of a folder of which half is applied: read again, read for the first time, and stock Flyway's info. */
public final class StatusBench {
    private final Path folder;
    private final Database database;
    private final Flyway flyway;
    private final AppFolders user;
    private final MigrationService warm;
    private final int count;

    public StatusBench(BenchServer server, Size size) throws Exception {
        count = size.status();
        folder = SmallMigrations.write(server.folder().resolve("status"), count);
        var target = server.database();
        flyway = ApplyBench.flyway(server, target, folder);
        var half = ApplyBench.flyway(
                server, target, SmallMigrations.write(server.folder().resolve("half"), count / 2));
        half.migrate();
        database = Database.open(target, () -> {});
        user = server.user();
        warm = new MigrationService(database, user);
    }

    /** Aim: below 300 ms warm for 1,000 migrations. */
    public Race race() {
        return new Race(
                "Status of " + count + " migrations, " + count / 2 + " of them applied",
                "one status",
                List.of(
                        new Contestant("Flyway info", () -> Contestant.timed(flyway::info)),
                        new Contestant("Alidade status, warm", () -> timed(warm)),
                        new Contestant("Alidade status, first", () -> timed(new MigrationService(database, user)))));
    }

    private Duration timed(MigrationService service) throws Exception {
        return Contestant.timed(() -> {
            int seen = service.status(folder, new Cancellation()).migrations().size();
            if (seen != count) {
                throw new IllegalStateException(seen + " migrations seen, not " + count);
            }
        });
    }
}
