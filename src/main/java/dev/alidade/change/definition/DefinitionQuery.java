package dev.alidade.change.definition;

import dev.alidade.database.SqlQuery;

/** What is asked around a change of definitions. */
enum DefinitionQuery implements SqlQuery {
    DEFINITION_LOCK,
    DEFINITION_LOCK_SESSION,
    INVALID_INDEXES;

    @Override
    public String feature() {
        return "change";
    }
}
