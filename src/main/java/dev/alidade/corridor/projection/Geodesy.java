package dev.alidade.corridor.projection;

import net.sf.geographiclib.Geodesic;
import net.sf.geographiclib.GeodesicMask;
import net.sf.geographiclib.PolygonArea;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.Polygon;

/** Lengths and areas on the WGS 84 ellipsoid, from coordinates in degrees. */
public final class Geodesy {
    private Geodesy() {}

    /** Length of a run of vertices in metres; pairs of longitude and latitude. */
    public static double length(double[] lonLat, int fromVertex, int toVertex) {
        double metres = 0;
        for (int i = 2 * fromVertex + 2; i < 2 * toVertex; i += 2) {
            metres += distance(lonLat[i - 2], lonLat[i - 1], lonLat[i], lonLat[i + 1]);
        }
        return metres;
    }

    /** Distance of two places in metres. */
    public static double distance(double lon1, double lat1, double lon2, double lat2) {
        return Geodesic.WGS84.Inverse(lat1, lon1, lat2, lon2, GeodesicMask.DISTANCE).s12;
    }

    /** The direction from one place to another where it sets out, clockwise from north, 0 to 360 degrees. */
    public static double azimuth(double lon1, double lat1, double lon2, double lat2) {
        double degrees = Geodesic.WGS84.Inverse(lat1, lon1, lat2, lon2, GeodesicMask.AZIMUTH).azi1;
        return degrees < 0 ? degrees + 360 : degrees;
    }

    /** Area enclosed by a run of vertices in square metres, never negative. */
    public static double ringArea(double[] lonLat, int fromVertex, int toVertex) {
        var polygon = new PolygonArea(Geodesic.WGS84, false);
        for (int i = fromVertex; i < toVertex; i++) {
            polygon.AddPoint(lonLat[2 * i + 1], lonLat[2 * i]);
        }
        return Math.abs(polygon.Compute(false, true).area);
    }

    /** Area of all polygons of a geometry in degrees, in square metres. */
    public static double area(Geometry lonLat) {
        double area = 0;
        for (int i = 0; i < lonLat.getNumGeometries(); i++) {
            if (lonLat.getGeometryN(i) instanceof Polygon polygon) {
                area += ringArea(polygon.getExteriorRing());
                for (int hole = 0; hole < polygon.getNumInteriorRing(); hole++) {
                    area -= ringArea(polygon.getInteriorRingN(hole));
                }
            }
        }
        return area;
    }

    private static double ringArea(LineString ring) {
        double[] lonLat = new double[2 * ring.getNumPoints()];
        for (int i = 0; i < ring.getNumPoints(); i++) {
            lonLat[2 * i] = ring.getCoordinateN(i).x;
            lonLat[2 * i + 1] = ring.getCoordinateN(i).y;
        }
        return ringArea(lonLat, 0, ring.getNumPoints());
    }
}
