package dev.alidade.app;

import dev.alidade.database.SqlQuery;

/** What the demo asks its own database. */
enum DemoQuery implements SqlQuery {
    JOURNEY_FACTS;

    @Override
    public String feature() {
        return "demo";
    }
}
