package dev.alidade.migration.ledger;

import dev.alidade.database.Parameters;
import dev.alidade.database.Session;
import dev.alidade.error.AppException;
import dev.alidade.migration.ledger.LedgerEntry.Backend;
import dev.alidade.migration.ledger.LedgerEntry.File;
import dev.alidade.migration.ledger.LedgerEntry.Phase;
import dev.alidade.migration.ledger.LedgerEntry.Step;
import dev.alidade.migration.script.StepRules;
import dev.alidade.statement.Piece;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Runs the statements of one file that has no transaction as a whole, and keeps the ledger: an intent before, a result
 * after. A statement that allows it shares a transaction with its result, so that nothing about it can be in doubt.
 */
public final class Journal {
    private final Ledger ledger;
    private final Session session;
    private final File file;
    private final Backend backend;
    private final @Nullable RoleOfScript role;
    private boolean inScriptsTransaction;
    private boolean inOurTransaction;

    /**
     * @param setsRole whether the script may set a role or a session's user for itself
     */
    public Journal(Ledger ledger, Session session, File file, boolean setsRole) {
        this.role = setsRole && ledger.sharesTransaction() ? new RoleOfScript(session) : null;
        this.ledger = ledger;
        this.session = session;
        this.file = file;
        this.backend = session.first(
                        LedgerQuery.BACKEND_SELF,
                        Parameters.none(),
                        row -> new Backend(row.integer("pid"), row.bigint("started"), null))
                .orElseThrow();
    }

    /** The file begins, at its first statement or further on. */
    public void begin(ResumePoint point) {
        if (point.skipped() == 0) {
            add(Phase.BEGUN, null, null, null);
        }
    }

    /**
     * Sends one statement, between its intent and its result.
     *
     * @param send what sends it and returns the number of rows
     */
    public long run(int number, Piece piece, LongSupplier send) {
        var step = Step.of(number, piece);
        LongSupplier noted = () -> noted(piece, send);
        if (inScriptsTransaction) {
            return inside(step, piece, noted);
        }
        if (StepRules.begins(piece) || StepRules.ends(piece) || StepRules.runsAlone(piece)) {
            return alone(step, piece, noted);
        }
        return withResult(step, noted);
    }

    private long noted(Piece piece, LongSupplier send) {
        long rows = send.getAsLong();
        if (role != null) {
            role.sent(piece);
        }
        return rows;
    }

    /** The statement failed, and whatever transaction was open has been taken back. */
    public void fail(int number, Piece piece, String message) {
        try {
            add(Phase.FAILED, Step.of(number, piece), null, message);
        } catch (AppException e) {
            // a dead connection cannot say it; the next reader then finds the run cut off, which it was
            session.cancellation().stepOver();
        }
    }

    private long alone(Step step, Piece piece, LongSupplier send) {
        add(Phase.INTENT, step, null, null);
        long rows = send.getAsLong();
        inScriptsTransaction = StepRules.begins(piece);
        add(Phase.DONE, step, null, null);
        return rows;
    }

    /** In the script's own transaction the entries of a shared ledger come and go with it. */
    private long inside(Step step, Piece piece, LongSupplier send) {
        boolean commits = StepRules.commits(piece);
        if (!ledger.sharesTransaction()) {
            add(Phase.INTENT, step, commits ? transaction() : null, null);
        } else if (commits) {
            add(Phase.DONE, step, null, null);
        }
        long rows = send.getAsLong();
        inScriptsTransaction = !StepRules.ends(piece);
        if (!ledger.sharesTransaction() || !commits) {
            add(Phase.DONE, step, null, null);
        }
        return rows;
    }

    private long withResult(Step step, LongSupplier send) {
        if (ledger.sharesTransaction()) {
            add(Phase.INTENT, step, null, null);
        }
        session.execute("begin");
        inOurTransaction = true;
        try {
            if (!ledger.sharesTransaction()) {
                add(Phase.INTENT, step, transaction(), null);
            }
            long rows = send.getAsLong();
            if (ledger.sharesTransaction()) {
                add(Phase.DONE, step, null, null);
            }
            session.execute("commit");
            inOurTransaction = false;
            if (!ledger.sharesTransaction()) {
                add(Phase.DONE, step, null, null);
            }
            return rows;
        } catch (AppException e) {
            takeBack(e);
            throw e;
        }
    }

    private void takeBack(AppException failure) {
        inOurTransaction = false;
        try {
            session.execute("rollback");
        } catch (AppException e) {
            failure.addSuppressed(e);
        }
    }

    private Long transaction() {
        return session.first(LedgerQuery.TRANSACTION_SELF, Parameters.none(), row -> row.bigint("transaction_id"))
                .orElseThrow();
    }

    private void add(Phase phase, @Nullable Step step, @Nullable Long transaction, @Nullable String message) {
        var by = new Backend(backend.pid(), backend.startedMicros(), transaction);
        var entry = new LedgerEntry(phase, file, step, by, message, null);
        if (role == null) {
            ledger.add(session, entry);
        } else {
            role.asOwner(inScriptsTransaction || inOurTransaction, () -> ledger.add(session, entry));
        }
    }
}
