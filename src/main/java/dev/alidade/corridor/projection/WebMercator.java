package dev.alidade.corridor.projection;

/** EPSG:3857 in closed form, for drawing only: its metres are not metres on the ground (79 of 100 in San Francisco). */
public final class WebMercator {
    /** Half of the world's width, in mercator metres. */
    public static final double HALF_WORLD = 20_037_508.342789244;

    /** The latitude where the square world ends. */
    public static final double MAX_LATITUDE = 85.0511287798066;

    private static final double RADIUS = 6_378_137.0;

    private WebMercator() {}

    /** Mercator x of a longitude in degrees. */
    public static double x(double longitude) {
        return RADIUS * Math.toRadians(longitude);
    }

    /** Mercator y of a latitude in degrees; beyond the square world it is clamped to its edge. */
    public static double y(double latitude) {
        double clamped = Math.clamp(latitude, -MAX_LATITUDE, MAX_LATITUDE);
        double sine = Math.sin(Math.toRadians(clamped));
        return RADIUS * 0.5 * Math.log((1 + sine) / (1 - sine));
    }

    /** Longitude in degrees of a mercator x. */
    public static double longitude(double x) {
        return Math.toDegrees(x / RADIUS);
    }

    /** Latitude in degrees of a mercator y. */
    public static double latitude(double y) {
        return Math.toDegrees(2 * Math.atan(Math.exp(y / RADIUS)) - Math.PI / 2);
    }

    /** How many metres on the ground one mercator metre is at this y. */
    public static double groundScale(double y) {
        return Math.cos(Math.toRadians(latitude(y)));
    }

    /** Projects longitude-latitude pairs in place, vertices {@code from} (inclusive) to {@code to} (exclusive). */
    public static void project(double[] lonLat, int from, int to) {
        for (int i = 2 * from; i < 2 * to; i += 2) {
            lonLat[i] = x(lonLat[i]);
            lonLat[i + 1] = y(lonLat[i + 1]);
        }
    }

    /** Turns mercator pairs into a new array of longitude-latitude pairs. */
    public static double[] unproject(double[] xy, int fromVertex, int toVertex) {
        double[] lonLat = new double[2 * (toVertex - fromVertex)];
        for (int i = 0; i < lonLat.length; i += 2) {
            lonLat[i] = longitude(xy[2 * fromVertex + i]);
            lonLat[i + 1] = latitude(xy[2 * fromVertex + i + 1]);
        }
        return lonLat;
    }
}
