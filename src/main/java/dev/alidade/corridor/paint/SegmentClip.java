package dev.alidade.corridor.paint;

import java.awt.geom.Rectangle2D;

/** Cuts segments to a rectangle (Liang and Barsky's way). */
final class SegmentClip {
    private static final double[] NOTHING = {};

    private SegmentClip() {}

    /** The part inside: x0, y0, x1, y1, and 1 when its far end was cut off; empty when there is none. */
    static double[] clip(Rectangle2D frame, double x0, double y0, double x1, double y1) {
        double dx = x1 - x0;
        double dy = y1 - y0;
        double[] p = {-dx, dx, -dy, dy};
        double[] q = {x0 - frame.getMinX(), frame.getMaxX() - x0, y0 - frame.getMinY(), frame.getMaxY() - y0};
        double from = 0;
        double to = 1;
        for (int i = 0; i < 4; i++) {
            if (p[i] == 0) {
                if (q[i] < 0) {
                    return NOTHING;
                }
            } else if (p[i] < 0) {
                from = Math.max(from, q[i] / p[i]);
            } else {
                to = Math.min(to, q[i] / p[i]);
            }
        }
        return from > to
                ? NOTHING
                : new double[] {x0 + from * dx, y0 + from * dy, x0 + to * dx, y0 + to * dy, to < 1 ? 1 : 0};
    }
}
