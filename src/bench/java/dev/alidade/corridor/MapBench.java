package dev.alidade.corridor;

import dev.alidade.bench.BenchServer;
import dev.alidade.bench.Contestant;
import dev.alidade.bench.Race;
import dev.alidade.bench.Size;
import dev.alidade.corridor.layer.LayerId;
import dev.alidade.corridor.projection.MapBox;
import dev.alidade.database.Cancellation;
import dev.alidade.database.Database;
import dev.alidade.database.DatabaseTarget;
import dev.alidade.database.Parameters;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javax.imageio.ImageIO;

/**
 * From PostGIS to a picture of 1920 x 1080 pixels with strokes and labels, all rows fetched anew each time, beside Mapnik
 * and QGIS where they are installed. Nothing lies below the rows: the base map that is built in is switched off, the others
 * have none. Writing the picture to a file does not count. What share of the pixels each paints, and
 * how far they paint the same places, is said, so that nobody wins by drawing less or elsewhere.
 */
public final class MapBench {
    private static final MapBox CITY = MapBox.ofDegrees(-122.52, 37.70, -122.35, 37.83);
    private static final int WHITE = 0xFFFFFF;

    private final BenchServer server;
    private final int rows;

    public MapBench(BenchServer server, Size size) {
        this.server = server;
        this.rows = size.rows();
    }

    /** 100,000 lines of ten vertices. Aim: a third of the time of both. */
    public Race lines() throws IOException {
        return race(MapScene.LINES, rows / 10, "lines");
    }

    /** 100,000 areas. Aim: half the time of both. */
    public Race areas() throws IOException {
        return race(MapScene.AREAS, rows / 10, "areas");
    }

    /** 2,000 areas of 500 vertices. Aim: not slower than 1.2 times QGIS when its server simplifies. */
    public Race heavy() throws IOException {
        return race(MapScene.HEAVY, rows / 500, "areas of 500 vertices");
    }

    /** A million points, beside what the server and the way need for their bytes alone. Aim: below a second. */
    public Race points() throws IOException {
        return race(MapScene.POINTS, rows, "points");
    }

    /** Reads what the picture needs of each row, looks at nothing and paints nothing: no picture can be there before. */
    private static Duration rowsAlone(Database database, MapScene scene) throws Exception {
        return Contestant.timed(() -> database.read(new Cancellation(), session -> {
            session.copied(
                    "select st_asbinary(g), id::text, kind::int8 from public." + scene.table(),
                    Parameters.none(),
                    row -> {});
            return true;
        }));
    }

    private Race race(MapScene scene, int count, String what) throws IOException {
        var target = server.database();
        var database = filled(server, target, scene, count);
        var service = withoutGround(database);
        var layer = service.addColumn(new LayerId("public", scene.table(), "g"), new Cancellation());
        service.change(layer.with(layer.view().with(scene.style())));
        var request = MapRequest.of(MapScene.WIDTH, MapScene.HEIGHT)
                .withBox(CITY)
                .withFurniture(false)
                .withVisible(Set.of(layer.id()));
        var contestants = new ArrayList<Contestant>();
        contestants.add(new Contestant("Alidade", () -> {
            service.forgetRows();
            return Contestant.timed(() -> require(service.render(request, new Cancellation()), count));
        }));
        contestants.add(new Contestant(
                "in memory",
                () -> Contestant.timed(() -> require(service.render(request, new Cancellation()), count))));
        contestants.add(new Contestant("the rows alone, no picture", () -> rowsAlone(database, scene)));
        var first = service.render(request, new Cancellation());
        var ours = Painted.of(first.toImage(), first.argb()[0]);
        var painted = new StringBuilder("painted: Alidade %.0f %%".formatted(100 * ours.share()));
        for (var peer : peers(target, scene, first.view().box())) {
            contestants.add(new Contestant(peer.name(), peer::draw));
            var theirs = painted(peer);
            painted.append(", %s %.0f %% (same places: %.0f %%)"
                    .formatted(peer.name(), 100 * theirs.share(), 100 * ours.agreement(theirs)));
        }
        if (contestants.size() == 3) {
            painted.append("; neither Mapnik nor QGIS is installed");
        }
        return new Race("Map of %,d %s".formatted(count, what), "one picture; " + painted, contestants);
    }

    /** From the click until the first part of a SELECT's rows is a picture, and until all are. Aim: 100 ms after the first row. */
    public Race first() throws IOException {
        var target = server.database();
        var database = filled(server, target, MapScene.AREAS, rows / 10);
        var service = withoutGround(database);
        var select = "select id, kind, name, g from public." + MapScene.AREAS.table();
        var layer = service.addQuery("Areas", select, null, new Cancellation());
        var request =
                MapRequest.of(MapScene.WIDTH, MapScene.HEIGHT).withBox(CITY).withVisible(Set.of(layer.id()));
        return new Race(
                "SELECT of %,d areas".formatted(rows / 10),
                "from the click to a picture",
                List.of(
                        new Contestant("the first rows, drawn", () -> firstOf(service, request)),
                        new Contestant("the first row, not drawn", () -> firstRow(database, select)),
                        new Contestant("all rows, drawn", () -> {
                            service.forgetRows();
                            return Contestant.timed(() -> service.render(request, new Cancellation()));
                        })));
    }

    /** The map with nothing below its layers: the others have no base map either. */
    private MapService withoutGround(Database database) {
        var service = new MapService(database, server.user());
        service.backdrop().showBuiltIn(false);
        return service;
    }

    private static Duration firstOf(MapService service, MapRequest request) {
        service.forgetRows();
        long start = System.nanoTime();
        long[] first = new long[1];
        service.render(request, _ -> first[0] = first[0] == 0 ? System.nanoTime() : first[0], new Cancellation());
        return Duration.ofNanos((first[0] == 0 ? System.nanoTime() : first[0]) - start);
    }

    /** Until the server's first row is here. */
    private static Duration firstRow(Database database, String select) {
        long start = System.nanoTime();
        long[] first = new long[1];
        database.read(new Cancellation(), session -> {
            session.copied(
                    "select st_asbinary(g), name from (" + select + ") g",
                    Parameters.none(),
                    row -> first[0] = first[0] == 0 ? System.nanoTime() : first[0]);
            return true;
        });
        return Duration.ofNanos(first[0] - start);
    }

    /** A database with PostGIS and the rows of a scene. */
    private static Database filled(BenchServer server, DatabaseTarget target, MapScene scene, int count) {
        var database = Database.open(target, () -> {});
        try (var owner = Database.open(server.server().superuser(target.database()), () -> {})) {
            owner.session(new Cancellation(), session -> {
                session.execute("create extension if not exists postgis");
                return true;
            });
        }
        database.session(new Cancellation(), session -> {
            session.execute(scene.sql(Math.max(count, 1)));
            return true;
        });
        return database;
    }

    /** A database with so many points to pan over. */
    public static Database somePlaces(BenchServer server, int count) {
        return filled(server, server.database(), MapScene.POINTS, count);
    }

    private static List<MapPeer> peers(DatabaseTarget target, MapScene scene, MapBox box) throws IOException {
        var peers = new ArrayList<MapPeer>();
        MapPeer.mapnik(target, scene, box).ifPresent(peers::add);
        MapPeer.qgis(target, scene, box).ifPresent(peers::add);
        for (var peer : peers) {
            Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(peer::close));
        }
        return peers;
    }

    private Painted painted(MapPeer peer) throws IOException {
        peer.draw();
        Path file = server.folder().resolve(peer.name() + ".png");
        peer.save(file);
        return Painted.of(ImageIO.read(file.toFile()), WHITE);
    }

    private static void require(RenderedMap map, int count) {
        var layer = map.layers().getFirst();
        if (layer.problem() != null || layer.shown() < count * 0.9) {
            throw new IllegalStateException("only " + layer.shown() + " of " + count + " drawn: " + layer.problem());
        }
    }
}
