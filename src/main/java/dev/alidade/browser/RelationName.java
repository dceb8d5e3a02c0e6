package dev.alidade.browser;

import dev.alidade.database.Identifiers;

/**
 * A relation's schema and name, spelled as in the catalogue (any characters, no quotes added).
 *
 * @param schema schema name
 * @param name relation name
 */
public record RelationName(String schema, String name) {
    /** Both names quoted and joined, ready for SQL. */
    public String sql() {
        return Identifiers.qualified(schema, name);
    }

    /** {@code schema.name} for people. */
    public String label() {
        return schema + "." + name;
    }
}
