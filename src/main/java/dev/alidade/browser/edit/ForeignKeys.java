package dev.alidade.browser.edit;

import dev.alidade.browser.BrowsedRow;
import dev.alidade.browser.Cell;
import dev.alidade.browser.ColumnFilter;
import dev.alidade.browser.FilterOperator;
import dev.alidade.browser.RelationColumn;
import dev.alidade.browser.RelationName;
import dev.alidade.browser.RelationShape;
import dev.alidade.browser.RowFilter;
import dev.alidade.database.Cancellation;
import dev.alidade.database.Database;
import dev.alidade.database.Parameters;
import java.util.List;
import java.util.Optional;

/** Follows a foreign key from a row to the row it refers to. */
public final class ForeignKeys {
    private final Database database;

    public ForeignKeys(Database database) {
        this.database = database;
    }

    /** Rows to be looked at. */
    public record Referenced(RelationName relation, RowFilter filter) {}

    private record Pair(String column, String schema, String relation, String target) {}

    /**
     * The row that a row refers to by a column; empty when the column takes part in no foreign key, or a part of the
     * reference is NULL or was not read whole.
     */
    public Optional<Referenced> follow(
            RelationShape shape, BrowsedRow row, RelationColumn column, Cancellation cancellation) {
        var pairs = database.read(
                cancellation,
                session -> session.list(
                        EditQuery.FOREIGN_KEY_COLUMNS,
                        Parameters.of("oid", shape.oid()).and("column_name", column.name()),
                        found -> new Pair(
                                found.text("column_name"),
                                found.text("target_schema"),
                                found.text("target_relation"),
                                found.text("target_column"))));
        var filter = RowFilter.NONE;
        for (var pair : pairs) {
            var cell = cell(shape, row, pair.column());
            if (cell.isEmpty() || cell.get().state() != Cell.State.WHOLE) {
                return Optional.empty();
            }
            filter = filter.and(new ColumnFilter(
                    pair.target(), FilterOperator.EQUAL, List.of(cell.get().text())));
        }
        return pairs.isEmpty()
                ? Optional.empty()
                : Optional.of(new Referenced(
                        new RelationName(
                                pairs.getFirst().schema(), pairs.getFirst().relation()),
                        filter));
    }

    private static Optional<Cell> cell(RelationShape shape, BrowsedRow row, String column) {
        return shape.column(column).map(c -> row.cells().get(shape.columns().indexOf(c)));
    }
}
