package dev.alidade.browser;

import static org.assertj.core.api.Assertions.assertThat;

import dev.alidade.database.Cancellation;
import dev.alidade.database.Database;
import dev.alidade.sandbox.SandboxExtension;
import dev.alidade.sandbox.TestDatabase;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Walking forward, then back, then from the end: every row exactly once, in the server's own order. */
@ExtendWith(SandboxExtension.class)
class RowPagerPropertyIT {
    private static final int TABLES = 24;
    private static final int ORDERS_A_TABLE = 10;
    private static final List<Sorted> SORTED = List.of(
            new Sorted("int", "(random() * 5)::int"),
            new Sorted("text", "repeat(chr(97 + (random() * 3)::int), 1 + (random() * 4)::int)"),
            new Sorted("text", "repeat(md5((random() * 3)::int::text), 200)"),
            new Sorted("numeric", "(array['NaN', '1.50', '1.5', '-3', '1e30'])[1 + (random() * 4)::int]::numeric"),
            new Sorted("float8", "(array['NaN', 'Infinity', '-0', '0', '0.1'])[1 + (random() * 4)::int]::float8"),
            new Sorted(
                    "timestamptz",
                    "(array['infinity', '-infinity', '4000-01-01 BC'])[1 + (random() * 2)::int]::timestamptz"),
            new Sorted("boolean", "random() < 0.5"),
            new Sorted("uuid", "md5((random() * 9)::int::text)::uuid"),
            new Sorted("char(6)", "repeat('x', (random() * 4)::int)"),
            new Sorted("bytea", "decode(md5((random() * 5)::int::text), 'hex')"),
            new Sorted("int[]", "array[(random() * 3)::int, (random() * 2)::int]"),
            new Sorted("interval", "(random() * 4)::int * interval '1 day'"),
            new Sorted("jsonb", "to_jsonb((random() * 4)::int)"));
    private static final List<String> KEYS = List.of(
            "\"row id\" int primary key",
            "\"row id\" int, \"Other\" text default 'x', primary key (\"Other\", \"row id\")",
            "\"row id\" int not null unique",
            "\"row id\" int");

    private record Sorted(String type, String value) {}

    @Test
    void everyWalkVisitsEveryRowOnceInTheServersOrder(TestDatabase sandbox) {
        var random = new Random(20261121);
        var database = sandbox.asSupabaseRole();
        int walks = 0;
        long rows = 0;
        for (int table = 0; table < TABLES; table++) {
            var key = KEYS.get(table % KEYS.size());
            var sorted = SORTED.get(table % SORTED.size());
            int count = random.nextInt(400);
            create(database, table, key, sorted, count, random.nextInt(100));
            var shape = Walk.shape(database, "public", "t " + table);
            for (int i = 0; i < ORDERS_A_TABLE; i++) {
                var order =
                        i % 5 == 0 ? null : new RowOrder(i % 5 == 1 ? "row id" : "Sorted\"By", random.nextBoolean());
                var pager = new RowPager(database, shape, order, 1 + random.nextInt(RowPager.PAGE_ROWS));
                check(pager, expected(database, shape, order));
                walks += 3;
                rows += count;
            }
        }
        assertThat(walks).isEqualTo(TABLES * ORDERS_A_TABLE * 3);
        System.getLogger("paging").log(System.Logger.Level.INFO, walks + " walks over " + rows + " rows");
    }

    private static void create(Database database, int table, String key, Sorted sorted, int count, int nulls) {
        Walk.run(database, """
                select setseed(%6$s / 1000.0);
                create table "t %1$d" (%2$s, "Sorted""By" %3$s);
                insert into "t %1$d" ("row id", "Sorted""By")
                select g, case when random() * 100 >= %5$d then %4$s end from generate_series(1, %7$d) g order by random();
                delete from "t %1$d" where "row id" %% 3 = 0;
                """.formatted(table, key, sorted.type(), sorted.value(), nulls, table, count));
    }

    private static List<@Nullable String> expected(Database database, RelationShape shape, @Nullable RowOrder order) {
        var key = switch (shape.identity()) {
            case RowIdentity.Key k ->
                String.join(
                        ", ",
                        k.columns().stream().map(c -> '"' + c.name() + '"').toList());
            default -> "ctid";
        };
        var direction = order != null && order.descending() ? " desc" : "";
        var all = (order == null ? "" : '"' + order.column().replace("\"", "\"\"") + "\", ") + key;
        return Walk.column(
                database,
                "select \"row id\"::text as shown from " + shape.name().sql() + " order by "
                        + all.replace(",", direction + ",") + direction);
    }

    private static void check(RowPager pager, List<@Nullable String> expected) {
        var there = Walk.forward(pager);
        assertThat(Walk.texts(there, 0)).isEqualTo(expected);
        var back = Walk.backward(pager, there.getLast());
        assertThat(Walk.texts(back.reversed(), 0)).isEqualTo(expected);
        var fromEnd = Walk.backward(pager, pager.last(new Cancellation()));
        assertThat(Walk.texts(fromEnd.reversed(), 0)).isEqualTo(expected);
        if (expected.size() > 0) {
            assertThat(fromEnd.getLast().position()).isEqualTo(new PagePosition.FromStart(1));
            var middle = there.get(there.size() / 2);
            assertThat(pager.refresh(middle, new Cancellation()).rows()).isEqualTo(middle.rows());
        }
    }
}
