package dev.alidade.browser.ui.diagram;

import dev.alidade.browser.RelationName;
import org.jspecify.annotations.Nullable;

/**
 * What a diagram is of.
 *
 * @param schema the schema
 * @param centre a table whose neighbours are shown; null for the whole schema
 */
public record DiagramSubject(String schema, @Nullable RelationName centre) {
    /** What stands in the title. */
    public String label() {
        return centre == null ? schema : centre.label();
    }
}
