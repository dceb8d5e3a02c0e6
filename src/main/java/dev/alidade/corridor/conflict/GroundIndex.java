package dev.alidade.corridor.conflict;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;

/**
 * Which corridors are held somewhere near, while they come and go: a grid over the earth whose cells know the corridors
 * that reach into them. A long diagonal line is entered piece by piece, so that its cells follow it.
 */
final class GroundIndex {
    /** Side of a cell in degrees of latitude: about 550 m. */
    private static final double CELL = 0.005;

    private static final double METRES_PER_DEGREE = 110_500;
    private static final long MOST_CELLS = 4_096;

    private final Map<Long, List<Held>> cells = new HashMap<>();
    private final List<Held> everywhere = new ArrayList<>();

    /** A corridor that is held, and where. */
    static final class Held {
        final int number;
        final long[] in;
        /** Whom it was compared with last, so that nobody is met twice. */
        int met = -1;

        Held(int number, long[] in) {
            this.number = number;
            this.in = in;
        }
    }

    /** Where a corridor lies, as cells; an empty array when it reaches into too many to list. */
    static long[] cells(Geometry line, double metres) {
        var found = new java.util.TreeSet<Long>();
        for (int g = 0; g < line.getNumGeometries(); g++) {
            var coordinates = line.getGeometryN(g).getCoordinates();
            for (int i = 0; i + 1 < coordinates.length; i++) {
                if (!segment(coordinates[i], coordinates[i + 1], metres, found)) {
                    return new long[0];
                }
            }
        }
        return found.stream().mapToLong(Long::longValue).toArray();
    }

    /** Whether there was room for them. */
    private static boolean segment(Coordinate a, Coordinate b, double metres, java.util.Set<Long> found) {
        double span = Math.max(Math.abs(a.x - b.x), Math.abs(a.y - b.y));
        if (span > 90) {
            return false;
        }
        int pieces = (int) Math.ceil(span / CELL) + 1;
        for (int p = 0; p < pieces; p++) {
            var box = new Envelope(along(a, b, (double) p / pieces), along(a, b, (double) (p + 1) / pieces));
            double tall = (metres * 1.01 + 20) / METRES_PER_DEGREE;
            double latitude = Math.min(89.9, Math.max(Math.abs(box.getMinY()), Math.abs(box.getMaxY())) + tall);
            double wide = tall / Math.cos(Math.toRadians(latitude));
            if (!enter(box, wide, tall, found)) {
                return false;
            }
        }
        return true;
    }

    private static Coordinate along(Coordinate a, Coordinate b, double share) {
        return new Coordinate(a.x + share * (b.x - a.x), a.y + share * (b.y - a.y));
    }

    private static boolean enter(Envelope box, double wide, double tall, java.util.Set<Long> found) {
        long west = (long) Math.floor((box.getMinX() - wide) / CELL);
        long east = (long) Math.floor((box.getMaxX() + wide) / CELL);
        long south = (long) Math.floor((box.getMinY() - tall) / CELL);
        long north = (long) Math.floor((box.getMaxY() + tall) / CELL);
        if ((east - west + 1) * (north - south + 1) > MOST_CELLS || found.size() > MOST_CELLS) {
            return false;
        }
        long around = Math.round(360 / CELL);
        for (long x = west; x <= east; x++) {
            for (long y = south; y <= north; y++) {
                found.add(Math.floorMod(x, around) * 1_000_000 + Math.floorMod(y, 1_000_000));
            }
        }
        return true;
    }

    /** Everybody who may be near, nobody twice. */
    List<Held> near(int number, long[] in) {
        var found = new ArrayList<Held>();
        if (in.length == 0) {
            cells.values().forEach(list -> list.forEach(held -> meet(held, number, found)));
        }
        for (long cell : in) {
            cells.getOrDefault(cell, List.of()).forEach(held -> meet(held, number, found));
        }
        everywhere.forEach(held -> meet(held, number, found));
        return found;
    }

    private static void meet(Held held, int number, List<Held> found) {
        if (held.met != number) {
            held.met = number;
            found.add(held);
        }
    }

    void enter(Held held) {
        if (held.in.length == 0) {
            everywhere.add(held);
        }
        for (long cell : held.in) {
            cells.computeIfAbsent(cell, c -> new ArrayList<>()).add(held);
        }
    }

    void leave(Held held) {
        everywhere.remove(held);
        for (long cell : held.in) {
            var list = cells.get(cell);
            if (list != null && list.remove(held) && list.isEmpty()) {
                cells.remove(cell);
            }
        }
    }
}
