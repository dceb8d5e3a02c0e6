package dev.alidade.corridor.table;

import dev.alidade.corridor.layer.SpatialLayer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A table whose rows are corridors: a line, a width in metres, an interval of time, and lists of what it touches.
 *
 * @param layer its line column; has a buffer column
 * @param columns all columns in order
 * @param clock the columns that say when
 * @param kindColumn column with the kind of emergency; null when there is none
 * @param lists its arrays of keys
 * @param points its columns that are points: where it leads, where it begins
 */
public record CorridorTable(
        SpatialLayer layer,
        List<CorridorColumn> columns,
        Clock clock,
        @Nullable String kindColumn,
        List<KeyList> lists,
        List<SpatialLayer> points) {

    /**
     * The columns that say when a corridor is held.
     *
     * @param planned when it was planned; null when no column says
     * @param activated when it began to be held
     * @param completed when it ended
     * @param estimatedSeconds how long it was to last, in seconds
     */
    public record Clock(
            @Nullable String planned,
            @Nullable String activated,
            @Nullable String completed,
            @Nullable String estimatedSeconds) {
        /** Whether it says anything. */
        public boolean runs() {
            return activated != null || planned != null;
        }
    }

    public CorridorTable {
        columns = List.copyOf(columns);
        lists = List.copyOf(lists);
        points = List.copyOf(points);
    }

    /** Schema and table, for people. */
    public String label() {
        return layer.id().schema() + "." + layer.id().table();
    }
}
