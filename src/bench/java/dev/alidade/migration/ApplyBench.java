package dev.alidade.migration;

import dev.alidade.bench.BenchServer;
import dev.alidade.bench.Contestant;
import dev.alidade.bench.Psql;
import dev.alidade.bench.Race;
import dev.alidade.bench.Size;
import dev.alidade.database.Cancellation;
import dev.alidade.database.Database;
import dev.alidade.database.DatabaseTarget;
import dev.alidade.database.Parameters;
import dev.alidade.migration.ledger.LedgerPlace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.flywaydb.core.Flyway;

/**
 * Applies a folder of small migrations to an empty database: psql with one process and one transaction a file, as people
 * do; psql with all files over one connection; stock Flyway; Alidade without and with the proof of the way back.
 */
public final class ApplyBench {
    private static final String MADE = "select 1 from pg_catalog.pg_class where relkind = 'r' and relname like 't\\_%'";

    private final BenchServer server;
    private final Path folder;
    private final int count;

    public ApplyBench(BenchServer server, Size size) throws IOException {
        this.server = server;
        this.count = size.apply();
        this.folder = SmallMigrations.write(server.folder().resolve("apply"), count);
    }

    /** Aims: Alidade at most 1.2 of psql with one process a file, and no slower than stock Flyway. */
    public Race race() throws IOException {
        var contestants = new ArrayList<Contestant>();
        var psql = server.client("psql");
        if (psql.isPresent()) {
            contestants.add(new Contestant(
                    "psql -1 -f, a process a file", () -> onNewDatabase(t -> each(new Psql(psql.get()), t))));
            contestants.add(new Contestant(
                    "psql, one connection for all files", () -> onNewDatabase(t -> all(new Psql(psql.get()), t))));
        }
        contestants.add(new Contestant(
                "stock Flyway",
                () -> onNewDatabase(t -> flyway(server, t, folder).migrate())));
        contestants.add(new Contestant("Alidade, without proof", () -> onNewDatabase(t -> alidade(t, false))));
        contestants.add(new Contestant("Alidade, with proof", () -> onNewDatabase(t -> alidade(t, true))));
        return new Race("Applying " + count + " small migrations", "one folder into an empty database", contestants);
    }

    private interface Run {
        void on(DatabaseTarget target) throws Exception;
    }

    private Duration onNewDatabase(Run run) throws Exception {
        var target = server.database();
        try {
            var time = Contestant.timed(() -> run.on(target));
            try (var database = Database.open(target, () -> {})) {
                var tables = new AtomicLong();
                database.read(new Cancellation(), session -> {
                    session.each(MADE, Parameters.none(), 0, row -> tables.incrementAndGet());
                    return true;
                });
                if (tables.get() != count) {
                    throw new IllegalStateException(tables + " tables made, not " + count);
                }
            }
            return time;
        } finally {
            server.drop(target);
        }
    }

    private void alidade(DatabaseTarget target, boolean proof) {
        try (var database = Database.open(target, () -> {})) {
            var service = new MigrationService(database, server.user());
            var status = service.status(folder, new Cancellation());
            var options = ApplyOptions.of(new MigrationSelection.All())
                    .with(LedgerPlace.DATABASE)
                    .withProof(proof);
            var outcome = service.apply(status, options, event -> {}, new Cancellation());
            if (outcome.failure() != null) {
                throw new IllegalStateException(outcome.failure().toString());
            }
        }
    }

    private void each(Psql psql, DatabaseTarget target) throws Exception {
        for (int number = 1; number <= count; number++) {
            psql.run(target, List.of("-1", "-f", file(number).toString()));
        }
    }

    private void all(Psql psql, DatabaseTarget target) throws Exception {
        var list = server.folder().resolve("all.sql");
        var lines = new ArrayList<String>();
        for (int number = 1; number <= count; number++) {
            lines.add("begin;\n\\i " + file(number) + "\ncommit;");
        }
        Files.write(list, lines);
        psql.run(target, List.of("-f", list.toString()));
    }

    private Path file(int number) {
        return folder.resolve("V%d__table_%d.sql".formatted(number, number));
    }

    static Flyway flyway(BenchServer server, DatabaseTarget target, Path folder) {
        return Flyway.configure()
                .dataSource(
                        "jdbc:postgresql://" + target.host() + ":" + target.port() + "/" + target.database(),
                        target.user(),
                        Psql.password(target))
                .locations("filesystem:" + folder)
                .load();
    }
}
