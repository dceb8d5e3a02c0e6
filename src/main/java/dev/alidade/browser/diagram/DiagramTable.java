package dev.alidade.browser.diagram;

import dev.alidade.browser.RelationKind;
import dev.alidade.browser.RelationName;
import java.util.List;

/**
 * One table in a diagram.
 *
 * @param name schema and name
 * @param kind what it is
 * @param outside only shown because a foreign key leads to it; then the columns are those referenced
 * @param columns in table order
 */
public record DiagramTable(RelationName name, RelationKind kind, boolean outside, List<DiagramColumn> columns) {
    public DiagramTable {
        columns = List.copyOf(columns);
    }
}
