package dev.alidade.console;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One row of a result as PostgreSQL prints it.
 *
 * @param values in the order of the columns; null for NULL
 * @param cut the places, from 0, whose value is only the beginning of what the server holds
 */
public record ResultRow(List<@Nullable String> values, List<Integer> cut) {

    public ResultRow {
        values = Collections.unmodifiableList(new ArrayList<>(values));
        cut = List.copyOf(cut);
    }

    /** The value at a place from 0; null for NULL. */
    public @Nullable String value(int place) {
        return values.get(place);
    }

    /** Whether only the beginning of the value is here. */
    public boolean isCut(int place) {
        return !cut.isEmpty() && cut.contains(place);
    }
}
