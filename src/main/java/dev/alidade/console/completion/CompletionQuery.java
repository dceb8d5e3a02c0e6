package dev.alidade.console.completion;

import dev.alidade.database.SqlQuery;

/** The catalog queries of completion: one for all names of a kind. */
enum CompletionQuery implements SqlQuery {
    COMPLETION_SCHEMAS,
    COMPLETION_RELATIONS,
    COMPLETION_COLUMNS,
    COMPLETION_FUNCTIONS,
    COMPLETION_TYPES,
    COMPLETION_FOREIGN_KEYS;

    @Override
    public String feature() {
        return "console";
    }
}
