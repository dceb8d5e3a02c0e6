package dev.alidade.browser.object;

import dev.alidade.database.SqlQuery;

/** The catalogue queries for objects that are no relations. */
enum ObjectQuery implements SqlQuery {
    OBJECTS_OF_SCHEMA,
    OBJECTS_OF_DATABASE,
    OBJECT_SEQUENCE,
    OBJECT_FUNCTION,
    OBJECT_TYPE,
    OBJECT_EXTENSION,
    OBJECT_PUBLICATION,
    OBJECT_ROLE;

    @Override
    public String feature() {
        return "browser";
    }

    static ObjectQuery page(ObjectGroup group) {
        return switch (group) {
            case SEQUENCE -> OBJECT_SEQUENCE;
            case FUNCTION -> OBJECT_FUNCTION;
            case TYPE -> OBJECT_TYPE;
            case EXTENSION -> OBJECT_EXTENSION;
            case PUBLICATION -> OBJECT_PUBLICATION;
            case ROLE -> OBJECT_ROLE;
        };
    }
}
