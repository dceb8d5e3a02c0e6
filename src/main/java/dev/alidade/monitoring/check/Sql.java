package dev.alidade.monitoring.check;

import dev.alidade.database.Identifiers;

/** Pieces of the SQL of fixes. */
final class Sql {
    private Sql() {}

    /** The subject of a row, quoted. */
    static String object(CheckRow row) {
        return Identifiers.qualified(row.text("schema_name"), row.text("object_name"));
    }

    /** What PostgreSQL prints of an index, without waiting for writers. */
    static String concurrently(String definition) {
        return definition.replaceFirst("^(CREATE (?:UNIQUE )?INDEX )", "$1CONCURRENTLY ");
    }
}
