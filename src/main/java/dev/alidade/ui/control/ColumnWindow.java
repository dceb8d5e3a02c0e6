package dev.alidade.ui.control;

import java.util.List;
import java.util.function.Consumer;
import javafx.beans.InvalidationListener;
import javafx.collections.FXCollections;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import javafx.geometry.Orientation;
import javafx.scene.control.ScrollBar;
import javafx.scene.control.Skin;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.control.skin.VirtualFlow;
import org.jspecify.annotations.Nullable;

/**
 * The columns of a table that can be seen, and a few beside them: only these have cells. A table builds its rows lazily
 * but each row whole, so that five hundred columns mean fifteen thousand cells for one window; with this it builds as
 * many as are looked at. The table needs a fixed cell size. Selection, editing and copying go by columns and rows, not
 * by cells, and do not notice.
 */
public final class ColumnWindow<S> {
    /** Columns kept beside those that are seen, so that not every step of scrolling builds new ones. */
    private static final int BESIDE = 3;
    /** What is assumed before the table was laid out. */
    private static final double FIRST_WIDTH = 1200;

    private final TableView<S> table;
    private final Consumer<TableColumn<S, ?>> seen;
    private final ObservableList<TableColumn<S, ?>> columns = FXCollections.observableArrayList();
    private final InvalidationListener moved = _ -> update();
    private @Nullable VirtualFlow<?> flow;
    private @Nullable ScrollBar horizontal;
    private int from;

    /**
     * @param seen called with every column that comes into view, also again
     */
    public ColumnWindow(TableView<S> table, Consumer<TableColumn<S, ?>> seen) {
        this.table = table;
        this.seen = seen;
    }

    /** From now on the table's rows are built this way; to be called before it is shown. */
    public void install() {
        table.setRowFactory(_ -> new Row<>(this));
        table.widthProperty().addListener(moved);
        table.skinProperty().addListener(_ -> find());
        table.getVisibleLeafColumns().addListener((ListChangeListener<TableColumn<S, ?>>) change -> {
            while (change.next()) {
                change.getRemoved().forEach(column -> column.widthProperty().removeListener(moved));
                change.getAddedSubList()
                        .forEach(column -> column.widthProperty().addListener(moved));
            }
            update();
        });
    }

    /** The columns that have cells now. */
    ObservableList<TableColumn<S, ?>> columns() {
        return columns;
    }

    /** Where the first of them begins, from the left edge of the first column of all. */
    double offset() {
        double x = 0;
        var all = table.getVisibleLeafColumns();
        for (int i = 0; i < Math.min(from, all.size()); i++) {
            x += table.snapSizeX(all.get(i).getWidth());
        }
        return x;
    }

    /** How wide all columns are together. */
    double width() {
        double width = 0;
        for (var column : table.getVisibleLeafColumns()) {
            width += table.snapSizeX(column.getWidth());
        }
        return width;
    }

    private void find() {
        if (table.lookup(".virtual-flow") instanceof VirtualFlow<?> found && !found.equals(flow)) {
            flow = found;
            // the bar is no part of what the flow makes public
            found.lookupAll(".scroll-bar").stream()
                    .filter(node -> node instanceof ScrollBar bar && bar.getOrientation() == Orientation.HORIZONTAL)
                    .map(ScrollBar.class::cast)
                    .forEach(this::follow);
        }
    }

    private void follow(ScrollBar bar) {
        horizontal = bar;
        bar.valueProperty().addListener(moved);
        update();
    }

    private void update() {
        var all = table.getVisibleLeafColumns();
        double left = horizontal == null ? 0 : horizontal.getValue();
        double right = left + (table.getWidth() > 0 ? table.getWidth() : FIRST_WIDTH);
        int first = 0;
        double x = 0;
        while (first < all.size() - 1 && x + all.get(first).getWidth() <= left) {
            x += all.get(first++).getWidth();
        }
        int last = first;
        while (last < all.size() && x < right) {
            x += all.get(last++).getWidth();
        }
        show(all, first, last);
    }

    /** From one column to before another; nothing happens while they are among those that have cells. */
    private void show(List<TableColumn<S, ?>> all, int first, int last) {
        boolean same = from + columns.size() <= all.size() && columns.equals(all.subList(from, from + columns.size()));
        if (same && first >= from && last <= from + columns.size()) {
            return;
        }
        int least = Math.max(0, first - BESIDE);
        var now = all.subList(least, Math.min(all.size(), last + BESIDE));
        now.forEach(seen);
        from = least;
        columns.setAll(now);
    }

    /** A row of such a table. */
    static final class Row<S> extends TableRow<S> {
        private final ColumnWindow<S> window;

        Row(ColumnWindow<S> window) {
            this.window = window;
        }

        ColumnWindow<S> window() {
            return window;
        }

        @Override
        protected Skin<?> createDefaultSkin() {
            return new ColumnWindowSkin<>(this);
        }
    }
}
