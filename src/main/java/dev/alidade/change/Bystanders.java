package dev.alidade.change;

import dev.alidade.catalog.CatalogSnapshot;
import dev.alidade.database.Parameters;
import dev.alidade.database.Session;

/** Whether others are at work beside us: in READ COMMITTED, what they commit shows between two readings of one transaction. */
final class Bystanders {
    private Bystanders() {}

    /**
     * Whether anybody committed anything since a reading of the catalog began; false means that whatever differs since is
     * the session's own doing. Costs one query that reads no table.
     *
     * @param since read in the transaction that the session is in
     */
    static boolean haveCommitted(Session session, CatalogSnapshot since) {
        var moment = since.origin().moment();
        return moment == null
                || session.first(
                                ChangeQuery.OTHERS_COMMITTED,
                                Parameters.of("moment", moment),
                                row -> row.bool("committed"))
                        .orElse(true);
    }
}
