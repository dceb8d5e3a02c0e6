package dev.alidade.migration.sample;

import dev.alidade.database.SqlQuery;

/** The queries of the sample loader. */
enum SampleQuery implements SqlQuery {
    TABLES_PRESENT;

    @Override
    public String feature() {
        return "sample";
    }
}
