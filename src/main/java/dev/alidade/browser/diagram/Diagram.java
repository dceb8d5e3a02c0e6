package dev.alidade.browser.diagram;

import java.util.List;

/**
 * What a diagram shows, before it is laid out.
 *
 * @param tables by name, those outside last
 * @param references foreign keys; both ends are among the tables
 */
public record Diagram(List<DiagramTable> tables, List<DiagramReference> references) {
    public Diagram {
        tables = List.copyOf(tables);
        references = List.copyOf(references);
    }
}
