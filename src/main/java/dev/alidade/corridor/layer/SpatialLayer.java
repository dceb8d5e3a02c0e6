package dev.alidade.corridor.layer;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One geometry column and what its table says about it.
 *
 * @param id where it is
 * @param title what the legend calls it
 * @param role how it is drawn
 * @param geography whether it is a {@code geography} column
 * @param postgisSchema schema that holds PostGIS's functions
 * @param srid declared SRID; 0 when the column declares none
 * @param estimatedRows the planner's row estimate; negative when the table was never analyzed, 0 for a view
 * @param relation what it is a column of
 * @param indexed whether a spatial index serves viewport queries
 * @param readable whether the role may read rows
 * @param comment the table's comment, empty when it has none
 * @param keyColumns primary key, empty when there is none
 * @param labelColumn column that names a row; null when none does
 * @param classColumn column with a status or kind; null when there is none
 * @param bufferColumn buffer width in metres; null unless this is a corridor layer
 * @param visibleAtFirst whether the map starts with it switched on
 */
public record SpatialLayer(
        LayerId id,
        String title,
        LayerRole role,
        boolean geography,
        String postgisSchema,
        int srid,
        long estimatedRows,
        Relation relation,
        boolean indexed,
        boolean readable,
        String comment,
        List<String> keyColumns,
        @Nullable String labelColumn,
        @Nullable String classColumn,
        @Nullable String bufferColumn,
        boolean visibleAtFirst) {

    /** What kind of relation holds the column. */
    public enum Relation {
        TABLE,
        VIEW,
        FOREIGN_TABLE
    }

    public SpatialLayer {
        keyColumns = List.copyOf(keyColumns);
    }

    /** Whether the sample or system behind it says that nobody should steer by it. */
    public boolean notForNavigation() {
        return comment.toLowerCase(java.util.Locale.ROOT).contains("not for navigation");
    }
}
