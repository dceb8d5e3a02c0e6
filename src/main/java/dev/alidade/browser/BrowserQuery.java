package dev.alidade.browser;

import dev.alidade.database.SqlQuery;

/** The catalogue queries of the table browser. */
enum BrowserQuery implements SqlQuery {
    SCHEMAS,
    RELATIONS,
    RELATION_NAMES,
    RELATION_SHAPE,
    RELATION_PAGES,
    KEY_HISTOGRAM,
    COLUMNS;

    @Override
    public String feature() {
        return "browser";
    }
}
