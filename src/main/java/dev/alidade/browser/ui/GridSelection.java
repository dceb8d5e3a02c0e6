package dev.alidade.browser.ui;

import dev.alidade.browser.BrowsedRow;
import dev.alidade.browser.RelationColumn;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import javafx.scene.control.TableView;
import org.jspecify.annotations.Nullable;

/** What is chosen in the grid: cells, their rows, and the one with the focus. */
record GridSelection(TableView<BrowsedRow> table) {
    /** A cell. */
    record Chosen(BrowsedRow row, RelationColumn column) {}

    /** The row with the focus. */
    @Nullable
    BrowsedRow row() {
        int index = table.getFocusModel().getFocusedCell().getRow();
        return index >= 0 && index < table.getItems().size() ? table.getItems().get(index) : null;
    }

    /** The column with the focus. */
    @Nullable
    RelationColumn column() {
        var column = table.getFocusModel().getFocusedCell().getTableColumn();
        return column != null && column.getUserData() instanceof RelationColumn known ? known : null;
    }

    /** The chosen cells. */
    List<Chosen> cells() {
        return table.getSelectionModel().getSelectedCells().stream()
                .filter(p -> p.getRow() >= 0 && p.getRow() < table.getItems().size())
                .map(p ->
                        p.getTableColumn() != null && p.getTableColumn().getUserData() instanceof RelationColumn column
                                ? new Chosen(table.getItems().get(p.getRow()), column)
                                : null)
                .filter(Objects::nonNull)
                .toList();
    }

    /** The rows with a chosen cell. */
    List<BrowsedRow> rows() {
        var indices = new TreeSet<Integer>();
        table.getSelectionModel().getSelectedCells().forEach(p -> indices.add(p.getRow()));
        return indices.stream()
                .filter(i -> i >= 0 && i < table.getItems().size())
                .map(table.getItems()::get)
                .toList();
    }

    /** The rows from the first chosen one on. */
    List<BrowsedRow> rowsFromHere() {
        int first = table.getSelectionModel().getSelectedCells().stream()
                .mapToInt(p -> p.getRow())
                .min()
                .orElse(0);
        return List.copyOf(table.getItems()
                .subList(
                        Math.clamp(first, 0, table.getItems().size()),
                        table.getItems().size()));
    }

    /** The columns from the first chosen one on. */
    List<RelationColumn> columnsFromHere() {
        int first = table.getSelectionModel().getSelectedCells().stream()
                .mapToInt(p -> p.getColumn())
                .filter(i -> i >= 0)
                .min()
                .orElse(0);
        return table.getColumns().stream()
                .skip(first)
                .map(c -> c.getUserData() instanceof RelationColumn column ? column : null)
                .filter(Objects::nonNull)
                .toList();
    }

    /** Puts the focus on a row. */
    void show(BrowsedRow row) {
        int index = table.getItems().indexOf(row);
        if (index >= 0 && !table.getColumns().isEmpty()) {
            table.scrollTo(index);
            table.getSelectionModel().clearAndSelect(index, table.getColumns().getFirst());
            table.getFocusModel().focus(index, table.getColumns().getFirst());
            table.requestFocus();
        }
    }
}
