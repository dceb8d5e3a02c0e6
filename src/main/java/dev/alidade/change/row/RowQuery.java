package dev.alidade.change.row;

import dev.alidade.database.SqlQuery;

/** The catalogue queries about rows that are changed. */
enum RowQuery implements SqlQuery {
    ROW_TABLE,
    ROW_COLUMNS,
    ROW_EFFECTS,
    ROW_SETTINGS,
    TRANSACTION_NUMBER,
    TRANSACTION_STATUS;

    @Override
    public String feature() {
        return "change";
    }
}
