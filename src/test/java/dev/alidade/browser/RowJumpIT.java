package dev.alidade.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.alidade.database.Cancellation;
import dev.alidade.database.Database;
import dev.alidade.sandbox.SandboxExtension;
import dev.alidade.sandbox.TestDatabase;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Jumps into a million rows: near where they were aimed, and from there on every row in order, none twice, none left out. */
@ExtendWith(SandboxExtension.class)
@SuppressWarnings("NullAway.Init") // set before all tests
class RowJumpIT {
    private static final int ROWS = 1_050_000;
    private static final int JUMPS = 5;
    private static final int PAGES_ON = 3;

    private static TestDatabase sandbox;

    @BeforeAll
    static void fill(TestDatabase database) {
        sandbox = database;
        Walk.run(database.asSupabaseRole(), """
            create unlogged table "Big ""one" (id bigint primary key, "or der" int, code uuid not null, v text);
            insert into "Big ""one" select g * 3, case when g %% 11 = 0 then null when g %% 3 = 0 then 7 else (g * 79) %% 50000 end,
                md5(g::text)::uuid, case when g %% 4 = 0 then 'x' end
            from generate_series(1, %1$d) g;
            create index on "Big ""one" ("or der", id);
            create unlogged table scattered as select code, id, v from "Big ""one" where id < 1200000;
            alter table scattered add primary key (code);
            create unlogged table pairs (a int, b bigint, primary key (a, b));
            insert into pairs select g %% 7, g from generate_series(1, %1$d) g;
            create unlogged table keyless as select id, v from "Big ""one" order by code;
            create table parts (id bigint primary key, v text) partition by range (id);
            create table parts_1 partition of parts for values from (0) to (200000);
            create table parts_2 partition of parts for values from (200000) to (400000);
            insert into parts select g, 'p' from generate_series(1, 399999) g;
            create view seen as select id, v from "Big ""one";
            analyze
            """.formatted(ROWS));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Big \"one", "scattered", "pairs", "keyless", "parts"})
    void everyRowFollowsInOrderAfterAJump(String table) {
        var database = table.equals("pairs") ? sandbox.asSuperuser() : sandbox.asSupabaseRole();
        var shape = Walk.shape(database, "public", table);
        check(database, new RowPager(database, shape, null, RowPager.PAGE_ROWS), shape, null, "true");
    }

    @Test
    void jumpsInAnOrderWithNullsAndOneValueInAThirdOfTheRows() {
        var database = sandbox.asSupabaseRole();
        var shape = Walk.shape(database, "public", "Big \"one");
        for (boolean descending : List.of(false, true)) {
            var order = new RowOrder("or der", descending);
            check(database, new RowPager(database, shape, order, 150), shape, order, "true");
        }
    }

    @Test
    void jumpsAmongTheRowsOfAFilter() {
        var database = sandbox.asSupabaseRole();
        var shape = Walk.shape(database, "public", "Big \"one");
        var filter = RowFilter.NONE.withSql("v = 'x'");
        var pager = new RowPager(database, shape, null, filter, RowPager.PAGE_ROWS);
        check(database, pager, shape, null, "v = 'x'");
    }

    @Test
    void nearTheStartTheNumberIsExactAndAtTheEndItIsTheLastPage() {
        var database = sandbox.asSupabaseRole();
        var pager = Walk.pager(database, "Big \"one");
        var exact = pager.jump(54_321, ROWS, new Cancellation());
        assertThat(exact.position()).isEqualTo(new PagePosition.FromStart(54_322));
        assertThat(exact.rows().getFirst().anchor().key()).containsExactly(Long.toString(54_322 * 3L));
        assertThat(pager.jump(0, ROWS, new Cancellation()).position()).isEqualTo(new PagePosition.FromStart(1));
        assertThat(pager.jump(ROWS + 5L, ROWS, new Cancellation()).position()).isEqualTo(new PagePosition.FromEnd(0));
        var wrong = pager.jump(4_000_000, 9_000_000, new Cancellation());
        assertThat(wrong.rows()).isNotEmpty();
    }

    @Test
    void aViewJumpsAsFarAsOffsetsGo() {
        var pager = Walk.pager(sandbox.asSupabaseRole(), "seen");
        var page = pager.jump(60_000, 0, new Cancellation());
        assertThat(page.position()).isEqualTo(new PagePosition.FromStart(60_001));
        assertThat(pager.jump(9_000_000, 0, new Cancellation()).hasNext()).isFalse();
    }

    @Test
    void statisticsThatTheRoleMayNotSeeAreReplacedByASample() {
        Walk.run(sandbox.asSupabaseRole(), """
            create table mine (id bigint primary key, owner text);
            insert into mine select g, case when g % 2 = 0 then 'me' else 'you' end from generate_series(1, 300000) g;
            alter table mine enable row level security;
            alter table mine force row level security;
            create policy p on mine using (owner = 'me');
            analyze mine
            """);
        var database = sandbox.asSupabaseRole();
        var shape = Walk.shape(database, "public", "mine");
        check(database, Walk.pager(database, "mine"), shape, null, "true");
    }

    private static void check(
            Database database, RowPager pager, RelationShape shape, @Nullable RowOrder order, String where) {
        var random = new Random(42);
        var sorted = ordered(database, shape, order, where);
        long total = sorted.size();
        for (int i = 0; i < JUMPS; i++) {
            long aim = total / JUMPS * i + random.nextLong(total / JUMPS - 3000);
            var landed = pager.jump(aim, total, new Cancellation());
            var pages = new ArrayList<>(List.of(landed));
            for (int k = 0; k < PAGES_ON; k++) {
                pages.addFirst(pager.previous(pages.getFirst(), new Cancellation()));
                pages.addLast(pager.next(pages.getLast(), new Cancellation()));
            }
            var seen = texts(shape, pages);
            int start = sorted.indexOf(seen.getFirst());
            assertThat(seen).isEqualTo(sorted.subList(start, start + seen.size()));
            int real = sorted.indexOf(texts(shape, List.of(landed)).getFirst());
            double slack = total * 0.03;
            assertThat((double) real).isCloseTo((double) aim, within(slack));
            switch (landed.position()) {
                case PagePosition.FromStart p -> assertThat(p.first()).isEqualTo(real + 1L);
                case PagePosition.Near p -> assertThat((double) p.first()).isCloseTo(real + 1, within(slack));
                case PagePosition.FromEnd _ -> throw new AssertionError("the end of the rows was not asked for");
            }
            assertThat(pager.refresh(landed, new Cancellation()).rows()).isEqualTo(landed.rows());
            assertThat(landed.took()).isLessThan(Duration.ofSeconds(20));
        }
    }

    private static List<String> ordered(
            Database database, RelationShape shape, @Nullable RowOrder order, String where) {
        var key = switch (shape.identity()) {
            case RowIdentity.Key k ->
                String.join(
                                " D, ",
                                k.columns().stream()
                                        .map(c -> '"' + c.name() + '"')
                                        .toList()) + " D";
            default -> "ctid D";
        };
        var terms = (order == null ? "" : '"' + order.column() + "\" D, ") + key;
        var direction = order != null && order.descending() ? "desc" : "asc";
        var text = Walk.column(
                database,
                "select " + columns(shape) + " as shown from " + shape.name().sql() + " where " + where + " order by "
                        + terms.replace(" D", " " + direction));
        return text.stream().map(String::valueOf).toList();
    }

    private static String columns(RelationShape shape) {
        return shape.name().name().equals("pairs") ? "a || '/' || b" : "id::text";
    }

    private static List<String> texts(RelationShape shape, List<RowPage> pages) {
        boolean pairs = shape.name().name().equals("pairs");
        int id = pairs ? 0 : shape.columns().indexOf(shape.column("id").orElseThrow());
        return pages.stream()
                .flatMap(page -> page.rows().stream())
                .map(row -> pairs
                        ? row.cells().get(0).text() + "/" + row.cells().get(1).text()
                        : row.cells().get(id).text())
                .toList();
    }
}
