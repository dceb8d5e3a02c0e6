package dev.alidade.corridor.ui;

import dev.alidade.corridor.projection.MapBox;
import java.util.Optional;

/** A place as a person writes it: latitude and longitude in degrees, or west, south, east, north. */
final class WrittenPlace {
    private static final double AROUND = 0.004;

    private WrittenPlace() {}

    /** The box to show; empty when the text is no place. */
    static Optional<MapBox> box(String text) {
        var parts = text.strip().split("\\s*[,;\\s]\\s*");
        if (parts.length != 2) {
            return MapBox.parseDegrees(text);
        }
        try {
            double first = Double.parseDouble(parts[0]);
            double second = Double.parseDouble(parts[1]);
            // what cannot be a latitude is a longitude
            boolean swapped = Math.abs(first) > 90;
            double latitude = swapped ? second : first;
            double longitude = swapped ? first : second;
            return Math.abs(latitude) <= 85 && Math.abs(longitude) <= 180
                    ? Optional.of(MapBox.ofDegrees(
                            longitude - AROUND, latitude - AROUND, longitude + AROUND, latitude + AROUND))
                    : Optional.empty();
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }
}
