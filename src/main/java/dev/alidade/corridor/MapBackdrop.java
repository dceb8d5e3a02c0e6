package dev.alidade.corridor;

import dev.alidade.corridor.ground.BuiltInGround;
import dev.alidade.corridor.paint.Drawing;
import dev.alidade.corridor.paint.MapPalette;
import dev.alidade.corridor.projection.CoordinateSystems;
import dev.alidade.corridor.projection.Viewport;
import dev.alidade.corridor.tile.TilePicture;
import dev.alidade.corridor.tile.TileSource;
import dev.alidade.corridor.tile.TileStore;
import dev.alidade.settings.AppFolders;
import dev.alidade.settings.JsonFile;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What lies below all layers: the base map that is built in, tiles that somebody switched on, or nothing. Begins with the
 * built-in one; nothing goes to the network before {@link #showTiles}. Thread-safe.
 */
public final class MapBackdrop {
    private final BuiltInGround ground;
    private final JsonFile<Typed> typed;
    private volatile boolean builtIn = true;
    private volatile @Nullable TileStore tiles;
    private volatile long patience;

    /**
     * What somebody typed to see tiles; remembered, but not that they were on.
     *
     * @param template address with places for the numbers of a tile
     * @param attribution what the owner wants to be said
     * @param file an MBTiles file or a folder of tiles
     */
    public record Typed(String template, String attribution, String file) {
        public Typed {
            template = template == null ? "" : template;
            attribution = attribution == null ? "" : attribution;
            file = file == null ? "" : file;
        }
    }

    MapBackdrop(CoordinateSystems systems, AppFolders folders) {
        typed = new JsonFile<>(folders.settings(), "tiles.json", Typed.class, new Typed("", "", ""));
        ground = new BuiltInGround(systems);
    }

    /** Shows or hides the base map that is built in, from the next picture on; tiles end. */
    public synchronized void showBuiltIn(boolean shown) {
        endTiles();
        builtIn = shown;
    }

    /**
     * Shows tiles instead, from the next picture on.
     *
     * @param arrived called on another thread when there are more of them, so that a new picture is worth its while
     * @param waitMillis how long a picture waits for tiles; 0 for pictures that are drawn again when tiles arrive
     */
    public synchronized void showTiles(TileSource source, Runnable arrived, long waitMillis) {
        endTiles();
        patience = waitMillis;
        tiles = new TileStore(source, arrived);
    }

    /** What was typed last. */
    public Typed typed() {
        return typed.load();
    }

    /** Remembers what was typed. */
    public void keepTyped(Typed wanted) {
        typed.save(wanted);
    }

    private void endTiles() {
        var before = tiles;
        tiles = null;
        if (before != null) {
            before.close();
        }
    }

    /** What must be said of who made the tiles; empty for nothing. */
    public String attribution() {
        var now = tiles;
        return now == null ? "" : now.attribution();
    }

    /** Why tiles are missing; empty while none are. */
    public String trouble() {
        var now = tiles;
        return now == null ? "" : now.trouble();
    }

    /** The drawings with what goes below them; above tiles without any ground. */
    List<Drawing> with(List<Drawing> drawings, Viewport view, MapPalette palette) {
        if (tiles != null) {
            return drawings.stream().filter(drawing -> !drawing.ground()).toList();
        }
        if (!builtIn) {
            return drawings;
        }
        var all = new ArrayList<>(ground.below(drawings, view, palette));
        all.addAll(drawings);
        return all;
    }

    /**
     * The tiles of a view; null when none are shown.
     *
     * @param view in device pixels
     */
    @Nullable
    BufferedImage picture(Viewport view, MapPalette palette) {
        var now = tiles;
        return now == null ? null : new TilePicture(now).paint(view, palette.colour("background"), patience);
    }
}
