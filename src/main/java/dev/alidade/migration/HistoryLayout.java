package dev.alidade.migration;

import dev.alidade.migration.History.Tool;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** How each tool's history looks: the name of its table, where it must lie, and the columns without which it is not one. */
enum HistoryLayout {
    FLYWAY(
            Tool.FLYWAY,
            MigrationQuery.HISTORY_FLYWAY,
            null,
            "flyway_schema_history",
            "installed_rank",
            "version",
            "type",
            "script",
            "success"),
    SUPABASE(Tool.SUPABASE, MigrationQuery.HISTORY_SUPABASE, "supabase_migrations", "schema_migrations", "version"),
    SUPABASE_AUTH(Tool.SUPABASE_SERVICE, MigrationQuery.HISTORY_VERSIONS, "auth", "schema_migrations", "version"),
    SUPABASE_REALTIME(
            Tool.SUPABASE_SERVICE, MigrationQuery.HISTORY_VERSIONS, "realtime", "schema_migrations", "version"),
    SUPABASE_REALTIME_OWN(
            Tool.SUPABASE_SERVICE, MigrationQuery.HISTORY_VERSIONS, "_realtime", "schema_migrations", "version"),
    SUPABASE_STORAGE(Tool.SUPABASE_SERVICE, MigrationQuery.HISTORY_NAMED, "storage", "migrations", "name"),
    SUPABASE_FUNCTIONS(
            Tool.SUPABASE_SERVICE, MigrationQuery.HISTORY_NAMED, "supabase_functions", "migrations", "version"),
    GOLANG_MIGRATE(
            Tool.GOLANG_MIGRATE, MigrationQuery.HISTORY_GOLANG_MIGRATE, null, "schema_migrations", "version", "dirty"),
    ECTO(Tool.ECTO, MigrationQuery.HISTORY_VERSIONS, null, "schema_migrations", "version", "inserted_at"),
    DBMATE(Tool.DBMATE, MigrationQuery.HISTORY_VERSIONS, null, "schema_migrations", "version"),
    GOOSE(Tool.GOOSE, MigrationQuery.HISTORY_GOOSE, null, "goose_db_version", "id", "version_id", "is_applied"),
    SQLX(Tool.SQLX, MigrationQuery.HISTORY_SQLX, null, "_sqlx_migrations", "version", "success"),
    DIESEL(Tool.DIESEL, MigrationQuery.HISTORY_DIESEL, null, "__diesel_schema_migrations", "version"),
    SQITCH(Tool.SQITCH, MigrationQuery.HISTORY_SQITCH, "sqitch", "changes", "change_id", "change"),
    ATLAS(Tool.ATLAS, MigrationQuery.HISTORY_ATLAS, null, "atlas_schema_revisions", "version", "applied", "total"),
    LIQUIBASE(
            Tool.LIQUIBASE,
            MigrationQuery.HISTORY_LIQUIBASE,
            null,
            "databasechangelog",
            "id",
            "filename",
            "orderexecuted"),
    ALEMBIC(Tool.ALEMBIC, MigrationQuery.HISTORY_ALEMBIC, null, "alembic_version", "version_num"),
    DRIZZLE(Tool.DRIZZLE, MigrationQuery.HISTORY_DRIZZLE, null, "__drizzle_migrations", "id", "hash", "created_at"),
    PRISMA(
            Tool.PRISMA,
            MigrationQuery.HISTORY_PRISMA,
            null,
            "_prisma_migrations",
            "migration_name",
            "started_at",
            "finished_at"),
    GRAPHILE(Tool.GRAPHILE, MigrationQuery.HISTORY_NAMED, "graphile_migrate", "migrations", "hash", "filename"),
    PGROLL(Tool.PGROLL, MigrationQuery.HISTORY_NAMED, "pgroll", "migrations", "name", "done");

    private static final String RAILS_TABLE = "schema_migrations";

    private final Tool tool;
    private final MigrationQuery query;
    private final @Nullable String schema;
    private final String table;
    private final String columns;

    HistoryLayout(Tool tool, MigrationQuery query, @Nullable String schema, String table, String... columns) {
        this.tool = tool;
        this.query = query;
        this.schema = schema;
        this.table = table;
        this.columns = String.join(" ", columns);
    }

    /** The layout of a table: the first whose columns are all there, else the one that goes by its name. */
    static Optional<HistoryLayout> of(String schemaName, String tableName, List<String> columnNames) {
        var named = Stream.of(values())
                .filter(l -> l.table.equals(tableName))
                .filter(l -> l.schema == null || l.schema.equals(schemaName))
                .toList();
        return named.stream()
                .filter(l -> l.missing(columnNames).isEmpty())
                .findFirst()
                .or(() -> named.stream().findFirst());
    }

    /** Who keeps a table of this layout. */
    Tool tool(boolean keptByRails) {
        return keptByRails && this == DBMATE && RAILS_TABLE.equals(table) ? Tool.RAILS : tool;
    }

    /** What reads it. */
    MigrationQuery query() {
        return query;
    }

    /** The columns that a table of this layout has and this one lacks. */
    List<String> missing(List<String> columnNames) {
        return Stream.of(columns.split(" "))
                .filter(c -> !columnNames.contains(c))
                .toList();
    }
}
