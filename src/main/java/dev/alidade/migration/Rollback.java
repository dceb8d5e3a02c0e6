package dev.alidade.migration;

import dev.alidade.change.Acceptance;
import dev.alidade.change.Uncertain;
import dev.alidade.change.UndoResult;
import dev.alidade.database.Cancellation;
import dev.alidade.database.Database;
import dev.alidade.database.Session;
import dev.alidade.error.AppException;
import dev.alidade.migration.History.Tool;
import dev.alidade.migration.RollbackOptions.Way;
import dev.alidade.migration.ledger.DatabaseLedger;
import dev.alidade.migration.ledger.LedgerEntry;
import dev.alidade.migration.ledger.LedgerPlace;
import dev.alidade.migration.ledger.ResumePoint;
import dev.alidade.migration.proof.Proof;
import dev.alidade.migration.script.MigrationScript;
import dev.alidade.migration.script.PythonOptions;
import dev.alidade.migration.script.ScriptText;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Takes migrations back, proven or by their scripts: each with its history rows in one transaction. Used once. */
final class Rollback {
    private static final Duration LOCK_WAIT = ApplyOptions.Patience.USUAL.lockTimeout();

    private final Database database;
    private final Kept kept;
    private final MigrationStatus status;
    private final RollbackOptions options;
    private final MigrationListener listener;
    private final Cancellation cancellation;
    private final List<UndoResult> results = new ArrayList<>();
    private final List<Uncertain.Part> unattributed = new ArrayList<>();

    /** Where a migration is recorded, and so where its rows are deleted. */
    private record Records(Optional<FlywayTable> flyway, Optional<SupabaseTable> supabase, boolean ledger) {}

    Rollback(
            Database database,
            Kept kept,
            MigrationStatus status,
            RollbackOptions options,
            MigrationListener listener,
            Cancellation cancellation) {
        this.options = options;
        this.database = database;
        this.kept = kept;
        this.status = status;
        this.listener = listener;
        this.cancellation = cancellation;
    }

    RollbackOutcome run() {
        long started = System.nanoTime();
        ApplyRules.refuseUnsuitable(database, status);
        var known = kept.proofs().standing(cancellation);
        var steps = RollbackRules.select(status, options, known);
        kept.programs()
                .require(
                        status.folder(),
                        steps.stream()
                                .filter(Rollback::isProgram)
                                .map(RollbackStep::script)
                                .toList());
        var undone = new ArrayList<MigrationScript>();
        MigrationFailure failure = null;
        if (!steps.isEmpty()) {
            var records = records();
            records.flyway()
                    .ifPresent(table -> new HistoryLock(database, table.lockKey(), Application.LOCK_PATIENCE)
                            .awaitFree(listener, cancellation));
            try (var watch = new StatementWatch(database, listener).start()) {
                var runner = new ScriptRunner(listener, LOCK_WAIT, watch);
                for (var step : steps) {
                    failure = one(step, known.get(step.migration().version()), records, runner);
                    if (failure != null) {
                        break;
                    }
                    undone.add(step.script());
                }
            }
        }
        var reached = undone.size() + (failure == null ? 0 : 1);
        return new RollbackOutcome(
                undone,
                failure,
                steps.stream().skip(reached).map(RollbackStep::script).toList(),
                results,
                unattributed,
                elapsed(started));
    }

    private Records records() {
        var flyway = status.histories().stream()
                .filter(h -> h.tool() == Tool.FLYWAY)
                .findFirst()
                .map(h -> new FlywayTable(h.schema(), true));
        var supabase = database.read(cancellation, s -> SupabaseTable.find(status.histories(), s));
        return new Records(flyway, supabase, kept.ledgers().isInDatabase(cancellation));
    }

    private @Nullable MigrationFailure one(
            RollbackStep step, @Nullable Proof known, Records records, ScriptRunner runner) {
        long started = System.nanoTime();
        int proven = results.size();
        try {
            if (isProgram(step)) {
                program(step.script(), known, records);
                listener.on(new MigrationEvent.Undone(step.script(), elapsed(started)));
                return null;
            }
            database.write(cancellation, session -> {
                forget(session, step.script(), records);
                undo(session, step, runner);
                outdate(session, known);
                return true;
            });
            listener.on(new MigrationEvent.Undone(step.script(), elapsed(started)));
            return null;
        } catch (ScriptFailed e) {
            return failed(e.failure(), started);
        } catch (AppException e) {
            var script = e.getCause() instanceof ScriptFailed inner ? inner.failure() : null;
            var failure = script != null ? script : new MigrationFailure(step.script(), 0, 0, "", e.problem(), 0);
            if (results.size() > proven && results.getLast().isDone()) {
                results.removeLast();
            }
            return failed(failure, started);
        }
    }

    private static void outdate(Session session, @Nullable Proof known) {
        if (known != null) {
            known.place().store().undone(session, known.change());
        }
    }

    private static boolean isProgram(RollbackStep step) {
        var planned = step.planned();
        return planned != null && planned.isProgram();
    }

    private void undo(Session session, RollbackStep step, ScriptRunner runner) {
        var planned = step.planned();
        var proof = step.proof();
        if (proof == null) {
            runner.run(session, Objects.requireNonNull(planned), null, ResumePoint.START);
            return;
        }
        if (step.way() == Way.COMPUTED) {
            listener.on(new MigrationEvent.Started(step.script(), 1));
            refuseGone(step, proof, options.acceptance());
        }
        var store = proof.place().store();
        kept.proofs().stores().check(session, store);
        var uncertain = proof.place().uncertain(session);
        if (uncertain != null) {
            unattributed.addAll(uncertain.parts(options.inclusion()));
        }
        var undo = proof.place().undo(session, options.inclusion(), LOCK_WAIT);
        var result = undo.run(
                session, options.acceptance(), planned == null ? null : s -> ScriptTrial.run(runner, planned, s));
        results.add(result);
        var refusal = result.refusal();
        if (refusal != null) {
            throw new AppException(refusal);
        }
    }

    /** What the migration itself destroyed comes back empty; that has to be known before. */
    private static void refuseGone(RollbackStep step, Proof proof, Acceptance acceptance) {
        if (proof.isMixedWithOthers()) {
            throw ApplyRules.refused(
                    "migration.rollback.mixed", step.script().name(), String.join(" ", proof.computedReasons()));
        }
        if (proof.losesData() && !acceptance.dataLoss()) {
            throw ApplyRules.refused(
                    "migration.rollback.needsData", step.script().name(), String.join(" ", proof.computedReasons()));
        }
    }

    /** A program has its own connection: the rows go when it has ended well. */
    private void program(MigrationScript script, @Nullable Proof known, Records records) {
        var ledger = kept.ledgers().open(LedgerPlace.AUTO, cancellation);
        long lockKey = records.flyway().map(FlywayTable::lockKey).orElse(0L);
        var call = new ProgramCall(database, ledger, listener, cancellation);
        var problem = call.locked(lockKey, held -> {
            var runner = kept.programs().runner(script);
            listener.on(new MigrationEvent.Started(script, 1));
            return call.run(held, runner, script, arguments(script), LedgerEntry.Phase.REVERTING, (session, _) -> {
                rows(session, script, records);
                outdate(session, known);
            });
        });
        problem.ifPresent(p -> {
            throw new AppException(p);
        });
    }

    /** The migration itself is asked to take itself back, in the way that it declares; any other file just runs. */
    private List<String> arguments(MigrationScript script) {
        boolean itself =
                status.folder().scripts().stream().anyMatch(s -> s.file().equals(script.file()));
        return itself
                ? PythonOptions.of(ScriptText.read(script.file()))
                        .rollback()
                        .orElseThrow(() -> ApplyRules.refused("migration.python.noRollback", script.name()))
                : List.of();
    }

    private MigrationFailure failed(MigrationFailure failure, long started) {
        var told = new Suggestions(database).added(failure);
        listener.on(new MigrationEvent.Failed(told, elapsed(started)));
        return told;
    }

    /** First the rows, so that two who take the same migration back meet here and not in the script. */
    private void forget(Session session, MigrationScript script, Records records) {
        rows(session, script, records);
        if (records.ledger()) {
            var file = LedgerEntry.File.of(script);
            new DatabaseLedger()
                    .add(session, new LedgerEntry(LedgerEntry.Phase.REVERTED, file, null, null, null, null));
        }
    }

    private static void rows(Session session, MigrationScript script, Records records) {
        var version = script.version();
        session.execute("set local lock_timeout = " + LOCK_WAIT.toMillis());
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
            throw ApplyRules.refused("migration.rollback.gone", script.name());
        }
    }

    private static long elapsed(long started) {
        return Duration.ofNanos(System.nanoTime() - started).toMillis();
    }
}
