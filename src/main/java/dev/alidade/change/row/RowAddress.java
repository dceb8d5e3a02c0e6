package dev.alidade.change.row;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which row is meant, and in which state.
 *
 * @param key texts of the key columns in their order; the {@code ctid} where the table has no key; empty where rows are
 *     told apart by their values only
 * @param version {@code xmin} as it was read; null where it is not known
 * @param seen values as they were read, by column; the whole row where there is no key
 * @param expected the image that the row must still have; null when version and seen values decide
 */
public record RowAddress(
        List<String> key,
        @Nullable String version,
        Map<String, @Nullable String> seen,
        @Nullable RowImage expected) {
    public RowAddress {
        key = List.copyOf(key);
        seen = Collections.unmodifiableMap(new LinkedHashMap<>(seen));
    }

    /** A row as it was read for people to look at. */
    public static RowAddress read(List<String> key, @Nullable String version, Map<String, @Nullable String> seen) {
        return new RowAddress(key, version, seen, null);
    }

    /** Whether nothing but the values that were seen tells that a row is what it was. */
    boolean isKnownByValues() {
        return version == null && expected == null;
    }

    /** A row that must be exactly what an image shows. */
    static RowAddress of(RowImage image, boolean byValues) {
        return new RowAddress(image.key(), null, byValues ? image.values() : Map.of(), image);
    }
}
