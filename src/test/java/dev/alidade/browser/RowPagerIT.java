package dev.alidade.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import dev.alidade.database.Cancellation;
import dev.alidade.error.AppException;
import dev.alidade.error.ProblemKind;
import dev.alidade.sandbox.DatabaseTemplate;
import dev.alidade.sandbox.SandboxExtension;
import dev.alidade.sandbox.TestDatabase;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class RowPagerIT {
    @RegisterExtension
    static final SandboxExtension SANDBOX = SandboxExtension.with(DatabaseTemplate.SPATIAL);

    private final Cancellation never = new Cancellation();

    @Test
    void aMillionRowsCostOnePageEach(TestDatabase sandbox) {
        var database = sandbox.asSuperuser();
        Walk.run(database, """
                create table million (id bigint primary key, v text);
                insert into million select g, md5(g::text) from generate_series(1, 1000000) g;
                create table keyless as select * from million;
                analyze million, keyless""");
        for (var table : List.of("million", "keyless")) {
            var pager = Walk.pager(database, table);
            var page = pager.first(never);
            for (int i = 0; i < 50; i++) {
                assertThat(page.fetched()).isLessThanOrEqualTo(RowPager.PAGE_ROWS + 1);
                page = pager.next(page, never);
            }
            assertThat(page.position()).isEqualTo(new PagePosition.FromStart(10_001));
            assertThat(page.rows().getFirst().cells().getFirst().text()).isEqualTo("10001");
            page = pager.last(never);
            assertThat(page.rows().getLast().cells().getFirst().text()).isEqualTo("1000000");
            page = pager.previous(page, never);
            assertThat(page.position()).isEqualTo(new PagePosition.FromEnd(200));
            assertThat(page.rows().getFirst().cells().getFirst().text()).isEqualTo("999601");
            assertThat(page.fetched()).isLessThanOrEqualTo(RowPager.PAGE_ROWS + 1);
            assertThat(pager.count(never)).isEqualTo(1_000_000);
        }
    }

    @Test
    void longValuesAreCutOnTheServerAndWholeOnDemand(TestDatabase sandbox) {
        var database = sandbox.asSuperuser();
        Walk.run(database, """
                create table long (id int primary key, t text, j jsonb, b bytea, a int[], n numeric, e text);
                insert into long values (1, repeat('ä😀', 200000), to_jsonb(repeat('x', 5000)),
                    decode(repeat('ab', 100000), 'hex'), (select array_agg(g) from generate_series(1, 100000) g),
                    ('1' || repeat('0', 2000))::numeric, ''), (2, null, null, null, null, null, null)""");
        var pager = Walk.pager(database, "long");
        var rows = pager.first(never).rows();
        var row = rows.getFirst();
        assertThat(row.cells())
                .extracting(Cell::state)
                .containsExactly(
                        Cell.State.WHOLE,
                        Cell.State.CUT,
                        Cell.State.CUT,
                        Cell.State.CUT,
                        Cell.State.LARGE,
                        Cell.State.CUT,
                        Cell.State.WHOLE);
        assertThat(row.cells().get(1).text()).hasSize(450).startsWith("ä😀ä").endsWith("😀");
        assertThat(row.cells().get(1).bytes()).isEqualTo(1_200_000);
        assertThat(row.cells().get(3).text()).isEqualTo("\\x" + "ab".repeat(24));
        assertThat(row.cells().get(3).bytes()).isEqualTo(100_000);
        assertThat(row.cells().get(6)).isEqualTo(new Cell(Cell.State.WHOLE, "", 0));
        assertThat(rows.get(1).cells().stream().skip(1)).allMatch(Cell::isNull);

        var whole = pager.value(row, pager.shape().columns().get(1), never);
        assertThat(whole.complete()).isTrue();
        assertThat(whole.text()).hasSize(600_000);
        assertThat(pager.value(rows.get(1), pager.shape().columns().get(1), never)
                        .text())
                .isNull();
    }

    @Test
    void geometryAndVectorsComeAsSummaries(TestDatabase sandbox) {
        var database = sandbox.asSupabaseRole();
        Walk.run(database, """
                create table place (
                    id int primary key, p geometry(Point, 4326), l geometry(LineString, 4326), g geography(Point), v vector(8), w vector(3));
                insert into place values (1, st_setsrid(st_point(-122.4194, 37.7749), 4326),
                    st_setsrid(st_makeline(array(select st_point(i, i) from generate_series(1, 214) i)), 4326),
                    st_point(-122.4, 37.7)::geography, '[1,2,3,4,5,6,7,8]', '[1,2,3]')""");
        var pager = Walk.pager(database, "place");
        var row = pager.first(never).rows().getFirst();
        assertThat(row.cells())
                .extracting(Cell::text)
                .containsExactly(
                        "1",
                        "POINT(-122.4194 37.7749)",
                        "LINESTRING · 214 pts",
                        "POINT(-122.4 37.7)",
                        "[1,2,3,4,5,6,7,8]… · 8 dim",
                        "[1,2,3]");
        assertThat(pager.shape().columns())
                .extracting(RelationColumn::type)
                .contains("geometry(Point,4326)", "vector(8)");
        assertThat(pager.value(row, pager.shape().columns().get(2), never).text())
                .startsWith("SRID=4326;LINESTRING(1 1,2 2,");
        assertThat(Walk.texts(Walk.forward(new RowPager(database, pager.shape(), new RowOrder("p", true), 10)), 0))
                .containsExactly("1");
    }

    @Test
    void anyNameWorks(TestDatabase sandbox) {
        var database = sandbox.asSupabaseRole();
        var schema = "Ünïcode \"quoted\" schema";
        var table = "select; drop table ? :x $1 'y' " + "z".repeat(30);
        Walk.run(database, """
                create schema "Ünïcode ""quoted"" schema";
                create table "Ünïcode ""quoted"" schema"."%s" (
                    "from" int, ":id" text, "a""b?" text, "Größe %% $$" text, primary key (":id", "a""b?"));
                insert into "Ünïcode ""quoted"" schema"."%s"
                select g, ':' || g, '?"' || g, null from generate_series(101, 120) g
                """.replace("%s", table).replace("%%", "%"));
        var shape = Walk.shape(database, schema, table);
        var pager = new RowPager(database, shape, new RowOrder("Größe % $$", true), 7);
        assertThat(Walk.texts(Walk.forward(pager), 0))
                .hasSize(20)
                .startsWith("120")
                .endsWith("101");
        var row = pager.first(never).rows().getFirst();
        assertThat(pager.value(row, shape.columns().get(2), never).text()).isEqualTo("?\"120");
    }

    @Test
    void aViewIsPagedByOffsetAndSaysSo(TestDatabase sandbox) {
        var database = sandbox.asSupabaseRole();
        Walk.run(database, "create view numbers as select g as n from generate_series(1, 100500) g");
        var pager = Walk.pager(database, "numbers");
        assertThat(pager.isByOffset()).isTrue();
        var pages = Walk.forward(pager);
        assertThat(Walk.texts(pages, 0)).hasSize(100_000);
        assertThat(pages.getLast().hasNext()).isFalse();
        assertThat(Walk.backward(pager, pages.get(2))).hasSize(3);
        assertThatThrownBy(() -> pager.last(never))
                .isInstanceOf(AppException.class)
                .hasMessageContaining("numbers");
    }

    @Test
    void partitionsWithoutKeyAndInheritanceParentsArePagedByOffset(TestDatabase sandbox) {
        var database = sandbox.asSupabaseRole();
        Walk.run(database, """
                create table part (id int) partition by hash (id);
                create table part0 partition of part for values with (modulus 2, remainder 0);
                create table part1 partition of part for values with (modulus 2, remainder 1);
                insert into part select generate_series(1, 500);
                create table parent (id int primary key);
                create table child () inherits (parent);
                insert into parent values (1);
                insert into child values (1), (2)""");
        for (var table : List.of("part", "parent")) {
            var pager = Walk.pager(database, table);
            assertThat(pager.isByOffset()).isTrue();
            assertThat(Walk.texts(Walk.forward(pager), 0)).hasSize(table.equals("part") ? 500 : 3);
        }
        assertThat(Walk.pager(database, "part0").isByOffset()).isFalse();
    }

    @Test
    void aRoleSeesOnlyTheColumnsItMayRead(TestDatabase sandbox) {
        Walk.run(sandbox.asSuperuser(), """
                create table secret (id int primary key, shown text, hidden text);
                insert into secret values (1, 'a', 'b');
                create table closed (id int);
                grant select (id, shown) on secret to postgres""");
        var database = sandbox.asSupabaseRole();
        var row = Walk.pager(database, "secret").first(never).rows().getFirst();
        assertThat(row.cells())
                .extracting(Cell::state)
                .containsExactly(Cell.State.WHOLE, Cell.State.WHOLE, Cell.State.HIDDEN);
        assertThatThrownBy(() -> Walk.pager(database, "closed"))
                .asInstanceOf(type(AppException.class))
                .satisfies(e -> assertThat(e.problem().kind()).isEqualTo(ProblemKind.PERMISSION))
                .satisfies(e -> assertThat(e.problem().nextStep()).contains("grant select on \"public\".\"closed\""));
    }

    @Test
    void aRowThatMovedIsNotMistakenForAnother(TestDatabase sandbox) {
        var database = sandbox.asSuperuser();
        Walk.run(database, "create table keyless (v text); insert into keyless values ('one'), ('two')");
        var pager = Walk.pager(database, "keyless");
        var row = pager.first(never).rows().getFirst();
        Walk.run(database, "update keyless set v = 'changed' where v = 'one'");
        assertThatThrownBy(() -> pager.value(row, pager.shape().columns().getFirst(), never))
                .hasMessageContaining("changed or deleted");
    }

    @Test
    void rowsThatVanishedLeadToTheNearestPage(TestDatabase sandbox) {
        var database = sandbox.asSuperuser();
        Walk.run(database, "create table t (id int primary key); insert into t select generate_series(1, 30)");
        var pager = new RowPager(database, Walk.shape(database, "public", "t"), null, 10);
        var second = pager.next(pager.first(never), never);
        Walk.run(database, "delete from t where id > 20");
        assertThat(pager.next(second, never).rows().getLast().cells().getFirst().text())
                .isEqualTo("20");
        Walk.run(database, "delete from t");
        assertThat(pager.previous(second, never).rows()).isEmpty();
        assertThat(pager.refresh(second, never).rows()).isEmpty();
    }

    @Test
    void anExactCountStopsOnRequest(TestDatabase sandbox) {
        var database = sandbox.asSuperuser();
        Walk.run(
                database,
                "create view slow as select a from generate_series(1, 100000) a, generate_series(1, 100000) b");
        var pager = Walk.pager(database, "slow");
        var stop = new Cancellation();
        var count = CompletableFuture.supplyAsync(() -> pager.count(stop), Thread::startVirtualThread);
        Awaitility.await()
                .until(() -> Walk.column(
                                        database,
                                        "select 1 from pg_stat_activity where query like 'select count%slow%' and state = 'active'")
                                .size()
                        == 1);
        stop.request();
        assertThat(count)
                .failsWithin(1, TimeUnit.MINUTES)
                .withThrowableThat()
                .havingRootCause()
                .isInstanceOf(Exception.class);
        assertThat(stop.isRequested()).isTrue();
    }
}
