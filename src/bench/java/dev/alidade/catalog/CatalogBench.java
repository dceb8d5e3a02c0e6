package dev.alidade.catalog;

import dev.alidade.bench.BenchServer;
import dev.alidade.bench.Contestant;
import dev.alidade.bench.Psql;
import dev.alidade.bench.Race;
import dev.alidade.bench.Size;
import dev.alidade.database.Cancellation;
import dev.alidade.database.Database;
import dev.alidade.database.DatabaseTarget;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Snapshots of a catalog, and the comparison of two, at two sizes; beside pg_dump, which reads the same definitions. */
public final class CatalogBench {
    private static final int BATCH = 500;

    private final BenchServer server;
    private final CatalogReader reader = new CatalogReader();
    private final int tables;

    public CatalogBench(BenchServer server, Size size) {
        this.server = server;
        this.tables = size.tables();
    }

    /** Aim: neither grows faster than the number of tables. */
    public Race race() {
        var contestants = new ArrayList<Contestant>();
        for (int count : List.of(tables, 10 * tables)) {
            var target = server.database();
            var database = Database.open(target, () -> {});
            fill(database, count);
            var before = reader.read(database, new Cancellation());
            change(database);
            var after = reader.read(database, new Cancellation());
            contestants.add(new Contestant(
                    "snapshot of " + count + " tables",
                    () -> Contestant.timed(() -> require(count, reader.read(database, new Cancellation())))));
            contestants.add(new Contestant(
                    "comparison of " + count + " tables",
                    () -> Contestant.timed(
                            () -> require(CatalogDiff.between(before, after).differences()))));
            contestants.add(new Contestant(
                    "way back of " + count + " tables",
                    () -> Contestant.timed(
                            () -> require(CatalogScript.from(after).to(before).statements()))));
            server.client("pg_dump")
                    .ifPresent(program -> contestants.add(new Contestant(
                            "pg_dump -s of " + count + " tables",
                            () -> Contestant.timed(() -> dump(program, target)))));
        }
        return new Race("Catalog of " + tables + " and " + 10 * tables + " tables", "one of each", contestants);
    }

    private static void dump(Path program, DatabaseTarget target) throws Exception {
        new Psql(program).start(target, List.of("-s"));
    }

    private static void fill(Database database, int count) {
        for (int from = 1; from <= count; from += BATCH) {
            var create = """
                    do $$ begin for n in %d..%d loop
                        execute format('create table t%%s (id int primary key, a text, b int default 1,
                            c varchar(20) not null, d numeric(10, 2), e timestamptz default now(), f jsonb)', n);
                        execute format('create index on t%%s (c)', n);
                        execute format('comment on table t%%s is %%L', n, 'Table ' || n);
                    end loop; end $$""".formatted(from, Math.min(count, from + BATCH - 1));
            database.session(new Cancellation(), session -> {
                session.execute(create);
                return true;
            });
        }
    }

    private static void change(Database database) {
        database.session(new Cancellation(), session -> {
            session.execute("alter table t1 add column x int; drop table t2");
            return true;
        });
    }

    private void require(int count, CatalogSnapshot snapshot) {
        if (snapshot.objects().size() < count) {
            throw new IllegalStateException("only " + snapshot.objects().size() + " objects seen");
        }
    }

    private static void require(List<?> found) {
        if (found.isEmpty()) {
            throw new IllegalStateException("no difference seen");
        }
    }
}
