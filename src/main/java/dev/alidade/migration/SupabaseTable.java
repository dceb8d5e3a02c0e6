package dev.alidade.migration;

import dev.alidade.database.Identifiers;
import dev.alidade.database.Parameters;
import dev.alidade.database.Session;
import dev.alidade.migration.History.Tool;
import dev.alidade.migration.script.MigrationScript;
import dev.alidade.migration.script.ScriptPlan;
import dev.alidade.migration.script.ScriptVersion;
import dev.alidade.statement.Piece;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The history that the Supabase CLI keeps in this database; written along with Flyway's where it is there.
 *
 * @param columns those it has: older versions made it without name and statements
 */
record SupabaseTable(String schema, String table, Set<String> columns) {
    private static final Pattern NAME = Pattern.compile("(?:.*/)?\\d+_(?<name>.*)\\.sql");

    SupabaseTable {
        columns = Set.copyOf(columns);
    }

    static Optional<SupabaseTable> find(List<History> histories, Session session) {
        return histories.stream()
                .filter(h -> h.tool() == Tool.SUPABASE)
                .findFirst()
                .map(h -> new SupabaseTable(
                        h.schema(),
                        h.table(),
                        Set.copyOf(session.list(
                                MigrationQuery.TABLE_COLUMNS,
                                Parameters.of("schema_name", h.schema()).and("table_name", h.table()),
                                r -> r.text("column_name")))));
    }

    /** Adds a migration's row in the session's transaction; a repeatable one has none. */
    void add(Session session, MigrationScript script, ScriptPlan plan) {
        if (script.version().isRepeatable()) {
            return;
        }
        var values = new ArrayList<String>(List.of("version"));
        var parameters = Parameters.of("version", script.version().text());
        if (columns.contains("name")) {
            values.add("name");
            parameters = parameters.and("name", name(script));
        }
        if (columns.contains("statements")) {
            values.add("statements");
            parameters = parameters.and("statements", statements(plan));
        }
        var sets = String.join(
                ", ", values.stream().map(v -> v + " = excluded." + v).toList());
        session.update(
                "insert into %s (%s) values (:%s) on conflict (version) do update set %s"
                        .formatted(qualified(), String.join(", ", values), String.join(", :", values), sets),
                parameters);
    }

    /** Removes a migration's row in the session's transaction and returns how many there were. */
    long remove(Session session, ScriptVersion version) {
        return session.update(
                "delete from " + qualified() + " where version = :version", Parameters.of("version", version.text()));
    }

    private String qualified() {
        return Identifiers.qualified(schema, table);
    }

    private static String name(MigrationScript script) {
        var form = NAME.matcher(script.name());
        return form.matches() ? form.group("name") : script.description();
    }

    private static String[] statements(ScriptPlan plan) {
        return plan.pieces().stream()
                .filter(Piece::isRunnable)
                .map(piece -> {
                    var text = piece.text().strip();
                    return text.endsWith(";")
                            ? text.substring(0, text.length() - 1).strip()
                            : text;
                })
                .toArray(String[]::new);
    }
}
