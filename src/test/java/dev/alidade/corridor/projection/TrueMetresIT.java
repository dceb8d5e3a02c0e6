package dev.alidade.corridor.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.alidade.database.Cancellation;
import dev.alidade.database.Database;
import dev.alidade.database.Parameters;
import dev.alidade.sandbox.DatabaseTemplate;
import dev.alidade.sandbox.SandboxExtension;
import dev.alidade.sandbox.TestDatabase;
import dev.alidade.settings.AppFolders;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKBReader;
import org.locationtech.jts.io.WKBWriter;

/** Places and distances against PostGIS, whose PROJ and GeographicLib are other programs than ours. */
class TrueMetresIT {
    private static final int PLACES = 500;
    private static final GeometryFactory GEOMETRIES = new GeometryFactory();

    @RegisterExtension
    static final SandboxExtension SANDBOX = SandboxExtension.with(DatabaseTemplate.SPATIAL);

    @TempDir
    Path folder;

    private CoordinateSystems systems;
    private Database database;

    @BeforeEach
    void open(TestDatabase test) {
        database = test.asSuperuser();
        systems = new CoordinateSystems(new AppFolders(folder, folder, folder));
    }

    /** SRID, west, south, east, north, metres that a place may be off. */
    private static final String SYSTEMS = """
        4326, -180, -85, 180, 85, 0.00001
        3857, -180, -85, 180, 85, 0.00001
        7131, -122.6, 37.6, -122.3, 37.9, 0.001
        26910, -126, 30, -120, 60, 0.001
        32610, -126, 0, -120, 84, 0.001
        32601, -180, 0, -174, 84, 0.001
        32660, 174, 0, 180, 84, 0.001
        32760, 174, -80, 180, 0, 0.001
        32633, 12, 0, 18, 84, 0.001
        2154, -5, 42, 8, 51, 0.01
        2227, -123, 36.5, -119, 38.5, 0.01
        3035, -10, 36, 30, 70, 0.01
        3031, -180, -85, 180, -60, 0.01
        3413, -180, 60, 180, 85, 0.01
        """;

    /** 14 systems (degrees, mercator, UTM, national grids, feet, polar), 500 random places and the corners each: 7,000. */
    @Test
    void everySystemPlacesPointsWhereProjDoes() {
        for (var line : SYSTEMS.lines().toList()) {
            double[] v = Arrays.stream(line.split(","))
                    .mapToDouble(Double::parseDouble)
                    .toArray();
            placesPointsWhereProjDoes((int) v[0], places(new Random((int) v[0]), v[1], v[2], v[3], v[4]), v[5]);
        }
    }

    private void placesPointsWhereProjDoes(int srid, double[] lonLat, double metres) {
        var xy = new double[2 * PLACES];
        var rows = new StringBuilder();
        for (int i = 0; i < PLACES; i++) {
            rows.append(String.format(
                    Locale.ROOT, "%s(%d, %.12f, %.12f)", i == 0 ? "" : ", ", i, lonLat[2 * i], lonLat[2 * i + 1]));
        }
        database.read(new Cancellation(), session -> {
            session.each(
                    "select i, st_x(p) as x, st_y(p) as y from (select i, st_transform(st_setsrid(st_point(lon, lat), 4326), "
                            + srid + ") as p from (values " + rows + ") v (i, lon, lat)) s",
                    Parameters.none(),
                    0,
                    row -> {
                        xy[2 * row.integer("i")] = row.real("x");
                        xy[2 * row.integer("i") + 1] = row.real("y");
                    });
            return true;
        });
        systems.toMercator(srid, xy, 0, PLACES);
        double worst = 0;
        for (int i = 0; i < PLACES; i++) {
            worst = Math.max(
                    worst,
                    Geodesy.distance(
                            lonLat[2 * i],
                            lonLat[2 * i + 1],
                            WebMercator.longitude(xy[2 * i]),
                            WebMercator.latitude(xy[2 * i + 1])));
        }
        assertThat(worst).as("metres off in EPSG:%d at worst", srid).isLessThanOrEqualTo(metres);
    }

    /** 60 random lines. */
    @Test
    void buffersAreThoseOfGeographyWhereverTheyLie() {
        assertThat(compareBuffers(60)).isPositive();
    }

    /** 2,000 random lines. */
    @Test
    @Tag("long")
    void manyMoreBuffersAreThoseOfGeographyWhereverTheyLie() {
        assertThat(compareBuffers(2_000)).isPositive();
    }

    /**
     * Random lines of 2 to 6 vertices, up to 10 km long, with buffers of 5 to 1,000 m: no vertex of the buffer lies farther
     * from the line's segments by {@code ST_Distance(geography)} than 0.1 per mille and 2 cm more than wanted, none
     * nearer than its chords make it, 1.2 per mille at most; the area is that of {@code ST_Buffer(geography)} within 3
     * per mille where that works in UTM (in higher latitudes it takes systems that are half a percent off).
     *
     * @return the largest share by which an area differed
     */
    private double compareBuffers(int cases) {
        var random = new Random(7);
        double worst = 0;
        for (int i = 0; i < cases; i++) {
            double[] anchor = anchor(i, random);
            double reach = 100 + random.nextDouble() * 4_900;
            double metres = 5 + random.nextDouble() * 995;
            var line = line(anchor, reach, random);
            var middle = line.getEnvelopeInternal().centre();
            var ours = systems.metricAround(middle.x, middle.y).buffer(line, metres);
            var measured = measured(line, ours, metres);
            assertThat(measured.farthest() - metres)
                    .as("%s m around %s", metres, line)
                    .isLessThan(0.02 + metres * 0.000_1);
            assertThat(metres - measured.nearest())
                    .as("%s m around %s", metres, line)
                    .isLessThan(0.02 + metres * 0.001_3);
            if (Math.abs(anchor[1]) < 60 && Math.abs(middle.x) < 179.5) {
                double theirs = Geodesy.area(measured.buffer());
                double share = Math.abs(Geodesy.area(ours) - theirs) / theirs;
                worst = Math.max(worst, share);
                assertThat(share).as("%s m around %s", metres, line).isLessThan(0.003);
            }
        }
        return worst;
    }

    @Test
    void lengthsAndAreasAreThoseOfGeography() {
        var random = new Random(11);
        for (int i = 0; i < 200; i++) {
            double[] a = {random.nextDouble(-180, 180), random.nextDouble(-90, 90)};
            double[] b = {random.nextDouble(-180, 180), random.nextDouble(-90, 90)};
            double server = number(String.format(
                    Locale.ROOT,
                    "select st_distance(st_point(%.9f, %.9f)::geography, st_point(%.9f, %.9f)::geography) as v",
                    a[0],
                    a[1],
                    b[0],
                    b[1]));
            assertThat(Geodesy.distance(a[0], a[1], b[0], b[1])).isCloseTo(server, within(0.01));
        }
    }

    private record Measured(double nearest, double farthest, Geometry buffer) {}

    private Measured measured(Geometry line, Geometry ours, double metres) {
        var writer = new WKBWriter();
        // each segment alone: of several PostGIS picks the nearest on a sphere, which on the ellipsoid may be another
        var sql = "select st_asbinary(st_buffer(l.g::geography, :metres::float8, 24)), min(d.metres), max(d.metres)"
                + " from (select st_setsrid(:line::geometry, 4326) as g) l,"
                + " lateral (select (select min(st_distance(v.geom::geography, s.geom::geography))"
                + " from st_dumpsegments(l.g) s) as metres"
                + " from st_dumppoints(st_setsrid(:ours::geometry, 4326)) v) d group by l.g";
        var parameters = Parameters.of("metres", metres)
                .and("ours", WKBWriter.toHex(writer.write(ours)))
                .and("line", WKBWriter.toHex(writer.write(line)));
        var found = new ArrayList<Measured>();
        database.read(new Cancellation(), session -> {
            session.each(
                    "select encode(b, 'hex') as b, nearest, farthest from (" + sql + ") s (b, nearest, farthest)",
                    parameters,
                    0,
                    row -> found.add(new Measured(row.real("nearest"), row.real("farthest"), geometry(row.text("b")))));
            return true;
        });
        return found.getFirst();
    }

    private static Geometry geometry(String hex) {
        try {
            return new WKBReader().read(WKBReader.hexToBytes(hex));
        } catch (ParseException e) {
            throw new AssertionError(e);
        }
    }

    /** Anywhere; every fifth near the antimeridian, every fifth near a pole, every fifth in San Francisco. */
    private static double[] anchor(int i, Random random) {
        return switch (i % 5) {
            case 0 -> new double[] {180 + random.nextDouble(-0.05, 0.05), random.nextDouble(-70, 70)};
            case 1 ->
                new double[] {random.nextDouble(-179, 179), (random.nextBoolean() ? 1 : -1) * random.nextDouble(80, 89)
                };
            case 2 -> new double[] {random.nextDouble(-122.5, -122.38), random.nextDouble(37.71, 37.81)};
            default -> new double[] {random.nextDouble(-179, 179), random.nextDouble(-80, 80)};
        };
    }

    private static Geometry line(double[] anchor, double reach, Random random) {
        var points = new ArrayList<Coordinate>();
        int count = 2 + random.nextInt(5);
        for (int v = 0; v < count; v++) {
            double east = random.nextDouble(-reach, reach);
            double north = random.nextDouble(-reach, reach);
            double latitude = anchor[1] + north / 111_320;
            points.add(new Coordinate(anchor[0] + east / 111_320 / Math.cos(Math.toRadians(latitude)), latitude));
        }
        return GEOMETRIES.createLineString(points.toArray(new Coordinate[0]));
    }

    private static double[] places(Random random, double west, double south, double east, double north) {
        double[] places = new double[2 * PLACES];
        for (int i = 0; i < PLACES; i++) {
            places[2 * i] = random.nextDouble(west, east);
            places[2 * i + 1] = random.nextDouble(south, north);
        }
        for (var corner : List.of(0, 1, 2, 3)) {
            places[2 * corner] = corner % 2 == 0 ? west : east;
            places[2 * corner + 1] = corner < 2 ? south : north;
        }
        return places;
    }

    private double number(String sql) {
        return database.read(new Cancellation(), session -> {
            double[] value = new double[1];
            session.each(sql, Parameters.none(), 0, row -> value[0] = row.real("v"));
            return value[0];
        });
    }
}
