package dev.alidade.browser.ui;

import dev.alidade.browser.BrowsedRow;
import javafx.animation.Animation;
import javafx.animation.PauseTransition;
import javafx.beans.InvalidationListener;
import javafx.geometry.Orientation;
import javafx.scene.control.ScrollBar;
import javafx.scene.control.TableView;
import javafx.scene.control.skin.VirtualFlow;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.ScrollEvent;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The one scroll bar of the grid: it stands for all rows of the relation, not for the page that is loaded. Inside the
 * page it scrolls, beyond it jumps; the wheel goes on to the next page at the end of one.
 */
final class RowScrollBar extends ScrollBar {
    /** How long the thumb must rest before rows are asked for. */
    private static final Duration REST = Duration.millis(70);

    /** Length of the thumb, as a share of the bar: one that stands for millions must still be caught. */
    private static final double LEAST_THUMB = 0.06;

    /** What counts as the very end of the page, as a share of it. */
    private static final double HAIR = 0.001;

    private final GridViewModel model;
    private final TableView<BrowsedRow> table;
    private final PauseTransition rest = new PauseTransition(REST);
    private final InvalidationListener moved = _ -> follow();
    private @Nullable VirtualFlow<?> flow;
    private GridExtent extent = GridExtent.NONE;
    private boolean following;
    private @Nullable Edge landing;

    /** Where to stand on the page that is on its way; the column is negative without the focus. */
    private record Edge(boolean bottom, int column) {}

    RowScrollBar(GridViewModel model, TableView<BrowsedRow> table) {
        this.model = model;
        this.table = table;
        setId("tables-scroll");
        getStyleClass().add("row-scroll");
        setOrientation(Orientation.VERTICAL);
        setFocusTraversable(false);
        managedProperty().bind(visibleProperty());
        rest.setOnFinished(_ -> model.jump(Math.round(getValue())));
        valueProperty().addListener((_, _, value) -> {
            if (!following) {
                go(Math.round(value.doubleValue()));
            }
        });
        table.addEventFilter(ScrollEvent.SCROLL, this::wheel);
        table.addEventFilter(KeyEvent.KEY_PRESSED, this::press);
        table.skinProperty().addListener(_ -> find());
        table.heightProperty().addListener(moved);
        model.extentProperty().addListener((_, _, now) -> {
            extent = now;
            land();
            follow();
        });
        pressedProperty().addListener((_, _, pressed) -> {
            if (!pressed) {
                follow();
            }
        });
    }

    /** What the table shows now. */
    private void follow() {
        find();
        if (flow == null) {
            return;
        }
        double shown = visibleRows();
        following = true;
        setMax(Math.max(0, extent.total() - shown));
        setVisibleAmount(getMax() * Math.max(LEAST_THUMB, shown / Math.max(1, extent.total())));
        setUnitIncrement(1);
        setBlockIncrement(Math.max(1, shown - 1));
        if (rest.getStatus() != Animation.Status.RUNNING && !isPressed()) {
            setValue(extent.first()
                    + flow.getPosition() * Math.max(0, table.getItems().size() - shown));
        }
        setVisible(getMax() > 0);
        following = false;
    }

    private void go(long row) {
        long inPage = row - extent.first();
        double below = table.getItems().size() - visibleRows();
        if (flow != null && inPage >= 0 && inPage <= below) {
            rest.stop();
            flow.scrollToTop((int) inPage);
        } else {
            model.aim(row);
            rest.playFromStart();
        }
    }

    private void wheel(ScrollEvent scroll) {
        if (flow == null || scroll.isShiftDown() || scroll.getDeltaY() == 0) {
            return;
        }
        boolean fits = table.getItems().size() <= visibleRows();
        if (scroll.getDeltaY() < 0 && (fits || flow.getPosition() > 1 - HAIR)) {
            turn(false, -1);
        } else if (scroll.getDeltaY() > 0 && (fits || flow.getPosition() < HAIR)) {
            turn(true, -1);
        }
    }

    /** Keys that lead over the edge of the page. */
    private void press(KeyEvent key) {
        int row = table.getFocusModel().getFocusedIndex();
        boolean down = key.getCode() == KeyCode.DOWN || key.getCode() == KeyCode.PAGE_DOWN;
        boolean up = key.getCode() == KeyCode.UP || key.getCode() == KeyCode.PAGE_UP;
        boolean plain = !key.isShiftDown() && !key.isShortcutDown() && table.getEditingCell() == null;
        boolean over = plain && ((down && row == table.getItems().size() - 1) || (up && row == 0));
        int column = table.getFocusModel().getFocusedCell().getColumn();
        if (over && turn(up, Math.max(0, column))) {
            key.consume();
        }
    }

    private boolean turn(boolean back, int column) {
        boolean turned = back ? model.previous() : model.next();
        if (turned) {
            landing = new Edge(back, column);
        }
        return turned;
    }

    private void land() {
        if (landing == null || table.getItems().isEmpty()) {
            return;
        }
        int row = landing.bottom() ? Math.min(extent.size(), table.getItems().size()) - 1 : 0;
        table.scrollTo(row);
        if (landing.column() >= 0) {
            var column = table.getColumns().get(landing.column());
            table.getSelectionModel().clearAndSelect(row, column);
            table.getFocusModel().focus(row, column);
        }
        landing = null;
    }

    private double visibleRows() {
        return flow == null ? 0 : Math.floor(flow.getHeight() / table.getFixedCellSize());
    }

    private void find() {
        if (flow == null && table.lookup(".virtual-flow") instanceof VirtualFlow<?> found) {
            flow = found;
            found.positionProperty().addListener(moved);
            found.heightProperty().addListener(moved);
        }
    }
}
