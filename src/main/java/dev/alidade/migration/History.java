package dev.alidade.migration;

import dev.alidade.error.Problem;
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

    /** The tools whose histories are read. */
    public enum Tool {
        FLYWAY("flyway"),
        SUPABASE("supabase");

        private final String id;

        Tool(String id) {
            this.id = id;
        }

        /** The stable word of the command line's output. */
        public String id() {
            return id;
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
