package dev.alidade.browser;

/** What kind of relation the tree shows. */
public enum RelationKind {
    TABLE,
    PARTITIONED_TABLE,
    VIEW,
    MATERIALIZED_VIEW,
    FOREIGN_TABLE;

    /** Whether its rows are stored in this database (itself or its partitions). */
    public boolean isStored() {
        return this == TABLE || this == PARTITIONED_TABLE || this == MATERIALIZED_VIEW;
    }
}
