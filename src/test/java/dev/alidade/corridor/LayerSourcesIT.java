package dev.alidade.corridor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.alidade.corridor.layer.GeometryForm;
import dev.alidade.corridor.layer.LayerFilter;
import dev.alidade.corridor.layer.LayerId;
import dev.alidade.corridor.layer.LayerRole;
import dev.alidade.corridor.layer.SpatialLayer;
import dev.alidade.corridor.projection.MapBox;
import dev.alidade.corridor.projection.WebMercator;
import dev.alidade.database.Cancellation;
import dev.alidade.database.Database;
import dev.alidade.error.AppException;
import dev.alidade.error.ProblemKind;
import dev.alidade.sandbox.SandboxExtension;
import dev.alidade.sandbox.TestDatabase;
import dev.alidade.settings.AppFolders;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

class LayerSourcesIT {
    @RegisterExtension
    static final SandboxExtension SANDBOX = SandboxExtension.with(MapFixture.TEMPLATE);

    @TempDir
    Path folder;

    private MapService service;
    private Database database;

    @BeforeEach
    void open(TestDatabase test) {
        database = test.asSuperuser();
        service = new MapService(database, new AppFolders(folder, folder, folder));
    }

    @Test
    void anySelectWithAPlaceBecomesALayer() {
        for (var sql : List.of(
                "select 1 as id, st_setsrid(st_point(-122.42, 37.77), 4326) as g",
                "select 1 as id, st_transform(st_setsrid(st_point(-122.42, 37.77), 4326), 26910) as g;",
                "select 1 as id, st_point(-122.42, 37.77)::geography as g",
                "select 1 as id, st_asewkb(st_setsrid(st_point(-122.42, 37.77), 4326), 'XDR')::text as g",
                "select 1 as id, st_setsrid(st_point(-122.42, 37.77), 4326)::text as g",
                "select 1 as id, 'POINT (-122.42 37.77)' as g",
                "select 1 as id, 'SRID=3857;POINTZ(-13627732.063 4546985.284 5)' as g",
                "select 1 as id, '{\"type\":\"Point\",\"coordinates\":[-122.42,37.77]}' as g",
                "select 1 as id,"
                        + " '{\"type\":\"Feature\",\"geometry\":{\"type\":\"Point\",\"coordinates\":[-122.42,37.77]}}'::jsonb"
                        + " as g",
                "select 1 as id, -122.42 as lon, 37.77 as lat -- a comment at the end",
                "select 1 as id, 37.77::real as start_latitude, -122.42::float8 as start_longitude",
                "select 1 as id, point(-122.42, 37.77) as g",
                "select 1 as id, box(point(-122.4201, 37.7699), point(-122.4199, 37.7701)) as g",
                "select 1 as id, circle(point(-122.42, 37.77), 0.0001) as g",
                "select 1 as id, path '[(-122.42,37.77),(-122.42,37.7701)]' as g",
                "select 1 as id, polygon '((-122.42,37.77),(-122.42,37.7701),(-122.4201,37.7701))' as g")) {
            drawsOneFeature(sql);
        }
    }

    private void drawsOneFeature(String sql) {
        var layer = service.addQuery("Typed", sql, null, new Cancellation());
        var box = MapBox.ofDegrees(-122.4203, 37.7697, -122.4197, 37.7703);
        var map = service.render(only(layer).withBox(box), new Cancellation());
        assertThat(map.layers()).as(sql).singleElement().satisfies(count -> {
            assertThat(count.problem()).isNull();
            assertThat(count.shown()).isEqualTo(1);
            assertThat(count.total()).isEqualTo(1);
            assertThat(count.totalExact()).isTrue();
        });
        var view = map.view();
        assertThat(service.pick(
                        view,
                        view.pixelX(WebMercator.x(-122.42)),
                        view.pixelY(WebMercator.y(37.77)),
                        8,
                        List.of(layer)))
                .hasValueSatisfying(picked -> assertThat(
                                service.detail(picked, new Cancellation()).attributes())
                        .anyMatch(a -> a.name().equals("id") && "1".equals(a.value())));
    }

    @Test
    void textsThatAreNoGeometryAreCountedNotDrawn() {
        var layer = service.addQuery(
                "Texts",
                "select * from (values (1, 'POINT(-122.42 37.77)'), (2, 'POINT(-122.43'), (3, null), (4, 'POINT"
                        + " EMPTY'), (5, 'POINT(-122.41 37.76)'), (6, '0101000020E6100000')) v (id, place)",
                null,
                new Cancellation());
        assertThat(layer.source().form()).isEqualTo(new GeometryForm.Written("place"));
        var count = service.render(only(layer), new Cancellation()).layers().getFirst();
        assertThat(count.shown()).isEqualTo(2);
        assertThat(count.notes()).anyMatch(n -> n.startsWith("2 geometries")).anyMatch(n -> n.startsWith("1 rows"));
    }

    @Test
    void aSelectWithoutAPlaceOrWithTwoStatementsIsRefusedWithAReason() {
        assertThatThrownBy(() -> service.addQuery("No", "select 1 as id, 'x' as name", null, new Cancellation()))
                .isInstanceOfSatisfying(AppException.class, e -> {
                    assertThat(e.problem().kind()).isEqualTo(ProblemKind.REFUSED);
                    assertThat(e.problem().message()).contains("says where a row is");
                });
        assertThatThrownBy(() -> service.addQuery("No", "select 1; drop table quarters", null, new Cancellation()))
                .isInstanceOfSatisfying(
                        AppException.class, e -> assertThat(e.problem().kind()).isEqualTo(ProblemKind.REFUSED));
        assertThatThrownBy(() ->
                        service.addQuery("No", "delete from quarters returning shape as g", null, new Cancellation()))
                .isInstanceOf(AppException.class);
    }

    @Test
    void aSelectCannotWrite() {
        database.write(new Cancellation(), session -> {
            session.execute("create function public.sly() returns geometry language sql as"
                    + " $$ insert into public.quarters values (99, 'sly', null); select st_point(0, 0) $$");
            return true;
        });
        assertThatThrownBy(() -> service.addQuery("Sly", "select sly() as g", null, new Cancellation()))
                .isInstanceOf(AppException.class);
        assertThat(number("select count(*) as v from public.quarters where id = 99"))
                .isZero();
    }

    @Test
    void columnsTheCatalogDoesNotCallSpatialBecomeLayersAndUseTheirIndex() {
        database.session(new Cancellation(), session -> {
            session.execute("""
                create table public.stops (id int primary key, name text, lon numeric, lat numeric, spot point);
                insert into public.stops select i, 'stop ' || i, -122.5 + (i % 200) * 0.001, 37.7 + (i / 200) * 0.001,
                    point(-122.5 + (i % 200) * 0.001, 37.7 + (i / 200) * 0.001)
                from pg_catalog.generate_series(0, 39999) i;
                create index on public.stops using gist (spot);
                create index on public.stops (lon, lat);
                """);
            session.execute("analyze public.stops");
            return true;
        });
        var box = MapBox.ofDegrees(-122.4505, 37.7495, -122.4405, 37.7595);
        for (var column : Set.of("lon", "spot")) {
            var layer = service.addColumn(new LayerId("public", "stops", column), new Cancellation());
            assertThat(layer.role()).isEqualTo(LayerRole.POINT);
            assertThat(layer.labelColumn()).isEqualTo("name");
            var count = service.render(only(layer).withBox(box), new Cancellation())
                    .layers()
                    .getFirst();
            assertThat(count.problem()).isNull();
            assertThat(count.shown()).as(column).isBetween(100, 200);
            assertThat(count.vertices()).as("only the window is read").isLessThan(1_000);
            assertThat(service.reader().explain(layer, box, new Cancellation()))
                    .anyMatch(line -> line.contains("Index"));
        }
    }

    @Test
    void theViewportQueryUsesTheSpatialIndexInAnySystem() {
        database.session(new Cancellation(), session -> {
            session.execute("""
                create table public.grid (id int primary key, g geometry(Point, 26910), a geometry);
                insert into public.grid select i, st_setsrid(st_point(540000 + (i % 200) * 100, 4170000 + (i / 200) * 100), 26910)
                from pg_catalog.generate_series(0, 39999) i;
                update public.grid set a = case when id % 2 = 0 then g else st_transform(g, 4326) end;
                create index on public.grid using gist (g);
                create index on public.grid using gist (a);
                """);
            session.execute("analyze public.grid");
            return true;
        });
        var box = MapBox.ofDegrees(-122.4505, 37.7495, -122.4405, 37.7595);
        for (var layer : service.layers(new Cancellation())) {
            if (!layer.id().table().equals("grid")) {
                continue;
            }
            var plan = service.reader().explain(layer, box, new Cancellation());
            assertThat(plan).anyMatch(line -> line.contains("Index Scan")).noneMatch(line -> line.contains("Seq Scan"));
            assertThat(String.join("\n", plan)).doesNotContain("st_transform(g");
            var map = service.render(only(layer).withBox(box), new Cancellation());
            var seen = map.view().box();
            var expected =
                    number("select count(*) as v from public.grid where st_transform(a, 4326) && st_makeenvelope("
                            + seen.west() + ", " + seen.south() + ", " + seen.east() + ", " + seen.north() + ", 4326)");
            var count = map.layers().getFirst();
            assertThat((double) count.shown()).as(layer.id().label()).isCloseTo(expected, within(expected * 0.03));
        }
    }

    @Test
    void manyVerticesPerFeatureAreSimplifiedOnTheServerButMeasuredExactly() {
        database.session(new Cancellation(), session -> {
            session.execute("""
                create table public.lakes (id int primary key, name text, g geometry(Polygon, 4326));
                insert into public.lakes select i, 'lake ' || i,
                    st_buffer(st_setsrid(st_point(-122.5 + (i % 20) * 0.01, 37.7 + (i / 20) * 0.01), 4326), 0.004, 500)
                from pg_catalog.generate_series(0, 399) i;
                create index on public.lakes using gist (g);
                """);
            session.execute("analyze public.lakes");
            return true;
        });
        var layer = service.layers(new Cancellation()).stream()
                .filter(l -> l.id().table().equals("lakes"))
                .findFirst()
                .orElseThrow();
        var map = service.render(only(layer), new Cancellation());
        var count = map.layers().getFirst();
        assertThat(count.shown()).isEqualTo(400);
        assertThat(count.vertices()).as("of 800,400").isLessThan(40_000);
        assertThat(count.notes()).anyMatch(note -> note.contains("half a pixel"));
        var view = map.view();
        var picked = service.pick(
                        view, view.pixelX(WebMercator.x(-122.5)), view.pixelY(WebMercator.y(37.7)), 3, List.of(layer))
                .orElseThrow();
        var detail = service.detail(picked, new Cancellation());
        assertThat(detail.vertices()).isEqualTo(2_001);
        assertThat(detail.areaSquareMetres().orElseThrow())
                .isCloseTo(number("select st_area(g::geography) as v from public.lakes where id = 0"), within(2.0));
    }

    @Test
    void filtersAreSaidInBothLanguagesAndEvaluatedByTheServer() {
        var corridors = service.layers(new Cancellation()).stream()
                .filter(l -> l.role() == LayerRole.CORRIDOR)
                .findFirst()
                .orElseThrow();
        for (var ecql : List.of(
                "status = 'active'",
                "status IN ('active', 'planning')",
                "code LIKE 's%d'",
                "buffer_distance_meters > 60 AND status <> 'completed'",
                "buffer_distance_meters * 2 BETWEEN 150 AND 250",
                "BBOX(way, -122.4200, 37.7700, -122.4190, 37.7750)",
                "DWITHIN(way, POINT(-122.4194 37.7749), 100, meters)",
                "INTERSECTS(way, POLYGON((-122.4197 37.7746, -122.4190 37.7746, -122.4190 37.7752, -122.4197 37.7752,"
                        + " -122.4197 37.7746)))",
                "NOT (status = 'completed' OR code IS NULL)",
                "strToUpperCase(code) = 'SEED'")) {
            var filter = LayerFilter.ofEcql(ecql, corridors);
            assertThat(filter.sql()).isNotBlank();
            service.change(corridors.with(corridors.view().with(filter)));
            var count =
                    service.render(only(corridors), new Cancellation()).layers().getFirst();
            assertThat(count.problem()).as(ecql).isNull();
            assertThat(count.shown()).as(ecql).isEqualTo(1);
            assertThat(count.notes()).anyMatch(note -> note.contains(filter.sql()));
        }
        assertThat(LayerFilter.ofSql("status = 'active'").ecql()).isEqualTo("status = 'active'");
        assertThat(LayerFilter.ofSql("length(code) > 3 or exists (select 1)").ecql())
                .isEmpty();
        assertThatThrownBy(() -> LayerFilter.ofEcql("status = = 3", corridors)).isInstanceOf(AppException.class);
        assertThatThrownBy(() -> LayerFilter.ofSql("true) or (true")).isInstanceOf(AppException.class);
        service.remove(corridors.id());
        assertThat(service.render(only(corridors), new Cancellation())
                        .layers()
                        .getFirst()
                        .shown())
                .isEqualTo(2);
    }

    @Test
    void cancellingAPictureLeavesNoStatementOnTheServer() throws Exception {
        database.session(new Cancellation(), session -> {
            session.execute("create view public.slow as select i as id, st_setsrid(st_point(-122.4, 37.7), 4326) as g,"
                    + " pg_catalog.pg_sleep(0.02)::text as name from pg_catalog.generate_series(1, 100000) i");
            return true;
        });
        var layer = service.layers(new Cancellation()).stream()
                .filter(l -> l.id().table().equals("slow"))
                .findFirst()
                .orElseThrow();
        var cancellation = new Cancellation();
        var rendering = CompletableFuture.supplyAsync(() -> service.render(only(layer), cancellation));
        var running = "select count(*)::float8 as v from pg_catalog.pg_stat_activity where datname = current_database()"
                + " and pid <> pg_catalog.pg_backend_pid() and state = 'active' and query like '%slow%'";
        Awaitility.await().until(() -> number(running) > 0);
        cancellation.request();
        assertThatThrownBy(rendering::join)
                .hasCauseInstanceOf(AppException.class)
                .cause()
                .isInstanceOfSatisfying(
                        AppException.class, e -> assertThat(e.problem().kind()).isEqualTo(ProblemKind.CANCELLED));
        Awaitility.await().until(() -> number(running) == 0);
    }

    @Test
    void aSlowLayerShowsWhatItHasWhileMoreComes() {
        var layer = service.addQuery(
                "Slow",
                "select i as id, st_setsrid(st_point(-122.4 + i * 0.00001, 37.7), 4326) as g,"
                        + " case when i % 500 = 0 then pg_catalog.pg_sleep(0.05)::text end as name"
                        + " from pg_catalog.generate_series(1, 20000) i offset 0",
                null,
                new Cancellation());
        var shown = new java.util.ArrayList<Integer>();
        var last = service.render(
                only(layer).withBox(MapBox.ofDegrees(-122.5, 37.6, -122.1, 37.8)),
                partial -> shown.add(partial.layers().getFirst().shown()),
                new Cancellation());
        assertThat(shown).isNotEmpty().isSorted();
        assertThat(shown.getFirst()).isLessThan(20_000);
        assertThat(last.layers().getFirst().shown()).isEqualTo(20_000);
    }

    private static MapRequest only(SpatialLayer layer) {
        return MapRequest.of(300, 300).withVisible(Set.of(layer.id()));
    }

    private double number(String sql) {
        return database.read(new Cancellation(), session -> {
            double[] value = new double[1];
            session.each(sql, dev.alidade.database.Parameters.none(), 0, row -> value[0] = row.real("v"));
            return value[0];
        });
    }
}
