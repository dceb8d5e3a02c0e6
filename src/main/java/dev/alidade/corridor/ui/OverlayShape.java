package dev.alidade.corridor.ui;

import dev.alidade.corridor.projection.WebMercator;
import java.util.ArrayList;
import java.util.List;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryCollection;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.geom.Polygon;

/**
 * Something drawn over the picture at once: what is chosen, drawn, measured.
 *
 * @param style its class in the stylesheet
 * @param parts runs of mercator coordinates, x and y by turns; a run of one place is a dot
 * @param closed whether the runs enclose areas
 */
record OverlayShape(String style, List<double[]> parts, boolean closed) {

    /** A shape from degrees. */
    static OverlayShape of(String style, Geometry lonLat) {
        var parts = new ArrayList<double[]>();
        collect(lonLat, parts);
        boolean area = lonLat.getDimension() == 2;
        return new OverlayShape(style, List.copyOf(parts), area);
    }

    private static void collect(Geometry geometry, List<double[]> parts) {
        switch (geometry) {
            case GeometryCollection several -> {
                for (int i = 0; i < several.getNumGeometries(); i++) {
                    collect(several.getGeometryN(i), parts);
                }
            }
            case Polygon polygon
            when !polygon.isEmpty() -> {
                parts.add(run(polygon.getExteriorRing().getCoordinates()));
                for (int hole = 0; hole < polygon.getNumInteriorRing(); hole++) {
                    parts.add(run(polygon.getInteriorRingN(hole).getCoordinates()));
                }
            }
            case Point point when !point.isEmpty() -> parts.add(run(point.getCoordinates()));
            default -> {
                if (!geometry.isEmpty()) {
                    parts.add(run(geometry.getCoordinates()));
                }
            }
        }
    }

    private static double[] run(Coordinate[] lonLat) {
        double[] run = new double[2 * lonLat.length];
        for (int i = 0; i < lonLat.length; i++) {
            run[2 * i] = WebMercator.x(lonLat[i].x);
            run[2 * i + 1] = WebMercator.y(lonLat[i].y);
        }
        return run;
    }
}
