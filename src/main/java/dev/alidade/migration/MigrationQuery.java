package dev.alidade.migration;

import dev.alidade.database.SqlQuery;

/** The queries of this feature. */
enum MigrationQuery implements SqlQuery {
    HISTORY_TABLES,
    LOCK_HOLDER,
    CURRENT_SCHEMA;

    @Override
    public String feature() {
        return "migration";
    }
}
