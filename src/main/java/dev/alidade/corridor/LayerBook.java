package dev.alidade.corridor;

import dev.alidade.corridor.layer.LayerId;
import dev.alidade.corridor.layer.SpatialLayer;
import dev.alidade.corridor.layer.SpatialLayers;
import dev.alidade.database.Cancellation;
import dev.alidade.database.Database;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Which layers there are: those the catalog names, those somebody added, and what was chosen for each. Thread-safe. */
final class LayerBook {
    private final SpatialLayers discovery;
    private final Map<LayerId, SpatialLayer> added = new LinkedHashMap<>();
    private final Map<LayerId, SpatialLayer> changed = new LinkedHashMap<>();
    private @Nullable List<SpatialLayer> found;

    LayerBook(Database database) {
        this.discovery = new SpatialLayers(database);
    }

    /** Reads the catalog anew and returns all layers in drawing order. */
    List<SpatialLayer> discover(Cancellation cancellation) {
        var fresh = discovery.discover(cancellation);
        synchronized (this) {
            found = fresh;
            return all(fresh);
        }
    }

    /** All layers in drawing order; the catalog is read when it was not yet. */
    List<SpatialLayer> layers(Cancellation cancellation) {
        synchronized (this) {
            if (found != null) {
                return all(found);
            }
        }
        return discover(cancellation);
    }

    boolean postgisPresent(Cancellation cancellation) {
        return discovery.postgisPresent(cancellation);
    }

    /** Puts a layer in; one of the same id gives way. */
    synchronized void put(SpatialLayer layer) {
        boolean catalogs =
                found != null && found.stream().anyMatch(known -> known.id().equals(layer.id()));
        (catalogs ? changed : added).put(layer.id(), layer);
    }

    /** Takes a layer out that somebody added, or what was chosen for one of the catalog's. */
    synchronized void remove(LayerId id) {
        added.remove(id);
        changed.remove(id);
    }

    /** Forgets the catalog; what somebody added and chose stays. */
    synchronized void forget() {
        found = null;
    }

    /** One layer; empty when it is gone. */
    Optional<SpatialLayer> find(LayerId id, Cancellation cancellation) {
        return layers(cancellation).stream()
                .filter(layer -> layer.id().equals(id))
                .findFirst();
    }

    private List<SpatialLayer> all(List<SpatialLayer> catalogs) {
        var all = new ArrayList<SpatialLayer>();
        for (var layer : catalogs) {
            var mine = changed.get(layer.id());
            all.add(mine == null ? layer : layer.with(mine.view()));
        }
        added.values().stream()
                .filter(layer -> catalogs.stream().noneMatch(known -> known.id().equals(layer.id())))
                .forEach(all::add);
        all.sort(Comparator.comparing(SpatialLayer::role));
        return List.copyOf(all);
    }
}
