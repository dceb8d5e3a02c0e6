package dev.alidade.migration.replay;

import dev.alidade.database.SqlQuery;

/** What is asked of the database that is copied. */
enum ReplayQuery implements SqlQuery {
    REPLAY_FACTS;

    @Override
    public String feature() {
        return "migration";
    }
}
