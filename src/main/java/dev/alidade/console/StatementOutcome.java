package dev.alidade.console;

import dev.alidade.error.Problem;
import java.util.OptionalInt;

/** What came of one statement. */
public sealed interface StatementOutcome {
    /** Where the time went. */
    Timing timing();

    /**
     * It brought rows, all of which went to the {@link RunListener}.
     *
     * @param rows how many
     * @param more whether the server has more than were wanted; those were not computed
     */
    record Rows(long rows, boolean more, Timing timing) implements StatementOutcome {}

    /**
     * It brought none.
     *
     * @param verb its first word, lower case
     * @param rows how many it changed; negative for a statement without such a number
     */
    record Done(String verb, long rows, Timing timing) implements StatementOutcome {}

    /**
     * It failed; those after it were not run.
     *
     * @param offset where in the text the server saw it, in chars from 0; empty when it did not say
     */
    record Failed(Problem problem, OptionalInt offset, Timing timing) implements StatementOutcome {}

    /** It was stopped at the user's wish; those after it were not run. */
    record Stopped(Timing timing) implements StatementOutcome {}
}
