package dev.alidade.browser.transfer;

import dev.alidade.database.SqlQuery;

/** What export and import ask the catalogue. */
enum TransferQuery implements SqlQuery {
    TABLE_FACTS,
    TABLE_COLUMNS,
    SPATIAL_SCHEMA,
    TYPE_EXISTS,
    TRANSACTION_NUMBER,
    TRANSACTION_OUTCOME;

    @Override
    public String feature() {
        return "transfer";
    }
}
