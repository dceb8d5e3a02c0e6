package dev.alidade.corridor.link;

import dev.alidade.corridor.layer.SpatialLayer;
import org.jspecify.annotations.Nullable;

/**
 * Where the rows of a table lie.
 *
 * @param layer the spatial column that says so
 * @param ownColumn the column of that layer's table that holds the key; null when it is the table's own row
 * @param timeColumn the column that tells the latest of several places; null when there is none
 */
public record LinkedPlace(
        SpatialLayer layer,
        @Nullable String ownColumn,
        @Nullable String timeColumn) {
    /** The place that a table has itself. */
    static LinkedPlace own(SpatialLayer layer) {
        return new LinkedPlace(layer, null, null);
    }
}
