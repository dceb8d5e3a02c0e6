package dev.alidade.migration;

import dev.alidade.migration.History.Tool;
import dev.alidade.migration.script.MigrationScript;
import dev.alidade.migration.script.MigrationScript.Kind;
import dev.alidade.migration.script.ScriptVersion;
import dev.alidade.statement.Piece;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Composes the edits that bring the histories of one database to what somebody decided. */
public final class HistoryEdits {
    private static final Pattern NAME = Pattern.compile("(?:.*/)?\\d+_(?<name>.*)\\.sql");
    private static final String BASELINE = "<< Flyway Baseline >>";

    private final List<History> histories;
    private final String schema;
    private final boolean exists;

    /**
     * @param histories as the status read them
     * @param newSchema where Flyway's table is made when there is none
     */
    public HistoryEdits(List<History> histories, String newSchema) {
        this.histories = List.copyOf(histories);
        var flyway = find(Tool.FLYWAY);
        this.schema = flyway.map(History::schema).orElse(newSchema);
        this.exists = flyway.isPresent();
    }

    /**
     * What comes first where Flyway has no table yet: the table and its beginning.
     *
     * @param baseline where it begins; null for no baseline row, which a migration of version 0 needs
     */
    public List<HistoryEdit> begin(@Nullable ScriptVersion baseline) {
        var edits = new ArrayList<HistoryEdit>();
        if (!exists) {
            edits.add(new HistoryEdit.CreateTable(schema));
        }
        if (baseline != null && flywayRows().isEmpty()) {
            edits.add(new HistoryEdit.AddRow(schema, baseline, BASELINE, "BASELINE", BASELINE, null, 0));
        }
        return edits;
    }

    /** Whether Flyway has a table here. */
    public boolean hasFlyway() {
        return exists;
    }

    /** The row with which Flyway records a file as applied. */
    public HistoryEdit add(MigrationScript script, long durationMs) {
        var type = script.kind() == Kind.PYTHON ? "SCRIPT" : script.isBaseline() ? "SQL_BASELINE" : "SQL";
        return new HistoryEdit.AddRow(
                schema, script.version(), script.description(), type, script.name(), script.checksum(), durationMs);
    }

    /** The row with which the Supabase CLI records a file; empty where it keeps no history or has that row. */
    public Optional<HistoryEdit> addSupabase(MigrationScript script) {
        return find(Tool.SUPABASE)
                .filter(_ -> !script.version().isRepeatable())
                .filter(h -> h.rows().stream().noneMatch(r -> script.version().equals(r.version())))
                .map(h -> new HistoryEdit.AddSupabaseRow(
                        h.schema(), h.table(), script.version(), title(script), statements(script)));
    }

    /** The end of the Supabase CLI's row of a version; empty where it has none. */
    public Optional<HistoryEdit> removeSupabase(ScriptVersion version) {
        return find(Tool.SUPABASE)
                .flatMap(h -> h.rows().stream()
                        .map(HistoryRow::version)
                        .filter(version::equals)
                        .findFirst()
                        .map(v -> new HistoryEdit.RemoveSupabaseRow(h.schema(), h.table(), v)));
    }

    /** The end of a row of Flyway's. */
    public HistoryEdit remove(HistoryRow row) {
        return new HistoryEdit.RemoveRow(schema, row);
    }

    /** A row of Flyway's with the checksum and description of its file. */
    public HistoryEdit align(HistoryRow row, int checksum, String description) {
        return new HistoryEdit.ChangeRow(schema, row, checksum, description);
    }

    /** Flyway's rows of one version, without baselines. */
    public List<HistoryRow> flywayRows(ScriptVersion version) {
        return flywayRows().stream()
                .filter(r -> version.equals(r.version()) && !r.isBaseline())
                .distinct()
                .toList();
    }

    /** All of Flyway's rows. */
    public List<HistoryRow> flywayRows() {
        return find(Tool.FLYWAY).map(History::rows).orElse(List.of());
    }

    private Optional<History> find(Tool tool) {
        return histories.stream()
                .filter(h -> h.tool() == tool && h.problem() == null)
                .findFirst();
    }

    private static String title(MigrationScript script) {
        var form = NAME.matcher(script.name());
        return form.matches() ? form.group("name") : script.description();
    }

    private static List<String> statements(MigrationScript script) {
        return script.kind() == Kind.PYTHON
                ? List.of()
                : script.body().source().plan().pieces().stream()
                        .filter(Piece::isRunnable)
                        .map(Piece::sql)
                        .toList();
    }
}
