package dev.alidade.browser;

import dev.alidade.database.Row;
import java.util.ArrayList;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Turns one result row of {@link PageSql} into a {@link BrowsedRow}. */
final class RowReader {
    private final RelationShape shape;
    private final PageSql sql;
    private final int cap;

    RowReader(RelationShape shape, PageSql sql, int cap) {
        this.shape = shape;
        this.sql = sql;
        this.cap = cap;
    }

    /** Where the row stands, from the expressions at its start. */
    RowAnchor anchor(Row row) {
        int place = 0;
        var key = new ArrayList<String>(sql.keyCount());
        while (place < sql.keyCount()) {
            key.add(Objects.requireNonNull(row.textAt(place++), "a key is never null"));
        }
        return sql.hasSort()
                ? new RowAnchor(key, row.textAt(place), "t".equals(row.textAt(place + 1)))
                : new RowAnchor(key, null, false);
    }

    BrowsedRow read(Row row) {
        var anchor = anchor(row);
        int place = sql.keyCount() + (sql.hasSort() ? 2 : 0);
        var version = shape.versioned() ? row.textAt(place++) : null;
        var cells = new ArrayList<Cell>(shape.columns().size());
        for (var column : shape.columns()) {
            if (!column.readable()) {
                cells.add(new Cell(Cell.State.HIDDEN, "", 0));
            } else if (CellSql.hasSize(column)) {
                cells.add(cell(column, row.textAt(place), row.textAt(place + 1)));
                place += 2;
            } else {
                cells.add(Cell.of(row.textAt(place++), cap));
            }
        }
        return new BrowsedRow(anchor, cells, version);
    }

    private Cell cell(RelationColumn column, @Nullable String text, @Nullable String size) {
        var bytes = size == null ? null : Long.valueOf(size);
        var cell = Cell.sized(text, bytes, cap);
        if (text == null || bytes == null) {
            return cell;
        }
        return switch (column.family()) {
            case BYTES -> new Cell(bytes * 2 > text.length() ? Cell.State.CUT : Cell.State.WHOLE, "\\x" + text, bytes);
            case GEOMETRY, VECTOR -> text.contains(" · ") ? new Cell(Cell.State.CUT, text, bytes) : cell;
            default -> cell;
        };
    }
}
