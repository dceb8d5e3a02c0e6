package dev.alidade.migration;

import dev.alidade.error.Problem;
import dev.alidade.migration.script.Convention;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One history table of a database.
 *
 * @param tool who keeps it
 * @param schema where it lies
 * @param table its name
 * @param rows its rows, oldest first
 * @param problem why it could not be read; null when it could
 */
public record History(
        Tool tool,
        String schema,
        String table,
        List<HistoryRow> rows,
        @Nullable Problem problem) {

    /** The tools whose histories are read; those named first have the first word. */
    public enum Tool {
        FLYWAY("flyway", "Flyway"),
        SUPABASE("supabase", "Supabase CLI"),
        GOLANG_MIGRATE("golang-migrate", "golang-migrate"),
        GOOSE("goose", "goose"),
        DBMATE("dbmate", "dbmate"),
        SQLX("sqlx", "sqlx"),
        ATLAS("atlas", "Atlas"),
        DIESEL("diesel", "Diesel"),
        PRISMA("prisma", "Prisma"),
        GRAPHILE("graphile-migrate", "graphile-migrate"),
        LIQUIBASE("liquibase", "Liquibase"),
        DRIZZLE("drizzle", "drizzle"),
        SQITCH("sqitch", "Sqitch"),
        ALEMBIC("alembic", "Alembic"),
        RAILS("rails", "Rails"),
        ECTO("ecto", "Ecto"),
        PGROLL("pgroll", "pgroll"),
        /** What Supabase's own services (auth, storage, realtime) keep for themselves: shown, never touched. */
        SUPABASE_SERVICE("supabase-service", "Supabase's own");

        private final String id;
        private final String label;

        Tool(String id, String label) {
            this.id = id;
            this.label = label;
        }

        /** The stable word of the command line's output. */
        public String id() {
            return id;
        }

        /** What people call it. */
        public String label() {
            return label;
        }

        /**
         * Whether what this tool recorded says something about the files of a folder: Flyway and the Supabase CLI
         * always do; of the others only those that read such folders, since their numbers may mean other files.
         */
        public boolean knows(Convention convention) {
            return switch (this) {
                case FLYWAY, SUPABASE -> true;
                case GOLANG_MIGRATE -> convention == Convention.UP_DOWN;
                case GOOSE -> convention == Convention.GOOSE;
                case DBMATE -> convention == Convention.DBMATE;
                case SQLX, ATLAS ->
                    convention == Convention.UP_DOWN
                            || convention == Convention.TIMESTAMP
                            || convention == Convention.NUMBERED;
                case DIESEL -> convention == Convention.DIESEL;
                case PRISMA -> convention == Convention.PRISMA;
                case LIQUIBASE -> convention == Convention.LIQUIBASE;
                case DRIZZLE -> convention == Convention.DRIZZLE;
                case SQITCH -> convention == Convention.SQITCH;
                case GRAPHILE -> convention == Convention.NUMBERED;
                case ALEMBIC, RAILS, ECTO, PGROLL, SUPABASE_SERVICE -> false;
            };
        }
    }

    public History {
        rows = List.copyOf(rows);
    }

    /** {@code schema.table}, for people. */
    public String label() {
        return schema + "." + table;
    }
}
