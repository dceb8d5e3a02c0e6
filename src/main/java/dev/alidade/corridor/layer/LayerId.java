package dev.alidade.corridor.layer;

/** One geometry column: schema, table (or view) and column, as the catalog spells them. */
public record LayerId(String schema, String table, String column) {
    /** {@code schema.table.column}, for people. */
    public String label() {
        return schema + "." + table + "." + column;
    }
}
