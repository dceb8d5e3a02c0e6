package dev.alidade.corridor.feature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.alidade.corridor.projection.CoordinateSystems;
import dev.alidade.settings.AppFolders;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.io.WKBWriter;

class GeometryTextTest {
    private static final CoordinateSystems SYSTEMS =
            new CoordinateSystems(new AppFolders(Path.of("none"), Path.of("none"), Path.of("none")));

    private final GeometryFactory geometries = new GeometryFactory();
    private final Random random = new Random(7);

    /** 2,000 random geometries. */
    @Test
    void wktHexAndGeoJsonOfAGeometryReadAlike() {
        for (int i = 0; i < 2_000; i++) {
            var geometry = geometry(0);
            var binary = decoded(HexFormat.of().withUpperCase().formatHex(new WKBWriter().write(geometry)));
            assertThat(decoded(geometry.toText())).as(geometry.toText()).isEqualTo(binary);
            assertThat(decoded(geoJson(geometry))).as(geometry.toText()).isEqualTo(binary);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "SRID=26910;POINT(1 2)|26910|0[1.0 2.0]",
                "POINT Z (1 2 3)|0|0[1.0 2.0]",
                "LINESTRINGM(1 2 3,4 5 6)|0|1[1.0 2.0, 4.0 5.0]",
                "MULTIPOINT(1 2,3 4)|0|0[1.0 2.0]0[3.0 4.0]",
                "multipolygon (((0 0, 1 0, 1 1, 0 0)), EMPTY)|0|2[0.0 0.0, 1.0 0.0, 1.0 1.0, 0.0 0.0]",
                "CURVEPOLYGON(COMPOUNDCURVE((0 0, 2 0), (2 0, 0 0)))|0|2[0.0 0.0, 2.0 0.0, 2.0 0.0, 0.0 0.0]",
                "TIN(((0 0 0, 0 1 0, 1 1 0, 0 0 0)))|0|2[0.0 0.0, 0.0 1.0, 1.0 1.0, 0.0 0.0]",
                "(1,2)|0|0[1.0 2.0]",
                "[(1,2),(3,4)]|0|1[1.0 2.0, 3.0 4.0]",
                "((0,0),(1,0),(1,1))|0|2[0.0 0.0, 1.0 0.0, 1.0 1.0, 0.0 0.0]",
                "(3,4),(1,2)|0|2[3.0 4.0, 1.0 4.0, 1.0 2.0, 3.0 2.0, 3.0 4.0]",
                "{\"type\":\"Feature\",\"geometry\":{\"type\":\"Point\",\"coordinates\":[1,2,3]}}|4326|0[1.0 2.0]",
                "\\x0101000000000000000000f03f0000000000000040|0|0[1.0 2.0]"
            })
    void readsTheDialects(String text, int srid, String expected) {
        var collector = new FeatureCollector();
        assertThat(new GeometryText(collector).decode(text)).isEqualTo(srid);
        assertThat(parts(collector)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "POINT",
                "POINT(1",
                "POINT(1 x)",
                "POINT(1 2) x",
                "CIRCLE(1 2)",
                "SRID=x;POINT(1 2)",
                "LINESTRING(1 2, 3)",
                "0101",
                "01z1",
                "{\"type\":\"Point\"",
                "{\"type\":\"Point\",\"coordinates\":[\"a\",1]}",
                "{\"a\":1}",
                "<(1,2)>",
                "(x,1)"
            })
    void refusesWhatIsNoGeometryAndKeepsNothing(String text) {
        var collector = new FeatureCollector();
        assertThatThrownBy(() -> new GeometryText(collector).decode(text)).isInstanceOf(IllegalArgumentException.class);
        assertThat(collector.endFeature(0, null, null, null, 0)).isFalse();
    }

    @Test
    void refusesBottomlessNestingInEveryLanguage() {
        for (var text : List.of(
                "GEOMETRYCOLLECTION(".repeat(5_000) + "POINT(1 2)" + ")".repeat(5_000),
                "{\"type\":\"GeometryCollection\",\"geometries\":[".repeat(5_000) + "]}".repeat(5_000),
                "010700000001000000".repeat(5_000) + "0101000000000000000000f03f0000000000000040")) {
            assertThatThrownBy(() -> decoded(text)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    private Geometry geometry(int depth) {
        return switch (random.nextInt(depth > 2 ? 6 : 7)) {
            case 0 -> geometries.createPoint(coordinate());
            case 1 -> geometries.createLineString(coordinates(2));
            case 2 -> polygon();
            case 3 -> geometries.createMultiPointFromCoords(coordinates(1));
            case 4 ->
                geometries.createMultiLineString(
                        new LineString[] {geometries.createLineString(coordinates(2)), geometries.createLineString()});
            case 5 -> geometries.createMultiPolygon(new Polygon[] {polygon(), polygon()});
            default -> geometries.createGeometryCollection(new Geometry[] {geometry(depth + 1), geometry(depth + 1)});
        };
    }

    private Polygon polygon() {
        return geometries.createPolygon(
                geometries.createLinearRing(ring()),
                new org.locationtech.jts.geom.LinearRing[] {geometries.createLinearRing(ring())});
    }

    private Coordinate[] ring() {
        var open = coordinates(3);
        var closed = java.util.Arrays.copyOf(open, open.length + 1);
        closed[open.length] = open[0];
        return closed;
    }

    private Coordinate[] coordinates(int least) {
        var all = new Coordinate[least + random.nextInt(5)];
        java.util.Arrays.setAll(all, _ -> coordinate());
        return all;
    }

    private Coordinate coordinate() {
        return new Coordinate((random.nextInt(721) - 360) / 2.0, (random.nextInt(321) - 160) / 2.0);
    }

    private static String geoJson(Geometry g) {
        return switch (g) {
            case Point p -> "{\"type\":\"Point\",\"coordinates\":" + places(p.getCoordinates(), false) + "}";
            case Polygon p -> "{\"type\":\"Polygon\",\"coordinates\":" + rings(p) + "}";
            case LineString l -> "{\"type\":\"LineString\",\"coordinates\":" + places(l.getCoordinates(), true) + "}";
            default -> {
                var children = new ArrayList<String>();
                for (int i = 0; i < g.getNumGeometries(); i++) {
                    children.add(geoJson(g.getGeometryN(i)));
                }
                yield "{\"geometries\":[" + String.join(",", children) + "],\"type\":\"GeometryCollection\"}";
            }
        };
    }

    private static String rings(Polygon polygon) {
        var rings = new ArrayList<String>();
        rings.add(places(polygon.getExteriorRing().getCoordinates(), true));
        for (int i = 0; i < polygon.getNumInteriorRing(); i++) {
            rings.add(places(polygon.getInteriorRingN(i).getCoordinates(), true));
        }
        return rings.toString();
    }

    private static String places(Coordinate[] coordinates, boolean many) {
        var texts = new ArrayList<String>();
        for (var c : coordinates) {
            texts.add("[" + c.x + "," + c.y + "]");
        }
        return many ? texts.toString() : texts.getFirst();
    }

    private static String decoded(String text) {
        var collector = new FeatureCollector();
        new GeometryText(collector).decode(text);
        return parts(collector);
    }

    private static String parts(FeatureCollector collector) {
        collector.endFeature(3857, null, null, null, 0);
        var features = collector.finish(SYSTEMS, 3857);
        var parts = new StringBuilder();
        int count = features.size() == 0 ? 0 : features.firstPart(features.size());
        for (int part = 0; part < count; part++) {
            var points = new ArrayList<String>();
            for (int v = features.firstVertex(part); v < features.firstVertex(part + 1); v++) {
                points.add(features.x(v) + " " + features.y(v));
            }
            parts.append(features.kind(part)).append(points);
        }
        return parts.toString();
    }
}
