package dev.alidade.browser.ui;

import dev.alidade.browser.BrowsedRow;
import dev.alidade.browser.Cell;
import dev.alidade.browser.RelationColumn;
import dev.alidade.browser.RelationShape;
import dev.alidade.browser.RowOrder;
import dev.alidade.i18n.Messages;
import dev.alidade.ui.ColumnWidths;
import dev.alidade.ui.control.ContentState;
import dev.alidade.ui.control.EmptyPane;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.control.Label;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.BorderPane;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/** The rows of the chosen relation: table, page bar, and the side panel of one value. */
final class GridPane extends BorderPane {
    private static final double VALUE_SHARE = 0.7;
    private static final double CHARACTER_WIDTH = 7.5;

    private final GridViewModel model;
    private final ColumnWidths widths;
    private final ContentState content = new ContentState();
    private final TableView<BrowsedRow> table = new TableView<>();
    private final ValuePane value;
    private final FilterBar filters;
    private @Nullable RelationShape columnsOf;

    GridPane(GridViewModel model, ColumnWidths widths) {
        this.model = model;
        this.widths = widths;
        this.value = new ValuePane(model);
        getStyleClass().add("tables-main");
        filters = new FilterBar(model);
        filters.visibleProperty().bind(model.stateProperty().map(GridState.Shown.class::isInstance));
        filters.managedProperty().bind(filters.visibleProperty());
        setTop(filters);
        var split = new SplitPane(content);
        setCenter(split);
        var bar = new PageBar(model);
        setBottom(bar);
        bar.visibleProperty().bind(model.stateProperty().map(GridState.Shown.class::isInstance));
        bar.managedProperty().bind(bar.visibleProperty());
        buildTable();
        model.detailProperty().addListener((_, _, detail) -> {
            if (detail == null) {
                split.getItems().remove(value);
            } else if (!split.getItems().contains(value)) {
                split.getItems().add(value);
                split.setDividerPositions(VALUE_SHARE);
            }
        });
        model.stateProperty().addListener((_, _, state) -> show(state));
        show(model.stateProperty().get());
    }

    private void buildTable() {
        table.setId("tables-grid");
        table.getStyleClass().addAll("tables-grid", "dense");
        table.setFixedCellSize(28);
        table.getSelectionModel().setCellSelectionEnabled(true);
        table.getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
        var nothing = new Label();
        nothing.textProperty()
                .bind(model.filterProperty()
                        .map(wanted ->
                                Messages.text(wanted.isEmpty() ? "browser.grid.noRows" : "browser.grid.noMatch")));
        table.setPlaceholder(nothing);
        table.setSortPolicy(_ -> {
            sort();
            return true;
        });
        table.addEventHandler(KeyEvent.KEY_PRESSED, key -> {
            if (GridCopy.KEYS.match(key)) {
                GridCopy.copy(table);
                key.consume();
            } else if (key.getCode() == KeyCode.ENTER) {
                inspect();
            } else if (FilterBar.KEYS.match(key)) {
                filters.edit(focusedColumn());
                key.consume();
            } else if (key.getCode() == KeyCode.ESCAPE) {
                model.closeDetail();
            }
        });
        table.setOnMouseClicked(click -> {
            if (click.getButton() == MouseButton.PRIMARY && click.getClickCount() == 2) {
                inspect();
            }
        });
        table.setContextMenu(GridCopy.menu(table));
        new FilterMenu(model, filters, table).addTo(table.getContextMenu());
    }

    private void show(GridState state) {
        switch (state) {
            case GridState.Nothing _ ->
                content.empty(new EmptyPane(
                        Feather.GRID, Messages.text("browser.grid.start"), Messages.text("browser.grid.start.text")));
            case GridState.Loading _ -> content.loading();
            case GridState.Failed failed -> content.problem(failed.problem(), model::refresh);
            case GridState.Shown shown -> {
                if (!shown.shape().equals(columnsOf)) {
                    columnsOf = shown.shape();
                    table.getColumns().setAll(columns(shown));
                    widths.restore(shown.relation().name().label(), table, GridPane::name);
                    value.forget();
                }
                table.getItems().setAll(shown.page().rows());
                if (!shown.page().rows().isEmpty()) {
                    table.scrollTo(0);
                }
                content.content(table);
            }
        }
    }

    private static List<TableColumn<BrowsedRow, Cell>> columns(GridState.Shown shown) {
        var columns = new ArrayList<TableColumn<BrowsedRow, Cell>>();
        var all = shown.shape().columns();
        for (int i = 0; i < all.size(); i++) {
            columns.add(column(all.get(i), i, shown.page().rows()));
        }
        return columns;
    }

    private static TableColumn<BrowsedRow, Cell> column(RelationColumn column, int place, List<BrowsedRow> rows) {
        var view = new TableColumn<BrowsedRow, Cell>();
        view.setGraphic(new GridHeader(column));
        view.setUserData(column);
        view.setSortable(column.sortable() && column.readable());
        view.setReorderable(false);
        view.setCellValueFactory(
                row -> new ReadOnlyObjectWrapper<>(row.getValue().cells().get(place)));
        view.setCellFactory(_ -> new GridCell(column));
        int longest = Math.max(column.name().length() + 4, column.type().length());
        for (var row : rows.subList(0, Math.min(50, rows.size()))) {
            longest = Math.max(longest, row.cells().get(place).text().length());
        }
        view.setPrefWidth(Math.clamp(longest * CHARACTER_WIDTH + 28, 76, 300));
        return view;
    }

    private static String name(TableColumn<?, ?> column) {
        return column.getUserData() instanceof RelationColumn known ? known.name() : "";
    }

    private void sort() {
        var order = table.getSortOrder();
        if (order.isEmpty()) {
            model.sort(null);
        } else if (order.getFirst().getUserData() instanceof RelationColumn column) {
            model.sort(new RowOrder(column.name(), order.getFirst().getSortType() == TableColumn.SortType.DESCENDING));
        }
    }

    private @Nullable RelationColumn focusedColumn() {
        var column = table.getFocusModel().getFocusedCell().getTableColumn();
        return column != null && column.getUserData() instanceof RelationColumn known ? known : null;
    }

    private void inspect() {
        var cell = table.getFocusModel().getFocusedCell();
        if (cell.getTableColumn() != null
                && cell.getTableColumn().getUserData() instanceof RelationColumn column
                && cell.getRow() >= 0
                && cell.getRow() < table.getItems().size()) {
            model.inspect(table.getItems().get(cell.getRow()), column);
        }
    }
}
