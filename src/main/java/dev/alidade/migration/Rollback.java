package dev.alidade.migration;

import dev.alidade.database.Cancellation;
import dev.alidade.database.Database;
import dev.alidade.database.Session;
import dev.alidade.error.AppException;
import dev.alidade.migration.History.Tool;
import dev.alidade.migration.ledger.DatabaseLedger;
import dev.alidade.migration.ledger.LedgerEntry;
import dev.alidade.migration.ledger.Ledgers;
import dev.alidade.migration.ledger.ResumePoint;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Takes migrations back with their scripts: each with its history rows in one transaction. Used once. */
final class Rollback {
    private final Database database;
    private final Ledgers ledgers;
    private final MigrationStatus status;
    private final MigrationListener listener;
    private final Cancellation cancellation;

    /** Where a migration is recorded, and so where its rows are deleted. */
    private record Records(Optional<FlywayTable> flyway, Optional<SupabaseTable> supabase, boolean ledger) {}

    Rollback(
            Database database,
            Ledgers ledgers,
            MigrationStatus status,
            MigrationListener listener,
            Cancellation cancellation) {
        this.database = database;
        this.ledgers = ledgers;
        this.status = status;
        this.listener = listener;
        this.cancellation = cancellation;
    }

    RollbackOutcome run(RollbackSelection selection) {
        long started = System.nanoTime();
        ApplyRules.refuseUnsuitable(database, status);
        var planned = RollbackRules.select(status, selection);
        var undone = new ArrayList<PlannedScript>();
        MigrationFailure failure = null;
        if (!planned.isEmpty()) {
            var records = records();
            records.flyway()
                    .ifPresent(table -> new HistoryLock(database, table.lockKey(), Application.LOCK_PATIENCE)
                            .awaitFree(listener, cancellation));
            try (var watch = new StatementWatch(database, listener).start()) {
                var runner = new ScriptRunner(listener, ApplyOptions.Patience.USUAL.lockTimeout(), watch);
                for (var script : planned) {
                    failure = one(script, records, runner);
                    if (failure != null) {
                        break;
                    }
                    undone.add(script);
                }
            }
        }
        return outcome(planned, undone, failure, started);
    }

    private Records records() {
        var flyway = status.histories().stream()
                .filter(h -> h.tool() == Tool.FLYWAY)
                .findFirst()
                .map(h -> new FlywayTable(h.schema(), true));
        var supabase = database.read(cancellation, s -> SupabaseTable.find(status.histories(), s));
        return new Records(flyway, supabase, ledgers.isInDatabase(cancellation));
    }

    private @Nullable MigrationFailure one(PlannedScript script, Records records, ScriptRunner runner) {
        long started = System.nanoTime();
        try {
            database.write(cancellation, session -> {
                forget(session, script, records);
                runner.run(session, script, null, ResumePoint.START);
                return true;
            });
            listener.on(new MigrationEvent.Undone(script.script(), elapsed(started)));
            return null;
        } catch (ScriptFailed e) {
            return failed(e.failure(), started);
        } catch (AppException e) {
            return failed(new MigrationFailure(script.script(), 0, 0, "", e.problem(), 0), started);
        }
    }

    private MigrationFailure failed(MigrationFailure failure, long started) {
        var told = new Suggestions(database).added(failure);
        listener.on(new MigrationEvent.Failed(told, elapsed(started)));
        return told;
    }

    /** First the rows, so that two who take the same migration back meet here and not in the script. */
    private void forget(Session session, PlannedScript script, Records records) {
        var version = script.script().version();
        session.execute("set local lock_timeout = "
                + ApplyOptions.Patience.USUAL.lockTimeout().toMillis());
        long rows = 0;
        if (records.flyway().isPresent()) {
            var table = records.flyway().get();
            session.execute("select pg_catalog.pg_advisory_xact_lock(" + table.lockKey() + ")");
            rows += StaleRows.remove(session, table, List.of(version));
        }
        if (records.supabase().isPresent()) {
            rows += records.supabase().get().remove(session, version);
        }
        if (rows == 0) {
            throw ApplyRules.refused("migration.rollback.gone", script.script().name());
        }
        if (records.ledger()) {
            var file = LedgerEntry.File.of(script.script());
            new DatabaseLedger()
                    .add(session, new LedgerEntry(LedgerEntry.Phase.REVERTED, file, null, null, null, null));
        }
    }

    private static RollbackOutcome outcome(
            List<PlannedScript> planned, List<PlannedScript> undone, @Nullable MigrationFailure failure, long started) {
        var reached = undone.size() + (failure == null ? 0 : 1);
        return new RollbackOutcome(
                undone.stream().map(PlannedScript::script).toList(),
                failure,
                planned.stream().skip(reached).map(PlannedScript::script).toList(),
                elapsed(started));
    }

    private static long elapsed(long started) {
        return Duration.ofNanos(System.nanoTime() - started).toMillis();
    }
}
