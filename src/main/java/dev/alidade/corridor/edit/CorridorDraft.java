package dev.alidade.corridor.edit;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LineString;

/**
 * A corridor that is being drawn.
 *
 * @param points its line in degrees, longitude before latitude
 * @param bufferMetres width to each side
 * @param from when it would begin
 * @param fields the values of {@link DraftField}s by column
 */
public record CorridorDraft(List<Coordinate> points, double bufferMetres, Instant from, Map<String, String> fields) {
    private static final GeometryFactory GEOMETRIES = new GeometryFactory();

    public CorridorDraft {
        points = List.copyOf(points);
        fields = Map.copyOf(fields);
    }

    /** Whether there is a line at all. */
    public boolean hasLine() {
        return points.size() >= 2;
    }

    /** The line in degrees; empty with fewer than two points. */
    public LineString line() {
        return GEOMETRIES.createLineString(hasLine() ? points.toArray(new Coordinate[0]) : new Coordinate[0]);
    }

    /** The line as well-known text, to a hundredth of a millimetre. */
    public String wkt() {
        return points.stream().map(CorridorDraft::pair).collect(Collectors.joining(", ", "LINESTRING(", ")"));
    }

    static String point(Coordinate point) {
        return "POINT(" + pair(point) + ")";
    }

    private static String pair(Coordinate point) {
        return String.format(Locale.ROOT, "%.10f %.10f", point.x, point.y);
    }
}
