package dev.alidade.browser.ui;

import dev.alidade.browser.BrowsedRow;
import dev.alidade.browser.Cell;
import dev.alidade.browser.PagePosition;
import dev.alidade.browser.RelationColumn;
import dev.alidade.browser.RelationEntry;
import dev.alidade.browser.RelationShape;
import dev.alidade.browser.RelationTree;
import dev.alidade.browser.RowOrder;
import dev.alidade.browser.RowPage;
import dev.alidade.browser.RowPager;
import dev.alidade.database.Cancellation;
import dev.alidade.i18n.Messages;
import dev.alidade.i18n.Sizes;
import dev.alidade.ui.task.BackgroundTasks;
import dev.alidade.ui.task.RunningTask;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.jspecify.annotations.Nullable;

/** The rows of one relation, page by page. A late answer to an older question is dropped. */
public final class GridViewModel {
    private final RelationTree tree;
    private final BackgroundTasks tasks;
    private final ReadOnlyObjectWrapper<GridState> state = new ReadOnlyObjectWrapper<>(new GridState.Nothing());
    private final ReadOnlyObjectWrapper<@Nullable CellDetail> detail = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyStringWrapper position = new ReadOnlyStringWrapper("");
    private final ReadOnlyBooleanWrapper counting = new ReadOnlyBooleanWrapper();
    private @Nullable RowPager pager;
    private @Nullable RunningTask<Long> count;
    private @Nullable Long exactRows;
    private int question;

    GridViewModel(RelationTree tree, BackgroundTasks tasks) {
        this.tree = tree;
        this.tasks = tasks;
    }

    /**
     * One value in the side panel.
     *
     * @param column its column
     * @param text the value, or its beginning while the whole is on its way; null for NULL
     * @param note what must be said about it; empty when nothing
     */
    public record CellDetail(
            RelationColumn column, @Nullable String text, String note) {}

    /** A step from the page that is shown. */
    @FunctionalInterface
    private interface Step {
        RowPage go(RowPager pager, RowPage page, Cancellation cancellation);
    }

    public ReadOnlyObjectProperty<GridState> stateProperty() {
        return state.getReadOnlyProperty();
    }

    /** The value in the side panel; null when it is closed. */
    public ReadOnlyObjectProperty<@Nullable CellDetail> detailProperty() {
        return detail.getReadOnlyProperty();
    }

    /** "rows 1–200 of ≈ 10.2 M". */
    public ReadOnlyStringProperty positionProperty() {
        return position.getReadOnlyProperty();
    }

    /** Whether an exact count is under way. */
    public ReadOnlyBooleanProperty countingProperty() {
        return counting.getReadOnlyProperty();
    }

    /** Whether the pages have an end that can be jumped to. */
    boolean canJumpToLast() {
        return pager != null && !pager.isByOffset();
    }

    /** Whether pages go by offset, and only so far. */
    boolean isByOffset() {
        return pager != null && pager.isByOffset();
    }

    /** Shows the first page of a relation. */
    public void open(RelationEntry relation) {
        stopCount();
        exactRows = null;
        detail.set(null);
        position.set("");
        state.set(new GridState.Loading(relation));
        load(relation, null, null);
    }

    /** Shows the first page in another order; null for the order of the rows' identity. */
    public void sort(@Nullable RowOrder order) {
        if (state.get() instanceof GridState.Shown shown) {
            load(shown.relation(), shown.shape(), order);
        }
    }

    /** Reads the page again, or tries again what failed. */
    public void refresh() {
        switch (state.get()) {
            case GridState.Failed failed -> open(failed.relation());
            case GridState.Shown _ -> step(RowPager::refresh);
            default -> {}
        }
    }

    public void next() {
        step((p, page, cancellation) -> page.hasNext() ? p.next(page, cancellation) : page);
    }

    public void previous() {
        step((p, page, cancellation) -> page.hasPrevious() ? p.previous(page, cancellation) : page);
    }

    public void first() {
        step((p, _, cancellation) -> p.first(cancellation));
    }

    public void last() {
        step((p, _, cancellation) -> p.last(cancellation));
    }

    /** Counts exactly, or stops counting. */
    public void count() {
        if (counting.get()) {
            stopCount();
            return;
        }
        if (state.get() instanceof GridState.Shown shown && pager != null) {
            var counted = pager;
            counting.set(true);
            count = tasks.start(
                            Messages.text(
                                    "browser.task.count",
                                    shown.relation().name().label()),
                            context -> counted.count(context.cancellation()))
                    .onSuccess(rows -> {
                        if (counted.equals(pager)) {
                            exactRows = rows;
                            describe();
                        }
                    })
                    .onFailure(problem -> position.set(problem.message()))
                    .onFinished(() -> counting.set(false));
        }
    }

    /** Opens one value in the side panel, fetching it whole when the page holds only its beginning. */
    public void inspect(BrowsedRow row, RelationColumn column) {
        if (!(state.get() instanceof GridState.Shown shown) || pager == null) {
            return;
        }
        var cell = row.cells().get(shown.shape().columns().indexOf(column));
        var text = cell.isNull() ? null : cell.text();
        if (cell.state() != Cell.State.CUT && cell.state() != Cell.State.LARGE) {
            detail.set(new CellDetail(
                    column, text, cell.state() == Cell.State.HIDDEN ? Messages.text("browser.value.hidden") : ""));
            return;
        }
        var asked = new CellDetail(column, text, Messages.text("browser.value.loading"));
        detail.set(asked);
        var source = pager;
        tasks.start(
                        Messages.text("browser.task.value", column.name()),
                        context -> source.value(row, column, context.cancellation()))
                .onSuccess(value -> answer(
                        asked,
                        value.text(),
                        value.complete()
                                ? ""
                                : Messages.text("browser.value.cut", Sizes.exact(RowPager.VALUE_CHARACTERS))))
                .onFailure(problem -> answer(asked, text, problem.message()));
    }

    /** Closes the side panel. */
    public void closeDetail() {
        detail.set(null);
    }

    private void answer(CellDetail asked, @Nullable String text, String note) {
        if (asked.equals(detail.get())) {
            detail.set(new CellDetail(asked.column(), text, note));
        }
    }

    private record Opened(RelationShape shape, RowPager pager, RowPage page) {}

    private void load(RelationEntry relation, @Nullable RelationShape known, @Nullable RowOrder order) {
        int asked = ++question;
        tasks.start(Messages.text("browser.task.rows", relation.name().label()), context -> {
                    var shape = known == null ? tree.shape(relation.name(), context.cancellation()) : known;
                    var opened = tree.pager(shape, order);
                    return new Opened(shape, opened, opened.first(context.cancellation()));
                })
                .onSuccess(opened -> {
                    if (asked == question) {
                        pager = opened.pager();
                        show(new GridState.Shown(relation, opened.shape(), opened.page()));
                    }
                })
                .onFailure(problem -> {
                    if (asked == question) {
                        state.set(new GridState.Failed(relation, problem));
                    }
                });
    }

    private void step(Step step) {
        var walked = pager;
        if (state.get() instanceof GridState.Shown shown && walked != null) {
            int asked = ++question;
            tasks.start(
                            Messages.text(
                                    "browser.task.rows", shown.relation().name().label()),
                            context -> step.go(walked, shown.page(), context.cancellation()))
                    .onSuccess(page -> {
                        if (asked == question) {
                            show(new GridState.Shown(shown.relation(), shown.shape(), page));
                        }
                    })
                    .onFailure(problem -> {
                        if (asked == question) {
                            state.set(new GridState.Failed(shown.relation(), problem));
                        }
                    });
        }
    }

    private void show(GridState.Shown shown) {
        state.set(shown);
        describe();
    }

    private void describe() {
        if (state.get() instanceof GridState.Shown shown) {
            position.set(positionText(shown.page(), shown.relation(), exactRows));
        }
    }

    static String positionText(RowPage page, RelationEntry relation, @Nullable Long exactRows) {
        int size = page.rows().size();
        boolean whole = !page.hasNext() && !page.hasPrevious();
        if (whole) {
            return size == 0 ? Messages.text("browser.position.none") : Messages.text("browser.position.all", size);
        }
        var of = of(relation, exactRows);
        return switch (page.position()) {
            case PagePosition.FromStart start ->
                Messages.text(
                        "browser.position.range",
                        Sizes.exact(start.first()),
                        Sizes.exact(start.first() + size - 1),
                        of);
            case PagePosition.FromEnd end
            when exactRows != null ->
                Messages.text(
                        "browser.position.range",
                        Sizes.exact(Math.max(1, exactRows - end.after() - size + 1)),
                        Sizes.exact(exactRows - end.after()),
                        of);
            case PagePosition.FromEnd end when end.after() == 0 -> Messages.text("browser.position.last", size, of);
            case PagePosition.FromEnd end ->
                Messages.text("browser.position.beforeLast", size, Sizes.exact(end.after()), of);
        };
    }

    private static String of(RelationEntry relation, @Nullable Long exactRows) {
        if (exactRows != null) {
            return Messages.text("browser.position.of", Sizes.exact(exactRows));
        }
        var estimate = relation.estimatedRows();
        return estimate == null
                ? Messages.text("browser.position.unknown")
                : Messages.text("browser.position.about", Sizes.count(estimate));
    }

    private void stopCount() {
        if (count != null) {
            count.requestCancel();
            count = null;
        }
    }
}
