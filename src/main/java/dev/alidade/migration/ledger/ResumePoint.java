package dev.alidade.migration.ledger;

import dev.alidade.database.Session;
import dev.alidade.error.AppException;
import dev.alidade.error.Problem;
import dev.alidade.error.ProblemKind;
import dev.alidade.i18n.Messages;
import dev.alidade.migration.ledger.LedgerEntry.Step;
import dev.alidade.migration.script.ScriptPlan;
import dev.alidade.migration.script.StepRules;
import org.jspecify.annotations.Nullable;

/**
 * Where a run goes on that was cut off or failed.
 *
 * @param skipped how many statements are not sent again
 * @param cure what is sent before, to clear away what the statement left; null when nothing is
 */
public record ResumePoint(int skipped, @Nullable String cure) {
    /** From the first statement. */
    public static final ResumePoint START = new ResumePoint(0, null);

    private static final int SHOWN = 80;

    /**
     * Decides, asking the database where the ledger does not know.
     *
     * @param plan the file as it is now
     * @throws AppException of kind REFUSED when only the user can say; its detail holds the evidence
     */
    public static ResumePoint find(LedgerRun run, ScriptPlan plan, Resume resume, Session session) {
        if (resume == Resume.START || run.hasEnded()) {
            return START;
        }
        int done = plan.committedBefore(Math.min(run.lastDone(), plan.steps().size()));
        var question = run.hasFailed() ? run.failed() : run.doubt();
        if (done == 0 && question == null) {
            return START;
        }
        refuseChanges(run, plan, done);
        if (question == null
                || question.number() <= done
                || question.number() > plan.steps().size()) {
            return new ResumePoint(done, null);
        }
        return new ResumePoint.Question(run, plan, question, resume, session).answer(done);
    }

    /** A cut within a transaction of the script's own takes back what was done in it, so only that part counts. */
    private static void refuseChanges(LedgerRun run, ScriptPlan plan, int done) {
        for (var step : run.done()) {
            if (step.number() > done) {
                continue;
            }
            var now = Step.of(step.number(), plan.steps().get(step.number() - 1));
            if (!now.fingerprint().equals(step.fingerprint())) {
                throw refused("migration.resume.changed", null, run.file().name(), number(step.number()));
            }
        }
    }

    /** One statement of which the ledger does not know whether its effect is there. */
    private record Question(LedgerRun run, ScriptPlan plan, Step step, Resume resume, Session session) {

        ResumePoint answer(int done) {
            var piece = plan.steps().get(step.number() - 1);
            var here = new ResumePoint(step.number() - 1, null);
            boolean changed = !Step.of(step.number(), piece).fingerprint().equals(step.fingerprint());
            var index = IndexBuild.of(piece);
            if (index.isPresent()) {
                return index(index.get());
            }
            if (run.hasFailed() || changed) {
                return new ResumePoint(done, null);
            }
            if (StepRules.begins(piece)
                    || StepRules.isRepeatable(piece)
                    || (plan.committedBefore(step.number() - 1) < step.number() - 1 && !StepRules.commits(piece))) {
                return new ResumePoint(done, null);
            }
            var backend = run.backend();
            var transaction = backend == null ? null : backend.transaction();
            if (transaction != null) {
                var committed = Ledgers.isCommitted(session, transaction);
                if (committed.isPresent()) {
                    return new ResumePoint(committed.get() ? step.number() : done, null);
                }
            } else if (!StepRules.runsAlone(piece)) {
                // it shared a transaction with the entry that would say so, or never had one
                return new ResumePoint(done, null);
            }
            return switch (resume) {
                case HERE, START -> here;
                case AFTER -> new ResumePoint(step.number(), null);
                case ASK ->
                    throw refused(
                            "migration.resume.doubt",
                            piece.summary(SHOWN),
                            run.file().name(),
                            number(step.number()),
                            number(plan.steps().size()),
                            number(piece.line()));
            };
        }

        private ResumePoint index(IndexBuild build) {
            var here = new ResumePoint(step.number() - 1, null);
            var found = build.find(session);
            if (found.isEmpty()) {
                return here;
            }
            if (found.get().valid()) {
                return run.hasFailed() ? here : new ResumePoint(step.number(), null);
            }
            return switch (resume) {
                case HERE, START ->
                    new ResumePoint(step.number() - 1, found.get().drop());
                case AFTER -> new ResumePoint(step.number(), null);
                case ASK ->
                    throw refused(
                            "migration.resume.invalidIndex",
                            found.get().drop(),
                            run.file().name(),
                            number(step.number()),
                            found.get().name());
            };
        }
    }

    private static String number(int number) {
        return Integer.toString(number);
    }

    private static AppException refused(String key, @Nullable String detail, Object... arguments) {
        return new AppException(new Problem(
                ProblemKind.REFUSED,
                key,
                Messages.text(key, arguments),
                Messages.text(key + ".next", arguments),
                null,
                detail));
    }
}
