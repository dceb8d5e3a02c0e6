package dev.alidade.browser.ui;

import dev.alidade.browser.BrowsedRow;
import dev.alidade.browser.Cell;
import dev.alidade.browser.RelationColumn;
import dev.alidade.i18n.Messages;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TablePosition;
import javafx.scene.control.TableView;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;

/** Copies what is selected as tab-separated text, as spreadsheets paste it. NULL becomes an empty field. */
final class GridCopy {
    static final KeyCombination KEYS = new KeyCodeCombination(KeyCode.C, KeyCombination.SHORTCUT_DOWN);

    private GridCopy() {}

    static ContextMenu menu(TableView<BrowsedRow> table) {
        var cells = new MenuItem(Messages.text("browser.copy.cells"));
        cells.setAccelerator(KEYS);
        cells.setOnAction(_ -> copy(table));
        var rows = new MenuItem(Messages.text("browser.copy.rows"));
        rows.setOnAction(_ -> put(rows(table)));
        return new ContextMenu(cells, rows);
    }

    static void copy(TableView<BrowsedRow> table) {
        put(cells(table));
    }

    /** The selected cells; gaps inside their rectangle stay empty. */
    static String cells(TableView<BrowsedRow> table) {
        var columns = new TreeSet<Integer>();
        var lines = new TreeMap<Integer, TreeMap<Integer, String>>();
        for (TablePosition<?, ?> position : table.getSelectionModel().getSelectedCells()) {
            var row = table.getItems().get(position.getRow());
            columns.add(position.getColumn());
            lines.computeIfAbsent(position.getRow(), _ -> new TreeMap<>())
                    .put(position.getColumn(), field(row.cells().get(position.getColumn())));
        }
        return lines.values().stream()
                .map(line -> columns.stream()
                        .map(column -> line.getOrDefault(column, ""))
                        .collect(Collectors.joining("\t")))
                .collect(Collectors.joining("\n"));
    }

    /** The rows with a selected cell, whole, below a line of column names. */
    private static String rows(TableView<BrowsedRow> table) {
        var names = table.getColumns().stream()
                .map(column -> column.getUserData() instanceof RelationColumn c ? quoted(c.name()) : "")
                .collect(Collectors.joining("\t"));
        var chosen = new TreeSet<Integer>();
        table.getSelectionModel().getSelectedCells().forEach(position -> chosen.add(position.getRow()));
        var lines = chosen.stream()
                .map(row -> line(table.getItems().get(row).cells()))
                .collect(Collectors.joining("\n"));
        return names + "\n" + lines;
    }

    private static String line(List<Cell> cells) {
        return cells.stream().map(GridCopy::field).collect(Collectors.joining("\t"));
    }

    private static String field(Cell cell) {
        return cell.isNull() ? "" : quoted(cell.text());
    }

    private static String quoted(String text) {
        return text.indexOf('\t') >= 0 || text.indexOf('\n') >= 0 || text.startsWith("\"")
                ? '"' + text.replace("\"", "\"\"") + '"'
                : text;
    }

    private static void put(String text) {
        var content = new ClipboardContent();
        content.putString(text);
        Clipboard.getSystemClipboard().setContent(content);
    }
}
