package dev.alidade.migration;

import dev.alidade.database.Cancellation;
import dev.alidade.database.Database;
import dev.alidade.database.Identifiers;
import dev.alidade.database.Parameters;
import dev.alidade.database.Row;
import dev.alidade.database.Session;
import dev.alidade.error.AppException;
import dev.alidade.error.Problem;
import dev.alidade.error.ProblemKind;
import dev.alidade.i18n.Messages;
import dev.alidade.migration.History.Tool;
import dev.alidade.migration.script.ScriptVersion;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads histories with our own SQL: rows that their tool would choke on are read like any other. */
final class HistoryReader {
    private record Table(String schema, String name, boolean readable) {
        Tool tool() {
            return FlywayTable.NAME.equals(name) ? Tool.FLYWAY : Tool.SUPABASE;
        }
    }

    private final Database database;

    HistoryReader(Database database) {
        this.database = database;
    }

    /** Every history, Flyway's of the current schema first. One that cannot be read is there with its problem. */
    List<History> read(Cancellation cancellation) {
        var tables = database.read(
                cancellation,
                s -> s.list(
                        MigrationQuery.HISTORY_TABLES,
                        Parameters.none(),
                        r -> new Table(r.text("schema_name"), r.text("table_name"), r.bool("readable"))));
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

    private History read(Table table, Cancellation cancellation) {
        if (!table.readable()) {
            var problem = Problem.of(
                    ProblemKind.PERMISSION,
                    "migration.history.notReadable",
                    Messages.text("migration.history.notReadable", table.schema() + "." + table.name()),
                    Messages.text("migration.history.notReadable.next"));
            return new History(table.tool(), table.schema(), table.name(), List.of(), problem);
        }
        try {
            var rows = database.read(
                    cancellation, s -> table.tool() == Tool.FLYWAY ? flyway(s, table) : supabase(s, table));
            return new History(table.tool(), table.schema(), table.name(), rows, null);
        } catch (AppException e) {
            if (e.problem().kind() != ProblemKind.STATEMENT && e.problem().kind() != ProblemKind.PERMISSION) {
                throw e;
            }
            return new History(table.tool(), table.schema(), table.name(), List.of(), e.problem());
        }
    }

    private static List<HistoryRow> flyway(Session session, Table table) {
        var rows = new ArrayList<HistoryRow>();
        session.each(
                """
                select version, description, type, script, checksum, execution_time, success,
                    installed_on at time zone pg_catalog.current_setting('TimeZone') as installed_at
                from %s
                order by installed_rank
                """.formatted(Identifiers.qualified(table.schema(), table.name())),
                Parameters.none(),
                0,
                row -> rows.add(flywayRow(row)));
        return rows;
    }

    private static HistoryRow flywayRow(Row row) {
        var checksum = row.bigintOrNull("checksum");
        return new HistoryRow(
                ScriptVersion.parse(row.textOrNull("version")),
                row.text("description"),
                row.text("type"),
                row.text("script"),
                checksum == null ? null : checksum.intValue(),
                row.instantOrNull("installed_at"),
                row.bigintOrNull("execution_time"),
                row.bool("success"));
    }

    /**
     * Older versions of the Supabase CLI made the table without name and statements. Joined by a semicolon on a line of
     * its own, a comment at the end of a statement cannot swallow it.
     */
    private static List<HistoryRow> supabase(Session session, Table table) {
        var rows = new ArrayList<HistoryRow>();
        session.each(
                """
                select h.version,
                    coalesce(pg_catalog.to_jsonb(h) ->> 'name', '') as description,
                    (
                        select pg_catalog.string_agg(s.text, E'\\n;\\n' order by s.place)
                        from pg_catalog.jsonb_array_elements_text(
                            case pg_catalog.jsonb_typeof(pg_catalog.to_jsonb(h) -> 'statements')
                                when 'array' then pg_catalog.to_jsonb(h) -> 'statements'
                            end) with ordinality as s (text, place)
                    ) as statements
                from %s h
                order by h.version
                """.formatted(Identifiers.qualified(table.schema(), table.name())),
                Parameters.none(),
                0,
                r -> rows.add(new HistoryRow(
                        ScriptVersion.parse(r.text("version")),
                        r.text("description"),
                        "",
                        "",
                        null,
                        null,
                        null,
                        true,
                        r.textOrNull("statements"))));
        return rows;
    }
}
