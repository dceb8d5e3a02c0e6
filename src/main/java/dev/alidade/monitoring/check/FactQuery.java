package dev.alidade.monitoring.check;

import dev.alidade.database.SqlQuery;

/** What is asked before the checks. */
enum FactQuery implements SqlQuery {
    FACTS;

    @Override
    public String feature() {
        return "check";
    }
}
