package dev.alidade.corridor.table;

import dev.alidade.database.SqlQuery;

/** The catalog's answers about a table of corridors. */
enum TableQuery implements SqlQuery {
    CORRIDOR_COLUMNS,
    KEY_LISTS;

    @Override
    public String feature() {
        return "corridor";
    }
}
