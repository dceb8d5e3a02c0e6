package dev.alidade.browser.ui;

import dev.alidade.browser.BrowsedRow;
import dev.alidade.browser.Cell;
import dev.alidade.browser.ColumnFamily;
import dev.alidade.browser.RelationColumn;
import dev.alidade.browser.edit.Staging;
import dev.alidade.change.row.NewValue;
import dev.alidade.i18n.Messages;
import dev.alidade.i18n.Sizes;
import java.util.List;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.TableCell;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.jspecify.annotations.Nullable;

/**
 * One value: numbers right-aligned, NULL unlike empty, long values marked as cut, on one line. Edited in place; what was
 * typed is staged when the cell is left in any way but by Escape.
 */
final class GridCell extends TableCell<BrowsedRow, Cell> {
    private static final List<String> STATES = List.of(
            "grid-null",
            "grid-cut",
            "grid-hidden",
            "staged-changed",
            "staged-inserted",
            "staged-deleted",
            "staged-value");

    private final RelationColumn column;
    private final EditViewModel edits;
    private @Nullable TextField field;
    private String offered = "";
    private boolean escaped;

    GridCell(RelationColumn column, EditViewModel edits) {
        this.column = column;
        this.edits = edits;
        getStyleClass().addAll("grid-cell", "mono");
        if (column.family() == ColumnFamily.NUMBER) {
            getStyleClass().add("grid-number");
        }
    }

    /** Made when it is first needed: a field in every cell would make a wide table slow. */
    private TextField field() {
        var made = field;
        if (made == null) {
            made = newField();
            field = made;
        }
        return made;
    }

    private TextField newField() {
        var made = new TextField();
        made.getStyleClass().addAll("grid-field", "mono");
        made.setId("grid-field");
        made.addEventFilter(KeyEvent.KEY_PRESSED, key -> {
            if (key.getCode() == KeyCode.ESCAPE) {
                escaped = true;
                cancelEdit();
                key.consume();
            }
        });
        made.setOnAction(_ -> cancelEdit());
        made.focusedProperty().addListener((_, _, focused) -> {
            if (!focused && isEditing()) {
                cancelEdit();
            }
        });
        return made;
    }

    @Override
    public void startEdit() {
        var row = row();
        var text = row == null || getItem() == null ? null : line(edits, row, column, getItem());
        if (text == null) {
            // the table thinks that this cell is being edited now
            getTableView().edit(-1, null);
            return;
        }
        super.startEdit();
        if (isEditing()) {
            escaped = false;
            offered = text;
            var typing = field();
            typing.setText(text);
            setText(null);
            setGraphic(typing);
            setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
            typing.selectAll();
            typing.requestFocus();
        }
    }

    /** The text to be edited in place; null when the value may not be changed or does not fit into one line. */
    static @Nullable String line(EditViewModel edits, BrowsedRow row, RelationColumn column, Cell cell) {
        if (edits.refusal(row, column).isPresent()) {
            return null;
        }
        var staged = edits.staging().flatMap(s -> s.value(row, column));
        boolean whole = cell.isNull() || (cell.state() == Cell.State.WHOLE && Staging.isServersText(column));
        if (staged.isEmpty() && !whole) {
            return null;
        }
        var text = staged.map(value -> value instanceof NewValue.Text t ? t.text() : "")
                .orElse(cell.text());
        return text.indexOf('\n') < 0 ? text : null;
    }

    @Override
    public void cancelEdit() {
        if (!isEditing()) {
            return;
        }
        var row = row();
        var typed = field().getText();
        super.cancelEdit();
        setGraphic(null);
        setContentDisplay(ContentDisplay.TEXT_ONLY);
        if (!escaped && row != null && !typed.equals(offered)) {
            edits.type(row, column, typed);
        }
        escaped = true;
        updateItem(getItem(), isEmpty());
        var table = getTableView();
        if (table != null) {
            table.requestFocus();
        }
    }

    @Override
    protected void updateItem(@Nullable Cell cell, boolean empty) {
        super.updateItem(cell, empty);
        if (isEditing()) {
            return;
        }
        getStyleClass().removeAll(STATES);
        if (empty || cell == null) {
            setText(null);
            return;
        }
        var row = row();
        var staging = edits.staging().orElse(null);
        if (row != null && staging != null) {
            mark(staging.mark(row));
            var value = staging.value(row, column);
            if (value.isPresent()) {
                getStyleClass().add("staged-value");
                showStaged(value.get());
                return;
            }
            if (Staging.isNew(row)) {
                show(defaultText(), "grid-null");
                return;
            }
        }
        switch (cell.state()) {
            case NULL -> show("NULL", "grid-null");
            case HIDDEN -> show(Messages.text("browser.cell.hidden"), "grid-hidden");
            case LARGE -> show(Messages.text("browser.cell.large", Sizes.bytes(cell.bytes())), "grid-cut");
            case CUT -> show(oneLine(cell.text()) + " …", "grid-cut");
            case WHOLE -> setText(oneLine(cell.text()));
        }
    }

    private @Nullable BrowsedRow row() {
        var table = getTableView();
        return table != null && getIndex() >= 0 && getIndex() < table.getItems().size()
                ? table.getItems().get(getIndex())
                : null;
    }

    private void mark(Staging.Mark mark) {
        switch (mark) {
            case CHANGED -> getStyleClass().add("staged-changed");
            case INSERTED -> getStyleClass().add("staged-inserted");
            case DELETED -> getStyleClass().add("staged-deleted");
            case NONE -> {}
        }
    }

    private void showStaged(NewValue value) {
        switch (value) {
            case NewValue.Null _ -> show("NULL", "grid-null");
            case NewValue.Default _ -> show(Messages.text("browser.edit.default"), "grid-null");
            case NewValue.Text text -> setText(oneLine(text.text()));
        }
    }

    private String defaultText() {
        return column.automatic()
                ? Messages.text("browser.edit.automatic")
                : column.defaultExpression() == null ? "NULL" : Messages.text("browser.edit.default");
    }

    private void show(String text, String style) {
        setText(text);
        getStyleClass().add(style);
    }

    /** Line ends and control characters as visible signs, so that no value breaks out of its row. */
    static String oneLine(String text) {
        var line = new StringBuilder(Math.min(text.length(), 600));
        text.codePoints().limit(600).forEach(c -> {
            if (c == '\n') {
                line.append('⏎');
            } else if (c == '\t') {
                line.append("  ");
            } else if (Character.isISOControl(c)) {
                line.append('·');
            } else {
                line.appendCodePoint(c);
            }
        });
        return line.toString();
    }
}
