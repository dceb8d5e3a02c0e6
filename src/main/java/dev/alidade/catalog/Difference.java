package dev.alidade.catalog;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** One way in which two snapshots differ. */
public sealed interface Difference {
    /** The object concerned, by its name in the second snapshot; in the first, if it is only there. */
    ObjectId id();

    /** It is only in the second snapshot. */
    record Added(ObjectId id) implements Difference {}

    /** It was only in the first snapshot. */
    record Removed(ObjectId id) implements Difference {}

    /**
     * The same object, rows and all, is called otherwise or in another schema. What belongs to it and only follows is no
     * difference.
     *
     * @param id what it is called in the second snapshot
     * @param before what it was called in the first
     * @param changes other properties besides, often none
     */
    record Renamed(ObjectId id, ObjectId before, List<Change> changes) implements Difference {
        public Renamed {
            changes = List.copyOf(changes);
        }
    }

    /**
     * It is in both, with other properties.
     *
     * @param changes never empty
     */
    record Changed(ObjectId id, List<Change> changes) implements Difference {
        public Changed {
            changes = List.copyOf(changes);
        }
    }

    /**
     * The same columns stand in another order.
     *
     * @param before names of the columns that both have, in the first snapshot's order
     * @param after the same names in the second one's
     */
    record ColumnOrder(ObjectId id, List<String> before, List<String> after) implements Difference {
        public ColumnOrder {
            before = List.copyOf(before);
            after = List.copyOf(after);
        }
    }

    /** One property that changed; null means not set. */
    record Change(
            String property,
            @Nullable String before,
            @Nullable String after) {}
}
