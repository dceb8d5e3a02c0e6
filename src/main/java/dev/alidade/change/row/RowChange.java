package dev.alidade.change.row;

import java.util.LinkedHashMap;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One row that was changed.
 *
 * @param before null for a row that came
 * @param after null for a row that went
 */
public record RowChange(@Nullable RowImage before, @Nullable RowImage after) {
    /** What happened to the row. */
    public Kind kind() {
        return before == null ? Kind.INSERTED : after == null ? Kind.DELETED : Kind.UPDATED;
    }

    /** What happened to a row. */
    public enum Kind {
        INSERTED,
        UPDATED,
        DELETED
    }

    /** What leads back, on condition that the row is still what the change made of it. */
    RowEdit reversed(RowTable table) {
        boolean byValues = table.identity() == RowTable.Identity.VALUES;
        if (before == null) {
            return new RowEdit.Delete(RowAddress.of(Objects.requireNonNull(after), byValues));
        }
        var values = new LinkedHashMap<String, NewValue>();
        before.values().forEach((column, value) -> {
            boolean writable = table.find(column).map(c -> !c.generated()).orElse(true);
            if (writable
                    && (after == null || !Objects.equals(value, after.values().get(column)))) {
                values.put(column, NewValue.of(value));
            }
        });
        return after == null
                ? new RowEdit.Insert(values, true)
                : new RowEdit.Update(RowAddress.of(after, byValues), values);
    }
}
