package dev.alidade.browser.ui;

import dev.alidade.browser.BrowsedRow;
import dev.alidade.browser.Cell;
import dev.alidade.browser.ColumnFilter;
import dev.alidade.browser.FilterOperator;
import dev.alidade.browser.RelationColumn;
import dev.alidade.i18n.Messages;
import java.util.List;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.TableView;
import org.jspecify.annotations.Nullable;

/** Filters by the value under the focus. */
final class FilterMenu {
    private final GridViewModel model;
    private final FilterBar bar;
    private final TableView<BrowsedRow> table;

    FilterMenu(GridViewModel model, FilterBar bar, TableView<BrowsedRow> table) {
        this.model = model;
        this.bar = bar;
        this.table = table;
    }

    void addTo(ContextMenu menu) {
        var same = item("browser.filter.same", () -> byValue(true));
        var other = item("browser.filter.other", () -> byValue(false));
        var more = item("browser.filter.column", () -> bar.edit(column()));
        menu.getItems().addAll(new SeparatorMenuItem(), same, other, more);
        menu.setOnShowing(_ -> {
            boolean fits = column() != null && isComparable();
            same.setDisable(!fits);
            other.setDisable(!fits);
            more.setDisable(column() == null);
        });
    }

    private static MenuItem item(String key, Runnable action) {
        var item = new MenuItem(Messages.text(key));
        item.setOnAction(_ -> action.run());
        return item;
    }

    private @Nullable RelationColumn column() {
        var focused = table.getFocusModel().getFocusedCell().getTableColumn();
        return focused != null && focused.getUserData() instanceof RelationColumn column ? column : null;
    }

    private @Nullable Cell cell() {
        var focused = table.getFocusModel().getFocusedCell();
        boolean there =
                focused.getRow() >= 0 && focused.getRow() < table.getItems().size() && focused.getColumn() >= 0;
        return there ? table.getItems().get(focused.getRow()).cells().get(focused.getColumn()) : null;
    }

    private boolean isComparable() {
        var cell = cell();
        var column = column();
        return cell != null
                && column != null
                && (cell.isNull()
                        || (cell.state() == Cell.State.WHOLE
                                && FilterOperator.fitting(column).contains(FilterOperator.EQUAL)));
    }

    private void byValue(boolean same) {
        var cell = cell();
        var column = column();
        if (cell == null || column == null) {
            return;
        }
        var operator = cell.isNull()
                ? (same ? FilterOperator.IS_NULL : FilterOperator.IS_NOT_NULL)
                : (same ? FilterOperator.EQUAL : FilterOperator.NOT_EQUAL);
        model.filter(model.filterProperty()
                .get()
                .and(new ColumnFilter(column.name(), operator, cell.isNull() ? List.of() : List.of(cell.text()))));
    }
}
