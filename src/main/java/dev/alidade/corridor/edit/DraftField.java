package dev.alidade.corridor.edit;

import java.util.List;

/**
 * One value that a new corridor needs and nobody can derive.
 *
 * @param column where it goes
 * @param type as the server names it
 * @param suggestion what it starts with; empty for nothing
 * @param words the values to choose from; empty where any text will do
 */
public record DraftField(String column, String type, String suggestion, List<String> words) {
    public DraftField {
        words = List.copyOf(words);
    }
}
