package dev.alidade.browser.ui;

import dev.alidade.browser.BrowsedRow;
import dev.alidade.browser.Cell;
import dev.alidade.browser.ColumnFamily;
import dev.alidade.browser.RelationColumn;
import dev.alidade.i18n.Messages;
import dev.alidade.i18n.Sizes;
import java.util.List;
import javafx.scene.control.TableCell;
import org.jspecify.annotations.Nullable;

/** One value: numbers right-aligned, NULL unlike empty, long values marked as cut, on one line. */
final class GridCell extends TableCell<BrowsedRow, Cell> {
    private static final List<String> STATES = List.of("grid-null", "grid-cut", "grid-hidden");

    GridCell(RelationColumn column) {
        getStyleClass().addAll("grid-cell", "mono");
        if (column.family() == ColumnFamily.NUMBER) {
            getStyleClass().add("grid-number");
        }
    }

    @Override
    protected void updateItem(@Nullable Cell cell, boolean empty) {
        super.updateItem(cell, empty);
        getStyleClass().removeAll(STATES);
        if (empty || cell == null) {
            setText(null);
            return;
        }
        switch (cell.state()) {
            case NULL -> show("NULL", "grid-null");
            case HIDDEN -> show(Messages.text("browser.cell.hidden"), "grid-hidden");
            case LARGE -> show(Messages.text("browser.cell.large", Sizes.bytes(cell.bytes())), "grid-cut");
            case CUT -> show(oneLine(cell.text()) + " …", "grid-cut");
            case WHOLE -> setText(oneLine(cell.text()));
        }
    }

    private void show(String text, String style) {
        setText(text);
        getStyleClass().add(style);
    }

    /** Line ends and control characters as visible signs, so that no value breaks out of its row. */
    static String oneLine(String text) {
        var line = new StringBuilder(text.length());
        text.codePoints().forEach(c -> {
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
