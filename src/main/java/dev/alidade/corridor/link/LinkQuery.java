package dev.alidade.corridor.link;

import dev.alidade.database.SqlQuery;

/** The catalog's answers about what refers to what. */
enum LinkQuery implements SqlQuery {
    FOLLOWERS,
    LINKED_ARRAYS;

    @Override
    public String feature() {
        return "corridor";
    }
}
