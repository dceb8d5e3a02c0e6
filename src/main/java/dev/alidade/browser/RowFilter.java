package dev.alidade.browser;

import java.util.List;
import java.util.stream.Stream;

/**
 * Which rows of a relation are wanted: those that meet all conditions.
 *
 * @param columns conditions on columns; several on one column are allowed
 * @param sql a condition in SQL as a user typed it; blank for none
 */
public record RowFilter(List<ColumnFilter> columns, String sql) {
    /** Every row. */
    public static final RowFilter NONE = new RowFilter(List.of(), "");

    public RowFilter {
        columns = List.copyOf(columns);
        sql = sql.strip();
    }

    /** Rows that meet one condition. */
    public static RowFilter of(ColumnFilter filter) {
        return new RowFilter(List.of(filter), "");
    }

    /** Whether every row is wanted. */
    public boolean isEmpty() {
        return columns.isEmpty() && sql.isEmpty();
    }

    /** One more condition. */
    public RowFilter and(ColumnFilter filter) {
        return new RowFilter(Stream.concat(columns.stream(), Stream.of(filter)).toList(), sql);
    }

    /** Without one condition. */
    public RowFilter without(ColumnFilter filter) {
        return new RowFilter(columns.stream().filter(f -> !f.equals(filter)).toList(), sql);
    }

    /** With another condition in SQL. */
    public RowFilter withSql(String typed) {
        return new RowFilter(columns, typed);
    }
}
