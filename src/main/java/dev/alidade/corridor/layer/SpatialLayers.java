package dev.alidade.corridor.layer;

import dev.alidade.database.Cancellation;
import dev.alidade.database.Database;
import dev.alidade.database.Parameters;
import java.util.Comparator;
import java.util.List;

/** Finds what can be drawn. Reads the catalog only: a few milliseconds, whatever the size of the tables. */
public final class SpatialLayers {
    private final Database database;

    public SpatialLayers(Database database) {
        this.database = database;
    }

    /**
     * All layers of the user schemas in drawing order; empty when no column is spatial. Layers the role may not read
     * are listed too, not {@code readable}.
     */
    public List<SpatialLayer> discover(Cancellation cancellation) {
        var columns = database.read(
                cancellation,
                session -> session.list(CorridorQuery.SPATIAL_COLUMNS, Parameters.none(), LayerReading.Column::of));
        return LayerReading.layers(columns).stream()
                .sorted(Comparator.comparing(SpatialLayer::role))
                .toList();
    }

    /** Whether the database has PostGIS at all. */
    public boolean postgisPresent(Cancellation cancellation) {
        return database.read(
                cancellation,
                session -> session.first(CorridorQuery.POSTGIS_PRESENT, Parameters.none(), row -> row.bool("present"))
                        .orElse(false));
    }
}
