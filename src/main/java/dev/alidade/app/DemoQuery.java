package dev.alidade.app;

import dev.alidade.database.SqlQuery;

/** What the demo asks its own database. */
enum DemoQuery implements SqlQuery {
    OWN_TABLES;

    @Override
    public String feature() {
        return "demo";
    }
}
