package dev.alidade.monitoring.metric;

import dev.alidade.database.SqlQuery;

/** The queries behind the metrics, one file each; a variant for newer servers carries their major version in its name. */
enum MetricQuery implements SqlQuery {
    SAMPLE,
    DATABASE_LIST,
    SCHEMA_SIZE,
    CONNECTION_GROUP,
    LONG_TRANSACTION,
    LOCK_WAIT,
    LOCK_WAIT_V14,
    CACHE_BY_TABLE,
    SEQUENTIAL_SCAN,
    SLOW_STATEMENT,
    VACUUM_STATE,
    VACUUM_PROGRESS,
    WRAPAROUND_DATABASE,
    WRAPAROUND_TABLE,
    SEQUENCE_FILL,
    WAL,
    WAL_V14,
    WAL_FILE,
    REPLICATION_SLOT,
    REPLICA,
    PUBLICATION_TABLE,
    CHANGED_SETTING,
    SETTING_ADVICE,
    EXTENSION_STATE,
    EXTENSION_PLACE,
    DATABASE_IDENTITY;

    @Override
    public String feature() {
        return "monitoring";
    }
}
