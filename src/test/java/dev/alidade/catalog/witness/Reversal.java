package dev.alidade.catalog.witness;

import dev.alidade.catalog.CatalogSnapshot;
import dev.alidade.database.Session;

/** Takes a migration back inside the transaction that ran it, and says how well that went by its own account. */
interface Reversal {
    /**
     * @param before the state to reach
     * @param after the state that is found
     */
    Outcome reverse(Session session, CatalogSnapshot before, CatalogSnapshot after);

    /** What a reversal says of itself. */
    enum Verdict {
        EXACT,
        COLUMN_ORDER,
        /** Something cannot be brought about, and it says so. */
        NOT_REVERSIBLE,
        /** It ran, and its own snapshot differs from the first. */
        DIFFERENT,
        /** A statement of it was refused. */
        FAILED
    }

    /**
     * @param why what differs or failed, short; empty when exact
     * @param script what ran
     */
    record Outcome(Verdict verdict, String why, String script) {}
}
