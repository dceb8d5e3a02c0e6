package dev.alidade.browser.ui;

import dev.alidade.browser.BrowsedRow;
import dev.alidade.browser.RelationColumn;
import dev.alidade.browser.RelationShape;
import dev.alidade.browser.RowAnchor;
import dev.alidade.browser.RowOrder;
import dev.alidade.browser.edit.Staging;
import dev.alidade.i18n.Messages;
import dev.alidade.ui.ColumnWidths;
import dev.alidade.ui.control.ContentState;
import dev.alidade.ui.control.EmptyPane;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.scene.control.Label;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/** The rows of the chosen relation: table, page bar, and the side panel of one value. */
final class GridPane extends BorderPane {
    private final GridViewModel model;
    private final GridColumns columns;
    private final ContentState content = new ContentState();
    private final TableView<BrowsedRow> table = new TableView<>();
    private final BorderPane rows = new BorderPane(table);
    private final FilterBar filters;
    private final GridSelection selection = new GridSelection(table);
    private final GridMenu menu;
    private final GridSide side;
    private @Nullable RelationShape columnsOf;
    private @Nullable RowAnchor top;
    private @Nullable List<BrowsedRow> pageShown;
    private List<BrowsedRow> addedShown = List.of();
    private int stagedShown;
    /** While another relation is on its way what surrounds the rows stays: going and coming again would cost a layout. */
    private final BooleanProperty usable = new SimpleBooleanProperty(false);

    GridPane(GridViewModel model, ColumnWidths widths) {
        this.model = model;
        this.columns = new GridColumns(table, model, widths);
        getStyleClass().add("tables-main");
        filters = new FilterBar(model);
        filters.visibleProperty().bind(usable);
        filters.managedProperty().bind(usable);
        setTop(filters);
        menu = new GridMenu(model, selection);
        var split = new SplitPane(content);
        setCenter(split);
        side = new GridSide(model, split);
        var bar = new PageBar(model, menu::insert, side::toggleChanges);
        setBottom(new VBox(new EditBar(model.edits(), side::showPreview), bar));
        bar.visibleProperty().bind(usable);
        bar.managedProperty().bind(usable);
        buildTable();
        rows.setRight(new RowScrollBar(model, table));
        model.zone().zoneProperty().addListener((_, _, _) -> table.refresh());
        model.edits().revisionProperty().addListener((_, _, _) -> showRows());
        model.stateProperty().addListener((_, _, state) -> show(state));
        show(model.stateProperty().get());
    }

    private void buildTable() {
        table.setId("tables-grid");
        table.setAccessibleText(Messages.text("browser.grid.accessible"));
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
            if (!columns.isChanging()) {
                sort();
            }
            return true;
        });
        table.setEditable(true);
        table.addEventFilter(KeyEvent.KEY_PRESSED, this::press);
        table.setOnMouseClicked(click -> {
            if (click.getButton() == MouseButton.PRIMARY && click.getClickCount() == 2) {
                edit();
            }
        });
        table.setContextMenu(menu.menu());
        new FilterMenu(model, filters, table).addTo(table.getContextMenu());
    }

    /** Keys of the table itself, not of a field in it. */
    private void press(KeyEvent key) {
        if (table.getEditingCell() != null) {
            return;
        }
        boolean taken = true;
        if (GridCopy.KEYS.match(key)) {
            GridCopy.copy(table);
        } else if (GridPaste.KEYS.match(key)) {
            GridPaste.run(model.edits(), selection);
        } else if (FilterBar.KEYS.match(key)) {
            filters.edit(selection.column());
        } else if (key.isShortcutDown() || key.isAltDown()) {
            taken = false;
        } else {
            switch (key.getCode()) {
                case ENTER, F2 -> edit();
                case SPACE -> menu.inspect();
                case DELETE -> model.edits().delete(selection.rows());
                case ESCAPE -> side.close();
                default -> taken = false;
            }
        }
        if (taken) {
            key.consume();
        }
    }

    /** Edits the cell with the focus: in place when its value fits into a line, else in the side panel. */
    private void edit() {
        var row = selection.row();
        var column = selection.column();
        if (row == null || column == null) {
            return;
        }
        var refusal = model.edits().refusal(row, column);
        var focused = table.getFocusModel().getFocusedCell();
        var cell = row.cells().get(focused.getColumn());
        if (refusal.isPresent()) {
            model.edits().refuse(refusal.get());
            menu.inspect();
        } else if (GridCell.line(model.edits(), row, column, cell) == null) {
            menu.inspect();
        } else {
            table.edit(focused.getRow(), table.getColumns().get(focused.getColumn()));
        }
    }

    private void show(GridState state) {
        usable.set(state instanceof GridState.Shown || (state instanceof GridState.Loading && usable.get()));
        switch (state) {
            case GridState.Nothing _ ->
                content.empty(new EmptyPane(
                        Feather.GRID, Messages.text("browser.grid.start"), Messages.text("browser.grid.start.text")));
            case GridState.Loading _ -> content.loadingOther();
            case GridState.Failed failed -> content.problem(failed.problem(), model::refresh);
            case GridState.Shown shown -> {
                if (!shown.shape().equals(columnsOf)) {
                    columnsOf = shown.shape();
                    top = null;
                    columns.show(shown);
                    pageShown = null;
                    model.closeDetail();
                }
                showRows();
                // reading a page again must not lose the place in it
                if (!shown.page().rows().isEmpty()
                        && !shown.page().rows().getFirst().anchor().equals(top)) {
                    table.scrollTo(0);
                    top = shown.page().rows().getFirst().anchor();
                }
                content.content(rows);
            }
        }
    }

    private void sort() {
        var order = table.getSortOrder();
        if (order.isEmpty()) {
            model.sort(null);
        } else if (order.getFirst().getUserData() instanceof RelationColumn column) {
            model.sort(new RowOrder(column.name(), order.getFirst().getSortType() == TableColumn.SortType.DESCENDING));
        }
    }

    /** The page and the new rows below it. */
    private void showRows() {
        if (!(model.stateProperty().get() instanceof GridState.Shown shown)) {
            return;
        }
        var page = shown.page().rows();
        var added = model.edits().staging().map(Staging::newRows).orElse(List.of());
        int staged = model.edits().size();
        if (page.equals(pageShown) && added.equals(addedShown)) {
            // rights that arrived change nothing that is seen
            if (staged > 0 || stagedShown > 0) {
                table.refresh();
            }
        } else {
            var rows = new ArrayList<>(page);
            rows.addAll(added);
            table.getItems().setAll(rows);
        }
        pageShown = page;
        addedShown = List.copyOf(added);
        stagedShown = staged;
    }
}
