package dev.alidade.migration;

import dev.alidade.database.Notice;
import dev.alidade.database.Session;
import dev.alidade.database.SqlProblems;
import dev.alidade.error.AppException;
import dev.alidade.error.Problem;
import dev.alidade.error.ProblemKind;
import dev.alidade.i18n.Messages;
import dev.alidade.migration.ledger.Journal;
import dev.alidade.migration.ledger.ResumePoint;
import dev.alidade.migration.script.MigrationScript;
import dev.alidade.migration.script.ScriptPlan;
import dev.alidade.migration.script.ScriptPlan.Mode;
import dev.alidade.migration.script.StepRules;
import dev.alidade.statement.Piece;
import java.time.Duration;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Sends one script statement by statement and tells what happens. The caller holds the transaction, if there is one. */
final class ScriptRunner {
    private static final int SUMMARY_LENGTH = 100;
    private static final Pattern ROLE = Pattern.compile("(?i)\\b(?:role|authorization|set_config)\\b");

    private final MigrationListener listener;
    private final Duration lockTimeout;
    private final @Nullable StatementWatch watch;

    /** For scripts that nobody looks after. */
    ScriptRunner(MigrationListener listener) {
        this(listener, ApplyOptions.Patience.USUAL.lockTimeout(), null);
    }

    ScriptRunner(MigrationListener listener, Duration lockTimeout, @Nullable StatementWatch watch) {
        this.listener = listener;
        this.lockTimeout = lockTimeout;
        this.watch = watch;
    }

    /**
     * Runs a script that leaves no trace in a ledger.
     *
     * @throws ScriptFailed at the first statement that fails, or when the file is no longer the one that was planned
     */
    void run(Session session, MigrationScript script) {
        try {
            run(session, PlannedScript.read(script), null, ResumePoint.START);
        } catch (AppException e) {
            throw new ScriptFailed(new MigrationFailure(script, 0, 0, "", e.problem(), 0), e);
        }
    }

    /**
     * Runs a script.
     *
     * @param journal where intents and results go; null for none
     * @param from where to begin
     * @throws ScriptFailed at the first statement that fails
     */
    void run(Session session, PlannedScript script, @Nullable Journal journal, ResumePoint from) {
        listener.on(new MigrationEvent.Started(script.script(), script.total()));
        session.execute(settings(script.plan()));
        if (journal != null) {
            journal.begin(from);
        }
        var cure = from.cure();
        if (cure != null) {
            session.execute("set lock_timeout = 0");
            session.execute(cure);
            session.execute(settings(script.plan()));
        }
        goOnAsBefore(session, script, from);
        for (int i = from.skipped(); i < script.total(); i++) {
            step(session, script, journal, i);
        }
        refuseOpenTransaction(session, script, journal);
        becomeOurselves(session, script.plan());
    }

    /** What the part that ran already had set for its session: role, search path and the like. */
    private static void goOnAsBefore(Session session, PlannedScript script, ResumePoint from) {
        script.plan().steps().subList(0, from.skipped()).stream()
                .filter(StepRules::setsSession)
                .forEach(piece -> session.execute(piece.sql()));
    }

    /** Whether a script may become somebody else on the way. */
    static boolean setsRole(ScriptPlan plan) {
        return plan.steps().stream().anyMatch(step -> ROLE.matcher(step.sql()).find());
    }

    /** The rows of histories and ledger are written by whom the connection belongs to, not by whom a script became. */
    private static void becomeOurselves(Session session, ScriptPlan plan) {
        if (setsRole(plan)) {
            session.execute("reset session authorization; reset role");
        }
    }

    /**
     * Flyway puts its own schema first in the search path; scripts get the path that the role and database define. A
     * server that can (14 and later, where its system tells of closed sockets) ends what nobody waits for any more.
     */
    private String settings(ScriptPlan plan) {
        var scope = plan.isTransactional() ? "local " : "";
        var durable = plan.isTransactional() ? "" : "; set synchronous_commit = on";
        return """
            set %1$ssearch_path to default; set %1$slock_timeout = %2$d; set %1$sstatement_timeout = 0%3$s;
            select pg_catalog.set_config('client_connection_check_interval', '1s', %4$s)
            where
                pg_catalog.current_setting('client_connection_check_interval', true) = '0'
                and pg_catalog.version() like '%%linux%%'
            """.formatted(scope, lockTimeout.toMillis(), durable, plan.isTransactional());
    }

    private void step(Session session, PlannedScript script, @Nullable Journal journal, int index) {
        var piece = script.plan().steps().get(index);
        int number = index + 1;
        int total = script.total();
        listener.on(new MigrationEvent.StatementStarted(
                script.script(), number, total, piece.line(), piece.summary(SUMMARY_LENGTH)));
        long started = System.nanoTime();
        try {
            long rows = journal == null
                    ? watched(session, script, piece)
                    : journal.run(number, piece, () -> watched(session, script, piece));
            long elapsed = Duration.ofNanos(System.nanoTime() - started).toMillis();
            listener.on(new MigrationEvent.StatementDone(script.script(), number, total, piece.line(), rows, elapsed));
        } catch (AppException e) {
            abandon(session, script.plan());
            if (journal != null && !SqlProblems.isConnectionLost(e)) {
                journal.fail(number, piece, e.problem().message());
            }
            int position = SqlProblems.position(e).orElse(1);
            throw script.failed(piece, position, e.problem(), script.committedBefore(index), e);
        }
    }

    private long watched(Session session, PlannedScript script, Piece piece) {
        var eyes = watch;
        if (eyes == null) {
            return send(session, script, piece);
        }
        eyes.begin(script.script(), piece.line(), session.backendPid());
        try {
            return send(session, script, piece);
        } finally {
            eyes.end();
        }
    }

    private long send(Session session, PlannedScript script, Piece piece) {
        if (piece.kind() == Piece.Kind.COPY) {
            return session.copyIn(piece.sql(), script.plan().copyLines(piece));
        }
        boolean concurrently = StepRules.isConcurrent(piece) && !script.plan().isTransactional();
        if (concurrently) {
            // it waits for transactions, not ahead of them; giving up would leave an invalid index behind
            session.execute("set lock_timeout = 0");
        }
        if (concurrently && watch != null) {
            watch.nameHolders(session);
        }
        long rows = session.run(piece.sql(), notice -> say(script.script(), piece, notice));
        if (concurrently) {
            session.execute("set lock_timeout = " + lockTimeout.toMillis());
        }
        return rows;
    }

    private void say(MigrationScript script, Piece piece, Notice notice) {
        listener.on(new MigrationEvent.Said(script, piece.line(), notice));
    }

    private static void abandon(Session session, ScriptPlan plan) {
        if (!plan.isTransactional()) {
            try {
                if (plan.mode() == Mode.OWN_TRANSACTIONS) {
                    session.execute("rollback");
                }
                becomeOurselves(session, plan);
            } catch (AppException _) {
                // the failure itself is what counts; a lost or cancelled session has ended its transaction too
            }
        }
    }

    private static void refuseOpenTransaction(Session session, PlannedScript script, @Nullable Journal journal) {
        if (!script.leavesTransactionOpen()) {
            return;
        }
        session.execute("rollback");
        var problem = Problem.of(
                ProblemKind.FAILED,
                "migration.apply.openTransaction",
                Messages.text("migration.apply.openTransaction", script.script().name()),
                Messages.text("migration.apply.openTransaction.next"));
        if (journal != null) {
            journal.fail(script.total(), script.plan().steps().getLast(), problem.message());
        }
        throw script.failed(problem, script.plan().committedBefore(script.total()), null);
    }
}
