package dev.alidade.corridor.path;

import java.util.List;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.simplify.DouglasPeuckerSimplifier;

/**
 * A way over a network.
 *
 * @param points in degrees, longitude first; where it leaves one and reaches the other place, and every vertex between
 * @param metres its length on the ellipsoid
 */
public record Route(List<Coordinate> points, double metres) {
    private static final double METRES_PER_DEGREE = 111_320;

    public Route {
        points = List.copyOf(points);
    }

    /** Its points without those that lie nearer than so many metres to the line between the others. */
    public List<Coordinate> corners(double tolerance) {
        if (points.size() < 3) {
            return points;
        }
        var line = new GeometryFactory().createLineString(points.toArray(new Coordinate[0]));
        return List.of(DouglasPeuckerSimplifier.simplify(line, tolerance / METRES_PER_DEGREE)
                .getCoordinates());
    }
}
