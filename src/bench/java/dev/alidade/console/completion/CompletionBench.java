package dev.alidade.console.completion;

import dev.alidade.bench.BenchServer;
import dev.alidade.bench.Contestant;
import dev.alidade.bench.Race;
import dev.alidade.bench.Size;
import dev.alidade.database.Cancellation;
import dev.alidade.database.Database;
import java.time.Duration;
import java.util.List;

/** Completion in a database of many tables: reading the names once, and finding what could stand at the caret. */
public final class CompletionBench {
    private static final int BATCH = 500;
    private static final int COLUMNS = 10;

    private final Database database;
    private final CatalogNames names;
    private final int tables;

    public CompletionBench(BenchServer server, Size size) {
        tables = 10 * size.tables();
        database = Database.open(server.database(), () -> {});
        for (int from = 1; from <= tables; from += BATCH) {
            create(from, Math.min(tables, from + BATCH - 1));
        }
        names = read();
    }

    /** Aim: below 50 ms from the key to the suggestions at 10,000 tables. */
    public Race race() {
        return new Race(
                "Completion among " + tables + " tables of " + COLUMNS + " columns",
                "one",
                List.of(
                        new Contestant("names read", () -> Contestant.timed(this::read)),
                        suggested("column of an alias", "select x.c| from t_7_of_many x"),
                        suggested("table by its beginning", "select * from t_12|"),
                        suggested("table by a part of its name", "select * from f_many|"),
                        suggested("table, nothing typed", "select * from |"),
                        suggested("column before FROM", "select c_4|"),
                        suggested("function", "select x.c_1 from t_5_of_many x where pg_rel|")));
    }

    private Contestant suggested(String name, String statement) {
        int caret = statement.indexOf('|');
        var sql = statement.replace("|", "");
        return new Contestant(name, () -> {
            var none = new int[1];
            var time = Contestant.timed(
                    () -> none[0] = Completion.at(names, sql, caret).all().size());
            if (none[0] == 0) {
                throw new IllegalStateException("nothing suggested for " + statement);
            }
            return time.isZero() ? Duration.ofNanos(1) : time;
        });
    }

    private CatalogNames read() {
        return new NamesReader(database).read(new Cancellation());
    }

    private void create(int from, int to) {
        var columns = new StringBuilder("id int primary key");
        for (int i = 1; i < COLUMNS; i++) {
            columns.append(", c_").append(i).append(" text");
        }
        database.session(new Cancellation(), session -> {
            session.execute("""
                    do $$ begin for n in %d..%d loop
                        execute format('create table t_%%s_of_many (%s)', n);
                    end loop; end $$""".formatted(from, to, columns));
            return true;
        });
    }
}
