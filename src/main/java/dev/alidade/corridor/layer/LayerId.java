package dev.alidade.corridor.layer;

/**
 * One geometry column: schema, table (or view) and column, as the catalog spells them. The layer of a SELECT has an empty
 * schema and its title as the table.
 */
public record LayerId(String schema, String table, String column) {
    /** {@code schema.table.column}, for people. */
    public String label() {
        return schema.isEmpty() ? table : schema + "." + table + "." + column;
    }
}
