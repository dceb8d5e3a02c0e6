package dev.alidade.ui.control;

import dev.alidade.i18n.Messages;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.geometry.Pos;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TablePosition;
import javafx.scene.control.TableView;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/**
 * Rows of a query as they came: types below the names, numbers right-aligned, NULL unlike empty, sorted in place by a click
 * on a head, copied as spreadsheets paste it.
 *
 * @param <R> a row
 */
public final class ResultTable<R> extends TableView<R> {
    private static final KeyCombination COPY = new KeyCodeCombination(KeyCode.C, KeyCombination.SHORTCUT_DOWN);
    private static final double CHARACTER_WIDTH = 7.5;
    private static final int MEASURED_ROWS = 50;
    /** A cell of a grid shows no more of its value. */
    private static final int SHOWN_CHARACTERS = 400;

    private final Values<R> values;
    private List<Column> shape = List.of();
    private List<R> asTheyCame = List.of();

    /** One column. */
    public record Column(String name, String type, boolean number) {}

    /** What stands in a row. */
    public interface Values<R> {
        /** The value at a place from 0; null for NULL. */
        @Nullable
        String value(R row, int place);

        /** Whether that is only its beginning. */
        boolean isCut(R row, int place);

        /** Whether that is not what the result brought. */
        default boolean isChanged(R row, int place) {
            return false;
        }
    }

    /** Where the focus is. */
    public record Place(Column column, @Nullable String value, boolean cut) {}

    public ResultTable(Values<R> values) {
        this.values = values;
        getStyleClass().addAll("result-table", "dense");
        setFixedCellSize(26);
        getSelectionModel().setCellSelectionEnabled(true);
        getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
        setPlaceholder(new Label(Messages.text("control.result.noRows")));
        setSortPolicy(_ -> {
            order();
            return true;
        });
        addEventHandler(KeyEvent.KEY_PRESSED, key -> {
            if (COPY.match(key)) {
                put(selected());
                key.consume();
            }
        });
        var cells = new MenuItem(Messages.text("control.result.copyCells"));
        cells.setAccelerator(COPY);
        cells.setOnAction(_ -> put(selected()));
        var rows = new MenuItem(Messages.text("control.result.copyRows"));
        rows.setOnAction(_ -> put(names() + "\n" + selectedRows()));
        setContextMenu(new ContextMenu(cells, rows));
    }

    /** Replaces everything. */
    public void show(List<Column> columns, List<R> rows) {
        shape = List.copyOf(columns);
        asTheyCame = rows;
        var views = new ArrayList<TableColumn<R, Integer>>();
        views.add(numbers());
        for (int i = 0; i < shape.size(); i++) {
            views.add(column(i));
        }
        getSortOrder().clear();
        getColumns().setAll(views);
        getItems().setAll(rows);
    }

    /** Shows a row as it is now, in the place of what it was. */
    public void replace(R before, R after) {
        asTheyCame =
                asTheyCame.stream().map(row -> row.equals(before) ? after : row).toList();
        getItems().replaceAll(row -> row.equals(before) ? after : row);
    }

    /** The focused value; null where none is. */
    public @Nullable Place focused() {
        var cell = getFocusModel().getFocusedCell();
        int place = cell.getColumn() - 1;
        if (cell.getRow() < 0 || cell.getRow() >= getItems().size() || place < 0 || place >= shape.size()) {
            return null;
        }
        var row = getItems().get(cell.getRow());
        return new Place(shape.get(place), values.value(row, place), values.isCut(row, place));
    }

    private TableColumn<R, Integer> numbers() {
        var view = new TableColumn<R, Integer>("#");
        view.setSortable(false);
        view.setReorderable(false);
        view.getStyleClass().add("result-number-column");
        view.setPrefWidth(20 + 7.0 * Integer.toString(asTheyCame.size()).length());
        view.setCellFactory(_ -> new TableCell<>() {
            {
                getStyleClass().addAll("result-number-head", "mono");
            }

            @Override
            protected void updateItem(@Nullable Integer item, boolean empty) {
                super.updateItem(item, empty);
                setText(empty ? null : Integer.toString(getIndex() + 1));
            }
        });
        return view;
    }

    private TableColumn<R, Integer> column(int place) {
        var column = shape.get(place);
        var name = new Label(column.name());
        name.getStyleClass().add("strong");
        var type = new Label(column.type());
        type.getStyleClass().addAll("result-type", "small");
        var head = new VBox(name, type);
        head.getStyleClass().add("result-head");
        head.setAlignment(Pos.CENTER_LEFT);
        var view = new TableColumn<R, Integer>();
        view.setGraphic(head);
        view.setReorderable(false);
        view.setUserData(place);
        view.setCellValueFactory(_ -> new ReadOnlyObjectWrapper<>(place));
        view.setCellFactory(_ -> new ValueCell(column, place));
        int longest = Math.max(column.name().length() + 3, column.type().length());
        for (var row : asTheyCame.subList(0, Math.min(MEASURED_ROWS, asTheyCame.size()))) {
            var value = values.value(row, place);
            longest = Math.max(longest, value == null ? 4 : value.length());
        }
        view.setPrefWidth(Math.clamp(longest * CHARACTER_WIDTH + 24, 60, 320));
        return view;
    }

    private void order() {
        var rows = new ArrayList<>(asTheyCame);
        for (var column : getSortOrder().reversed()) {
            if (column.getUserData() instanceof Integer place) {
                var order = order(place);
                rows.sort(column.getSortType() == TableColumn.SortType.DESCENDING ? order.reversed() : order);
            }
        }
        getItems().setAll(rows);
    }

    private Comparator<R> order(int place) {
        if (shape.get(place).number()) {
            return Comparator.comparing(
                    row -> number(values.value(row, place)), Comparator.nullsLast(Comparator.naturalOrder()));
        }
        return Comparator.comparing(
                row -> values.value(row, place), Comparator.nullsLast(String.CASE_INSENSITIVE_ORDER));
    }

    private static @Nullable BigDecimal number(@Nullable String text) {
        try {
            return text == null ? null : new BigDecimal(text);
        } catch (NumberFormatException e) {
            return null;
        }
    }

    private String selected() {
        var columns = new TreeSet<Integer>();
        var lines = new TreeMap<Integer, TreeMap<Integer, String>>();
        for (TablePosition<?, ?> position : getSelectionModel().getSelectedCells()) {
            if (position.getColumn() > 0) {
                columns.add(position.getColumn());
                lines.computeIfAbsent(position.getRow(), _ -> new TreeMap<>())
                        .put(position.getColumn(), field(getItems().get(position.getRow()), position.getColumn() - 1));
            }
        }
        return lines.values().stream()
                .map(line -> columns.stream()
                        .map(column -> line.getOrDefault(column, ""))
                        .collect(Collectors.joining("\t")))
                .collect(Collectors.joining("\n"));
    }

    private String selectedRows() {
        var rows = new TreeSet<Integer>();
        getSelectionModel().getSelectedCells().forEach(position -> rows.add(position.getRow()));
        return rows.stream().map(row -> line(getItems().get(row))).collect(Collectors.joining("\n"));
    }

    private String names() {
        return shape.stream().map(column -> quoted(column.name())).collect(Collectors.joining("\t"));
    }

    private String line(R row) {
        var line = new ArrayList<String>();
        for (int i = 0; i < shape.size(); i++) {
            line.add(field(row, i));
        }
        return String.join("\t", line);
    }

    private String field(R row, int place) {
        var value = values.value(row, place);
        return value == null ? "" : quoted(value);
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

    /** One value on one line, whatever it holds. */
    private final class ValueCell extends TableCell<R, Integer> {
        private static final List<String> STATES = List.of("result-null", "result-cut", "result-changed");
        private final int place;

        ValueCell(Column column, int place) {
            this.place = place;
            getStyleClass().addAll("result-cell", "mono");
            if (column.number()) {
                getStyleClass().add("result-number");
            }
        }

        @Override
        protected void updateItem(@Nullable Integer item, boolean empty) {
            super.updateItem(item, empty);
            getStyleClass().removeAll(STATES);
            if (empty || getIndex() < 0 || getIndex() >= getItems().size()) {
                setText(null);
                return;
            }
            var row = getItems().get(getIndex());
            if (values.isChanged(row, place)) {
                getStyleClass().add("result-changed");
            }
            var value = values.value(row, place);
            if (value == null) {
                setText("NULL");
                getStyleClass().add("result-null");
                return;
            }
            boolean cut = values.isCut(row, place) || value.length() > SHOWN_CHARACTERS;
            setText(OneLine.of(value, SHOWN_CHARACTERS) + (cut ? " …" : ""));
            if (values.isCut(row, place)) {
                getStyleClass().add("result-cut");
            }
        }

        private List<R> getItems() {
            return ResultTable.this.getItems();
        }
    }
}
