package dev.alidade.corridor.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.alidade.change.row.RowChanges;
import dev.alidade.change.row.RowOutcome;
import dev.alidade.corridor.CorridorFixture;
import dev.alidade.corridor.audit.Difference.Kind;
import dev.alidade.corridor.table.CorridorTable;
import dev.alidade.corridor.table.CorridorTables;
import dev.alidade.corridor.table.KeyList;
import dev.alidade.database.Cancellation;
import dev.alidade.database.Database;
import dev.alidade.database.Parameters;
import dev.alidade.sandbox.SandboxExtension;
import dev.alidade.sandbox.TestDatabase;
import dev.alidade.settings.AppFolders;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AuditServiceIT {
    private static final int GROUNDS = 10;

    @RegisterExtension
    static final SandboxExtension SANDBOX = SandboxExtension.with(CorridorFixture.TEMPLATE);

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @Test
    void readsTheMeaningOfListsFromNamesAndComments(TestDatabase test) {
        var table = table(test.asSupabaseRole());
        assertThat(table.lists())
                .extracting(KeyList::column, KeyList::table, KeyList::hasPlaces, KeyList::sameType)
                .containsExactly(
                        org.assertj.core.api.Assertions.tuple("touched_crossings", "crossings", true, true),
                        org.assertj.core.api.Assertions.tuple("touched_wards", "wards", true, false),
                        org.assertj.core.api.Assertions.tuple("hydrants", "hydrants", true, true),
                        org.assertj.core.api.Assertions.tuple("sensors", "sensors", true, true),
                        org.assertj.core.api.Assertions.tuple("sent_engines", "engines", false, true));
        assertThat(table.clock())
                .isEqualTo(new CorridorTable.Clock("created_at", "activated_at", "completed_at", "estimated_seconds"));
    }

    /** 10 grounds of 25 corridors, 48 things of two or three kinds and 12 areas: 30,000 pairs against a plain cross join. */
    @Test
    void saysWhatAPlainCrossJoinOfGeographiesSays(TestDatabase test) {
        var database = test.asSupabaseRole();
        var random = new Random(20_250_908);
        int differences = 0;
        for (int ground = 0; ground < GROUNDS; ground++) {
            fill(database, random, 25, 48, random.nextBoolean() ? 0.02 : 0.4);
            var table = table(database);
            var report = new AuditService(database).audit(table, new Cancellation());
            assertThat(report.checked()).isEqualTo(25);
            for (var list : table.lists()) {
                var found = found(report, list);
                differences += found.size();
                var truth = truth(database, list);
                var wrong = new TreeSet<>(truth);
                wrong.removeAll(found);
                found.stream().filter(f -> !truth.contains(f)).forEach(wrong::add);
                assertThat(wrong).as("ground %d, %s", ground, list.column()).isEmpty();
            }
        }
        assertThat(differences).isGreaterThan(1_000);
    }

    @Test
    void distancesAreThoseOnTheEllipsoidAndMissingOnesComeInOrder(TestDatabase test) {
        var database = test.asSupabaseRole();
        run(database, """
            insert into public.crossings values ('far', st_setsrid(st_point(-122.42, 37.80), 4326)),
                ('second', st_setsrid(st_point(-122.425, 37.7601), 4326)), ('first', st_setsrid(st_point(-122.4380, 37.76), 4326));
            insert into public.rescue_ways (way_code, path, buffer_metres, touched_crossings, created_at)
            values ('one', st_setsrid(st_makeline(st_point(-122.44, 37.76), st_point(-122.42, 37.76)), 4326), 50,
                array['far', 'nowhere'], now());
            """);
        var audit = new AuditService(database)
                .audit(table(database), new Cancellation())
                .corridors()
                .getFirst();
        var list = audit.lists().getFirst();
        assertThat(list.keys(Kind.MISSING)).containsExactly("first", "second");
        assertThat(list.keys(Kind.EXTRA)).containsExactly("far");
        assertThat(list.keys(Kind.DANGLING)).containsExactly("nowhere");
        assertThat(list.corrected()).containsExactly("first", "second");
        double truth = number(database, """
            select st_distance(c.spot::geography, w.path::geography) as v
            from public.crossings c, public.rescue_ways w where c.crossing_id = 'far'
            """);
        assertThat(list.differences())
                .filteredOn(d -> d.key().equals("far"))
                .singleElement()
                .satisfies(d -> assertThat(d.metres()).isEqualTo(truth));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void correctionsPutListsRightAndCanBeTakenBack(boolean superuser, TestDatabase test) {
        var database = superuser ? test.asSuperuser() : test.asSupabaseRole();
        fill(database, new Random(7), 30, 80, 0.02);
        var before = lists(database);
        var service = new AuditService(database);
        var table = table(database);
        var report = service.audit(table, new Cancellation());
        assertThat(report.correctable()).hasSizeGreaterThan(10);
        var changes = new RowChanges(database, new AppFolders(folder, folder, folder));
        var proposal = Corrections.of(table, report.corridors());
        var rows = changes.table(proposal.schema(), proposal.table(), new Cancellation());
        assertThat(RowChanges.preview(rows, proposal.edits()))
                .contains("update")
                .contains("touched_crossings");

        var outcome = changes.apply(proposal, new Cancellation());
        assertThat(outcome).isInstanceOf(RowOutcome.Applied.class);
        var after = service.audit(table, new Cancellation());
        assertThat(after.correctable()).isEmpty();
        assertThat(after.corridors())
                .as("engines that do not exist stay, nobody knows better")
                .allMatch(c -> c.lists().stream().noneMatch(l -> l.list().hasPlaces()));

        changes.undo(((RowOutcome.Applied) outcome).kept(), false, new Cancellation());
        assertThat(lists(database)).isEqualTo(before);
    }

    @Test
    void aCorrectionOfARowThatSomebodyChangedMeanwhileIsNotMade(TestDatabase test) {
        var database = test.asSupabaseRole();
        fill(database, new Random(7), 30, 80, 0.02);
        var table = table(database);
        var report = new AuditService(database).audit(table, new Cancellation());
        var victim = report.correctable().getFirst();
        run(database, "update public.rescue_ways set state = 'active' where way_code = '" + victim.label() + "'");
        var before = lists(database);
        var outcome = new RowChanges(database, new AppFolders(folder, folder, folder))
                .apply(Corrections.of(table, report.corridors()), new Cancellation());
        assertThat(outcome).isInstanceOf(RowOutcome.Conflicted.class);
        assertThat(lists(database)).isEqualTo(before);
    }

    @Test
    void aLineThatIsNotStoredTouchesWhatItWouldTouchStored(TestDatabase test) {
        var database = test.asSupabaseRole();
        fill(database, new Random(11), 10, 80, 0.02);
        run(database, "update public.rescue_ways set touched_crossings = '{}', touched_wards = '{}', hydrants = '{}'");
        var service = new AuditService(database);
        var table = table(database);
        int compared = 0;
        for (var audit : service.audit(table, new Cancellation()).corridors()) {
            var wkt = text(
                    database,
                    "select st_astext(path, 12) as v from public.rescue_ways where way_code = '" + audit.label() + "'");
            double metres = number(
                    database,
                    "select buffer_metres::float8 as v from public.rescue_ways where way_code = '" + audit.label()
                            + "'");
            var touched = service.touched(table, wkt, metres, new Cancellation());
            for (var list : audit.lists()) {
                if (list.list().hasPlaces()) {
                    assertThat(touched.getOrDefault(list.list(), List.of()))
                            .extracting(Difference::key)
                            .as(audit.label())
                            .isEqualTo(list.keys(Kind.MISSING));
                    compared++;
                }
            }
        }
        assertThat(compared).isPositive();
    }

    private static Set<String> found(AuditReport report, KeyList list) {
        var found = new TreeSet<String>();
        for (var corridor : report.corridors()) {
            for (var audit : corridor.lists()) {
                if (audit.list().equals(list)) {
                    audit.differences().forEach(d -> found.add(corridor.label() + " " + d.kind() + " " + d.key()));
                }
            }
        }
        return found;
    }

    /** The same question in the plainest SQL: every corridor with every thing. */
    private static Set<String> truth(Database database, KeyList list) {
        var places = list.places();
        var at = places == null
                ? "null::geography"
                : places.srid() == 4326
                        ? "t.\"" + places.id().column() + "\"::geography"
                        : "st_transform(t.\"" + places.id().column() + "\", 4326)::geography";
        var sql = """
            with pairs as (
                select w.way_code, t."%2$s"::text as id,
                    w.path is not null and w.buffer_metres > 0 as measurable,
                    coalesce(st_dwithin(%3$s, w.path::geography, w.buffer_metres::float8), false) and w.buffer_metres > 0
                        as inside,
                    t."%2$s"::text = any (w."%1$s"::text[]) as listed
                from public.rescue_ways w cross join public."%4$s" t
            )
            select way_code || ' MISSING ' || id as v from pairs
            where inside and listed is not true
            union all
            select way_code || ' EXTRA ' || id from pairs where listed and measurable and not inside and %5$s
            union all
            select distinct w.way_code || ' DANGLING ' || e from public.rescue_ways w cross join unnest(w."%1$s"::text[]) e
            where not exists (select from public."%4$s" t where t."%2$s"::text = e)
            """.formatted(list.column(), list.keyColumn(), at, list.table(), list.hasPlaces());
        var truth = new TreeSet<String>();
        database.read(new Cancellation(), session -> {
            session.each(sql, Parameters.none(), 0, row -> truth.add(row.text("v")));
            return truth;
        });
        return truth;
    }

    private static CorridorTable table(Database database) {
        return new CorridorTables(database).discover(new Cancellation()).getFirst();
    }

    private static void fill(Database database, Random random, int ways, int things, double spread) {
        run(database, "truncate public.rescue_ways, public.crossings, public.wards, public.hydrants, public.sensors");
        run(database, CorridorFixture.filling(random, ways, things, spread));
    }

    private static void run(Database database, String sql) {
        database.write(new Cancellation(), session -> {
            session.execute(sql);
            return true;
        });
    }

    private static List<String> lists(Database database) {
        return database.read(new Cancellation(), session -> {
            var rows = new ArrayList<String>();
            session.each(
                    "select to_jsonb(w)::text as v from public.rescue_ways w order by id",
                    Parameters.none(),
                    0,
                    row -> rows.add(row.text("v")));
            return rows;
        });
    }

    private static double number(Database database, String sql) {
        return Double.parseDouble(text(database, sql));
    }

    private static String text(Database database, String sql) {
        return database.read(new Cancellation(), session -> {
            var found = new ArrayList<String>();
            session.each(sql, Parameters.none(), 0, row -> found.add(row.text("v")));
            return found.getFirst();
        });
    }
}
