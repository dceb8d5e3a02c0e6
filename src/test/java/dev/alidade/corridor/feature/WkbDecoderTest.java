package dev.alidade.corridor.feature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.alidade.corridor.projection.CoordinateSystems;
import dev.alidade.settings.AppFolders;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.CoordinateXYM;
import org.locationtech.jts.geom.CoordinateXYZM;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryCollection;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.io.ByteOrderValues;
import org.locationtech.jts.io.Ordinate;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKBReader;
import org.locationtech.jts.io.WKBWriter;

class WkbDecoderTest {
    private static final int CASES = 20_000;
    private static final CoordinateSystems SYSTEMS =
            new CoordinateSystems(new AppFolders(Path.of("s"), Path.of("d"), Path.of("l")));

    private final Random random = new Random(20_261_121);
    private final GeometryFactory geometries = new GeometryFactory();

    @Test
    void agreesWithJtsOnTwentyThousandRandomGeometries() throws ParseException {
        for (int i = 0; i < CASES; i++) {
            int dimension = 2 + random.nextInt(3);
            boolean m = dimension == 4 || (dimension == 3 && random.nextBoolean());
            boolean z = dimension == 4 || (dimension == 3 && !m);
            var geometry = geometry(0, z, m);
            boolean withSrid = random.nextBoolean();
            geometry.setSRID(withSrid ? 4326 : 0);
            var writer = new WKBWriter(
                    dimension,
                    random.nextBoolean() ? ByteOrderValues.LITTLE_ENDIAN : ByteOrderValues.BIG_ENDIAN,
                    withSrid);
            writer.setOutputOrdinates(ordinates(z, m));
            byte[] wkb = writer.write(geometry);

            var collector = new FeatureCollector();
            int srid = new WkbDecoder(collector).decode(wkb);
            boolean kept = collector.endFeature(3857, "k", null, null, 0);
            var features = collector.finish(SYSTEMS, 3857);

            var expected = new ArrayList<String>();
            parts(new WKBReader().read(wkb), expected);
            assertThat(srid).isEqualTo(withSrid ? 4326 : 0);
            assertThat(kept).isEqualTo(!expected.isEmpty());
            assertThat(parts(features)).as("case %s: %s", i, geometry).isEqualTo(expected);
        }
    }

    @Test
    void readsIsoCodesOfHigherDimensions() {
        // POINT ZM (1 2 3 4) in ISO: type 3001
        byte[] wkb = hex("01b90b0000000000000000f03f000000000000004000000000000008400000000000001040");
        assertThat(decoded(wkb)).containsExactly("0[1.0 2.0]");
    }

    @Test
    void turnsArcsIntoChordsThatKeepTheirEnds() {
        // CIRCULARSTRING (0 0, 1 1, 2 0)
        byte[] wkb = hex("0108000000030000000000000000000000000000000000000000000000"
                + "0000f03f000000000000f03f00000000000000400000000000000000");
        var arc = decoded(wkb).getFirst();
        assertThat(arc).startsWith("1[0.0 0.0, ").endsWith(", 2.0 0.0]");
        var points = arc.substring(2, arc.length() - 1).split(", ");
        assertThat(points).hasSizeGreaterThan(40).allSatisfy(point -> {
            var xy = point.split(" ");
            assertThat(Math.hypot(Double.parseDouble(xy[0]) - 1, Double.parseDouble(xy[1])))
                    .isCloseTo(1, org.assertj.core.api.Assertions.within(1e-12));
        });
    }

    @Test
    void refusesEveryTruncationWithoutKeepingAPart() {
        byte[] wkb = new WKBWriter()
                .write(geometries.createLineString(
                        new Coordinate[] {new Coordinate(1, 2), new Coordinate(3, 4), new Coordinate(5, 6)}));
        for (int length = 0; length < wkb.length; length++) {
            byte[] cut = Arrays.copyOf(wkb, length);
            var collector = new FeatureCollector();
            var decoder = new WkbDecoder(collector);
            assertThatThrownBy(() -> decoder.decode(cut)).isInstanceOf(IllegalArgumentException.class);
            assertThat(collector.endFeature(0, null, null, null, 0)).isFalse();
        }
    }

    @Test
    void refusesACountThatTheBytesCannotHold() {
        // a line that claims two thousand million points
        assertThatThrownBy(() -> decoded(hex("0102000000ffffff7f"))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> decoded(hex("0102000000ffffffff"))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void goesOnAfterAGeometryThatCouldNotBeRead() {
        var collector = new FeatureCollector();
        var decoder = new WkbDecoder(collector);
        byte[] good = new WKBWriter().write(geometries.createPoint(new Coordinate(7, 8)));
        decoder.decode(good);
        collector.endFeature(3857, "a", null, null, 0);
        assertThatThrownBy(() -> decoder.decode(Arrays.copyOf(good, 12))).isInstanceOf(IllegalArgumentException.class);
        decoder.decode(good);
        collector.endFeature(3857, "b", null, null, 0);
        var features = collector.finish(SYSTEMS, 3857);
        assertThat(features.size()).isEqualTo(2);
        assertThat(features.vertices()).isEqualTo(2);
        assertThat(features.key(1)).isEqualTo("b");
    }

    private static List<String> decoded(byte[] wkb) {
        var collector = new FeatureCollector();
        new WkbDecoder(collector).decode(wkb);
        collector.endFeature(3857, null, null, null, 0);
        return parts(collector.finish(SYSTEMS, 3857));
    }

    private static List<String> parts(FeatureSet features) {
        var parts = new ArrayList<String>();
        int count = features.size() == 0 ? 0 : features.firstPart(features.size());
        for (int part = 0; part < count; part++) {
            var points = new ArrayList<String>();
            for (int v = features.firstVertex(part); v < features.firstVertex(part + 1); v++) {
                points.add(features.x(v) + " " + features.y(v));
            }
            parts.add(features.kind(part) + points.toString());
        }
        return parts;
    }

    private static void parts(Geometry geometry, List<String> parts) {
        switch (geometry) {
            case Point point -> part(FeatureSet.POINT, point, parts);
            case LineString line -> part(FeatureSet.LINE, line, parts);
            case Polygon polygon -> {
                part(FeatureSet.SHELL, polygon.getExteriorRing(), parts);
                for (int i = 0; i < polygon.getNumInteriorRing(); i++) {
                    part(FeatureSet.HOLE, polygon.getInteriorRingN(i), parts);
                }
            }
            default -> {
                for (int i = 0; i < geometry.getNumGeometries(); i++) {
                    parts(geometry.getGeometryN(i), parts);
                }
            }
        }
    }

    private static void part(byte kind, Geometry geometry, List<String> parts) {
        if (!geometry.isEmpty()) {
            parts.add(kind
                    + Arrays.stream(geometry.getCoordinates())
                            .map(c -> c.x + " " + c.y)
                            .toList()
                            .toString());
        }
    }

    private Geometry geometry(int depth, boolean z, boolean m) {
        return switch (random.nextInt(depth < 2 ? 8 : 7)) {
            case 0 -> point(z, m);
            case 1 -> line(z, m);
            case 2 -> polygon(z, m);
            case 3 ->
                geometries.createMultiPoint(many(Point.class, () -> point(z, m)).toArray(new Point[0]));
            case 4 ->
                geometries.createMultiLineString(
                        many(LineString.class, () -> line(z, m)).toArray(new LineString[0]));
            case 5 ->
                geometries.createMultiPolygon(
                        many(Polygon.class, () -> polygon(z, m)).toArray(new Polygon[0]));
            case 6 -> random.nextBoolean() ? geometries.createLineString() : geometries.createPolygon();
            default ->
                new GeometryCollection(
                        many(Geometry.class, () -> geometry(depth + 1, z, m)).toArray(new Geometry[0]), geometries);
        };
    }

    private <T> List<T> many(Class<T> type, java.util.function.Supplier<? extends Geometry> make) {
        var all = new ArrayList<T>();
        int count = random.nextInt(4);
        for (int i = 0; i < count; i++) {
            all.add(type.cast(make.get()));
        }
        return all;
    }

    private Point point(boolean z, boolean m) {
        return geometries.createPoint(coordinate(z, m));
    }

    private LineString line(boolean z, boolean m) {
        var coordinates = new Coordinate[2 + random.nextInt(30)];
        Arrays.setAll(coordinates, i -> coordinate(z, m));
        return geometries.createLineString(coordinates);
    }

    private Polygon polygon(boolean z, boolean m) {
        var holes = new LinearRing[random.nextInt(3)];
        Arrays.setAll(holes, i -> ring(z, m));
        return geometries.createPolygon(ring(z, m), holes);
    }

    private LinearRing ring(boolean z, boolean m) {
        var coordinates = new Coordinate[4 + random.nextInt(12)];
        Arrays.setAll(coordinates, i -> coordinate(z, m));
        coordinates[coordinates.length - 1] = coordinates[0].copy();
        return geometries.createLinearRing(coordinates);
    }

    private Coordinate coordinate(boolean z, boolean m) {
        double x = random.nextDouble(-180, 180);
        double y = random.nextDouble(-90, 90);
        if (z && m) {
            return new CoordinateXYZM(x, y, random.nextDouble(), random.nextDouble());
        }
        return m ? new CoordinateXYM(x, y, random.nextDouble()) : z ? new Coordinate(x, y, 5) : new Coordinate(x, y);
    }

    private static java.util.EnumSet<Ordinate> ordinates(boolean z, boolean m) {
        var ordinates = Ordinate.createXY();
        if (z) {
            ordinates.add(Ordinate.Z);
        }
        if (m) {
            ordinates.add(Ordinate.M);
        }
        return ordinates;
    }

    private static byte[] hex(String text) {
        return java.util.HexFormat.of().parseHex(text);
    }
}
