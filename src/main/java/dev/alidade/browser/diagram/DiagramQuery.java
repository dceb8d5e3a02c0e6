package dev.alidade.browser.diagram;

import dev.alidade.database.SqlQuery;

/** The catalogue queries behind a diagram. */
enum DiagramQuery implements SqlQuery {
    DIAGRAM_TABLES,
    DIAGRAM_REFERENCES;

    @Override
    public String feature() {
        return "browser";
    }
}
