package dev.alidade.monitoring.check;

import dev.alidade.bench.BenchServer;
import dev.alidade.bench.Contestant;
import dev.alidade.bench.Race;
import dev.alidade.bench.Size;
import dev.alidade.database.Cancellation;
import dev.alidade.database.Database;
import java.util.ArrayList;
import java.util.List;

/** All checks that read the catalog only, at two sizes. */
public final class HealthBench {
    private static final int BATCH = 200;

    private final BenchServer server;
    private final int tables;

    public HealthBench(BenchServer server, Size size) {
        this.server = server;
        this.tables = size.tables();
    }

    /** Aim: below ten seconds at 10,000 tables, and no faster growth than that of the tables. */
    public Race race() {
        var contestants = new ArrayList<Contestant>();
        for (int count : List.of(tables, 10 * tables)) {
            var database = Database.open(server.database(), () -> {});
            fill(database, count);
            contestants.add(new Contestant(
                    Checks.ofCatalog().size() + " checks of " + count + " tables",
                    () -> Contestant.timed(() -> run(database))));
        }
        return new Race("Health of " + tables + " and " + 10 * tables + " tables", "full run", contestants);
    }

    private static void run(Database database) {
        var results = new CheckRunner(database)
                .run(Checks.ofCatalog(), CheckSettings.preset(), CheckListener.NONE, new Cancellation());
        var late = results.stream()
                .filter(result -> result.verdict() == CheckResult.Verdict.NOT_CHECKED)
                .filter(result -> result.took().toSeconds() >= 30)
                .toList();
        if (!late.isEmpty()) {
            throw new IllegalStateException("took too long: " + late);
        }
    }

    /** Tables with keys, indexes, row security and a policy, each referring to the one before. */
    private static void fill(Database database, int count) {
        for (int from = 1; from <= count; from += BATCH) {
            var create = """
                do $$ begin for n in %d..%d loop
                    execute format('create table t%%s (id bigint generated always as identity primary key,
                        parent_id bigint references t%%s, owner uuid, name text, at timestamptz, doc jsonb)',
                        n, greatest(n - 1, 1));
                    execute format('create index on t%%s (parent_id)', n);
                    execute format('create index on t%%s (name, at)', n);
                    execute format('alter table t%%s enable row level security', n);
                    execute format('create policy p on t%%s for select using (id > 0)', n);
                end loop; end $$\
                """.formatted(from, Math.min(count, from + BATCH - 1));
            database.session(new Cancellation(), session -> {
                session.execute(create);
                return true;
            });
        }
        database.session(new Cancellation(), session -> {
            session.execute("analyze");
            return true;
        });
    }
}
