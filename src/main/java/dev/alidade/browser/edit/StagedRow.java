package dev.alidade.browser.edit;

import dev.alidade.browser.BrowsedRow;
import dev.alidade.change.row.NewValue;
import java.util.LinkedHashMap;
import java.util.Map;

/** One row with what is to become of it. Mutable, for its {@link Staging} alone. */
final class StagedRow {
    private final BrowsedRow row;
    private final Map<String, NewValue> values = new LinkedHashMap<>();
    private boolean deleted;

    StagedRow(BrowsedRow row) {
        this.row = row;
    }

    BrowsedRow row() {
        return row;
    }

    Map<String, NewValue> values() {
        return values;
    }

    boolean isDeleted() {
        return deleted;
    }

    void delete(boolean wanted) {
        deleted = wanted;
    }

    boolean changesNothing() {
        return !deleted && values.isEmpty();
    }
}
