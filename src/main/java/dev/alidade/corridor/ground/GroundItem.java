package dev.alidade.corridor.ground;

import java.util.Arrays;
import java.util.List;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;

/**
 * One thing of the built-in base map.
 *
 * @param always whether it is wanted also where the database brings ground of its own
 * @param kind land, park, water, freeway, arterial, place or sea
 * @param name empty for none
 * @param finest metres a pixel from which on it is drawn, inclusive
 * @param coarsest metres a pixel to which it is drawn, exclusive
 * @param shape in degrees
 */
record GroundItem(boolean always, String kind, String name, double finest, double coarsest, Geometry shape) {
    private static final GeometryFactory GEOMETRIES = new GeometryFactory();

    /** Whether it belongs into a picture of so many metres a pixel. */
    boolean isDrawnAt(double metres) {
        return metres >= finest && metres < coarsest;
    }

    /** The items of a text; empty lines and those that begin with # say nothing. */
    static List<GroundItem> parse(String text) {
        return text.lines()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .map(GroundItem::item)
                .toList();
    }

    private static GroundItem item(String line) {
        var parts = Arrays.stream(line.split("\\|", -1)).map(String::strip).toList();
        var points = Arrays.stream(parts.get(5).split(",", -1))
                .map(String::strip)
                .map(GroundItem::point)
                .toArray(Coordinate[]::new);
        return new GroundItem(
                parts.getFirst().equals("around"),
                parts.get(1),
                parts.get(2),
                Double.parseDouble(parts.get(3)),
                Double.parseDouble(parts.get(4)),
                switch (parts.get(1)) {
                    case "land", "park", "water" -> GEOMETRIES.createPolygon(points);
                    case "freeway", "arterial" -> GEOMETRIES.createLineString(points);
                    case "place", "sea" -> GEOMETRIES.createPoint(points[0]);
                    default -> throw new IllegalArgumentException("no such kind of ground: " + line);
                });
    }

    private static Coordinate point(String text) {
        int gap = text.indexOf(' ');
        return new Coordinate(
                Double.parseDouble(text.substring(0, gap)),
                Double.parseDouble(text.substring(gap).strip()));
    }
}
