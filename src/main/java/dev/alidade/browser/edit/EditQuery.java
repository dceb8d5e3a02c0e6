package dev.alidade.browser.edit;

import dev.alidade.database.SqlQuery;

/** The catalogue queries of editing rows. */
enum EditQuery implements SqlQuery {
    FOREIGN_KEY_COLUMNS,
    REFERRING_KEYS;

    @Override
    public String feature() {
        return "browser";
    }
}
