package dev.alidade.browser;

import java.util.List;
import java.util.Optional;

/**
 * What must be known of a relation before its rows are read.
 *
 * @param name schema and name
 * @param oid its object id
 * @param kind what it is
 * @param columns all columns, in table order
 * @param identity how rows are told apart
 * @param rowsPerPage estimated rows in one page of the heap; 0 when not known
 * @param versioned whether its rows carry a version ({@code xmin}) that the current role may read
 */
public record RelationShape(
        RelationName name,
        long oid,
        RelationKind kind,
        List<RelationColumn> columns,
        RowIdentity identity,
        double rowsPerPage,
        boolean versioned) {

    public RelationShape {
        columns = List.copyOf(columns);
    }

    /** The column of that name. */
    public Optional<RelationColumn> column(String columnName) {
        return columns.stream().filter(c -> c.name().equals(columnName)).findFirst();
    }
}
