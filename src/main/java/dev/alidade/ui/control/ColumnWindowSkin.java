package dev.alidade.ui.control;

import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.scene.AccessibleAttribute;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableRow;
import javafx.scene.control.skin.TableRowSkin;
import org.jspecify.annotations.Nullable;

/** A row that has cells only for the columns of a {@link ColumnWindow}, and room for all. */
final class ColumnWindowSkin<S> extends TableRowSkin<S> {
    ColumnWindowSkin(ColumnWindow.Row<S> row) {
        super(row);
    }

    /** Asked while the skin is made, before it has fields of its own. */
    private ColumnWindow<S> window() {
        if (getSkinnable() instanceof ColumnWindow.Row<S> row) {
            return row.window();
        }
        throw new IllegalStateException("a row of another table");
    }

    @Override
    protected ObservableList<TableColumn<S, ?>> getVisibleLeafColumns() {
        return window().columns();
    }

    @Override
    protected void layoutChildren(double x, double y, double w, double h) {
        super.layoutChildren(x + window().offset(), y, w, h);
    }

    @Override
    protected double computePrefWidth(
            double height, double topInset, double rightInset, double bottomInset, double leftInset) {
        return leftInset + window().width() + rightInset;
    }

    /** What is chosen in columns without cells has nothing to be shown to a screen reader yet. */
    @Override
    protected @Nullable Object queryAccessibleAttribute(AccessibleAttribute attribute, Object... parameters) {
        if (attribute == AccessibleAttribute.SELECTED_ITEMS && !choosesOnlySeen()) {
            return FXCollections.observableArrayList();
        }
        return super.queryAccessibleAttribute(attribute, parameters);
    }

    private boolean choosesOnlySeen() {
        TableRow<S> row = getSkinnable();
        return row.getTableView().getSelectionModel().getSelectedCells().stream()
                .filter(chosen -> chosen.getRow() == row.getIndex())
                .allMatch(chosen -> window().columns().contains(chosen.getTableColumn()));
    }
}
