package dev.alidade.browser.diagram;

import dev.alidade.browser.RelationName;
import java.util.List;

/**
 * One foreign key in a diagram.
 *
 * @param constraint its name
 * @param from the table that has the key
 * @param fromColumns its columns, at least one
 * @param to the table it leads to; may be the same
 * @param toColumns the columns it leads to, as many
 * @param mandatory every row of {@code from} has a partner
 * @param unique no two rows of {@code from} share a partner
 */
public record DiagramReference(
        String constraint,
        RelationName from,
        List<String> fromColumns,
        RelationName to,
        List<String> toColumns,
        boolean mandatory,
        boolean unique) {

    public DiagramReference {
        fromColumns = List.copyOf(fromColumns);
        toColumns = List.copyOf(toColumns);
    }
}
