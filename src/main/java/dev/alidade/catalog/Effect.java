package dev.alidade.catalog;

import java.util.List;
import java.util.Map;

/**
 * One difference and whose doing it is.
 *
 * @param author of the difference; of the new name, if there is one
 * @param properties whose doing each changed property is; empty for objects that came or went
 */
public record Effect(Difference difference, Author author, Map<String, Author> properties) {
    public Effect {
        properties = Map.copyOf(properties);
    }

    /** Whether somebody has to decide about it. */
    public boolean isUnclear() {
        return author == Author.UNKNOWN || properties.containsValue(Author.UNKNOWN);
    }

    /** The properties that changed; empty when the object came, went, or only its name or order did. */
    static List<Difference.Change> changes(Difference difference) {
        return switch (difference) {
            case Difference.Changed changed -> changed.changes();
            case Difference.Renamed renamed -> renamed.changes();
            case Difference.Added _, Difference.Removed _, Difference.ColumnOrder _ -> List.of();
        };
    }
}
