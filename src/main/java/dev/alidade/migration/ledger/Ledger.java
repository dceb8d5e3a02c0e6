package dev.alidade.migration.ledger;

import dev.alidade.database.Session;
import java.util.List;

/** Where entries are added and read. */
public sealed interface Ledger permits DatabaseLedger, LocalLedger {

    /**
     * Adds an entry; it is safe when this returns, or together with the session's open transaction.
     *
     * @param session the one that runs the script
     * @throws dev.alidade.error.AppException when it cannot be written; the statement must then not be sent
     */
    void add(Session session, LedgerEntry entry);

    /** All entries, oldest first. */
    List<LedgerEntry> read(Session session);

    /** Whether an entry lives and dies with the transaction in which it is added. */
    boolean sharesTransaction();
}
