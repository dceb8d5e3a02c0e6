package dev.alidade.corridor.ui;

import dev.alidade.corridor.projection.MapBox;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.locationtech.jts.geom.Coordinate;

/**
 * A place as a person writes it: latitude and longitude in degrees, or west, south, east, north, or an EPSG code with x
 * and y.
 */
final class WrittenPlace {
    private static final double AROUND = 0.004;

    private static final Pattern CODED = Pattern.compile(
            "(?:EPSG|SRID)?\\s*[:=]?\\s*(\\d{4,6})\\s*[:;,\\s]\\s*(-?\\d+(?:\\.\\d+)?)\\s*[,;\\s]\\s*(-?\\d+(?:\\.\\d+)?)",
            Pattern.CASE_INSENSITIVE);

    private WrittenPlace() {}

    /** A pair of coordinates in a system. */
    record Coded(int srid, double x, double y) {}

    /** A code and two numbers, e.g. {@code EPSG:26910 551130 4180998}; empty when the text is none. */
    static Optional<Coded> coded(String text) {
        var found = CODED.matcher(text.strip());
        return found.matches()
                ? Optional.of(new Coded(
                        Integer.parseInt(found.group(1)),
                        Double.parseDouble(found.group(2)),
                        Double.parseDouble(found.group(3))))
                : Optional.empty();
    }

    /** A place in words: {@code 37.77490° N  122.41940° W}. */
    static String words(double longitude, double latitude) {
        return String.format(
                Locale.ROOT,
                "%.5f° %s  %.5f° %s",
                Math.abs(latitude),
                latitude < 0 ? "S" : "N",
                Math.abs(longitude),
                longitude < 0 ? "W" : "E");
    }

    /** The box to show; empty when the text is no place. */
    static Optional<MapBox> box(String text) {
        return parts(text).length == 2
                ? degrees(text)
                        .filter(place -> Math.abs(place.y) <= 85)
                        .map(place -> MapBox.ofDegrees(
                                place.x - AROUND, place.y - AROUND, place.x + AROUND, place.y + AROUND))
                : MapBox.parseDegrees(text);
    }

    private static String[] parts(String text) {
        return text.strip().split("\\s*[,;\\s]\\s*");
    }

    /** Latitude and longitude, or the other way round where that is the only sense; empty when the text is none. */
    static Optional<Coordinate> degrees(String text) {
        var parts = parts(text);
        if (parts.length != 2) {
            return Optional.empty();
        }
        try {
            double first = Double.parseDouble(parts[0]);
            double second = Double.parseDouble(parts[1]);
            // what cannot be a latitude is a longitude
            boolean swapped = Math.abs(first) > 90;
            double latitude = swapped ? second : first;
            double longitude = swapped ? first : second;
            return Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180
                    ? Optional.of(new Coordinate(longitude, latitude))
                    : Optional.empty();
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }
}
