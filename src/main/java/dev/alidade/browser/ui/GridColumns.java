package dev.alidade.browser.ui;

import dev.alidade.browser.BrowsedRow;
import dev.alidade.browser.Cell;
import dev.alidade.browser.RelationColumn;
import dev.alidade.ui.ColumnWidths;
import dev.alidade.ui.control.ColumnWindow;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;

/**
 * The columns of the grid. They stay from one relation to the next and only learn what they show now, because making
 * them and their cells anew is what takes time; those out of sight have neither cells nor a drawn head.
 */
final class GridColumns {
    private static final double CHARACTER_WIDTH = 7.5;
    private static final int LOOKED_AT = 50;

    private final TableView<BrowsedRow> table;
    private final GridViewModel model;
    private final ColumnWidths widths;
    private final List<TableColumn<BrowsedRow, Cell>> made = new ArrayList<>();
    private String relation = "";
    private boolean changing;

    GridColumns(TableView<BrowsedRow> table, GridViewModel model, ColumnWidths widths) {
        this.table = table;
        this.model = model;
        this.widths = widths;
        new ColumnWindow<>(table, GridColumns::drawHead).install();
    }

    /** Shows the columns of a relation, as wide as they were pulled, else as its first rows need. */
    void show(GridState.Shown shown) {
        changing = true;
        try {
            relation = shown.relation().name().label();
            table.getSortOrder().clear();
            var wanted = shown.shape().columns();
            for (int i = 0; i < wanted.size(); i++) {
                if (i == made.size()) {
                    made.add(column(i));
                }
                turn(made.get(i), i, wanted.get(i), shown.page().rows());
            }
            var columns = table.getColumns();
            if (columns.size() > wanted.size()) {
                columns.remove(wanted.size(), columns.size());
            } else {
                columns.addAll(made.subList(columns.size(), wanted.size()));
            }
        } finally {
            changing = false;
        }
    }

    /** Whether the columns are just being exchanged, so that what they tell is nobody's wish. */
    boolean isChanging() {
        return changing;
    }

    private TableColumn<BrowsedRow, Cell> column(int place) {
        var view = new TableColumn<BrowsedRow, Cell>();
        view.setReorderable(false);
        view.setCellValueFactory(row -> {
            var cells = row.getValue().cells();
            // a row of the relation before, until the new ones are there
            return new ReadOnlyObjectWrapper<>(place < cells.size() ? cells.get(place) : null);
        });
        view.setCellFactory(_ -> new GridCell(model.edits(), model.zone()));
        view.widthProperty().addListener((_, before, now) -> {
            if (!changing && table.getScene() != null && before.doubleValue() != now.doubleValue()) {
                widths.remember(relation, name(view), now.doubleValue());
            }
        });
        return view;
    }

    private void turn(TableColumn<BrowsedRow, Cell> view, int place, RelationColumn column, List<BrowsedRow> rows) {
        view.setUserData(column);
        view.setSortable(column.sortable() && column.readable());
        view.setSortType(TableColumn.SortType.ASCENDING);
        if (view.getGraphic() instanceof GridHeader head) {
            head.show(column);
        }
        view.setPrefWidth(widths.width(relation, column.name()).orElseGet(() -> fitting(column, place, rows)));
    }

    /** Later pages may hold somewhat longer values than the rows that are looked at. */
    private static double fitting(RelationColumn column, int place, List<BrowsedRow> rows) {
        int longest = Math.max(column.name().length() + 4, column.type().length());
        for (var row : rows.subList(0, Math.min(LOOKED_AT, rows.size()))) {
            longest = Math.max(longest, row.cells().get(place).text().length());
        }
        return Math.clamp((longest + 3) * CHARACTER_WIDTH + 28, 76, 300);
    }

    private static void drawHead(TableColumn<BrowsedRow, ?> view) {
        if (view.getGraphic() == null && view.getUserData() instanceof RelationColumn column) {
            view.setGraphic(new GridHeader(column));
        }
    }

    private static String name(TableColumn<?, ?> column) {
        return column.getUserData() instanceof RelationColumn known ? known.name() : "";
    }
}
