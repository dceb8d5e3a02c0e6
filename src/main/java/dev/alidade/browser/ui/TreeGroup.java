package dev.alidade.browser.ui;

import dev.alidade.browser.RelationKind;
import dev.alidade.browser.object.ObjectGroup;

/** The headings in the tree: those of a schema, then those of the database. */
enum TreeGroup {
    TABLES,
    VIEWS,
    MATERIALIZED_VIEWS,
    FOREIGN_TABLES,
    SEQUENCES,
    FUNCTIONS,
    TYPES,
    EXTENSIONS,
    PUBLICATIONS,
    ROLES;

    static TreeGroup of(RelationKind kind) {
        return switch (kind) {
            case TABLE, PARTITIONED_TABLE -> TABLES;
            case VIEW -> VIEWS;
            case MATERIALIZED_VIEW -> MATERIALIZED_VIEWS;
            case FOREIGN_TABLE -> FOREIGN_TABLES;
        };
    }

    static TreeGroup of(ObjectGroup group) {
        return switch (group) {
            case SEQUENCE -> SEQUENCES;
            case FUNCTION -> FUNCTIONS;
            case TYPE -> TYPES;
            case EXTENSION -> EXTENSIONS;
            case PUBLICATION -> PUBLICATIONS;
            case ROLE -> ROLES;
        };
    }
}
