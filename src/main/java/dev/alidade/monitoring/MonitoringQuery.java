package dev.alidade.monitoring;

import dev.alidade.database.SqlQuery;

/** The monitoring queries, one file each; a variant for newer servers carries their major version in its name. */
public enum MonitoringQuery implements SqlQuery {
    DATABASE_SIZE,
    RELATION_SIZE,
    INDEX_USAGE,
    INDEX_USAGE_V16,
    EXPOSED_SCHEMAS,
    ROW_SECURITY,
    TABLE_ACTIVITY,
    CONNECTIONS,
    CACHE_HIT,
    STATISTICS_AGE,
    BACKENDS,
    CANCEL_BACKEND,
    TERMINATE_BACKEND;

    @Override
    public String feature() {
        return "monitoring";
    }

    /** The variant that suits a server. */
    public MonitoringQuery on(int majorVersion) {
        return this == INDEX_USAGE && majorVersion >= 16 ? INDEX_USAGE_V16 : this;
    }
}
