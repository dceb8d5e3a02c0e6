package dev.alidade.corridor;

import dev.alidade.corridor.feature.CorridorBuffers;
import dev.alidade.corridor.feature.FeatureIndex;
import dev.alidade.corridor.feature.FeatureSet;
import dev.alidade.corridor.feature.LayerFeatures;
import dev.alidade.corridor.feature.LayerReader;
import dev.alidade.corridor.feature.LayerWeight;
import dev.alidade.corridor.layer.GeometryForm;
import dev.alidade.corridor.layer.LayerId;
import dev.alidade.corridor.layer.SpatialLayer;
import dev.alidade.corridor.projection.CoordinateSystems;
import dev.alidade.corridor.projection.MapBox;
import dev.alidade.database.Cancellation;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What was read of each layer: small layers whole and once, large ones for a window somewhat larger than the picture,
 * so that a small pan reads nothing. Thread-safe; two threads may read the same layer twice, the later one wins.
 */
final class LayerCache {
    /** Layers of up to this many rows are kept whole. */
    static final int WHOLE_UP_TO = 20_000;

    /** A SELECT of up to this many rows runs once. */
    static final int WHOLE_QUERY_UP_TO = 200_000;

    private static final long WHOLE_BYTES_UP_TO = 8L << 20;
    private static final double WINDOW_MARGIN = 0.25;

    /** How much finer than it was read a simplified layer may be shown. */
    private static final double FINER = 1.5;

    private final LayerReader reader;
    private final CorridorBuffers buffers;
    private final Map<LayerId, Loaded> loaded = new ConcurrentHashMap<>();
    private final Map<LayerId, LayerWeight> weights = new ConcurrentHashMap<>();
    private final Set<SpatialLayer> large = ConcurrentHashMap.newKeySet();

    LayerCache(LayerReader reader, CoordinateSystems systems) {
        this.reader = reader;
        this.buffers = new CorridorBuffers(systems);
    }

    /**
     * A layer in memory.
     *
     * @param layer as it was when it was read
     * @param fetch what the database gave
     * @param window what was asked for; null for everything
     * @param buffers areas of a corridor layer, null for others
     * @param index finds features by place
     */
    record Loaded(
            SpatialLayer layer,
            LayerFeatures fetch,
            @Nullable MapBox window,
            @Nullable FeatureSet buffers,
            FeatureIndex index) {
        boolean covers(MapBox box) {
            return window == null || window.contains(box);
        }

        boolean serves(Place place) {
            return covers(place.box()) && fetch.simplified() <= place.resolution() * FINER;
        }

        /** Only the features that get a word, with that word as their class. */
        Loaded reclassified(Map<String, String> words) {
            var features = fetch.features().reclassified(words);
            return new Loaded(
                    layer,
                    fetch.with(features),
                    window,
                    buffers == null ? null : buffers.reclassified(words),
                    new FeatureIndex(features));
        }
    }

    /**
     * What has to be seen.
     *
     * @param box where
     * @param resolution mercator metres per pixel
     */
    record Place(MapBox box, double resolution) {}

    /**
     * The layer for a place, read when it is not there yet.
     *
     * @param progress receives what there is so far; null when nobody wants to know
     */
    Loaded load(SpatialLayer layer, Place place, @Nullable Consumer<Loaded> progress, Cancellation cancellation) {
        var known = known(layer);
        if (known != null && known.serves(place)) {
            return known;
        }
        var small = loadIfSmall(layer, progress, cancellation);
        if (small != null) {
            return small;
        }
        var part = window(layer, place, progress, cancellation);
        loaded.put(layer.id(), part);
        return part;
    }

    /** The whole layer, read when it is not there yet; null when it has too many rows or bytes for that. */
    @Nullable
    Loaded loadIfSmall(SpatialLayer layer, @Nullable Consumer<Loaded> progress, Cancellation cancellation) {
        var known = known(layer);
        if (known != null && known.window() == null) {
            return known;
        }
        boolean typed = layer.relation() == SpatialLayer.Relation.QUERY;
        boolean noWindow = layer.source().form() instanceof GeometryForm.Written;
        int most = noWindow ? Integer.MAX_VALUE : typed ? WHOLE_QUERY_UP_TO : WHOLE_UP_TO;
        if (!noWindow && (layer.estimatedRows() > most || large.contains(layer) || isHeavy(layer, cancellation))) {
            return null;
        }
        var fetch = reader.readWhole(layer, most, partly(layer, null, progress, cancellation), cancellation);
        if (!fetch.whole() && !noWindow) {
            large.add(layer);
            learn(layer, fetch);
            return null;
        }
        var whole = keep(layer, fetch, null, cancellation);
        loaded.put(layer.id(), whole);
        return whole;
    }

    private boolean isHeavy(SpatialLayer layer, Cancellation cancellation) {
        if (layer.estimatedRows() == 0) {
            return false;
        }
        var weight = weight(layer, cancellation);
        return weight.bytesPerRow() * Math.max(layer.estimatedRows(), 1) > WHOLE_BYTES_UP_TO;
    }

    /** What the first rows of a SELECT told. */
    private void learn(SpatialLayer layer, LayerFeatures fetch) {
        int rows = fetch.features().size();
        if (layer.relation() == SpatialLayer.Relation.QUERY && rows > 0) {
            long bytes = 16L * fetch.features().vertices() / rows;
            weights.put(layer.id(), new LayerWeight(bytes, Set.copyOf(fetch.srids())));
        }
    }

    private LayerWeight weight(SpatialLayer layer, Cancellation cancellation) {
        var known = weights.get(layer.id());
        if (known == null) {
            known = reader.weigh(layer, cancellation);
            weights.put(layer.id(), known);
        }
        return known;
    }

    /** The same feature as exactly as the database has it, where the picture holds a simplified one. */
    FeatureSet exact(SpatialLayer layer, Loaded held, int feature, Cancellation cancellation) {
        var key = held.fetch().features().key(feature);
        if (held.fetch().simplified() == 0 || key == null) {
            return held.fetch().features();
        }
        return reader.readOne(layer, key, cancellation).features();
    }

    /** What is in memory of a layer as it is chosen now; null when nothing is. */
    @Nullable
    Loaded known(SpatialLayer layer) {
        var known = loaded.get(layer.id());
        return known != null && known.layer().readsAs(layer) ? known : null;
    }

    /** What is in memory of a layer; null when nothing is. */
    @Nullable
    Loaded known(LayerId id) {
        return loaded.get(id);
    }

    /** Forgets everything, so that the next picture shows the rows as they are now. */
    void clear() {
        loaded.clear();
        large.clear();
        weights.clear();
    }

    CorridorBuffers buffers() {
        return buffers;
    }

    private Loaded window(
            SpatialLayer layer, Place place, @Nullable Consumer<Loaded> progress, Cancellation cancellation) {
        var window = place.box().grown(WINDOW_MARGIN);
        var partly = partly(layer, window, progress, cancellation);
        var weight = weight(layer, cancellation);
        var fetch = reader.readWindow(layer, window, weight, place.resolution(), partly, cancellation);
        return keep(layer, fetch, window, cancellation);
    }

    private @Nullable Consumer<LayerFeatures> partly(
            SpatialLayer layer,
            @Nullable MapBox window,
            @Nullable Consumer<Loaded> progress,
            Cancellation cancellation) {
        return progress == null ? null : partial -> progress.accept(keep(layer, partial, window, cancellation));
    }

    private Loaded keep(SpatialLayer layer, LayerFeatures fetch, @Nullable MapBox window, Cancellation cancellation) {
        var areas = layer.bufferColumn() == null ? null : buffers.of(fetch.features(), cancellation);
        return new Loaded(layer, fetch, window, areas, new FeatureIndex(fetch.features()));
    }
}
