package dev.alidade.monitoring.history;

import dev.alidade.database.SqlQuery;

/** What the server is asked only to be remembered. */
enum HistoryQuery implements SqlQuery {
    INDEX_SCAN;

    @Override
    public String feature() {
        return "monitoring";
    }
}
