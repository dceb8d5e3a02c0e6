package dev.alidade.corridor;

import dev.alidade.corridor.feature.CorridorBuffers;
import dev.alidade.corridor.feature.FeatureIndex;
import dev.alidade.corridor.feature.FeatureSet;
import dev.alidade.corridor.feature.LayerFeatures;
import dev.alidade.corridor.feature.LayerReader;
import dev.alidade.corridor.layer.LayerId;
import dev.alidade.corridor.layer.SpatialLayer;
import dev.alidade.corridor.projection.CoordinateSystems;
import dev.alidade.corridor.projection.MapBox;
import dev.alidade.database.Cancellation;
import dev.alidade.database.Database;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * What was read of each layer: small layers whole and once, large ones for a window somewhat larger than the picture,
 * so that a small pan reads nothing. Thread-safe; two threads may read the same layer twice, the later one wins.
 */
final class LayerCache {
    /** Layers of up to this many rows are kept whole. */
    static final int WHOLE_UP_TO = 20_000;

    private static final double WINDOW_MARGIN = 0.25;

    private final LayerReader reader;
    private final CorridorBuffers buffers;
    private final Map<LayerId, Loaded> loaded = new ConcurrentHashMap<>();
    private final Set<LayerId> large = ConcurrentHashMap.newKeySet();

    LayerCache(Database database, CoordinateSystems systems) {
        this.reader = new LayerReader(database, systems);
        this.buffers = new CorridorBuffers(systems);
    }

    /**
     * A layer in memory.
     *
     * @param fetch what the database gave
     * @param window what was asked for; null for everything
     * @param buffers areas of a corridor layer, null for others
     * @param index finds features by place
     */
    record Loaded(
            LayerFeatures fetch,
            @Nullable MapBox window,
            @Nullable FeatureSet buffers,
            FeatureIndex index) {
        boolean covers(MapBox box) {
            return window == null || window.contains(box);
        }
    }

    /** The layer for a place, read when it is not there yet. */
    Loaded load(SpatialLayer layer, MapBox box, Cancellation cancellation) {
        var known = loaded.get(layer.id());
        if (known != null && known.covers(box)) {
            return known;
        }
        var small = loadIfSmall(layer, cancellation);
        if (small != null) {
            return small;
        }
        var part = window(layer, box, cancellation);
        loaded.put(layer.id(), part);
        return part;
    }

    /** The whole layer, read when it is not there yet; null when it has too many rows for that. */
    @Nullable
    Loaded loadIfSmall(SpatialLayer layer, Cancellation cancellation) {
        var known = loaded.get(layer.id());
        if (known != null && known.window() == null) {
            return known;
        }
        if (layer.estimatedRows() > WHOLE_UP_TO || large.contains(layer.id())) {
            return null;
        }
        var fetch = reader.readWhole(layer, WHOLE_UP_TO, cancellation);
        if (!fetch.whole()) {
            large.add(layer.id());
            return null;
        }
        var whole = keep(layer, fetch, null, cancellation);
        loaded.put(layer.id(), whole);
        return whole;
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
    }

    CorridorBuffers buffers() {
        return buffers;
    }

    private Loaded window(SpatialLayer layer, MapBox box, Cancellation cancellation) {
        var window = box.grown(WINDOW_MARGIN);
        return keep(layer, reader.readWindow(layer, window, cancellation), window, cancellation);
    }

    private Loaded keep(SpatialLayer layer, LayerFeatures fetch, @Nullable MapBox window, Cancellation cancellation) {
        var areas = layer.bufferColumn() == null ? null : buffers.of(fetch.features(), cancellation);
        return new Loaded(fetch, window, areas, new FeatureIndex(fetch.features()));
    }
}
