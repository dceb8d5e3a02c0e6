package dev.alidade.corridor.table;

import dev.alidade.corridor.layer.SpatialLayer;
import org.jspecify.annotations.Nullable;

/**
 * An array column that holds keys of another table's rows, e.g. {@code affected_intersections}.
 *
 * @param column the array column
 * @param elementType type of its elements, as SQL writes it
 * @param schema schema of the table that is meant
 * @param table the table that is meant
 * @param keyColumn its column that the elements are values of; unique by itself
 * @param sameType whether elements and key column have one type, so that an index serves the look-up
 * @param places where that table's rows lie; null when they have no place (vehicles, agents), or may not be read
 * @param readable whether the role may read that table
 */
public record KeyList(
        String column,
        String elementType,
        String schema,
        String table,
        String keyColumn,
        boolean sameType,
        @Nullable SpatialLayer places,
        boolean readable) {

    /** Whether it can be checked against the ground, not only for keys that lead nowhere. */
    public boolean hasPlaces() {
        return places != null;
    }

    /** The column's name in words. */
    public String title() {
        return column.replace('_', ' ');
    }
}
