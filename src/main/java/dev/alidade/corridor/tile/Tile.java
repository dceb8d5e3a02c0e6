package dev.alidade.corridor.tile;

import dev.alidade.corridor.projection.MapBox;
import dev.alidade.corridor.projection.WebMercator;

/**
 * One square of the world in web mercator.
 *
 * @param zoom 0 for the whole world in one tile, each step halves the side
 * @param x from the west, from 0
 * @param y from the north, from 0
 */
public record Tile(int zoom, int x, int y) {
    /** Pixels of a side. */
    public static final int SIZE = 256;

    /** How many tiles there are in a row of a zoom. */
    static int across(int zoom) {
        return 1 << zoom;
    }

    /** The tile of the zoom before that holds this one. */
    Tile parent() {
        return new Tile(zoom - 1, x >> 1, y >> 1);
    }

    /** Where it lies. */
    MapBox box() {
        double side = 2 * WebMercator.HALF_WORLD / across(zoom);
        double west = -WebMercator.HALF_WORLD + x * side;
        double north = WebMercator.HALF_WORLD - y * side;
        return new MapBox(west, north - side, west + side, north);
    }
}
