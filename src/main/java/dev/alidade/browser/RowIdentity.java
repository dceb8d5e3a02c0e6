package dev.alidade.browser;

import java.util.List;

/** How one row of a relation is told from another, and therefore how its pages are walked. */
public sealed interface RowIdentity {
    /**
     * Columns that are unique and never null: pages go by key, at the same cost everywhere.
     *
     * @param columns in index order, at least one
     * @param primary the primary key; otherwise a unique index over NOT NULL columns
     */
    record Key(List<RelationColumn> columns, boolean primary) implements RowIdentity {
        public Key {
            columns = List.copyOf(columns);
        }
    }

    /** The physical place ({@code ctid}): stable while nobody updates the row or rewrites the table. */
    record Place() implements RowIdentity {}

    /** Nothing (a view, a foreign table, an inheritance parent): pages go by offset and only so far. */
    record None() implements RowIdentity {}
}
