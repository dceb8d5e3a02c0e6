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
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;

/** Follows foreign keys both ways: from a row to the row it refers to, and to the rows that refer to it. */
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

    /**
     * Rows that refer to a row by one foreign key.
     *
     * @param columns the columns they do it by
     * @param rows where they are; there may be none
     */
    public record Referring(List<String> columns, Referenced rows) {}

    private record Incoming(String constraint, RelationName relation, String column, String target) {}

    /**
     * Where rows may be that refer to a row, one entry for each foreign key that leads to its relation; without keys
     * whose values are NULL in it or were not read whole. Does not look whether there are any.
     */
    public List<Referring> referring(RelationShape shape, BrowsedRow row, Cancellation cancellation) {
        var keys = new LinkedHashMap<String, List<Incoming>>();
        database.read(
                        cancellation,
                        session -> session.list(
                                EditQuery.REFERRING_KEYS,
                                Parameters.of("oid", shape.oid()),
                                found -> new Incoming(
                                        found.text("constraint_name"),
                                        new RelationName(found.text("from_schema"), found.text("from_relation")),
                                        found.text("from_column"),
                                        found.text("to_column"))))
                .forEach(key -> keys.computeIfAbsent(
                                key.relation().sql() + " " + key.constraint(), _ -> new ArrayList<>())
                        .add(key));
        var found = new ArrayList<Referring>();
        for (var key : keys.values()) {
            var filter = RowFilter.NONE;
            var whole = key.stream()
                    .allMatch(part -> cell(shape, row, part.target())
                            .filter(cell -> cell.state() == Cell.State.WHOLE)
                            .isPresent());
            for (var part : whole ? key : List.<Incoming>of()) {
                var value = cell(shape, row, part.target()).orElseThrow();
                filter = filter.and(new ColumnFilter(part.column(), FilterOperator.EQUAL, List.of(value.text())));
            }
            if (whole) {
                found.add(new Referring(
                        key.stream().map(Incoming::column).toList(),
                        new Referenced(key.getFirst().relation(), filter)));
            }
        }
        return found;
    }

    private static Optional<Cell> cell(RelationShape shape, BrowsedRow row, String column) {
        return shape.column(column).map(c -> row.cells().get(shape.columns().indexOf(c)));
    }
}
