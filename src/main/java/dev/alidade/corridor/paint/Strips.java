package dev.alidade.corridor.paint;

import dev.alidade.corridor.feature.FeatureSet;
import dev.alidade.corridor.projection.MapBox;
import dev.alidade.corridor.projection.Viewport;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The horizontal strips of a picture that are painted side by side, and which features meet which: found in two walks over
 * the features, not one a strip. Thread-safe.
 */
final class Strips {
    private static final int ROWS = 96;
    private static final double SPARE = 24;

    private final Viewport view;
    private final MapBox reach;
    private final double spare;
    private final int count;
    private final int rows;
    private final Map<FeatureSet, int[][]> shares = new ConcurrentHashMap<>();
    private final DiscStamps discs = new DiscStamps();

    /** @param scale device pixels per logical pixel */
    Strips(Viewport view, double scale) {
        this(view, scale, ROWS);
    }

    /** @param rows how high a strip is */
    Strips(Viewport view, double scale, int rows) {
        this.view = view;
        this.rows = rows;
        this.count = (view.height() + rows - 1) / rows;
        this.spare = SPARE * scale;
        this.reach = new MapBox(
                view.mapX(-spare),
                view.mapY(view.height() + spare),
                view.mapX(view.width() + spare),
                view.mapY(-spare));
    }

    int count() {
        return count;
    }

    /** The discs that the strips stamp. */
    DiscStamps discs() {
        return discs;
    }

    /** First row of a strip. */
    int top(int strip) {
        return strip * rows;
    }

    /** The row after its last. */
    int bottom(int strip) {
        return Math.min(view.height(), (strip + 1) * rows);
    }

    /** The features that meet a strip or come so near that their strokes might, in their order. */
    int[] meeting(FeatureSet features, int strip) {
        return shares.computeIfAbsent(features, this::share)[strip];
    }

    private int[][] share(FeatureSet features) {
        int size = features.size();
        short[] first = new short[size];
        short[] last = new short[size];
        int[] sizes = new int[count];
        for (int f = 0; f < size; f++) {
            if (!features.meets(f, reach)) {
                last[f] = -1;
                continue;
            }
            first[f] = (short) strip(view.pixelY(features.maxY(f)) - spare);
            last[f] = (short) strip(view.pixelY(features.minY(f)) + spare);
            for (int strip = first[f]; strip <= last[f]; strip++) {
                sizes[strip]++;
            }
        }
        int[][] found = new int[count][];
        for (int strip = 0; strip < count; strip++) {
            found[strip] = new int[sizes[strip]];
            sizes[strip] = 0;
        }
        for (int f = 0; f < size; f++) {
            for (int strip = first[f]; strip <= last[f]; strip++) {
                found[strip][sizes[strip]++] = f;
            }
        }
        return found;
    }

    private int strip(double pixel) {
        return Math.clamp((long) Math.floor(pixel / rows), 0, count - 1);
    }
}
