package dev.alidade.corridor.paint;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Small discs ready to be stamped: how much of each pixel around its middle a disc covers, for 16 × 16 places of that middle
 * within its pixel, so that no pixel is off by more than a thirty-second of what the disc covers. Thread-safe.
 */
final class DiscStamps {
    /** Places within a pixel, across and down. */
    static final int PHASES = 16;

    /** Radii up to here are stamped; larger discs are few. */
    static final double LARGEST = 6;

    private final Map<Double, Stamp> stamps = new ConcurrentHashMap<>();

    /** One disc. */
    static final class Stamp {
        /** Pixels on each side of the middle's. */
        final int reach;

        /** 0 to 255 row by row, for each place of the middle: across first. */
        final byte[][] coverage;

        private Stamp(int reach, byte[][] coverage) {
            this.reach = reach;
            this.coverage = coverage;
        }
    }

    /** The stamp of a radius in pixels. */
    Stamp of(double radius) {
        return stamps.computeIfAbsent(radius, DiscStamps::make);
    }

    private static Stamp make(double radius) {
        int reach = (int) Math.floor(radius + 1);
        byte[][] coverage = new byte[PHASES * PHASES][];
        for (int down = 0; down < PHASES; down++) {
            for (int across = 0; across < PHASES; across++) {
                coverage[down * PHASES + across] =
                        pixels(radius, reach, (double) across / PHASES, (double) down / PHASES);
            }
        }
        return new Stamp(reach, coverage);
    }

    private static byte[] pixels(double radius, int reach, double cx, double cy) {
        int side = 2 * reach + 1;
        byte[] covered = new byte[side * side];
        for (int row = 0; row < side; row++) {
            for (int column = 0; column < side; column++) {
                double part = LineRaster.inside(column - reach + 0.5 - cx, row - reach + 0.5 - cy, radius);
                covered[row * side + column] = (byte) (Math.clamp(part, 0, 1) * 255 + 0.5);
            }
        }
        return covered;
    }
}
