package dev.alidade.corridor.feature;

/**
 * Turns circular arcs (three points each: start, a point on the way, end) into chords of at most four degrees, so that
 * they look round. Used for one curve.
 */
final class ArcSegments {
    private static final double CHORD = Math.toRadians(4);

    private final FeatureCollector collector;
    private double startX;
    private double startY;
    private double wayX;
    private double wayY;
    private int seen;

    ArcSegments(FeatureCollector collector) {
        this.collector = collector;
    }

    /** The next control point of the curve. */
    void vertex(double x, double y) {
        if (seen == 0) {
            collector.vertex(x, y);
            startX = x;
            startY = y;
        } else if (seen % 2 == 1) {
            wayX = x;
            wayY = y;
        } else {
            arc(x, y);
            startX = x;
            startY = y;
        }
        seen++;
    }

    /** After the last control point: an odd one out is kept as it is. */
    void end() {
        if (seen > 0 && seen % 2 == 0) {
            collector.vertex(wayX, wayY);
        }
    }

    private void arc(double endX, double endY) {
        boolean circle = startX == endX && startY == endY;
        double centreX;
        double centreY;
        if (circle) {
            centreX = (startX + wayX) / 2;
            centreY = (startY + wayY) / 2;
        } else {
            double bx = wayX - startX;
            double by = wayY - startY;
            double cx = endX - startX;
            double cy = endY - startY;
            double d = 2 * (bx * cy - by * cx);
            if (!(Math.abs(d) > 1e-18)) {
                collector.vertex(wayX, wayY);
                collector.vertex(endX, endY);
                return;
            }
            double b = bx * bx + by * by;
            double c = cx * cx + cy * cy;
            centreX = startX + (cy * b - by * c) / d;
            centreY = startY + (bx * c - cx * b) / d;
        }
        double radius = Math.hypot(startX - centreX, startY - centreY);
        double from = Math.atan2(startY - centreY, startX - centreX);
        double way = turned(Math.atan2(wayY - centreY, wayX - centreX) - from);
        double sweep = circle ? 2 * Math.PI : turned(Math.atan2(endY - centreY, endX - centreX) - from);
        if (!circle && way > sweep) {
            sweep -= 2 * Math.PI;
        }
        int steps = Math.max(2, (int) Math.ceil(Math.abs(sweep) / CHORD));
        for (int i = 1; i < steps; i++) {
            double angle = from + sweep * i / steps;
            collector.vertex(centreX + radius * Math.cos(angle), centreY + radius * Math.sin(angle));
        }
        collector.vertex(endX, endY);
    }

    private static double turned(double angle) {
        return angle < 0 ? angle + 2 * Math.PI : angle;
    }
}
