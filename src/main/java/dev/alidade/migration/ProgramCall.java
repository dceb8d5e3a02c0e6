package dev.alidade.migration;

import dev.alidade.database.Cancellation;
import dev.alidade.database.Database;
import dev.alidade.database.Notice;
import dev.alidade.database.Session;
import dev.alidade.error.AppException;
import dev.alidade.error.Problem;
import dev.alidade.error.ProblemKind;
import dev.alidade.i18n.Messages;
import dev.alidade.migration.ledger.Ledger;
import dev.alidade.migration.ledger.LedgerEntry;
import dev.alidade.migration.ledger.LedgerEntry.Phase;
import dev.alidade.migration.python.PythonRunner;
import dev.alidade.migration.script.MigrationScript;
import java.util.List;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Runs a program between its intent and its result in the ledger. It has its own connection, so nothing about it shares
 * a transaction with the history: whatever happens between the two entries leaves the file in doubt, and the next run
 * asks. Everybody else waits meanwhile, because the session that records it holds Flyway's lock.
 */
final class ProgramCall {
    private static final Logger LOG = Logger.getLogger(ProgramCall.class.getName());
    private static final long LOCK_TIMEOUT_MS = 5_000;

    private final Database database;
    private final Ledger ledger;
    private final MigrationListener listener;
    private final Cancellation cancellation;

    ProgramCall(Database database, Ledger ledger, MigrationListener listener, Cancellation cancellation) {
        this.database = database;
        this.ledger = ledger;
        this.listener = listener;
        this.cancellation = cancellation;
    }

    /** Writes the histories, in the session's transaction. */
    interface Recording {
        void write(Session session, long elapsedMs);
    }

    /** Something under Flyway's lock, which is not held any more when this returns; a lock of 0 is none. */
    <T> T locked(long lockKey, Database.Work<T> work) {
        cancellation.check();
        // a request to stop is for the program: what it has done must still be recorded
        return database.session(new Cancellation(), session -> {
            if (lockKey != 0) {
                session.execute("set lock_timeout = " + LOCK_TIMEOUT_MS);
                session.execute("select pg_catalog.pg_advisory_lock(" + lockKey + ")");
            }
            return work.run(session);
        });
    }

    /**
     * Runs the program and records it.
     *
     * @param held the session with the lock
     * @param intent what the ledger says before: BEGUN or REVERTING
     * @return what went wrong; empty when it is recorded
     */
    Optional<Problem> run(
            Session held,
            PythonRunner runner,
            MigrationScript script,
            List<String> options,
            Phase intent,
            Recording recording) {
        ledger.add(held, entry(intent, script, null));
        @Nullable Problem problem;
        long elapsed = 0;
        try {
            var outcome = runner.run(
                    script.file(),
                    options,
                    database.target(),
                    (error, line) -> listener.on(
                            new MigrationEvent.Said(script, 0, new Notice(error ? "STDERR" : "STDOUT", line, null))),
                    cancellation);
            problem = outcome.problem();
            elapsed = outcome.elapsedMs();
        } catch (AppException e) {
            problem = e.problem();
        }
        if (problem == null) {
            return record(held, script, intent, elapsed, recording);
        }
        fail(script, problem.message());
        return Optional.of(problem);
    }

    /** Records a program that has ended well, in one transaction with the ledger's word for it. */
    Optional<Problem> record(Session held, MigrationScript script, Phase intent, long elapsed, Recording recording) {
        return isOpen(held)
                ? write(held, script, intent, elapsed, recording)
                : database.session(new Cancellation(), fresh -> {
                    fresh.execute("begin");
                    return write(fresh, script, intent, elapsed, recording);
                });
    }

    /** The connection has waited as long as the program ran, and may have been cut meanwhile. */
    private static boolean isOpen(Session held) {
        try {
            held.execute("begin");
            return true;
        } catch (AppException e) {
            LOG.log(Level.FINE, "the connection that waited for a program is gone", e);
            return false;
        }
    }

    private Optional<Problem> write(
            Session held, MigrationScript script, Phase intent, long elapsed, Recording recording) {
        var result = entry(intent == Phase.REVERTING ? Phase.REVERTED : Phase.APPLIED, script, null);
        try {
            recording.write(held, elapsed);
            if (ledger.sharesTransaction()) {
                ledger.add(held, result);
            }
            held.execute("commit");
            if (!ledger.sharesTransaction()) {
                ledger.add(held, result);
            }
            return Optional.empty();
        } catch (AppException e) {
            takeBack(held, e);
            LOG.log(Level.WARNING, "a program that ended well could not be recorded", e);
            return Optional.of(unrecorded(script, e.problem()));
        }
    }

    private static void takeBack(Session held, AppException failure) {
        try {
            held.execute("rollback");
        } catch (AppException e) {
            failure.addSuppressed(e);
        }
    }

    /** By another connection than the one that waited, which may have been cut. */
    private void fail(MigrationScript script, String message) {
        try {
            database.session(new Cancellation(), session -> {
                ledger.add(session, entry(Phase.FAILED, script, message));
                return true;
            });
        } catch (AppException e) {
            LOG.log(Level.WARNING, "the ledger could not be told that a program failed", e);
        }
    }

    private static LedgerEntry entry(Phase phase, MigrationScript script, @Nullable String message) {
        return new LedgerEntry(phase, LedgerEntry.File.of(script), null, null, message, null);
    }

    private static Problem unrecorded(MigrationScript script, Problem cause) {
        return new Problem(
                ProblemKind.FAILED,
                "migration.python.unrecorded",
                Messages.text("migration.python.unrecorded", script.name(), cause.message()),
                Messages.text("migration.python.unrecorded.next"),
                cause.sqlState(),
                cause.detail());
    }
}
