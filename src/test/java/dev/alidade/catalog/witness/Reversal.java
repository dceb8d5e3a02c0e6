package dev.alidade.catalog.witness;

import dev.alidade.catalog.CatalogSnapshot;
import dev.alidade.database.Session;

/** Takes migrations back inside the transaction that ran them, and says how well that went by its own account. */
interface Reversal {
    /**
     * Before a migration runs.
     *
     * @param before the state to reach
     */
    Way begin(Session session, CatalogSnapshot before);

    /** The way back from one migration. */
    interface Way {
        /**
         * @param after the state that the migration left
         */
        Outcome reverse(Session session, CatalogSnapshot after);
    }

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
