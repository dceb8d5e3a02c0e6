package dev.alidade.corridor.tile;

import dev.alidade.corridor.projection.Viewport;
import dev.alidade.corridor.projection.WebMercator;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;

/**
 * The tiles of a view as one picture: those that are there at once, in place of the others what is known of coarser ones.
 *
 * @param store where they are kept
 */
public record TilePicture(TileStore store) {
    private static final int MOST = 160;
    private static final int COARSER = 6;

    /** The tiles that a view needs, the middle first. */
    List<Tile> tiles(Viewport view) {
        int zoom = zoom(view);
        var tiles = tiles(view, zoom);
        while (tiles.size() > MOST && zoom > 0) {
            tiles = tiles(view, --zoom);
        }
        return tiles;
    }

    /** The zoom whose tiles are drawn between their own size and one and a half times it. */
    private int zoom(Viewport view) {
        double whole = 2 * WebMercator.HALF_WORLD / (Tile.SIZE * view.resolution());
        int zoom = (int) Math.ceil(Math.log(whole) / Math.log(2) - 0.6);
        return Math.clamp(zoom, store.source().minZoom(), store.source().maxZoom());
    }

    private static List<Tile> tiles(Viewport view, int zoom) {
        int last = Tile.across(zoom) - 1;
        double side = 2 * WebMercator.HALF_WORLD / Tile.across(zoom);
        var box = view.box();
        int west = Math.clamp((long) Math.floor((box.minX() + WebMercator.HALF_WORLD) / side), 0, last);
        int east = Math.clamp((long) Math.floor((box.maxX() + WebMercator.HALF_WORLD) / side), 0, last);
        int north = Math.clamp((long) Math.floor((WebMercator.HALF_WORLD - box.maxY()) / side), 0, last);
        int south = Math.clamp((long) Math.floor((WebMercator.HALF_WORLD - box.minY()) / side), 0, last);
        if ((east - west + 1L) * (south - north + 1L) > 16 * MOST) {
            return java.util.Collections.nCopies(MOST + 1, new Tile(zoom, west, north));
        }
        var tiles = new ArrayList<Tile>();
        for (int y = north; y <= south; y++) {
            for (int x = west; x <= east; x++) {
                tiles.add(new Tile(zoom, x, y));
            }
        }
        double middleX = (west + east) / 2.0;
        double middleY = (north + south) / 2.0;
        tiles.sort(java.util.Comparator.comparingDouble(t -> Math.hypot(t.x() - middleX, t.y() - middleY)));
        return tiles;
    }

    /**
     * Paints what is there and asks for the rest.
     *
     * @param view in device pixels
     * @param millis how long to wait for what is missing; 0 for not at all
     */
    public BufferedImage paint(Viewport view, int background, long millis) {
        var image = new BufferedImage(view.width(), view.height(), BufferedImage.TYPE_INT_ARGB_PRE);
        var tiles = tiles(view);
        store.want(tiles);
        if (millis > 0) {
            store.await(tiles, millis);
        }
        Graphics2D pen = image.createGraphics();
        pen.setColor(new java.awt.Color(background));
        pen.fillRect(0, 0, view.width(), view.height());
        pen.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        tiles.forEach(tile -> draw(pen, view, tile));
        pen.dispose();
        return image;
    }

    private void draw(Graphics2D pen, Viewport view, Tile tile) {
        var from = tile;
        for (int step = 0; step <= COARSER && from.zoom() >= 0; step++) {
            var known = store.known(from);
            if (known != null) {
                var box = tile.box();
                int left = (int) Math.round(view.pixelX(box.minX()));
                int right = (int) Math.round(view.pixelX(box.maxX()));
                int top = (int) Math.round(view.pixelY(box.maxY()));
                int bottom = (int) Math.round(view.pixelY(box.minY()));
                double part = known.getWidth() / (double) (1 << step);
                double high = known.getHeight() / (double) (1 << step);
                int column = tile.x() - (from.x() << step);
                int row = tile.y() - (from.y() << step);
                pen.drawImage(
                        known,
                        left,
                        top,
                        right,
                        bottom,
                        (int) (column * part),
                        (int) (row * high),
                        (int) Math.ceil((column + 1) * part),
                        (int) Math.ceil((row + 1) * high),
                        null);
                return;
            }
            if (from.zoom() == 0) {
                return;
            }
            from = from.parent();
        }
    }
}
