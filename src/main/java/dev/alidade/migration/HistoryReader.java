package dev.alidade.migration;

import dev.alidade.database.Cancellation;
import dev.alidade.database.Database;
import dev.alidade.database.Identifiers;
import dev.alidade.database.Parameters;
import dev.alidade.database.Row;
import dev.alidade.error.AppException;
import dev.alidade.error.Problem;
import dev.alidade.error.ProblemKind;
import dev.alidade.i18n.Messages;
import dev.alidade.migration.History.Tool;
import dev.alidade.migration.script.ScriptVersion;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads histories with our own SQL: rows that their tool would choke on are read like any other. */
final class HistoryReader {
    private record Table(HistoryLayout layout, Tool tool, String schema, String name, Facts facts) {
        String label() {
            return schema + "." + name;
        }
    }

    private record Facts(boolean readable, List<String> missing) {}

    private static final Set<String> REPEATABLE = Set.of("SQL", "JDBC", "SPRING_JDBC", "SCRIPT", "CUSTOM", "DELETE");

    private final Database database;

    HistoryReader(Database database) {
        this.database = database;
    }

    /**
     * Every history, Flyway's of the current schema first. One that cannot be read is there with its problem. Asks only
     * for tables that the catalog knows; costs one round trip and one more for each table.
     */
    List<History> read(Cancellation cancellation) {
        var tables = database.read(
                cancellation,
                s -> s.list(MigrationQuery.HISTORY_TABLES, Parameters.none(), HistoryReader::table).stream()
                        .flatMap(Optional::stream)
                        .sorted(Comparator.comparing(Table::tool))
                        .toList());
        return tables.stream().map(table -> read(table, cancellation)).toList();
    }

    /** The schema in which a new history is made. */
    String newHistorySchema(Cancellation cancellation) {
        return database.read(
                        cancellation,
                        s -> s.first(
                                MigrationQuery.CURRENT_SCHEMA,
                                Parameters.none(),
                                r -> Optional.ofNullable(r.textOrNull("schema_name"))))
                .flatMap(name -> name)
                .orElse("public");
    }

    private static Optional<Table> table(Row row) {
        var schema = row.text("schema_name");
        var name = row.text("table_name");
        var columns = row.texts("column_names");
        return HistoryLayout.of(schema, name, columns)
                .map(layout -> new Table(
                        layout,
                        layout.tool(row.bool("kept_by_rails")),
                        schema,
                        name,
                        new Facts(row.bool("readable"), layout.missing(columns))));
    }

    private History read(Table table, Cancellation cancellation) {
        if (!table.facts().readable()) {
            return unread(table, ProblemKind.PERMISSION, "migration.history.notReadable", table.label());
        }
        if (!table.facts().missing().isEmpty()) {
            var missing = String.join(", ", table.facts().missing());
            return unread(
                    table,
                    ProblemKind.STATEMENT,
                    "migration.history.foreign",
                    table.label(),
                    table.tool().label(),
                    missing);
        }
        try {
            var rows = database.read(cancellation, s -> {
                s.execute("set local search_path to " + Identifiers.quote(table.schema()));
                return s.list(table.layout().query(), Parameters.none(), row -> row(table.tool(), row));
            });
            return new History(table.tool(), table.schema(), table.name(), rows, null);
        } catch (AppException e) {
            if (e.problem().kind() != ProblemKind.STATEMENT && e.problem().kind() != ProblemKind.PERMISSION) {
                throw e;
            }
            return new History(table.tool(), table.schema(), table.name(), List.of(), e.problem());
        }
    }

    private static History unread(Table table, ProblemKind kind, String key, Object... arguments) {
        var problem = Problem.of(kind, key, Messages.text(key, arguments), Messages.text(key + ".next"));
        return new History(table.tool(), table.schema(), table.name(), List.of(), problem);
    }

    private static HistoryRow row(Tool tool, Row row) {
        var checksum = number(row.textOrNull("checksum"));
        return new HistoryRow(
                version(tool, row),
                text(row.textOrNull("description")),
                text(row.textOrNull("type")),
                text(row.textOrNull("script")),
                checksum == null ? null : checksum.intValue(),
                instant(row.textOrNull("applied_at")),
                number(row.textOrNull("duration_ms")),
                !"false".equals(row.textOrNull("success")),
                row.textOrNull("statements"));
    }

    /** Flyway's rows without a version of these types are repeatable migrations. */
    private static @Nullable ScriptVersion version(Tool tool, Row row) {
        var number = row.textOrNull("version");
        var type = text(row.textOrNull("type"));
        boolean repeatable = tool == Tool.FLYWAY && number == null && REPEATABLE.contains(type);
        return repeatable ? ScriptVersion.repeatable(text(row.textOrNull("description"))) : ScriptVersion.parse(number);
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value;
    }

    private static @Nullable Long number(@Nullable String value) {
        try {
            return value == null ? null : Long.valueOf(value);
        } catch (NumberFormatException e) {
            return null;
        }
    }

    /** Times without a zone were written in the zone of the tool's session; ours is the best guess there is. */
    private static @Nullable Instant instant(@Nullable String value) {
        if (value == null) {
            return null;
        }
        try {
            return OffsetDateTime.parse(value).toInstant();
        } catch (DateTimeException e) {
            try {
                return LocalDateTime.parse(value).atZone(ZoneId.systemDefault()).toInstant();
            } catch (DateTimeException _) {
                return null;
            }
        }
    }
}
