package dev.alidade.corridor.edit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.alidade.change.row.RowChanges;
import dev.alidade.change.row.RowOutcome;
import dev.alidade.corridor.edit.ShapeDraft.Spot;
import dev.alidade.corridor.layer.LayerId;
import dev.alidade.corridor.layer.SpatialLayer;
import dev.alidade.corridor.layer.SpatialLayers;
import dev.alidade.database.Cancellation;
import dev.alidade.database.Database;
import dev.alidade.database.Parameters;
import dev.alidade.error.AppException;
import dev.alidade.sandbox.DatabaseTemplate;
import dev.alidade.sandbox.SandboxExtension;
import dev.alidade.sandbox.TestDatabase;
import dev.alidade.settings.AppFolders;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.locationtech.jts.geom.Coordinate;

class ShapeEditsIT {
    private static final int CASES = 160;
    private static final String SCHEMA = """
        create table public.ways (id int primary key, way geometry(LineString, 4326));
        create table public.lots (a int, b text, lot geometry(MultiPolygonZ, 32610), primary key (a, b));
        create table public.trails (id int primary key, trail geography(LineStringZM, 4326));
        create table public.loose (note text, thing geometry);
        create table public.measured (id uuid primary key, line geometry(MultiLineStringM, 3857));
        insert into public.ways
            select n, st_setsrid(st_makeline(array(select st_point(-122.4 + random() / 20, 37.7 + random() / 20)
                from generate_series(1, 2 + n))), 4326) from generate_series(1, 6) n;
        insert into public.lots
            select n, 'lot ' || n, st_multi(st_translate(st_force3dz(st_difference(
                st_buffer(st_setsrid(st_point(550000 + n * 500, 4180000), 32610), 100, 3),
                st_buffer(st_setsrid(st_point(550000 + n * 500, 4180000), 32610), 30, 2)), 12.25), 1 / 3.0, 1 / 7.0))
            from generate_series(1, 6) n;
        insert into public.trails
            select n, st_setsrid(st_makeline(array[st_makepoint(-122.4, 37.7, 10, 0),
                st_makepoint(-122.39 + n / 1000.0, 37.71, 20.5, 100), st_makepoint(-122.38, 37.7 + n / 997.0, 30, 250)]), 4326)::geography
            from generate_series(1, 6) n;
        insert into public.loose
            select 'multi', st_geomfromtext('MULTIPOINT(-122.4 37.7, -122.41 37.71, -122.42 37.72)', 4326)
            union all select 'collection', st_geomfromtext('GEOMETRYCOLLECTION(POINT(-122.4 37.7), LINESTRING(-122.4 37.7, -122.41 37.71), POLYGON((-122.5 37.7, -122.4 37.7, -122.4 37.8, -122.5 37.7)))')
            union all select 'arc', st_geomfromtext('CIRCULARSTRING(-122.4 37.7, -122.41 37.72, -122.42 37.7)', 4326);
        insert into public.measured
            select gen_random_uuid(), st_geomfromtext('MULTILINESTRING M((-13624000 4540000 0, -13624500.5 4540100 7, -13625000 4540000 9), (-13624000 4541000 0, -13625000 4541000 5))', 3857)
            from generate_series(1, 4);
        """;

    @RegisterExtension
    static final SandboxExtension SANDBOX = SandboxExtension.with(new DatabaseTemplate("shapes", database -> {
        DatabaseTemplate.SPATIAL.filler().accept(database);
        database.asSupabaseRole().session(new Cancellation(), session -> {
            session.execute(SCHEMA);
            return true;
        });
    }));

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void whatWasNotTouchedStaysBitByBitAndEverythingIsTakenBack(boolean superuser, TestDatabase test) {
        var database = superuser ? test.asSuperuser() : test.asSupabaseRole();
        var changes = changes(database);
        var edits = new ShapeEdits(database, changes);
        var layers = new SpatialLayers(database).discover(new Cancellation());
        var random = new Random(5);
        int changed = 0;
        for (int i = 0; i < CASES; i++) {
            var layer = layers.get(random.nextInt(layers.size()));
            var rows = rows(database, layer);
            var row = rows.get(random.nextInt(rows.size()));
            if (row.printed().startsWith("0108")) {
                continue;
            }
            var draft =
                    edits.read(layer, row.key(), "a row", new Cancellation()).draft();
            for (int step = 0; step < 1 + random.nextInt(4); step++) {
                draft = step(draft, random);
            }
            if (!draft.faults().isEmpty()) {
                continue;
            }
            changed++;
            var proposal = edits.update(draft, new Cancellation());
            assertThat(RowChanges.preview(
                            changes.table(proposal.schema(), proposal.table(), new Cancellation()), proposal.edits()))
                    .contains("update ")
                    .contains(".xmin = ");
            var outcome = (RowOutcome.Applied) changes.apply(proposal, new Cancellation());
            var stored = edits.read(layer, newest(database, layer, row), "a row", new Cancellation());
            compare(stored.draft(), draft);
            changes.undo(outcome.kept(), false, new Cancellation());
            assertThat(rows(database, layer).stream().map(Row::printed).sorted().toList())
                    .isEqualTo(rows.stream().map(Row::printed).sorted().toList());
        }
        assertThat(changed).isGreaterThan(CASES / 2);
    }

    private static void compare(ShapeDraft stored, ShapeDraft wanted) {
        assertThat(stored.runs()).hasSameSizeAs(wanted.runs());
        for (int run = 0; run < wanted.runs().size(); run++) {
            var want = wanted.runs().get(run).vertices();
            var have = stored.runs().get(run).vertices();
            assertThat(have).hasSameSizeAs(want);
            for (int v = 0; v < want.size(); v++) {
                var exact = want.get(v).stored();
                if (exact == null) {
                    assertThat(have.get(v).place().distance(want.get(v).place()))
                            .isLessThan(1e-9);
                    assertThat(new double[] {have.get(v).z(), have.get(v).m()})
                            .containsExactly(want.get(v).z(), want.get(v).m());
                } else {
                    var now = java.util.Objects.requireNonNull(have.get(v).stored());
                    assertThat(new double[] {now.x, now.y, now.getZ(), now.getM()})
                            .containsExactly(exact.x, exact.y, exact.getZ(), exact.getM());
                }
            }
        }
    }

    private static ShapeDraft step(ShapeDraft draft, Random random) {
        int run = random.nextInt(draft.runs().size());
        var spot = new Spot(run, random.nextInt(draft.runs().get(run).vertices().size()));
        var here = draft.at(spot).place();
        var near = new Coordinate(
                here.x + (random.nextDouble() - 0.5) / 5_000, here.y + (random.nextDouble() - 0.5) / 5_000);
        return switch (random.nextInt(3)) {
            case 0 -> draft.moved(spot, near);
            case 1 -> draft.removed(spot);
            default -> {
                int edges = draft.runs().get(run).edges();
                yield edges == 0
                        ? draft.moved(spot, near)
                        : draft.inserted(new Spot(run, Math.min(spot.vertex(), edges - 1)), near);
            }
        };
    }

    @Test
    void aRowThatSomebodyElseChangedIsLeftAlone(TestDatabase test) {
        var database = test.asSupabaseRole();
        var edits = new ShapeEdits(database, changes(database));
        var layer = layer(database, "ways", "way");
        var draft = edits.read(layer, "3", "way 3", new Cancellation()).draft();
        var moved = draft.moved(new Spot(0, 1), new Coordinate(-122.41, 37.75));
        var proposal = edits.update(moved, new Cancellation());
        run(database, "update public.ways set way = st_reverse(way) where id = 3");
        assertThat(changes(database).apply(proposal, new Cancellation())).isInstanceOf(RowOutcome.Conflicted.class);
        assertThat(edits.read(layer, "3", "way 3", new Cancellation()).draft().points())
                .isEqualTo(5);
    }

    @Test
    void whatCannotBeEditedSaysWhy(TestDatabase test) {
        var database = test.asSupabaseRole();
        var edits = new ShapeEdits(database, changes(database));
        var loose = layer(database, "loose", "thing");
        var arc = rows(database, loose).stream()
                .filter(row -> row.printed().startsWith("0108"))
                .findFirst()
                .orElseThrow();
        assertThatThrownBy(() -> edits.read(loose, arc.key(), "arc", new Cancellation()))
                .isInstanceOf(AppException.class)
                .hasMessageContaining("arcs");
        assertThatThrownBy(() -> edits.read(layer(database, "ways", "way"), "99", "gone", new Cancellation()))
                .hasMessageContaining("no longer there");
        run(test.asSuperuser(), """
            revoke all on public.ways from public, postgres;
            alter table public.ways owner to supabase_admin;
            grant select on public.ways to postgres;
            """);
        assertThatThrownBy(() -> edits.read(layer(database, "ways", "way"), "3", "way 3", new Cancellation()))
                .hasMessageContaining("may not change");
    }

    @Test
    void anAreaThatCrossesItselfIsNotSaved(TestDatabase test) {
        var database = test.asSupabaseRole();
        var edits = new ShapeEdits(database, changes(database));
        var draft = edits.read(layer(database, "lots", "lot"), "{1,\"lot 1\"}", "lot", new Cancellation())
                .draft();
        var far = draft.at(new Spot(0, 6)).place();
        var crossed = draft.moved(
                new Spot(0, 0),
                new Coordinate(far.x + (far.x - draft.at(new Spot(0, 0)).place().x), far.y + 0.0001));
        assertThat(crossed.faults()).singleElement().asString().startsWith("Not a valid area");
        assertThatThrownBy(() -> edits.update(crossed, new Cancellation())).hasMessageContaining("invalid");
        assertThat(draft.faults()).isEmpty();
        assertThat(draft.isChanged()).isFalse();
        assertThat(crossed.isChanged()).isTrue();
    }

    private record Row(String key, String printed) {}

    private static List<Row> rows(Database database, SpatialLayer layer) {
        var key = layer.keyColumns().isEmpty()
                ? "ctid::text || ' ' || tableoid::text"
                : layer.keyColumns().size() == 1 ? layer.keyColumns().getFirst() + "::text" : "array[a::text, b]::text";
        return database.read(new Cancellation(), session -> {
            var rows = new ArrayList<Row>();
            session.each(
                    "select " + key + " as k, " + layer.id().column() + "::text as v from public."
                            + layer.id().table() + " order by 1",
                    Parameters.none(),
                    0,
                    row -> rows.add(new Row(row.text("k"), row.text("v"))));
            return rows;
        });
    }

    /** The key of a row after a change; a row without a key has another place then. */
    private static String newest(Database database, SpatialLayer layer, Row before) {
        var old = layer.keyColumns().isEmpty();
        return rows(database, layer).stream()
                .filter(row -> old
                        ? kind(row.printed()).equals(kind(before.printed())) && !row.equals(before)
                        : row.key().equals(before.key()))
                .findFirst()
                .orElseThrow()
                .key();
    }

    private static String kind(String printed) {
        return printed.substring(2, 10);
    }

    private static SpatialLayer layer(Database database, String table, String column) {
        return new SpatialLayers(database)
                .discover(new Cancellation()).stream()
                        .filter(layer -> layer.id().equals(new LayerId("public", table, column)))
                        .findFirst()
                        .orElseThrow();
    }

    private RowChanges changes(Database database) {
        return new RowChanges(database, new AppFolders(folder, folder, folder));
    }

    private static void run(Database database, @Nullable String sql) {
        database.write(new Cancellation(), session -> {
            session.execute(java.util.Objects.requireNonNull(sql));
            return true;
        });
    }
}
