package dev.alidade.corridor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.alidade.corridor.layer.LayerRole;
import dev.alidade.corridor.layer.SpatialLayer;
import dev.alidade.corridor.projection.MapBox;
import dev.alidade.database.Cancellation;
import dev.alidade.database.Database;
import dev.alidade.database.Parameters;
import dev.alidade.error.AppException;
import dev.alidade.error.ProblemKind;
import dev.alidade.sandbox.SandboxExtension;
import dev.alidade.sandbox.TestDatabase;
import dev.alidade.settings.AppFolders;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

class MapServiceIT {
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
    void findsEveryLayerAndReadsItsMeaningFromItsStructure() {
        var layers = service.layers(new Cancellation());
        assertThat(layers)
                .extracting(
                        l -> l.id().label(),
                        SpatialLayer::role,
                        SpatialLayer::srid,
                        l -> String.valueOf(l.classColumn()))
                .contains(
                        row("public.quarters.shape", LayerRole.AREA, 4326, "null"),
                        row("Traffic & Co.Rescue \"Ways\".way", LayerRole.CORRIDOR, 4326, "status"),
                        row("Traffic & Co.Rescue \"Ways\".goal", LayerRole.DESTINATION, 4326, "status"),
                        row("public.metres.place", LayerRole.POINT, 26910, "null"),
                        row("public.globe.place", LayerRole.POINT, 4326, "null"),
                        row("public.anything.g", LayerRole.MIXED, 0, "null"),
                        row("public.seen.spot", LayerRole.MIXED, 0, "null"));
        assertThat(layer("quarters").labelColumn()).isEqualTo("quarter_name");
        assertThat(layer("metres").keyColumns()).containsExactly("a", "b");
        assertThat(layer("seen").visibleAtFirst())
                .as("without places a map shows all")
                .isTrue();
        assertThat(layers).noneMatch(l -> l.id().table().startsWith("geometry_columns"));
    }

    @Test
    void startsWithPlacesAndCorridorsAndKeepsEventsForLater() {
        database.write(new Cancellation(), session -> {
            session.execute("alter table public.metres alter column place set not null");
            return true;
        });
        assertThat(layer("metres").visibleAtFirst()).isTrue();
        assertThat(layer("quarters").visibleAtFirst()).isFalse();
        assertThat(layer("seen").visibleAtFirst()).isFalse();
        assertThat(service.layers(new Cancellation()))
                .filteredOn(l -> l.role() == LayerRole.CORRIDOR || l.role() == LayerRole.DESTINATION)
                .hasSize(2)
                .allMatch(SpatialLayer::visibleAtFirst);
    }

    @Test
    void drawsEveryReadableLayerAndCountsIt() {
        var map = service.render(MapRequest.of(640, 480).withVisible(everything()), new Cancellation());
        assertThat(map.argb()).hasSize(640 * 480);
        assertThat(map.shown(LayerRole.CORRIDOR)).isEqualTo(2);
        assertThat(map.shown(LayerRole.DESTINATION)).isEqualTo(1);
        assertThat(map.shown(LayerRole.AREA)).isEqualTo(2);
        assertThat(count(map, "quarters").notes()).anyMatch(note -> note.contains("without geometry"));
        assertThat(count(map, "metres").shown()).isEqualTo(1);
        assertThat(count(map, "globe").shown()).isEqualTo(1);
        assertThat(count(map, "seen").shown()).isEqualTo(2);
        assertThat(map.layers()).allMatch(layer -> layer.problem() == null);
    }

    @Test
    void placesMixedSridsRightAndSaysSo() {
        var map = service.render(MapRequest.of(640, 480).withVisible(everything()), new Cancellation());
        var mixed = count(map, "anything");
        assertThat(mixed.shown()).isEqualTo(3);
        assertThat(mixed.notes()).anyMatch(note -> note.contains("26910")).hasSize(2);
        var box = MapBox.ofDegrees(-122.4195, 37.7748, -122.4193, 37.7750);
        var close = service.render(MapRequest.of(64, 64).withBox(box).withVisible(everything()), new Cancellation());
        assertThat(count(close, "anything").shown()).isEqualTo(1);
        assertThat(count(close, "metres").shown()).isEqualTo(1);
    }

    @Test
    void colouredPixelsLieWhereTheCorridorIs() {
        var box = MapBox.ofDegrees(-122.4280, 37.7660, -122.4244, 37.7688);
        var map = service.render(MapRequest.of(200, 200).withBox(box).withFurniture(false), new Cancellation());
        int active = 0xFFD92D3A;
        assertThat(java.util.Arrays.stream(map.argb())
                        .filter(pixel -> pixel == active)
                        .count())
                .isGreaterThan(150);
    }

    @Test
    void identifiesACorridorWithItsTrueMeasures() {
        var map = service.render(MapRequest.of(640, 480), new Cancellation());
        var view = map.view();
        double x = view.pixelX(dev.alidade.corridor.projection.WebMercator.x(-122.4262));
        double y = view.pixelY(dev.alidade.corridor.projection.WebMercator.y(37.7674));
        var picked =
                service.pick(view, x, y, 6, service.layers(new Cancellation())).orElseThrow();
        assertThat(picked.title()).isEqualTo("seed");
        var detail = service.detail(picked, new Cancellation());
        assertThat(detail.status()).isEqualTo("active");
        assertThat(detail.lengthMetres().orElseThrow()).isCloseTo(2_051.27, within(0.05));
        assertThat(detail.bufferMetres().orElseThrow()).isEqualTo(100);
        assertThat(detail.metricSystem()).isEqualTo("EPSG:7131");
        assertThat(detail.attributes()).anyMatch(a -> a.name().equals("code") && "seed".equals(a.value()));
        assertThat(detail.attributes()).noneMatch(a -> a.name().equals("way"));
        double server = number(
                "select st_area(st_buffer(way::geography, 100)) as v from \"Traffic & Co\".\"Rescue \"\"Ways\"\"\""
                        + " where code = 'seed'");
        assertThat(detail.areaSquareMetres().orElseThrow()).isCloseTo(server, within(server * 0.005));
    }

    @Test
    void identifiesRowsWithACompositeKeyNoKeyAndInAView() {
        var map = service.render(MapRequest.of(640, 480).withVisible(everything()), new Cancellation());
        for (var expected : List.of("metres", "globe", "seen")) {
            var layers = List.of(layer(expected));
            var view = map.view();
            var place = expected.equals("globe")
                    ? new double[] {-122.42, 37.77}
                    : expected.equals("metres") ? new double[] {-122.4194, 37.7749} : new double[] {-122.44, 37.765};
            var picked = service.pick(
                            view,
                            view.pixelX(dev.alidade.corridor.projection.WebMercator.x(place[0])),
                            view.pixelY(dev.alidade.corridor.projection.WebMercator.y(place[1])),
                            6,
                            layers)
                    .orElseThrow();
            assertThat(service.detail(picked, new Cancellation()).attributes())
                    .as(expected)
                    .isNotEmpty();
        }
    }

    @Test
    void aLargeLayerIsReadByWindowThroughItsIndex() {
        database.write(new Cancellation(), session -> {
            session.execute("""
                    create table public.crowd (id int primary key, g geometry(Point, 4326));
                    insert into public.crowd select i, st_setsrid(st_point(-122.5 + (i % 200) * 0.001, 37.7 + (i / 200) * 0.001), 4326)
                    from pg_catalog.generate_series(0, 39999) i;
                    create index on public.crowd using gist (g);
                    """);
            return true;
        });
        database.session(new Cancellation(), session -> {
            session.execute("analyze public.crowd");
            return true;
        });
        var crowd = layer("crowd");
        assertThat(crowd.indexed()).isTrue();
        var box = MapBox.ofDegrees(-122.4505, 37.7495, -122.4405, 37.7595);
        var map = service.render(
                MapRequest.of(300, 300).withBox(box).withVisible(Set.of(crowd.id())), new Cancellation());
        var count = count(map, "crowd");
        assertThat(count.shown()).isBetween(100, 200);
        assertThat(count.total()).isEqualTo(40_000);
        assertThat(count.totalExact()).isFalse();
        assertThat(count.vertices()).isLessThan(1_000);
    }

    @Test
    void aLayerWithoutTheRightToReadSaysSoAndTheOthersAreDrawn(TestDatabase test) {
        var reader = test.open(
                test.superuserTarget().withLogin("map_reader", new dev.alidade.database.Secret("map reader")));
        var limited = new MapService(reader, new AppFolders(folder, folder, folder));
        var all = limited.layers(new Cancellation()).stream()
                .map(SpatialLayer::id)
                .collect(java.util.stream.Collectors.toSet());
        var map = limited.render(MapRequest.of(300, 200).withVisible(all), new Cancellation());
        var problem = count(map, "hidden").problem();
        assertThat(problem).isNotNull();
        assertThat(problem.kind()).isEqualTo(ProblemKind.PERMISSION);
        assertThat(map.shown(LayerRole.CORRIDOR)).isEqualTo(2);
    }

    @Test
    void newRowsAppearWithAFreshPicture() {
        var request =
                MapRequest.of(300, 200).withVisible(Set.of(layer("quarters").id()));
        assertThat(count(service.render(request, new Cancellation()), "quarters")
                        .shown())
                .isEqualTo(2);
        database.write(
                new Cancellation(),
                session -> session.update(
                        "update public.quarters set shape = (select shape from public.quarters where id = 1) where id = 3",
                        Parameters.none()));
        assertThat(count(service.render(request, new Cancellation()), "quarters")
                        .shown())
                .isEqualTo(2);
        assertThat(count(service.render(request.withFresh(true), new Cancellation()), "quarters")
                        .shown())
                .isEqualTo(3);
    }

    @Test
    void aCancelledPictureIsNotPainted() {
        var cancellation = new Cancellation();
        cancellation.request();
        assertThatThrownBy(() -> service.render(MapRequest.of(300, 200), cancellation))
                .isInstanceOfSatisfying(
                        AppException.class, e -> assertThat(e.problem().kind()).isEqualTo(ProblemKind.CANCELLED));
    }

    private Set<dev.alidade.corridor.layer.LayerId> everything() {
        return service.layers(new Cancellation()).stream()
                .map(SpatialLayer::id)
                .collect(java.util.stream.Collectors.toSet());
    }

    private SpatialLayer layer(String table) {
        return service.layers(new Cancellation()).stream()
                .filter(l -> l.id().table().equals(table))
                .findFirst()
                .orElseThrow();
    }

    private static LayerCount count(RenderedMap map, String table) {
        return map.layers().stream()
                .filter(l -> l.layer().table().equals(table))
                .findFirst()
                .orElseThrow();
    }

    private double number(String sql) {
        return database.read(new Cancellation(), session -> {
            double[] value = new double[1];
            session.each(sql, Parameters.none(), 0, row -> value[0] = row.real("v"));
            return value[0];
        });
    }

    private static org.assertj.core.groups.Tuple row(Object... values) {
        return org.assertj.core.api.Assertions.tuple(values);
    }
}
