package dev.alidade.migration;

import dev.alidade.database.Notice;
import dev.alidade.database.Session;
import dev.alidade.database.SqlProblems;
import dev.alidade.error.AppException;
import dev.alidade.error.Problem;
import dev.alidade.error.ProblemKind;
import dev.alidade.i18n.Messages;
import dev.alidade.migration.script.MigrationScript;
import dev.alidade.migration.script.Piece;
import dev.alidade.migration.script.ScriptPlan;
import dev.alidade.migration.script.ScriptPlan.Mode;
import dev.alidade.migration.script.ScriptText;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Sends one script statement by statement and tells what happens. The caller holds the transaction, if there is one. */
final class ScriptRunner {
    /** How long a statement waits for a lock: longer, and everybody else queues behind it. */
    static final Duration LOCK_TIMEOUT = Duration.ofSeconds(5);

    private static final int SUMMARY_LENGTH = 100;

    private final MigrationListener listener;

    ScriptRunner(MigrationListener listener) {
        this.listener = listener;
    }

    /** Carries a failure through libraries that only pass exceptions on. */
    static final class ScriptFailed extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final transient MigrationFailure failure;

        ScriptFailed(MigrationFailure failure, @Nullable Throwable cause) {
            super(failure.problem().message(), cause);
            this.failure = failure;
        }

        MigrationFailure failure() {
            return failure;
        }
    }

    /**
     * Runs a script.
     *
     * @throws ScriptFailed at the first statement that fails, or when the file is no longer the one that was planned
     */
    void run(Session session, MigrationScript script) {
        var plan = plan(script);
        listener.on(new MigrationEvent.Started(script, plan.steps().size()));
        session.execute(settings(plan));
        for (int i = 0; i < plan.steps().size(); i++) {
            step(session, script, plan, i);
        }
        refuseOpenTransaction(session, script, plan);
    }

    private static ScriptPlan plan(MigrationScript script) {
        try {
            var text = ScriptText.read(script.file());
            if (text.checksum() == script.checksum()) {
                return script.body().source().plan(text);
            }
            throw new AppException(Problem.of(
                    ProblemKind.REFUSED,
                    "migration.file.changed",
                    Messages.text("migration.file.changed", script.name()),
                    Messages.text("migration.file.changed.next")));
        } catch (AppException e) {
            throw new ScriptFailed(new MigrationFailure(script, 0, 0, "", e.problem(), 0), e);
        }
    }

    /** Flyway puts its own schema first in the search path; scripts get the path that the role and database define. */
    private static String settings(ScriptPlan plan) {
        var scope = plan.isTransactional() ? "local " : "";
        return "set %1$ssearch_path to default; set %1$slock_timeout = %2$d; set %1$sstatement_timeout = 0"
                .formatted(scope, LOCK_TIMEOUT.toMillis());
    }

    private void step(Session session, MigrationScript script, ScriptPlan plan, int index) {
        var piece = plan.steps().get(index);
        int number = index + 1;
        int total = plan.steps().size();
        listener.on(new MigrationEvent.StatementStarted(
                script, number, total, piece.line(), piece.summary(SUMMARY_LENGTH)));
        long started = System.nanoTime();
        try {
            long rows = send(session, script, plan, piece);
            long elapsed = Duration.ofNanos(System.nanoTime() - started).toMillis();
            listener.on(new MigrationEvent.StatementDone(script, number, total, piece.line(), rows, elapsed));
        } catch (AppException e) {
            int position = SqlProblems.position(e).orElse(1);
            var place = piece.place(position);
            abandon(session, plan);
            throw new ScriptFailed(failure(script, place, piece, e.problem(), committed(plan, index)), e);
        }
    }

    /** In an included file the place is told in words, because line and column are the script's own. */
    private static MigrationFailure failure(
            MigrationScript script, Piece.Place place, Piece piece, Problem problem, int committed) {
        if (place.file().isEmpty()) {
            return new MigrationFailure(script, place.line(), place.column(), piece.sql(), problem, committed);
        }
        var where = Messages.text("migration.script.place", place.file(), Integer.toString(place.line()));
        var located = new Problem(
                problem.kind(),
                problem.code(),
                problem.message(),
                problem.nextStep(),
                problem.sqlState(),
                problem.detail() == null ? where : where + "\n" + problem.detail());
        return new MigrationFailure(script, 0, 0, piece.sql(), located, committed);
    }

    private long send(Session session, MigrationScript script, ScriptPlan plan, Piece piece) {
        if (piece.kind() == Piece.Kind.COPY) {
            return session.copyIn(piece.sql(), plan.copyLines(piece));
        }
        boolean concurrently = piece.words().contains("concurrently");
        if (concurrently) {
            // it waits for transactions, not ahead of them; giving up would leave an invalid index behind
            session.execute("set lock_timeout = 0");
        }
        long rows = session.run(piece.sql(), notice -> say(script, piece, notice));
        if (concurrently) {
            session.execute("set lock_timeout = " + LOCK_TIMEOUT.toMillis());
        }
        return rows;
    }

    private void say(MigrationScript script, Piece piece, Notice notice) {
        listener.on(new MigrationEvent.Said(script, piece.line(), notice));
    }

    private static void abandon(Session session, ScriptPlan plan) {
        if (plan.mode() == Mode.OWN_TRANSACTIONS) {
            try {
                session.execute("rollback");
            } catch (AppException _) {
                // the failure itself is what counts; a lost or cancelled session has ended its transaction too
            }
        }
    }

    private static int committed(ScriptPlan plan, int failedIndex) {
        return switch (plan.mode()) {
            case TRANSACTION, UNWRAPPED -> 0;
            case NO_TRANSACTION -> failedIndex;
            case OWN_TRANSACTIONS -> plan.committedBefore(failedIndex);
        };
    }

    private static void refuseOpenTransaction(Session session, MigrationScript script, ScriptPlan plan) {
        List<Piece> steps = plan.steps();
        if (plan.mode() != Mode.OWN_TRANSACTIONS || plan.committedBefore(steps.size()) == steps.size()) {
            return;
        }
        session.execute("rollback");
        var problem = Problem.of(
                ProblemKind.FAILED,
                "migration.apply.openTransaction",
                Messages.text("migration.apply.openTransaction", script.name()),
                Messages.text("migration.apply.openTransaction.next"));
        throw new ScriptFailed(
                new MigrationFailure(script, 0, 0, "", problem, plan.committedBefore(steps.size())), null);
    }
}
