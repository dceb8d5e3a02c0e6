package dev.alidade.browser;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where a row stands: its identity and its value in the sorted column, as PostgreSQL prints them.
 *
 * @param key values of the key columns, or the ctid; empty where rows have no identity
 * @param sort value of the sorted column; null without sorting, for NULL, and when too long to carry
 * @param sortIsNull whether the sorted column is NULL in this row
 */
public record RowAnchor(List<String> key, @Nullable String sort, boolean sortIsNull) {
    public RowAnchor {
        key = List.copyOf(key);
    }
}
