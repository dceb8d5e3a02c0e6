package dev.alidade.catalog;

/**
 * By which numbers PostgreSQL knows an object, whatever it is called: the same address under another name is the same
 * object renamed. Valid inside one database only, and never part of what makes two snapshots differ.
 *
 * @param catalog the oid of the system catalog that holds the object's row, e.g. 1259 for {@code pg_class}; the same
 *     numbers on every server
 * @param object the row's oid
 * @param sub the number of a column or attribute; 0 for everything else
 */
public record CatalogAddress(long catalog, long object, int sub) {
    static final long PG_ATTRDEF = 2604;
    static final long PG_CLASS = 1259;

    /** The relation or type that a column belongs to. */
    CatalogAddress whole() {
        return sub == 0 ? this : new CatalogAddress(catalog, object, 0);
    }
}
