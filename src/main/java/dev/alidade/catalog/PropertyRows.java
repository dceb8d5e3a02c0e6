package dev.alidade.catalog;

import java.util.List;

/** In which system catalogs the properties of objects are kept, so that the writer of a row tells whose a change is. */
final class PropertyRows {
    private PropertyRows() {}

    static List<String> of(ObjectKind kind, String property) {
        if (property.equals("comment")) {
            return List.of("pg_description");
        }
        return switch (kind) {
            case TABLE, FOREIGN_TABLE, MATERIALIZED_VIEW, VIEW -> relation(property);
            case COLUMN, ATTRIBUTE ->
                switch (property) {
                    case "default" -> List.of("pg_attrdef");
                    case "generated", "generated kind" -> List.of("pg_attrdef", "pg_attribute");
                    default -> List.of("pg_attribute");
                };
            case SEQUENCE ->
                switch (property) {
                    case "name", "owner", "acl", "persistence" -> List.of("pg_class");
                    case "owned by", "identity of" -> List.of("pg_depend");
                    default -> List.of("pg_sequence");
                };
            case INDEX ->
                switch (property) {
                    case "partition of" -> List.of("pg_inherits");
                    case "definition", "invalid" -> List.of("pg_index", "pg_class");
                    default -> List.of("pg_class");
                };
            case COMPOSITE -> property.equals("name") ? List.of("pg_class") : List.of("pg_type");
            case ENUM -> property.equals("labels") ? List.of("pg_enum") : List.of("pg_type");
            case RANGE -> List.of("pg_range", "pg_type");
            case DOMAIN -> List.of("pg_type");
            case FUNCTION, PROCEDURE -> List.of("pg_proc");
            case AGGREGATE -> List.of("pg_aggregate", "pg_proc");
            case CONSTRAINT, DOMAIN_CONSTRAINT -> List.of("pg_constraint");
            case RULE -> List.of("pg_rewrite");
            case TRIGGER -> List.of("pg_trigger");
            case POLICY -> List.of("pg_policy");
            case SCHEMA -> List.of("pg_namespace");
            case EXTENSION -> List.of("pg_extension");
            case EVENT_TRIGGER -> List.of("pg_event_trigger");
            case PUBLICATION -> List.of("pg_publication");
            case PUBLICATION_TABLE -> List.of("pg_publication_rel");
            case DEFAULT_PRIVILEGES -> List.of("pg_default_acl");
            default -> List.of();
        };
    }

    private static List<String> relation(String property) {
        return switch (property) {
            case "definition" -> List.of("pg_rewrite");
            case "clustered on" -> List.of("pg_index");
            case "inherits", "partition of" -> List.of("pg_inherits");
            case "options" -> List.of("pg_class", "toast", "pg_foreign_table");
            case "server" -> List.of("pg_foreign_table");
            default -> List.of("pg_class");
        };
    }
}
