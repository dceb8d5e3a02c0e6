package dev.alidade.migration.preflight;

import dev.alidade.database.SqlQuery;

/** What is asked before applying. */
enum PreflightQuery implements SqlQuery {
    APPLY_RIGHTS,
    CLOSED_SCHEMAS,
    EXTENSIONS;

    @Override
    public String feature() {
        return "migration";
    }
}
