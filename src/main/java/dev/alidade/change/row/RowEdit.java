package dev.alidade.change.row;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** One row to be changed. */
public sealed interface RowEdit {
    /**
     * A new row.
     *
     * @param values by column; what is not named gets its default
     * @param givesIdentity whether values for identity columns that are always generated stand, too
     */
    record Insert(Map<String, NewValue> values, boolean givesIdentity) implements RowEdit {
        public Insert {
            values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
        }
    }

    /** Other values for a row. */
    record Update(RowAddress row, Map<String, NewValue> values) implements RowEdit {
        public Update {
            values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
        }
    }

    /** A row to go. */
    record Delete(RowAddress row) implements RowEdit {}
}
