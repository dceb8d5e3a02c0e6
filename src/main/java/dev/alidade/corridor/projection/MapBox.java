package dev.alidade.corridor.projection;

import java.util.Optional;

/** A rectangle in web mercator metres, y upwards. */
public record MapBox(double minX, double minY, double maxX, double maxY) {

    public MapBox {
        if (!(minX <= maxX && minY <= maxY)) {
            throw new IllegalArgumentException("empty box " + minX + " " + minY + " " + maxX + " " + maxY);
        }
    }

    /** The box of a rectangle in degrees. */
    public static MapBox ofDegrees(double west, double south, double east, double north) {
        return new MapBox(WebMercator.x(west), WebMercator.y(south), WebMercator.x(east), WebMercator.y(north));
    }

    /**
     * Reads {@code west,south,east,north} in degrees; empty when the text is no such box.
     */
    public static Optional<MapBox> parseDegrees(String text) {
        var parts = text.strip().split("\\s*[,;\\s]\\s*");
        if (parts.length != 4) {
            return Optional.empty();
        }
        try {
            double[] v = new double[4];
            for (int i = 0; i < 4; i++) {
                v[i] = Double.parseDouble(parts[i]);
            }
            boolean valid = v[0] < v[2] && v[1] < v[3] && v[0] >= -180 && v[2] <= 180 && v[1] >= -90 && v[3] <= 90;
            return valid ? Optional.of(ofDegrees(v[0], v[1], v[2], v[3])) : Optional.empty();
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    /** The smallest box around both. */
    public MapBox union(MapBox other) {
        return new MapBox(
                Math.min(minX, other.minX),
                Math.min(minY, other.minY),
                Math.max(maxX, other.maxX),
                Math.max(maxY, other.maxY));
    }

    /** This box with a margin on every side, as a share of its width and height. */
    public MapBox grown(double share) {
        double dx = (maxX - minX) * share;
        double dy = (maxY - minY) * share;
        return new MapBox(minX - dx, minY - dy, maxX + dx, maxY + dy);
    }

    /** This box, made as wide and as high as a length at least, around the same middle. */
    public MapBox atLeast(double metres) {
        double dx = Math.max(0, metres - (maxX - minX)) / 2;
        double dy = Math.max(0, metres - (maxY - minY)) / 2;
        return new MapBox(minX - dx, minY - dy, maxX + dx, maxY + dy);
    }

    /** Whether the other box lies inside this one. */
    public boolean contains(MapBox other) {
        return minX <= other.minX && minY <= other.minY && maxX >= other.maxX && maxY >= other.maxY;
    }

    /** Whether the boxes share a point. */
    public boolean intersects(MapBox other) {
        return minX <= other.maxX && maxX >= other.minX && minY <= other.maxY && maxY >= other.minY;
    }

    /** West edge in degrees. */
    public double west() {
        return WebMercator.longitude(minX);
    }

    /** South edge in degrees. */
    public double south() {
        return WebMercator.latitude(minY);
    }

    /** East edge in degrees. */
    public double east() {
        return WebMercator.longitude(maxX);
    }

    /** North edge in degrees. */
    public double north() {
        return WebMercator.latitude(maxY);
    }
}
