package dev.alidade.corridor.ui;

import dev.alidade.corridor.feature.KeyedRows.Column;
import dev.alidade.corridor.feature.KeyedRows.Order;
import dev.alidade.i18n.Messages;
import java.util.List;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.ListChangeListener;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a layer below the map. Which of them are chosen is the model's business: the table only has a cursor, so
 * that a hundred thousand chosen rows cost it nothing.
 */
final class RowsPane extends BorderPane {
    private static final PseudoClass CHOSEN = PseudoClass.getPseudoClass("chosen");
    private static final PseudoClass NULL = PseudoClass.getPseudoClass("null");
    private static final double NARROWEST = 70;
    private static final double NARROWEST_TEXT = 150;
    private static final double WIDEST = 240;
    private static final double CHARACTER = 8;

    private final RowsModel model;
    private final TableView<KeyedRow> table = new TableView<>();
    private boolean sorting;

    RowsPane(RowsModel model) {
        this.model = model;
        setId("map-rows");
        getStyleClass().add("map-rows");
        setMinHeight(0);
        setTop(new RowsBar(model));
        setCenter(table);
        table.setId("map-rows-table");
        table.setItems(model.rows());
        table.setRowFactory(_ -> new Row());
        table.setPlaceholder(placeholder());
        table.addEventFilter(KeyEvent.KEY_PRESSED, this::key);
        table.setSortPolicy(_ -> true);
        table.getSortOrder().addListener((ListChangeListener<TableColumn<KeyedRow, ?>>) _ -> sort());
        model.columns().addListener((ListChangeListener<Column>) _ -> columns());
        model.revisionProperty().addListener((_, _, _) -> table.refresh());
        model.choice().choiceProperty().addListener((_, _, _) -> follow());
        columns();
    }

    private Label placeholder() {
        var words = new Label();
        words.getStyleClass().add("map-rows-empty");
        words.setWrapText(true);
        Runnable show = () -> {
            var problem = model.problemProperty().get();
            words.setText(
                    problem != null
                            ? problem.message()
                            : Messages.text(
                                    switch (model.whichProperty().get()) {
                                        case ALL -> "choice.empty.all";
                                        case IN_VIEW -> "choice.empty.view";
                                        case CHOSEN -> "choice.empty.chosen";
                                    }));
        };
        model.problemProperty().addListener((_, _, _) -> show.run());
        model.whichProperty().addListener((_, _, _) -> show.run());
        show.run();
        return words;
    }

    private void columns() {
        sorting = true;
        table.getColumns().clear();
        for (int place = 0; place < model.columns().size(); place++) {
            table.getColumns().add(column(place, model.columns().get(place)));
        }
        sorting = false;
    }

    private TableColumn<KeyedRow, KeyedRow> column(int place, Column shape) {
        var name = new Label(shape.name());
        name.getStyleClass().add("map-rows-name");
        var type = new Label(shape.type());
        type.getStyleClass().add("map-rows-type");
        var column = new TableColumn<KeyedRow, KeyedRow>();
        var head = new VBox(name, type);
        head.setAlignment(shape.isNumber() ? Pos.CENTER_RIGHT : Pos.CENTER_LEFT);
        column.setGraphic(head);
        column.setUserData(shape.name());
        double least = shape.isNumber() ? NARROWEST : NARROWEST_TEXT;
        column.setPrefWidth(Math.clamp(shape.name().length() * CHARACTER + 34, least, WIDEST));
        column.setCellValueFactory(cell -> new ReadOnlyObjectWrapper<>(cell.getValue()));
        column.setCellFactory(_ -> new Cell(place, shape.isNumber()));
        return column;
    }

    private void sort() {
        if (sorting) {
            return;
        }
        var by = table.getSortOrder();
        model.orderProperty()
                .set(
                        by.isEmpty()
                                ? null
                                : new Order(
                                        String.valueOf(by.getFirst().getUserData()),
                                        by.getFirst().getSortType() == TableColumn.SortType.DESCENDING));
    }

    /** One row that was chosen on the map comes into sight. */
    private void follow() {
        var keys = model.choice().keys();
        if (keys.size() == 1 && model.openProperty().get()) {
            int at = model.indexOf(keys.iterator().next());
            if (at >= 0 && at != table.getSelectionModel().getSelectedIndex()) {
                table.getSelectionModel().clearAndSelect(at);
                table.scrollTo(Math.max(0, at - 2));
            }
        }
    }

    private void key(KeyEvent event) {
        int at = table.getSelectionModel().getSelectedIndex();
        boolean known = true;
        switch (event.getCode()) {
            case SPACE -> model.click(at, false, true);
            case ENTER -> zoom(at);
            case ESCAPE -> model.choice().clear();
            case A -> {
                known = event.isShortcutDown();
                if (known) {
                    model.chooseAll();
                }
            }
            case UP, DOWN -> {
                known = event.isShiftDown() && at >= 0;
                if (known) {
                    extend(at + (event.getCode() == KeyCode.UP ? -1 : 1));
                }
            }
            default -> known = false;
        }
        if (known) {
            event.consume();
        }
    }

    private void extend(int to) {
        int index = Math.clamp(to, 0, Math.max(0, table.getItems().size() - 1));
        table.getSelectionModel().clearAndSelect(index);
        table.scrollTo(Math.max(0, index - 2));
        model.click(index, true, false);
    }

    private void zoom(int index) {
        if (index >= 0 && index < table.getItems().size()) {
            model.choice().zoom(table.getItems().get(index).key());
        }
    }

    private final class Row extends TableRow<KeyedRow> {
        Row() {
            addEventFilter(MouseEvent.MOUSE_PRESSED, event -> {
                if (event.getButton() == MouseButton.PRIMARY && !isEmpty()) {
                    if (event.getClickCount() == 2) {
                        zoom(getIndex());
                    } else {
                        model.click(getIndex(), event.isShiftDown(), event.isShortcutDown());
                    }
                }
            });
        }

        @Override
        protected void updateItem(@Nullable KeyedRow row, boolean empty) {
            super.updateItem(row, empty);
            var shown = empty ? null : row;
            pseudoClassStateChanged(
                    CHOSEN, shown != null && model.choice().keys().contains(shown.key()));
            if (shown != null && !shown.isRead()) {
                model.want(getIndex());
            }
        }
    }

    private static final class Cell extends TableCell<KeyedRow, KeyedRow> {
        private final int place;

        Cell(int place, boolean number) {
            this.place = place;
            setAlignment(number ? Pos.CENTER_RIGHT : Pos.CENTER_LEFT);
            getStyleClass().addAll(List.of("map-rows-cell", number ? "map-rows-number" : "map-rows-text"));
        }

        @Override
        protected void updateItem(@Nullable KeyedRow row, boolean empty) {
            super.updateItem(row, empty);
            var value = row == null || empty ? "" : !row.isRead() ? "…" : row.value(place);
            pseudoClassStateChanged(NULL, value == null);
            setText(value == null ? "NULL" : value.replace('\n', ' '));
        }
    }
}
