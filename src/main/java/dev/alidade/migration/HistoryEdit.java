package dev.alidade.migration;

import dev.alidade.i18n.Messages;
import dev.alidade.migration.script.ScriptVersion;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One change of a history table, without running anything of a migration. Shown before it is made. */
public sealed interface HistoryEdit {
    /** The table that changes, as in {@code public.flyway_schema_history}. */
    String table();

    /** What happens, in one sentence. */
    String sentence();

    /** Makes Flyway's table, as Flyway makes it. */
    record CreateTable(String schema) implements HistoryEdit {
        @Override
        public String table() {
            return schema + "." + FlywayTable.NAME;
        }

        @Override
        public String sentence() {
            return Messages.text("migration.edit.create", table());
        }
    }

    /**
     * Adds a row to Flyway's table, as Flyway would write it.
     *
     * @param type SQL, SCRIPT or BASELINE
     * @param checksum null for a baseline
     * @param durationMs how long the migration ran; 0 when it did not
     */
    record AddRow(
            String schema,
            ScriptVersion version,
            String description,
            String type,
            String script,
            @Nullable Integer checksum,
            long durationMs)
            implements HistoryEdit {
        @Override
        public String table() {
            return schema + "." + FlywayTable.NAME;
        }

        @Override
        public String sentence() {
            return "BASELINE".equals(type)
                    ? Messages.text("migration.edit.baseline", version.text(), table())
                    : Messages.text("migration.edit.add", script, table());
        }
    }

    /** Removes the rows of Flyway's table that look like this one. */
    record RemoveRow(String schema, HistoryRow row) implements HistoryEdit {
        @Override
        public String table() {
            return schema + "." + FlywayTable.NAME;
        }

        @Override
        public String sentence() {
            var name = row.script().isEmpty() ? String.valueOf(row.version()) : row.script();
            return row.success()
                    ? Messages.text("migration.edit.remove", name, table())
                    : Messages.text("migration.edit.removeFailed", name, table());
        }
    }

    /** Gives a row of Flyway's table the checksum and description that the file has now. */
    record ChangeRow(String schema, HistoryRow row, int checksum, String description) implements HistoryEdit {
        @Override
        public String table() {
            return schema + "." + FlywayTable.NAME;
        }

        @Override
        public String sentence() {
            return Integer.valueOf(checksum).equals(row.checksum())
                    ? Messages.text("migration.edit.description", row.script(), row.description(), description)
                    : Messages.text(
                            "migration.edit.checksum",
                            row.script(),
                            String.valueOf(row.checksum()),
                            Integer.toString(checksum));
        }
    }

    /** Adds a row to the table of the Supabase CLI. */
    record AddSupabaseRow(String schema, String name, ScriptVersion version, String title, List<String> statements)
            implements HistoryEdit {
        public AddSupabaseRow {
            statements = List.copyOf(statements);
        }

        @Override
        public String table() {
            return schema + "." + name;
        }

        @Override
        public String sentence() {
            return Messages.text("migration.edit.add", version.text(), table());
        }
    }

    /** Removes a row from the table of the Supabase CLI. */
    record RemoveSupabaseRow(String schema, String name, ScriptVersion version) implements HistoryEdit {
        @Override
        public String table() {
            return schema + "." + name;
        }

        @Override
        public String sentence() {
            return Messages.text("migration.edit.remove", version.text(), table());
        }
    }
}
