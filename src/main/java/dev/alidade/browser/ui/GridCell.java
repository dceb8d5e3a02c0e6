package dev.alidade.browser.ui;

import dev.alidade.browser.BrowsedRow;
import dev.alidade.browser.Cell;
import dev.alidade.browser.ColumnFamily;
import dev.alidade.browser.RelationColumn;
import dev.alidade.browser.edit.Staging;
import dev.alidade.change.row.NewValue;
import dev.alidade.i18n.Messages;
import dev.alidade.i18n.Sizes;
import dev.alidade.ui.control.OneLine;
import java.util.ArrayList;
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
    private static final int SHOWN = 600;
    private final EditViewModel edits;
    private final ZoneChoice zone;
    private List<String> styles = List.of();
    private @Nullable TextField field;
    private String offered = "";
    private boolean escaped;

    GridCell(EditViewModel edits, ZoneChoice zone) {
        this.edits = edits;
        this.zone = zone;
        getStyleClass().addAll("grid-cell", "mono");
    }

    /** What the column shows now; it changes with the relation. */
    private @Nullable RelationColumn column() {
        var view = getTableColumn();
        return view != null && view.getUserData() instanceof RelationColumn column ? column : null;
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
        var column = column();
        var text = row == null || column == null || getItem() == null ? null : line(edits, row, column, getItem());
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
        var column = column();
        var typed = field().getText();
        super.cancelEdit();
        setGraphic(null);
        setContentDisplay(ContentDisplay.TEXT_ONLY);
        if (!escaped && row != null && column != null && !typed.equals(offered)) {
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
        var column = column();
        if (empty || cell == null || column == null) {
            setText(null);
            style(List.of());
            return;
        }
        var look = look(cell, column);
        setText(look.text());
        var wanted = new ArrayList<>(look.styles());
        if (column.family() == ColumnFamily.NUMBER) {
            wanted.add("grid-number");
        }
        style(wanted);
    }

    /** Only what differs: every change of a style class makes the cell be styled anew. */
    private void style(List<String> wanted) {
        if (!wanted.equals(styles)) {
            getStyleClass().removeAll(styles);
            getStyleClass().addAll(wanted);
            styles = wanted;
        }
    }

    private record Look(String text, List<String> styles) {
        Look(String text, String... styles) {
            this(text, List.of(styles));
        }

        Look and(String style) {
            var all = new ArrayList<>(styles);
            all.add(style);
            return new Look(text, all);
        }
    }

    private Look look(Cell cell, RelationColumn column) {
        var row = row();
        var staging = edits.staging().orElse(null);
        if (row == null || staging == null) {
            return stored(cell, column);
        }
        var mark = switch (staging.mark(row)) {
            case CHANGED -> "staged-changed";
            case INSERTED -> "staged-inserted";
            case DELETED -> "staged-deleted";
            case NONE -> null;
        };
        var value = staging.value(row, column);
        var look = value.isPresent()
                ? staged(value.get()).and("staged-value")
                : Staging.isNew(row) ? new Look(defaultText(column), "grid-null") : stored(cell, column);
        return mark == null ? look : look.and(mark);
    }

    private Look stored(Cell cell, RelationColumn column) {
        return switch (cell.state()) {
            case NULL -> new Look("NULL", "grid-null");
            case HIDDEN -> new Look(Messages.text("browser.cell.hidden"), "grid-hidden");
            case LARGE -> new Look(Messages.text("browser.cell.large", Sizes.bytes(cell.bytes())), "grid-cut");
            case CUT -> new Look(oneLine(cell.text()) + " …", "grid-cut");
            case WHOLE -> new Look(oneLine(zone.shown(column, cell.text())));
        };
    }

    private static Look staged(NewValue value) {
        return switch (value) {
            case NewValue.Null _ -> new Look("NULL", "grid-null");
            case NewValue.Default _ -> new Look(Messages.text("browser.edit.default"), "grid-null");
            case NewValue.Text text -> new Look(oneLine(text.text()));
        };
    }

    private static String defaultText(RelationColumn column) {
        return column.automatic()
                ? Messages.text("browser.edit.automatic")
                : column.defaultExpression() == null ? "NULL" : Messages.text("browser.edit.default");
    }

    private @Nullable BrowsedRow row() {
        var table = getTableView();
        return table != null && getIndex() >= 0 && getIndex() < table.getItems().size()
                ? table.getItems().get(getIndex())
                : null;
    }

    /** So much of a text as a cell can show, on one line. */
    static String oneLine(String text) {
        return OneLine.of(text, SHOWN);
    }
}
