package dev.alidade.corridor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.alidade.corridor.LayerCount.LegendEntry;
import dev.alidade.corridor.feature.GeoJsonExport;
import dev.alidade.corridor.layer.LayerRole;
import dev.alidade.corridor.layer.SpatialLayer;
import dev.alidade.corridor.projection.MapBox;
import dev.alidade.corridor.style.Classifier;
import dev.alidade.corridor.style.LayerStyle;
import dev.alidade.corridor.style.Palette;
import dev.alidade.corridor.style.StyleRule;
import dev.alidade.corridor.style.Symbol;
import dev.alidade.database.Cancellation;
import dev.alidade.database.Database;
import dev.alidade.sandbox.SandboxExtension;
import dev.alidade.sandbox.TestDatabase;
import dev.alidade.settings.AppFolders;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

class MapStyleIT {
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
    void theServerTellsWhichRulesARowMeets() {
        var dots = service.addQuery(
                "Dots",
                "select i as id, i as n, case when i % 2 = 0 then 'even' else 'odd' end as kind,"
                        + " st_setsrid(st_point(-122.5 + i * 0.01, 37.7), 4326) as g from generate_series(0, 9) i",
                null,
                new Cancellation());
        var graded = Classifier.graduated(
                "n",
                DoubleStream.iterate(0, v -> v + 1).limit(10).boxed().toList(),
                5,
                Classifier.Method.EQUAL_INTERVAL,
                Palette.VIRIDIS,
                MapStyleIT::disc);
        assertThat(counts(dots, graded)).containsExactly(2, 2, 2, 2, 2);
        var named = Classifier.categorised("kind", List.of("even"), Palette.OKABE_ITO, MapStyleIT::disc);
        assertThat(counts(dots, named)).containsExactly(5, 5);
        var both = new LayerStyle(
                "both",
                List.of(
                        StyleRule.all("all", disc(0xFF000000)),
                        StyleRule.when("large", "n > 6", disc(0xFFFF0000)),
                        StyleRule.when("even", "kind = 'even'", disc(0xFF00FF00))));
        assertThat(counts(dots, both)).as("a row may meet several").containsExactly(10, 3, 5);
    }

    @Test
    void anotherColourReadsNothingAnotherConditionDoes() {
        var quarters = layer("quarters");
        var red = LayerStyle.single("s", Symbol.area(0xFFFF0000, Symbol.Stroke.solid(0xFF000000, 1)));
        var blue = LayerStyle.single("s", Symbol.area(0xFF0000FF, Symbol.Stroke.solid(0xFF000000, 1)));
        assertThat(pixels(quarters, red, 0xFFFF0000)).isGreaterThan(5_000);
        database.session(new Cancellation(), session -> {
            session.execute("delete from public.quarters where id = 1");
            return true;
        });
        assertThat(pixels(quarters, blue, 0xFF0000FF)).as("still in memory").isGreaterThan(5_000);
        var conditional = new LayerStyle(
                "s",
                List.of(StyleRule.when("", "id = 1", blue.rules().getFirst().symbol())));
        assertThat(pixels(quarters, conditional, 0xFF0000FF)).isZero();
    }

    @Test
    void markersTurnByAColumn() {
        var arrows = service.addQuery(
                "Arrows",
                "select 1 as id, 90 as heading, st_setsrid(st_point(-122.42, 37.77), 4326) as g",
                null,
                new Cancellation());
        var symbol = Symbol.point(new Symbol.Marker(Symbol.Shape.ARROW, 60, 0xFFFF0000, null, 0, "heading"));
        service.change(arrows.with(arrows.view().with(LayerStyle.single("s", symbol))));
        var box = MapBox.ofDegrees(-122.4201, 37.7699, -122.4199, 37.7701);
        var map = service.render(
                MapRequest.of(200, 200).withFurniture(false).withBox(box).withVisible(Set.of(arrows.id())),
                new Cancellation());
        int x = (int) map.view().pixelX(dev.alidade.corridor.projection.WebMercator.x(-122.42));
        int y = (int) map.view().pixelY(dev.alidade.corridor.projection.WebMercator.y(37.77));
        assertThat(map.argb()[y * 200 + x + 25]).isEqualTo(0xFFFF0000);
        assertThat(map.argb()[(y - 25) * 200 + x]).isNotEqualTo(0xFFFF0000);
    }

    @Test
    void exportsEveryKindOfLayerAsGeoJson() throws Exception {
        var json = new com.fasterxml.jackson.databind.ObjectMapper();
        for (var layer : service.layers(new Cancellation())) {
            if (layer.readable()) {
                var out = new StringWriter();
                long rows = new GeoJsonExport(database).write(layer, out, new Cancellation());
                var tree = json.readTree(out.toString());
                assertThat(tree.get("type").asText()).isEqualTo("FeatureCollection");
                assertThat(tree.get("features")).hasSize((int) rows);
            }
        }
        var metres = new StringWriter();
        new GeoJsonExport(database).write(layer("metres"), metres, new Cancellation());
        var feature = json.readTree(metres.toString()).get("features").get(0);
        assertThat(feature.at("/geometry/coordinates/0").asDouble())
                .isCloseTo(-122.4194, org.assertj.core.api.Assertions.within(1e-6));
        assertThat(feature.at("/properties/name").asText()).isEqualTo("City Hall");
        assertThat(feature.at("/properties/place").isMissingNode()).isTrue();
        var typed = service.addQuery(
                "T", "select 7 as id, 1.5 as lon, 2.5 as lat, null::text as note", null, new Cancellation());
        var out = new StringWriter();
        assertThat(new GeoJsonExport(database).write(typed, out, new Cancellation()))
                .isEqualTo(1);
        assertThat(json.readTree(out.toString()).get("features").get(0).toString())
                .isEqualTo(
                        "{\"type\":\"Feature\",\"id\":\"7\",\"geometry\":{\"type\":\"Point\",\"coordinates\":[1.5,2.5]},"
                                + "\"properties\":{\"id\":7,\"note\":null}}");
    }

    @Test
    void hostileGeometriesAreDrawnOrToldNeverFatal() {
        database.session(new Cancellation(), session -> {
            session.execute("""
                create table public.hostile (id int primary key, g geometry);
                insert into public.hostile values
                    (1, 'POINT EMPTY'), (2, 'POLYGON EMPTY'), (3, 'GEOMETRYCOLLECTION EMPTY'), (4, null),
                    (5, 'SRID=4326;POINT(NaN NaN)'), (6, st_setsrid(st_makeline(array[st_point(0, 0), st_point('infinity', 0), st_point(1, 1)]), 4326)),
                    (7, 'SRID=4326;POLYGON((0 0, 1 1, 1 0, 0 1, 0 0))'),
                    (8, 'SRID=4326;LINESTRING ZM (0 0 1 2, 1 1 3 4)'),
                    (9, 'SRID=4326;CURVEPOLYGON(CIRCULARSTRING(0 0, 1 1, 2 0, 1 -1, 0 0))'),
                    (10, 'SRID=4326;MULTISURFACE(CURVEPOLYGON(COMPOUNDCURVE(CIRCULARSTRING(0 0, 1 1, 2 0), (2 0, 0 0))))'),
                    (11, 'SRID=4326;LINESTRING(179 10, -179 11)'), (12, 'SRID=4326;POLYGON((-180 80, 180 80, 180 90, -180 90, -180 80))'),
                    (13, 'SRID=4326;POINT(0 -90)'), (14, 'SRID=4326;POINT(1e300 1e300)'),
                    (15, 'SRID=4326;TIN(((0 0 0, 0 1 0, 1 1 0, 0 0 0)))'),
                    (16, 'SRID=4326;GEOMETRYCOLLECTION(POINT(1 1), GEOMETRYCOLLECTION(LINESTRING(0 0, 1 1), POLYGON((0 0, 1 0, 1 1, 0 0))))'),
                    (17, 'SRID=4326;LINESTRING(5 5, 5 5)');
                insert into public.hostile select 100, st_geomfromtext(
                    repeat('GEOMETRYCOLLECTION(', 40) || 'POINT(1 1)' || repeat(')', 40), 4326);
                """);
            return true;
        });
        var hostile = layer("hostile");
        for (var style : List.of(
                LayerStyle.single("plain", Symbol.area(0x800000FF, Symbol.Stroke.solid(0xFF000000, 3))),
                LayerStyle.single(
                        "dashed",
                        new Symbol(
                                        new Symbol.Fill(0x40FF0000),
                                        List.of(new Symbol.Stroke(
                                                0xFF000000, 2, List.of(3.0, 1.0), Symbol.Cap.ROUND, Symbol.Join.ROUND)),
                                        Symbol.Marker.disc(6, 0xFF00FF00, 0xFFFFFFFF),
                                        null)
                                .with(new Symbol.Label(
                                        "id", 10, false, 0xFF000000, 0xFFFFFFFF, 1, 1, Symbol.Placement.ALONG))))) {
            service.change(hostile.with(hostile.view().with(style)));
            for (var box : List.of(
                    MapBox.ofDegrees(-180, -85, 180, 85),
                    MapBox.ofDegrees(-1, -1, 3, 2),
                    MapBox.ofDegrees(0.9999, 0.9999, 1.0001, 1.0001))) {
                var map = service.render(
                        MapRequest.of(300, 200).withBox(box).withVisible(Set.of(hostile.id())), new Cancellation());
                var count = map.layers().getFirst();
                assertThat(count.problem()).isNull();
                assertThat(count.shown()).isPositive();
                assertThat(count.notes()).anyMatch(n -> n.contains("could not be read"));
            }
        }
    }

    /** A single geometry of 3 million vertices, drawn from what the server leaves of it. */
    @Test
    void aGeometryOfMillionsOfVerticesIsDrawnSimplified() {
        database.session(new Cancellation(), session -> {
            session.execute("create table public.coast (id int primary key, g geometry(LineString, 4326));"
                    + " insert into public.coast select 1, st_setsrid(st_makeline(st_point(-122.5 + 0.2 * i / 3e6,"
                    + " 37.7 + 0.05 * sin(i / 1e5) + 0.00001 * sin(i))), 4326) from generate_series(1, 3000000) i;"
                    + " analyze public.coast");
            return true;
        });
        var map = service.render(
                MapRequest.of(800, 600).withVisible(Set.of(layer("coast").id())), new Cancellation());
        var count = map.layers().getFirst();
        assertThat(count.problem()).isNull();
        assertThat(count.shown()).isEqualTo(1);
        assertThat(count.vertices()).isBetween(50, 100_000);
    }

    private static Symbol disc(int argb) {
        return Symbol.point(Symbol.Marker.disc(8, argb, 0xFFFFFFFF));
    }

    private List<Integer> counts(SpatialLayer layer, LayerStyle style) {
        service.change(layer.with(layer.view().with(style)));
        var count = service.render(MapRequest.of(300, 200).withVisible(Set.of(layer.id())), new Cancellation())
                .layers()
                .getFirst();
        assertThat(count.problem()).isNull();
        return count.legend().stream().map(LegendEntry::count).toList();
    }

    private long pixels(SpatialLayer layer, LayerStyle style, int argb) {
        service.change(layer.with(layer.view().with(style)));
        var map = service.render(MapRequest.of(300, 200).withVisible(Set.of(layer.id())), new Cancellation());
        return java.util.Arrays.stream(map.argb()).filter(p -> p == argb).count();
    }

    private SpatialLayer layer(String table) {
        return service.layers(new Cancellation()).stream()
                .filter(l -> l.id().table().equals(table) && l.role() != LayerRole.DESTINATION)
                .findFirst()
                .orElseThrow();
    }
}
