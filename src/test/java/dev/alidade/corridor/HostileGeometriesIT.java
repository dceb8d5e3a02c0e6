package dev.alidade.corridor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.alidade.corridor.layer.SpatialLayer;
import dev.alidade.corridor.projection.MapBox;
import dev.alidade.database.Cancellation;
import dev.alidade.database.Database;
import dev.alidade.database.Parameters;
import dev.alidade.sandbox.DatabaseTemplate;
import dev.alidade.sandbox.SandboxExtension;
import dev.alidade.sandbox.TestDatabase;
import dev.alidade.settings.AppFolders;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Geometries that nobody wants: each is drawn, or left out and counted; none spoils the picture of the others. */
class HostileGeometriesIT {
    /** What PostGIS stores, and how many vertices or parts of it there are to draw at least; 0 for nothing. */
    private static final List<String> ODD = List.of(
            "POINT EMPTY",
            "LINESTRING EMPTY",
            "POLYGON EMPTY",
            "MULTIPOINT(EMPTY)",
            "MULTIPOLYGON EMPTY",
            "GEOMETRYCOLLECTION EMPTY",
            "GEOMETRYCOLLECTION(POINT EMPTY, LINESTRING EMPTY)",
            "CIRCULARSTRING EMPTY",
            "CURVEPOLYGON EMPTY",
            "TIN EMPTY");

    private static final List<String> DRAWN = List.of(
            "POINT Z (-122.42 37.77 12)",
            "POINT M (-122.42 37.77 12)",
            "POINT ZM (-122.42 37.77 12 13)",
            "MULTIPOINT Z ((-122.42 37.77 1), (-122.41 37.76 2))",
            "LINESTRING M (-122.42 37.77 1, -122.41 37.76 2)",
            "LINESTRING (-122.42 37.77, -122.42 37.77)",
            "POLYGON ZM ((-122.42 37.77 1 1, -122.41 37.77 1 1, -122.41 37.76 1 1, -122.42 37.77 1 1))",
            "POLYGON ((-122.42 37.77, -122.41 37.76, -122.42 37.76, -122.41 37.77, -122.42 37.77))",
            "POLYGON ((-122.42 37.77, -122.42 37.77, -122.42 37.77, -122.42 37.77))",
            "POLYGON ((-122.42 37.77, -122.41 37.77, -122.41 37.76, -122.42 37.77),"
                    + " (-122.5 37.8, -122.4 37.8, -122.4 37.7, -122.5 37.8))",
            "MULTIPOLYGON (((-122.42 37.77, -122.41 37.77, -122.41 37.76, -122.42 37.77)),"
                    + " ((-122.42 37.77, -122.41 37.77, -122.41 37.76, -122.42 37.77)))",
            "CIRCULARSTRING (-122.42 37.77, -122.415 37.775, -122.41 37.77)",
            "CIRCULARSTRING (-122.42 37.77, -122.41 37.77, -122.42 37.77)",
            "CIRCULARSTRING (-122.42 37.77, -122.42 37.77, -122.42 37.77)",
            "COMPOUNDCURVE (CIRCULARSTRING (-122.42 37.77, -122.415 37.775, -122.41 37.77), (-122.41 37.77, -122.4 37.77))",
            "CURVEPOLYGON (CIRCULARSTRING (-122.42 37.77, -122.41 37.775, -122.42 37.77))",
            "CURVEPOLYGON (COMPOUNDCURVE (CIRCULARSTRING (-122.42 37.77, -122.415 37.775, -122.41 37.77),"
                    + " (-122.41 37.77, -122.42 37.77)))",
            "MULTICURVE ((-122.42 37.77, -122.41 37.77), CIRCULARSTRING (-122.42 37.77, -122.415 37.775, -122.41 37.77))",
            "MULTISURFACE (CURVEPOLYGON (CIRCULARSTRING (-122.42 37.77, -122.41 37.775, -122.42 37.77)))",
            "TRIANGLE ((-122.42 37.77, -122.41 37.77, -122.41 37.76, -122.42 37.77))",
            "TIN (((-122.42 37.77, -122.41 37.77, -122.41 37.76, -122.42 37.77)))",
            "POLYHEDRALSURFACE Z (((-122.42 37.77 0, -122.41 37.77 0, -122.41 37.76 0, -122.42 37.77 0)))",
            "GEOMETRYCOLLECTION (POINT (-122.42 37.77), GEOMETRYCOLLECTION (LINESTRING (-122.42 37.77, -122.41 37.76)))",
            "LINESTRING (179.9 10, -179.9 10)",
            "LINESTRING (170 10, 190 10)",
            "POLYGON ((179 -10, -179 -10, -179 10, 179 10, 179 -10))",
            "POINT (0 90)",
            "POINT (0 -90)",
            "LINESTRING (-180 90, 180 -90)",
            "POLYGON ((-180 -90, 180 -90, 180 90, -180 90, -180 -90))",
            "LINESTRING (0 85, 0 90, 180 90, 180 85)",
            "POINT (400 95)",
            "LINESTRING (-122.42 37.77, 1e11 1e11)",
            "POLYGON ((-1e9 -1e9, 1e9 -1e9, 1e9 1e9, -1e9 1e9, -1e9 -1e9))");
    /** Numbers that are none: left out, the rest of the geometry is drawn. */
    private static final List<String> NUMBERS = List.of(
            "st_makepoint('NaN', 'NaN')",
            "st_makepoint('Infinity', 37.77)",
            "st_makepoint(1e300, 1e300)",
            "st_makeline(array[st_makepoint(-122.42, 37.77), st_makepoint('NaN', 'NaN'), st_makepoint(-122.41, 37.76)])",
            "st_makeline(array[st_makepoint(-122.42, 37.77), st_makepoint('-Infinity', 'Infinity'),"
                    + " st_makepoint(-122.41, 37.76)])");

    @RegisterExtension
    static final SandboxExtension SANDBOX = SandboxExtension.with(DatabaseTemplate.SPATIAL);

    @TempDir
    Path folder;

    private MapService service(Database database) {
        return new MapService(database, new AppFolders(folder, folder, folder));
    }

    @Test
    void everyKindIsDrawnOrCountedInBothRoles(TestDatabase test) {
        var sql = new StringBuilder("create table public.odd (id int primary key, name text, g geometry);\n");
        int id = 0;
        for (var text : ODD) {
            sql.append("insert into public.odd values (%d, 'o', st_geomfromtext('%s', 4326));\n".formatted(++id, text));
        }
        for (var text : DRAWN) {
            sql.append("insert into public.odd values (%d, 'd', st_geomfromtext('%s', 4326));\n".formatted(++id, text));
        }
        for (var number : NUMBERS) {
            sql.append("insert into public.odd values (%d, 'n', st_setsrid(%s, 4326));\n".formatted(++id, number));
        }
        for (int depth : new int[] {20, 31, 60, 150}) {
            sql.append(
                    "insert into public.odd values (%d, 'deep', st_geomfromtext('%sPOINT(-122.42 37.77)%s', 4326));\n"
                            .formatted(++id, "GEOMETRYCOLLECTION(".repeat(depth), ")".repeat(depth)));
        }
        int rows = id;
        execute(test.asSupabaseRole(), sql.toString());
        for (var database : List.of(test.asSuperuser(), test.asSupabaseRole())) {
            var service = service(database);
            var layer = layer(service, "odd");
            for (var box : places()) {
                var map = service.render(only(layer).withBox(box), new Cancellation());
                var count = map.layers().getFirst();
                assertThat(count.problem()).isNull();
                assertThat(java.util.Arrays.stream(map.argb()))
                        .as("every pixel is opaque")
                        .allMatch(pixel -> pixel >>> 24 == 255);
                assertThat(count.total()).isBetween((long) DRAWN.size() + 2, (long) rows - ODD.size());
                assertThat(count.notes())
                        .as("told what is not drawn")
                        .anyMatch(note -> note.contains("without geometry"))
                        .anyMatch(note -> note.contains("could not be read"));
            }
        }
    }

    /** Each alone, so that what one does to the picture is not hidden by another; at six places and scales. */
    @Test
    void everyGeometryThatHasAPlaceIsSeenAlone(TestDatabase test) {
        var service = service(test.asSupabaseRole());
        IntStream.range(0, DRAWN.size()).forEach(i -> {
            var text = DRAWN.get(i);
            var layer = service.addQuery(
                    "Odd " + i, "select 1 as id, st_geomfromtext('" + text + "', 4326) as g", null, new Cancellation());
            for (var box : places()) {
                var map = service.render(only(layer).withBox(box), new Cancellation());
                var count = map.layers().getFirst();
                assertThat(count.problem()).as(text).isNull();
                assertThat(count.total()).as(text).isEqualTo(1);
            }
            var home = service.render(only(layer), new Cancellation());
            assertThat(home.layers().getFirst().shown()).as(text).isEqualTo(1);
        });
    }

    /** One line of ten million vertices, 160 MB, and a point that is to be seen beside it. */
    @Test
    @Tag("long")
    void tenMillionVerticesAreDrawnSimplifiedByTheServerOrRefusedPolitely(TestDatabase test) {
        execute(test.asSupabaseRole(), """
            create table public.giant (id int primary key, name text, g geometry(Geometry, 4326));
            insert into public.giant select 1, 'giant', st_segmentize(st_setsrid(st_makeline(st_point(
                    -122.45 + 0.04 * cos(i / 1591.5) * (1 + 0.2 * cos(i / 7.0)),
                    37.76 + 0.03 * sin(i / 1591.5) * (1 + 0.2 * cos(i / 7.0))) order by i), 4326), 0.0000006)
                from pg_catalog.generate_series(1, 10000) i;
            insert into public.giant values (2, 'small', st_setsrid(st_point(-122.45, 37.76), 4326));
            create index on public.giant using gist (g);
            analyze public.giant;
            """);
        assertThat(vertices(test.asSupabaseRole())).isGreaterThan(10_000_000);
        var service = service(test.asSupabaseRole());
        var layer = layer(service, "giant");
        for (var box : List.of(
                MapBox.ofDegrees(-122.5, 37.7, -122.4, 37.8),
                MapBox.ofDegrees(-122.4101, 37.7595, -122.4095, 37.7605))) {
            var map = service.render(only(layer).withBox(box), new Cancellation());
            var count = map.layers().getFirst();
            var problem = count.problem();
            if (problem == null) {
                assertThat(count.shown()).isPositive();
                assertThat(count.vertices()).as("of 10,000,001").isLessThan(2_000_000);
                assertThat(count.notes()).anyMatch(note -> note.contains("half a pixel"));
            } else {
                assertThat(problem.message()).isNotBlank();
                assertThat(problem.nextStep())
                        .as("a slow server's time runs out, politely")
                        .isNotBlank();
            }
        }
    }

    private static long vertices(Database database) {
        return database.read(new Cancellation(), session -> {
            long[] count = new long[1];
            session.each(
                    "select sum(st_npoints(g)) as n from public.giant",
                    Parameters.none(),
                    0,
                    row -> count[0] = row.bigint("n"));
            return count[0];
        });
    }

    private static List<MapBox> places() {
        return List.of(
                MapBox.ofDegrees(-180, -85, 180, 85),
                MapBox.ofDegrees(-122.425, 37.755, -122.405, 37.78),
                MapBox.ofDegrees(-122.4200001, 37.7699999, -122.4199999, 37.7700001),
                MapBox.ofDegrees(179, -12, 180, 12),
                MapBox.ofDegrees(-180, -12, -179, 12),
                MapBox.ofDegrees(-10, 84, 10, 85));
    }

    private static MapRequest only(SpatialLayer layer) {
        return MapRequest.of(240, 160).withVisible(Set.of(layer.id()));
    }

    private static SpatialLayer layer(MapService service, String table) {
        return service.layers(new Cancellation()).stream()
                .filter(l -> l.id().table().equals(table))
                .findFirst()
                .orElseThrow();
    }

    private static void execute(Database database, String sql) {
        database.session(new Cancellation(), session -> {
            session.execute(sql);
            return true;
        });
    }
}
