package dev.alidade.corridor.time;

import dev.alidade.corridor.layer.SpatialLayer;
import dev.alidade.corridor.table.Corridor;
import dev.alidade.corridor.table.CorridorReader;
import dev.alidade.corridor.table.CorridorTable;
import dev.alidade.corridor.table.CorridorTables;
import dev.alidade.database.Cancellation;
import dev.alidade.database.Database;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How the corridors of a database stood at a moment, for painting; reads them once. Thread-safe; blocks. */
public final class Moments {
    private final CorridorTables tables;
    private final CorridorReader reader;
    private volatile @Nullable Map<CorridorTable, List<Corridor>> known;

    public Moments(Database database) {
        tables = new CorridorTables(database);
        reader = new CorridorReader(database);
    }

    /**
     * The status words at a moment by key of the feature, without those that were not there; null when the layer's table
     * holds no corridors, or they do not say when.
     */
    public @Nullable Map<String, String> statuses(SpatialLayer layer, Instant moment, Cancellation cancellation) {
        var held = known;
        if (held == null) {
            held = read(cancellation);
            known = held;
        }
        return statuses(layer, moment, held);
    }

    /** The same without waiting: null also when nothing was read yet. */
    public @Nullable Map<String, String> statusesIfKnown(SpatialLayer layer, Instant moment) {
        var held = known;
        return held == null ? null : statuses(layer, moment, held);
    }

    /** Reads the rows anew next time. */
    public void forget() {
        known = null;
    }

    private static @Nullable Map<String, String> statuses(
            SpatialLayer layer, Instant moment, Map<CorridorTable, List<Corridor>> corridors) {
        for (var entry : corridors.entrySet()) {
            var id = entry.getKey().layer().id();
            if (id.schema().equals(layer.id().schema())
                    && id.table().equals(layer.id().table())
                    && entry.getKey().clock().runs()) {
                var status = new StatusAt(entry.getKey());
                var words = new HashMap<String, String>();
                entry.getValue().forEach(c -> status.of(c, moment).ifPresent(word -> words.put(c.featureKey(), word)));
                return words;
            }
        }
        return null;
    }

    private Map<CorridorTable, List<Corridor>> read(Cancellation cancellation) {
        var read = new HashMap<CorridorTable, List<Corridor>>();
        for (var table : tables.discover(cancellation)) {
            read.put(table, reader.read(table, cancellation));
        }
        return read;
    }
}
