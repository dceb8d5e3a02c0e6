package dev.alidade.browser.transfer;

import java.util.Set;

/**
 * The table that INSERT statements name.
 *
 * @param sql its quoted name
 * @param generated columns that nobody may write
 * @param overriding whether an identity column must be overridden
 */
record InsertTarget(String sql, Set<String> generated, boolean overriding) {
    /** For a query of one's own. */
    static final InsertTarget RESULT = new InsertTarget("result", Set.of(), false);

    InsertTarget {
        generated = Set.copyOf(generated);
    }
}
