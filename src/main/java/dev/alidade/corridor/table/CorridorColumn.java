package dev.alidade.corridor.table;

import java.util.List;

/**
 * One column of a table of corridors.
 *
 * @param name as the catalog spells it
 * @param type as {@code format_type} prints it; {@code enum} for enumerations
 * @param required declared NOT NULL
 * @param hasDefault whether a new row needs no value for it
 * @param words the values of an enumeration in order; empty for other types
 */
public record CorridorColumn(String name, String type, boolean required, boolean hasDefault, List<String> words) {
    public CorridorColumn {
        words = List.copyOf(words);
    }
}
