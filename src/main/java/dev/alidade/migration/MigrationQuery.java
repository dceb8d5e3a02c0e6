package dev.alidade.migration;

import dev.alidade.database.SqlQuery;

/** The queries of this feature. */
enum MigrationQuery implements SqlQuery {
    HISTORY_API_ROLES,
    HISTORY_TABLES,
    HISTORY_FLYWAY,
    HISTORY_SUPABASE,
    HISTORY_GOLANG_MIGRATE,
    HISTORY_VERSIONS,
    HISTORY_GOOSE,
    HISTORY_SQLX,
    HISTORY_DIESEL,
    HISTORY_SQITCH,
    HISTORY_ATLAS,
    HISTORY_LIQUIBASE,
    HISTORY_ALEMBIC,
    HISTORY_DRIZZLE,
    HISTORY_PRISMA,
    HISTORY_NAMED,
    LOCK_HOLDER,
    CURRENT_SCHEMA,
    STATEMENT_BLOCKERS,
    INDEX_PROGRESS,
    TABLE_COLUMNS,
    SNAPSHOT_HOLDERS,
    NAMES_NEARBY,
    PROGRAM_ALIVE;

    @Override
    public String feature() {
        return "migration";
    }
}
