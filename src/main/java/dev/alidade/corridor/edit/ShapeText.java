package dev.alidade.corridor.edit;

import java.util.Locale;
import java.util.function.Function;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.CoordinateXYM;
import org.locationtech.jts.geom.CoordinateXYZM;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryCollection;
import org.locationtech.jts.geom.Polygon;

/**
 * Writes well-known text whose numbers give exactly the same doubles when they are read again; the writer of JTS rounds the
 * last digit of some.
 */
final class ShapeText {
    private final boolean hasZ;
    private final boolean hasM;

    /** @param like a point with the ordinates that are to be written */
    ShapeText(Coordinate like) {
        hasZ = like.getClass() == Coordinate.class || like instanceof CoordinateXYZM;
        hasM = like instanceof CoordinateXYM || like instanceof CoordinateXYZM;
    }

    String of(Geometry geometry) {
        var text = new StringBuilder();
        tagged(geometry, text);
        return text.toString();
    }

    private void tagged(Geometry geometry, StringBuilder text) {
        text.append(geometry.getGeometryType().toUpperCase(Locale.ROOT).replace("LINEARRING", "LINESTRING"));
        text.append(hasZ && hasM ? " ZM" : hasZ ? " Z" : hasM ? " M" : "");
        body(geometry, text);
    }

    private void body(Geometry geometry, StringBuilder text) {
        if (geometry.isEmpty()) {
            text.append(" EMPTY");
            return;
        }
        switch (geometry) {
            case GeometryCollection several -> {
                boolean mixed = several.getGeometryType().equals("GeometryCollection");
                list(several.getNumGeometries(), several::getGeometryN, text, part -> {
                    if (mixed) {
                        tagged(part, text);
                    } else {
                        body(part, text);
                    }
                });
            }
            case Polygon polygon ->
                list(
                        polygon.getNumInteriorRing() + 1,
                        i -> i == 0 ? polygon.getExteriorRing() : polygon.getInteriorRingN(i - 1),
                        text,
                        ring -> body(ring, text));
            default -> {
                text.append('(');
                var points = geometry.getCoordinates();
                for (int i = 0; i < points.length; i++) {
                    text.append(i == 0 ? "" : ", ");
                    point(points[i], text);
                }
                text.append(')');
            }
        }
    }

    private static void list(
            int count,
            Function<Integer, Geometry> part,
            StringBuilder text,
            java.util.function.Consumer<Geometry> each) {
        text.append('(');
        for (int i = 0; i < count; i++) {
            text.append(i == 0 ? "" : ", ");
            each.accept(part.apply(i));
        }
        text.append(')');
    }

    private void point(Coordinate point, StringBuilder text) {
        text.append(number(point.x)).append(' ').append(number(point.y));
        if (hasZ) {
            text.append(' ').append(number(point.getZ()));
        }
        if (hasM) {
            text.append(' ').append(number(point.getM()));
        }
    }

    private static String number(double value) {
        var text = Double.toString(value);
        return text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
    }
}
