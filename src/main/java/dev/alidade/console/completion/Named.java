package dev.alidade.console.completion;

import java.util.List;

/** What has a name in the catalog. */
public sealed interface Named {
    String schema();

    String name();

    /** Whether the name alone is enough, by the search path. */
    boolean visible();

    /**
     * A table, view, materialised view or foreign table.
     *
     * @param kind as in pg_class.relkind
     */
    record Relation(long id, String schema, String name, String kind, boolean visible, List<Column> columns)
            implements Named {
        public Relation {
            columns = List.copyOf(columns);
        }
    }

    /**
     * A function, aggregate, window function or procedure.
     *
     * @param kind as in pg_proc.prokind
     * @param arguments as the server prints them
     * @param result empty for a procedure
     */
    record Routine(String schema, String name, String kind, String arguments, String result, boolean visible)
            implements Named {}

    /** A type. */
    record Type(String schema, String name, boolean visible) implements Named {}

    /** A column of a relation; its type may be empty where it is not known. */
    record Column(String name, String type) {}

    /** A foreign key between two relations, by their ids; columns on both sides in the same order. */
    record Link(long from, List<String> columns, long to, List<String> targets) {}
}
