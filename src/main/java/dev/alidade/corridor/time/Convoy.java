package dev.alidade.corridor.time;

import dev.alidade.corridor.table.Corridor;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Point;

/**
 * Where the vehicles of a corridor are by its own times: they drive it evenly from its activation to its end. What they
 * reported is another matter.
 */
public final class Convoy {
    private Convoy() {}

    /**
     * The place at a moment, in degrees; empty when the corridor is not held then, has no line, or nobody knows its end.
     */
    public static Optional<Point> at(Corridor corridor, Instant moment) {
        var line = corridor.line();
        var held = corridor.held();
        var end = held == null ? null : held.to();
        if (line == null || line.isEmpty() || held == null || end == null || !held.contains(moment)) {
            return Optional.empty();
        }
        double share = (double) Duration.between(held.from(), moment).toMillis()
                / Math.max(1, Duration.between(held.from(), end).toMillis());
        return Optional.of(line.getFactory().createPoint(along(line.getCoordinates(), share)));
    }

    /** The place at a share of the way; degrees of longitude count as much as they are long at their latitude. */
    private static Coordinate along(Coordinate[] way, double share) {
        double whole = 0;
        for (int i = 1; i < way.length; i++) {
            whole += length(way[i - 1], way[i]);
        }
        double left = whole * Math.clamp(share, 0, 1);
        for (int i = 1; i < way.length; i++) {
            double step = length(way[i - 1], way[i]);
            if (left <= step && step > 0) {
                double part = left / step;
                return new Coordinate(
                        way[i - 1].x + (way[i].x - way[i - 1].x) * part,
                        way[i - 1].y + (way[i].y - way[i - 1].y) * part);
            }
            left -= step;
        }
        return way[way.length - 1];
    }

    private static double length(Coordinate from, Coordinate to) {
        double narrowed = Math.cos(Math.toRadians((from.y + to.y) / 2));
        return Math.hypot((to.x - from.x) * narrowed, to.y - from.y);
    }
}
