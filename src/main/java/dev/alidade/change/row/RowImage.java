package dev.alidade.change.row;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A whole row at one moment, its values as text in settings that are always the same, so that equal rows have equal
 * images.
 *
 * @param key texts of the key columns, or the {@code ctid}; empty where rows are told apart by their values
 * @param version {@code xmin}; null where rows have none
 * @param values by column, without those that the role may not read
 */
public record RowImage(List<String> key, @Nullable String version, Map<String, @Nullable String> values) {
    public RowImage {
        key = List.copyOf(key);
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }
}
