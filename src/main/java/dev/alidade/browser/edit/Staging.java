package dev.alidade.browser.edit;

import dev.alidade.browser.BrowsedRow;
import dev.alidade.browser.Cell;
import dev.alidade.browser.ColumnFamily;
import dev.alidade.browser.RelationColumn;
import dev.alidade.browser.RelationShape;
import dev.alidade.browser.RowAnchor;
import dev.alidade.browser.RowIdentity;
import dev.alidade.change.row.NewValue;
import dev.alidade.change.row.RowAddress;
import dev.alidade.change.row.RowEdit;
import dev.alidade.change.row.RowImage;
import dev.alidade.change.row.RowRules;
import dev.alidade.change.row.RowTable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The edits of one relation's rows that are not applied yet. A row that was staged keeps the version in which it was
 * first seen, however often its page is read again. Used by one thread.
 */
public final class Staging {
    private static final String NEW = "\u0000new";

    private final RelationShape shape;
    private final RowTable table;
    private final Map<Object, StagedRow> rows = new LinkedHashMap<>();
    private int made;

    /** What is to become of a row. */
    public enum Mark {
        NONE,
        CHANGED,
        INSERTED,
        DELETED
    }

    /**
     * @param shape the relation as its rows are read
     * @param table the same relation as its rows are changed
     */
    public Staging(RelationShape shape, RowTable table) {
        this.shape = shape;
        this.table = table;
    }

    /** The relation. */
    public RowTable table() {
        return table;
    }

    /** Whether a relation still has the columns and the key that its rows were staged by. */
    public boolean fits(RelationShape now) {
        return shape.columns().equals(now.columns()) && shape.identity().equals(now.identity());
    }

    /** Why a cell cannot be changed; empty when it can. */
    public Optional<String> refusal(BrowsedRow row, RelationColumn column) {
        return table.find(column.name())
                .flatMap(c -> isNew(row) ? RowRules.insertRefusal(table, c) : RowRules.updateRefusal(table, c));
    }

    /** Why there can be no new rows; empty when there can. */
    public Optional<String> insertRefusal() {
        return RowRules.newRowRefusal(table);
    }

    /** Why rows cannot be deleted; empty when they can. */
    public Optional<String> deleteRefusal() {
        return RowRules.deleteRefusal(table);
    }

    /** Whether a row is not in the database yet. */
    public static boolean isNew(BrowsedRow row) {
        return !row.anchor().key().isEmpty() && row.anchor().key().getFirst().equals(NEW);
    }

    /** A new row of defaults; the stand-in by which it is edited. */
    public BrowsedRow insert() {
        var cells = Collections.nCopies(shape.columns().size(), new Cell(Cell.State.NULL, "", 0));
        var row = new BrowsedRow(new RowAnchor(List.of(NEW, Integer.toString(made++)), null, false), cells, null);
        rows.put(handle(row), new StagedRow(row));
        return row;
    }

    /**
     * A new row with another's values, but for what the server numbers or computes and for keys with a default.
     *
     * @param values of the other row, by column
     */
    public BrowsedRow duplicate(Map<String, @Nullable String> values) {
        var row = insert();
        for (var column : shape.columns()) {
            boolean filled = column.automatic() || (column.primaryKey() && column.defaultExpression() != null);
            if (!filled
                    && values.containsKey(column.name())
                    && refusal(row, column).isEmpty()) {
                staged(row).values().put(column.name(), NewValue.of(values.get(column.name())));
            }
        }
        return row;
    }

    /** Stages a value. One that is there already takes the staged one away. */
    public void set(BrowsedRow row, RelationColumn column, NewValue value) {
        var staged = staged(row);
        if (!isNew(row) && isThere(row, column, value)) {
            staged.values().remove(column.name());
        } else {
            staged.values().put(column.name(), value);
        }
        tidy(staged);
    }

    /** Takes a staged value away. */
    public void reset(BrowsedRow row, RelationColumn column) {
        var staged = staged(row);
        staged.values().remove(column.name());
        tidy(staged);
    }

    /** Stages that a row goes; a new one is forgotten. */
    public void delete(BrowsedRow row) {
        if (isNew(row)) {
            rows.remove(handle(row));
        } else {
            staged(row).delete(true);
        }
    }

    /** Takes all that is staged of a row away; a new one is forgotten. */
    public void restore(BrowsedRow row) {
        rows.remove(handle(row));
    }

    /** Takes everything away. */
    public void clear() {
        rows.clear();
    }

    /** What is to become of a row. */
    public Mark mark(BrowsedRow row) {
        var staged = rows.get(handle(row));
        if (staged == null) {
            return Mark.NONE;
        }
        return isNew(row) ? Mark.INSERTED : staged.isDeleted() ? Mark.DELETED : Mark.CHANGED;
    }

    /** What a cell is to hold, where that is staged. */
    public Optional<NewValue> value(BrowsedRow row, RelationColumn column) {
        var staged = rows.get(handle(row));
        return staged == null
                ? Optional.empty()
                : Optional.ofNullable(staged.values().get(column.name()));
    }

    /** Rows that are staged. */
    public int size() {
        return rows.size();
    }

    /** The new rows, in the order in which they were made. */
    public List<BrowsedRow> newRows() {
        return rows.values().stream().map(StagedRow::row).filter(Staging::isNew).toList();
    }

    /** All of it, in an order in which freed keys can be taken again: deletions, changes, new rows. */
    public List<RowEdit> edits() {
        var edits = new ArrayList<RowEdit>();
        rows.values().stream()
                .filter(StagedRow::isDeleted)
                .forEach(staged -> edits.add(new RowEdit.Delete(address(staged.row()))));
        rows.values().stream()
                .filter(staged -> !staged.isDeleted() && !isNew(staged.row()))
                .forEach(staged -> edits.add(new RowEdit.Update(address(staged.row()), staged.values())));
        rows.values().stream()
                .filter(staged -> isNew(staged.row()))
                .forEach(staged -> edits.add(new RowEdit.Insert(staged.values(), false)));
        return edits;
    }

    /** Which row of the database a row of a page is. */
    public RowAddress address(BrowsedRow row) {
        var seen = new LinkedHashMap<String, @Nullable String>();
        for (int i = 0; i < shape.columns().size(); i++) {
            var column = shape.columns().get(i);
            var cell = row.cells().get(i);
            if (cell.isNull() || (cell.state() == Cell.State.WHOLE && isServersText(column))) {
                seen.put(column.name(), cell.isNull() ? null : cell.text());
            }
        }
        var key = shape.identity() instanceof RowIdentity.None
                ? List.<String>of()
                : row.anchor().key();
        return RowAddress.read(key, row.version(), seen);
    }

    /** Whether a cell holds the value as the server writes it, not a picture of it. */
    public static boolean isServersText(RelationColumn column) {
        return column.family() != ColumnFamily.GEOMETRY;
    }

    private boolean isThere(BrowsedRow row, RelationColumn column, NewValue value) {
        var cell = row.cells().get(shape.columns().indexOf(column));
        return switch (value) {
            case NewValue.Null _ -> cell.isNull();
            case NewValue.Default _ -> false;
            case NewValue.Text text ->
                cell.state() == Cell.State.WHOLE
                        && isServersText(column)
                        && cell.text().equals(text.text());
        };
    }

    /** The staged row of the page that an address means; empty when it was taken away meanwhile. */
    public Optional<BrowsedRow> find(RowAddress address) {
        return rows.values().stream()
                .map(StagedRow::row)
                .filter(row -> !isNew(row) && address(row).equals(address))
                .findFirst();
    }

    /**
     * Keeps what is staged of a row although somebody changed it since: it will be done to the row as it is now.
     *
     * @param theirs the row as it is now
     */
    public void rebase(BrowsedRow row, RowImage theirs) {
        var staged = rows.remove(handle(row));
        if (staged != null) {
            var now = new StagedRow(new BrowsedRow(row.anchor(), row.cells(), theirs.version()));
            now.values().putAll(staged.values());
            now.delete(staged.isDeleted());
            rows.put(handle(row), now);
        }
    }

    private StagedRow staged(BrowsedRow row) {
        return rows.computeIfAbsent(handle(row), _ -> new StagedRow(row));
    }

    private void tidy(StagedRow staged) {
        if (!isNew(staged.row()) && staged.changesNothing()) {
            rows.remove(handle(staged.row()));
        }
    }

    /** Key or place; where there is neither, the values themselves. */
    private Object handle(BrowsedRow row) {
        return shape.identity() instanceof RowIdentity.None && !isNew(row)
                ? row.cells()
                : row.anchor().key();
    }
}
