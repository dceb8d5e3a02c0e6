package dev.alidade.change;

import dev.alidade.database.SqlQuery;

/** The queries that watch rows and find our own schema. */
enum ChangeQuery implements SqlQuery {
    TABLE_FACTS,
    TABLE_ESTIMATES,
    TABLE_FILES,
    COUNTING,
    COUNTING_V15,
    ROW_LOCKS,
    ROW_COUNTS,
    OTHERS_COMMITTED,
    UNSEEN_ROWS,
    UNSEEN_WRITTEN,
    REBUILD_COST,
    REBUILD_TIES,
    STORED_REFERENCES,
    OWN_SCHEMA,
    OWN_IDENTITY;

    @Override
    public String feature() {
        return "change";
    }
}
