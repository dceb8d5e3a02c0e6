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
    private final Map<FeatureSet, int[][]> shares = new ConcurrentHashMap<>();

    /** @param scale device pixels per logical pixel */
    Strips(Viewport view, double scale) {
        this.view = view;
        this.count = (view.height() + ROWS - 1) / ROWS;
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

    /** First row of a strip. */
    int top(int strip) {
        return strip * ROWS;
    }

    /** The row after its last. */
    int bottom(int strip) {
        return Math.min(view.height(), (strip + 1) * ROWS);
    }

    /** The features that meet a strip or come so near that their strokes might, in their order. */
    int[] meeting(FeatureSet features, int strip) {
        return shares.computeIfAbsent(features, this::share)[strip];
    }

    private int[][] share(FeatureSet features) {
        int[] sizes = new int[count];
        for (int f = 0; f < features.size(); f++) {
            if (features.meets(f, reach)) {
                for (int strip = first(features, f); strip <= last(features, f); strip++) {
                    sizes[strip]++;
                }
            }
        }
        int[][] found = new int[count][];
        for (int strip = 0; strip < count; strip++) {
            found[strip] = new int[sizes[strip]];
            sizes[strip] = 0;
        }
        for (int f = 0; f < features.size(); f++) {
            if (features.meets(f, reach)) {
                for (int strip = first(features, f); strip <= last(features, f); strip++) {
                    found[strip][sizes[strip]++] = f;
                }
            }
        }
        return found;
    }

    private int first(FeatureSet features, int feature) {
        return strip(view.pixelY(features.maxY(feature)) - spare);
    }

    private int last(FeatureSet features, int feature) {
        return strip(view.pixelY(features.minY(feature)) + spare);
    }

    private int strip(double pixel) {
        return Math.clamp((long) Math.floor(pixel / ROWS), 0, count - 1);
    }
}
