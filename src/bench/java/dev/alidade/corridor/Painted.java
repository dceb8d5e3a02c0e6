package dev.alidade.corridor;

import java.awt.image.BufferedImage;
import java.util.BitSet;

/**
 * Which places of a picture somebody painted.
 *
 * @param share of the pixels that are not the ground
 * @param cells squares of 4 pixels in which something is painted
 */
record Painted(double share, BitSet cells) {
    private static final int CELL = 4;
    private static final int RGB = 0xFF_FFFF;

    static Painted of(BufferedImage picture, int ground) {
        int across = (picture.getWidth() + CELL - 1) / CELL;
        var cells = new BitSet();
        long painted = 0;
        for (int y = 0; y < picture.getHeight(); y++) {
            for (int x = 0; x < picture.getWidth(); x++) {
                int pixel = picture.getRGB(x, y);
                if (pixel >>> 24 != 0 && (pixel & RGB) != (ground & RGB)) {
                    painted++;
                    cells.set(y / CELL * across + x / CELL);
                }
            }
        }
        return new Painted((double) painted / picture.getWidth() / picture.getHeight(), cells);
    }

    /** How many of the cells that either painted both painted, 0 to 1. */
    double agreement(Painted other) {
        var both = (BitSet) cells.clone();
        both.and(other.cells);
        var either = (BitSet) cells.clone();
        either.or(other.cells);
        return either.isEmpty() ? 1 : (double) both.cardinality() / either.cardinality();
    }
}
