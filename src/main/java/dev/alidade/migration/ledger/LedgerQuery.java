package dev.alidade.migration.ledger;

import dev.alidade.database.SqlQuery;

/** The ledger's queries. */
enum LedgerQuery implements SqlQuery {
    LEDGER_OWNER,
    DATABASE_IDENTITY,
    BACKEND_SELF,
    BACKEND_ALIVE,
    ROLE_SELF,
    TRANSACTION_SELF,
    TRANSACTION_STATUS,
    INDEX_STATE;

    @Override
    public String feature() {
        return "migration";
    }
}
