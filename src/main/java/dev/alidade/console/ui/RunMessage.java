package dev.alidade.console.ui;

import dev.alidade.error.Problem;
import org.jspecify.annotations.Nullable;

/**
 * One line of what a run had to say.
 *
 * @param kind how loud it is
 * @param text the sentence
 * @param statement the beginning of the statement it belongs to; empty for the session's own words
 * @param problem the failure; null for everything else
 */
record RunMessage(
        Kind kind, String text, String statement, @Nullable Problem problem) {
    enum Kind {
        DONE,
        NOTICE,
        TOLD,
        STOPPED,
        FAILED
    }
}
