package dev.alidade.browser.transfer;

import dev.alidade.browser.RelationName;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A table that an import makes.
 *
 * @param name schema and name
 * @param types names in the file with the types that a person chose; the others are guessed
 * @param progress where an interrupted import of the same file would have noted how far it was; null where it cannot go on
 */
public record NewTable(
        RelationName name,
        Map<String, String> types,
        @Nullable Path progress) {
    public NewTable {
        types = Map.copyOf(types);
    }

    /** All types are guessed. */
    public static NewTable guessed(RelationName name) {
        return new NewTable(name, Map.of(), null);
    }
}
