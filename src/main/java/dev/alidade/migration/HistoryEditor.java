package dev.alidade.migration;

import dev.alidade.database.Cancellation;
import dev.alidade.database.Database;
import dev.alidade.database.Identifiers;
import dev.alidade.database.Parameters;
import dev.alidade.database.Session;
import dev.alidade.error.AppException;
import dev.alidade.error.Problem;
import dev.alidade.error.ProblemKind;
import dev.alidade.i18n.Messages;
import java.util.List;

/**
 * Changes histories as it was shown: all edits in one transaction, under the lock with which Flyway guards its table,
 * and only while the rows still are what they were when they were shown. Runs no statement of any migration.
 */
public final class HistoryEditor {
    private static final long LOCK_TIMEOUT_MS = 5_000;

    private final Database database;

    public HistoryEditor(Database database) {
        this.database = database;
    }

    /**
     * Makes all of the changes or none.
     *
     * @throws AppException of kind REFUSED when a row is not what it was, or the profile is read-only; LOCK when
     *     somebody applies migrations; PERMISSION when the role may not write the table
     */
    public void apply(List<HistoryEdit> edits, Cancellation cancellation) {
        if (edits.isEmpty()) {
            return;
        }
        database.write(cancellation, session -> {
            session.execute("set local lock_timeout = " + LOCK_TIMEOUT_MS);
            edits.stream().map(HistoryEditor::lockKey).distinct().sorted().forEach(key -> {
                if (key != 0) {
                    session.execute("select pg_catalog.pg_advisory_xact_lock(" + key + ")");
                }
            });
            edits.forEach(edit -> make(session, edit));
            return true;
        });
    }

    /** Makes one change in a transaction of the caller's. */
    void make(Session session, HistoryEdit edit) {
        switch (edit) {
            case HistoryEdit.CreateTable e -> session.execute(new FlywayTable(e.schema(), false).createStatement());
            case HistoryEdit.AddRow e -> add(session, e);
            case HistoryEdit.RemoveRow e -> once(e, remove(session, e));
            case HistoryEdit.ChangeRow e -> once(e, change(session, e));
            case HistoryEdit.AddSupabaseRow e -> addSupabase(session, e);
            case HistoryEdit.RemoveSupabaseRow e ->
                once(
                        e,
                        session.update(
                                "delete from " + Identifiers.qualified(e.schema(), e.name())
                                        + " where version = :version",
                                Parameters.of("version", e.version().text())));
        }
    }

    private static long lockKey(HistoryEdit edit) {
        return switch (edit) {
            case HistoryEdit.CreateTable e -> new FlywayTable(e.schema(), true).lockKey();
            case HistoryEdit.AddRow e -> new FlywayTable(e.schema(), true).lockKey();
            case HistoryEdit.RemoveRow e -> new FlywayTable(e.schema(), true).lockKey();
            case HistoryEdit.ChangeRow e -> new FlywayTable(e.schema(), true).lockKey();
            case HistoryEdit.AddSupabaseRow _, HistoryEdit.RemoveSupabaseRow _ -> 0;
        };
    }

    private static void add(Session session, HistoryEdit.AddRow row) {
        var table = new FlywayTable(row.schema(), true).qualified();
        session.update(
                """
                insert into %1$s
                    (installed_rank, version, description, type, script, checksum, installed_by, execution_time, success)
                select coalesce(pg_catalog.max(installed_rank), 0) + 1, :version::text, :description, :type, :script,
                    :checksum, current_user, :duration, true
                from %1$s
                """.formatted(table),
                Parameters.of("version", row.version().number())
                        .and("description", row.description())
                        .and("type", row.type())
                        .and("script", row.script())
                        .and("checksum", row.checksum())
                        .and("duration", Math.toIntExact(row.durationMs())));
    }

    private static long remove(Session session, HistoryEdit.RemoveRow edit) {
        return session.update("delete from " + where(edit.schema()), key(edit.row()));
    }

    private static long change(Session session, HistoryEdit.ChangeRow edit) {
        var table = new FlywayTable(edit.schema(), true).qualified();
        return session.update(
                "update " + table + " set checksum = :new_checksum, description = :new_description"
                        + where(edit.schema()).substring(table.length()),
                key(edit.row()).and("new_checksum", edit.checksum()).and("new_description", edit.description()));
    }

    private static String where(String schema) {
        return new FlywayTable(schema, true).qualified()
                + " where version is not distinct from :version::text and coalesce(type, '') = :type"
                + " and coalesce(script, '') = :script and checksum is not distinct from :checksum::int"
                + " and success = :success";
    }

    private static Parameters key(HistoryRow row) {
        var version = row.version();
        return Parameters.of("version", version == null ? null : version.number())
                .and("type", row.type())
                .and("script", row.script())
                .and("checksum", row.checksum())
                .and("success", row.success());
    }

    /** Fits whatever columns the table has: what it lacks is left out. */
    private static void addSupabase(Session session, HistoryEdit.AddSupabaseRow row) {
        session.update(
                """
                insert into %1$s
                select r.*
                from pg_catalog.jsonb_populate_record(
                    null::%1$s,
                    pg_catalog.jsonb_build_object(
                        'version', :version::text, 'name', :name::text, 'statements', pg_catalog.to_jsonb(:statements::text[]))
                ) r
                """.formatted(Identifiers.qualified(row.schema(), row.name())),
                Parameters.of("version", row.version().text())
                        .and("name", row.title())
                        .and("statements", row.statements().toArray(String[]::new)));
    }

    private static void once(HistoryEdit edit, long rows) {
        if (rows == 0) {
            throw new AppException(Problem.of(
                    ProblemKind.REFUSED,
                    "migration.edit.changed",
                    Messages.text("migration.edit.changed", edit.table()),
                    Messages.text("migration.edit.changed.next")));
        }
    }
}
