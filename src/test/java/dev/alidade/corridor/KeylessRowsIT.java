package dev.alidade.corridor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.alidade.corridor.feature.KeyedRows.Column;
import dev.alidade.corridor.layer.LayerId;
import dev.alidade.corridor.layer.SpatialLayer;
import dev.alidade.corridor.projection.MapBox;
import dev.alidade.corridor.projection.Viewport;
import dev.alidade.database.Cancellation;
import dev.alidade.sandbox.SandboxExtension;
import dev.alidade.sandbox.TestDatabase;
import dev.alidade.settings.AppFolders;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Rows of SELECTs and views without a key are chosen and found again by everything that is in them. */
class KeylessRowsIT {
    private static final MapBox CITY = MapBox.ofDegrees(-122.52, 37.70, -122.35, 37.83);

    @RegisterExtension
    static final SandboxExtension SANDBOX = SandboxExtension.with(MapFixture.TEMPLATE);

    @TempDir
    Path folder;

    private MapService service;

    @BeforeEach
    void open(TestDatabase test) {
        service = new MapService(test.asSupabaseRole(), new AppFolders(folder, folder, folder));
        test.asSupabaseRole().session(new Cancellation(), session -> {
            // a column called as the statements call the row, and the same row twice
            session.execute("""
                create table public.marks (no int primary key, g text, what text, place geometry(Point, 4326));
                insert into public.marks select i, 'g' || i % 7, 'mark ' || i,
                    st_setsrid(st_point(-122.50 + 0.01 * (i % 15), 37.71 + 0.006 * (i / 15)), 4326)
                    from generate_series(0, 224) i;
                create table public.parted (what text, place geometry(Point, 4326)) partition by hash (what);
                create table public.parted_0 partition of public.parted for values with (modulus 3, remainder 0);
                create table public.parted_1 partition of public.parted for values with (modulus 3, remainder 1);
                create table public.parted_2 partition of public.parted for values with (modulus 3, remainder 2);
                insert into public.parted select what, place from public.marks order by no;
                create view public.marked as select what, g, place from public.marks;
                create view public.twice as select what, place from public.marks where no < 3
                    union all select what, place from public.marks where no < 3;
                """);
            return true;
        });
    }

    @Test
    void everyRowOfAViewAndOfASelectIsIdentifiedAsItself() {
        for (var layer : List.of(
                service.addColumn(new LayerId("public", "marked", "place"), new Cancellation()),
                service.addColumn(new LayerId("public", "parted", "place"), new Cancellation()),
                service.addQuery(
                        "Typed",
                        "select what, g, place from public.marks order by random()",
                        null,
                        new Cancellation()))) {
            var view = shown(layer);
            for (int i = 0; i < 225; i++) {
                var expected = "mark " + i;
                assertThat(service.pick(view, x(view, i), y(view, i), 4, List.of(layer)))
                        .hasValueSatisfying(picked -> assertThat(service.detail(picked, new Cancellation())
                                        .attributes())
                                .anyMatch(a -> a.name().equals("what") && expected.equals(a.value())));
            }
        }
    }

    @Test
    void rowsInAnAreaAreTheSameRowsInTheTableAndBackOnTheMap() {
        var random = new Random(7);
        var layer = service.addQuery("Typed", "select what, g, place from public.marks", null, new Cancellation());
        var view = shown(layer);
        var desk = service.choices();
        var columns = List.of(new Column("what", "text"));
        var all = desk.keys(layer, null, null, new Cancellation());
        assertThat(all).hasSize(225).doesNotHaveDuplicates();
        for (int round = 0; round < 50; round++) {
            double west = random.nextDouble() * view.width();
            double north = random.nextDouble() * view.height();
            double east = west + random.nextDouble() * view.width();
            double south = north + random.nextDouble() * view.height();
            var expected = new HashSet<String>();
            for (int i = 0; i < 225; i++) {
                if (x(view, i) >= west && x(view, i) <= east && y(view, i) >= north && y(view, i) <= south) {
                    expected.add("mark " + i);
                }
            }
            var keys =
                    desk.within(view, new double[] {west, north, east, north, east, south, west, south}, layer, null);
            var values = new HashSet<String>();
            desk.rows(layer, columns, keys, new Cancellation())
                    .values()
                    .forEach(row -> values.add(String.valueOf(row.getFirst())));
            assertThat(values).isEqualTo(expected);
        }
        var shuffled = new ArrayList<>(all);
        Collections.shuffle(shuffled, random);
        for (var key : shuffled.subList(0, 30)) {
            var row =
                    desk.rows(layer, columns, List.of(key), new Cancellation()).get(key);
            int i = Integer.parseInt(
                    String.valueOf(row == null ? "" : row.getFirst()).substring("mark ".length()));
            assertThat(desk.extent(layer, new Choice(layer.id(), Set.of(key)), new Cancellation()))
                    .hasValueSatisfying(box -> {
                        assertThat((box.west() + box.east()) / 2).isCloseTo(longitude(i), within());
                        assertThat((box.south() + box.north()) / 2).isCloseTo(latitude(i), within());
                    });
        }
    }

    @Test
    void rowsOfAPartitionedTableAreToldApartThoughTheyLieAtTheSamePlaces() {
        var layer = service.addColumn(new LayerId("public", "parted", "place"), new Cancellation());
        var desk = service.choices();
        var all = desk.keys(layer, null, null, new Cancellation());
        assertThat(all).hasSize(225).doesNotHaveDuplicates();
        var values = new HashSet<String>();
        desk.rows(layer, List.of(new Column("what", "text")), all.subList(0, 100), new Cancellation())
                .values()
                .forEach(row -> values.add(String.valueOf(row.getFirst())));
        assertThat(values).hasSize(100);
    }

    @Test
    void rowsThatAreEqualAreChosenTogether() {
        var layer = service.addColumn(new LayerId("public", "twice", "place"), new Cancellation());
        var view = shown(layer);
        double[] everywhere = {-9e3, -9e3, 9e3, -9e3, 9e3, 9e3, -9e3, 9e3};
        var keys = service.choices().within(view, everywhere, layer, null);
        assertThat(keys).hasSize(6);
        assertThat(new HashSet<>(keys)).hasSize(3);
    }

    private Viewport shown(SpatialLayer layer) {
        var map = service.render(
                MapRequest.of(1200, 900).withBox(CITY).withVisible(Set.of(layer.id())), new Cancellation());
        assertThat(map.layers())
                .singleElement()
                .satisfies(count -> assertThat(count.problem()).isNull());
        return map.view();
    }

    private static org.assertj.core.data.Offset<Double> within() {
        return org.assertj.core.data.Offset.offset(1e-7);
    }

    private static double longitude(int i) {
        return -122.50 + 0.01 * (i % 15);
    }

    private static double latitude(int i) {
        int row = i / 15;
        return 37.71 + 0.006 * row;
    }

    private static double x(Viewport view, int i) {
        return view.pixelX(dev.alidade.corridor.projection.WebMercator.x(longitude(i)));
    }

    private static double y(Viewport view, int i) {
        return view.pixelY(dev.alidade.corridor.projection.WebMercator.y(latitude(i)));
    }
}
