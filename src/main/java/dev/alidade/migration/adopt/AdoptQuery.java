package dev.alidade.migration.adopt;

import dev.alidade.database.SqlQuery;

/** The queries of this package. */
enum AdoptQuery implements SqlQuery {
    ADOPTION_OBJECTS;

    @Override
    public String feature() {
        return "migration";
    }
}
