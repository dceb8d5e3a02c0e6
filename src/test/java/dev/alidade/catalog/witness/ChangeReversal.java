package dev.alidade.catalog.witness;

import dev.alidade.catalog.CatalogScript;
import dev.alidade.catalog.CatalogSnapshot;
import dev.alidade.change.Acceptance;
import dev.alidade.change.Evidence;
import dev.alidade.change.Limits;
import dev.alidade.change.Trial;
import dev.alidade.change.Undo;
import dev.alidade.database.Database;
import dev.alidade.database.Session;
import java.time.Duration;

/**
 * A migration as the application makes it: tried backwards before its commit, taken back afterwards. When the trial
 * promised an exact way back and the undo refuses, nothing is taken back, so that the witness finds the promise broken.
 */
final class ChangeReversal implements Reversal {
    private final Database database;

    /**
     * @param database tells what others do meanwhile, who do nothing
     */
    ChangeReversal(Database database) {
        this.database = database;
    }

    @Override
    public Way begin(Session session, CatalogSnapshot before) {
        var trial = Trial.begin(database, session, Limits.USUAL);
        return (same, after) -> outcome(same, trial.finish());
    }

    private static Outcome outcome(Session session, Evidence evidence) {
        var attempt = evidence.computed();
        var text = evidence.reverse().text();
        return switch (attempt.verdict()) {
            case EXACT -> {
                var undo = new Undo(evidence.before(), evidence.after(), Duration.ofSeconds(2));
                // rows that the migration itself brought go with it
                var result = undo.run(session, new Acceptance(false, true));
                yield new Outcome(Verdict.EXACT, result.isDone() ? "" : result.toString(), text);
            }
            case COLUMN_ORDER -> new Outcome(Verdict.COLUMN_ORDER, "", text);
            case NEEDS_DATA, UNTRIED ->
                new Outcome(Verdict.NOT_REVERSIBLE, attempt.reasons().toString(), text);
            case NOT_REVERSIBLE ->
                new Outcome(
                        isForeseen(evidence.reverse()) ? Verdict.NOT_REVERSIBLE : Verdict.DIFFERENT,
                        attempt.reasons() + " " + attempt.remaining().differences(),
                        text);
        };
    }

    private static boolean isForeseen(CatalogScript script) {
        return script.unsupported().stream().anyMatch(u -> u.reason() != CatalogScript.Reason.COLUMN_ORDER);
    }
}
