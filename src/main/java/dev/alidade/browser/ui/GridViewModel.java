package dev.alidade.browser.ui;

import dev.alidade.browser.BrowsedRow;
import dev.alidade.browser.RelationColumn;
import dev.alidade.browser.RelationEntry;
import dev.alidade.browser.RelationName;
import dev.alidade.browser.RelationShape;
import dev.alidade.browser.RelationTree;
import dev.alidade.browser.RowFilter;
import dev.alidade.browser.RowOrder;
import dev.alidade.browser.RowPage;
import dev.alidade.browser.RowPager;
import dev.alidade.browser.edit.Staging;
import dev.alidade.browser.ui.value.ReadingModel;
import dev.alidade.browser.ui.value.ValueTools;
import dev.alidade.database.Cancellation;
import dev.alidade.error.Problem;
import dev.alidade.i18n.Messages;
import dev.alidade.i18n.Sizes;
import dev.alidade.ui.task.BackgroundTasks;
import java.util.function.Predicate;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.jspecify.annotations.Nullable;

/** The rows of one relation, page by page. A late answer to an older question is dropped. */
public final class GridViewModel {
    private final RelationTree tree;
    private final GridTools tools;
    private final BackgroundTasks tasks;
    private final EditViewModel edits;
    private final ReadingModel reading;
    private final ZoneChoice zone = new ZoneChoice();
    private final ReadOnlyObjectWrapper<GridState> state = new ReadOnlyObjectWrapper<>(new GridState.Nothing());
    private final InspectedValue inspected;
    private final ReadOnlyStringWrapper position = new ReadOnlyStringWrapper("");
    private final ReadOnlyObjectWrapper<GridExtent> extent = new ReadOnlyObjectWrapper<>(GridExtent.NONE);
    private final RowCount count;
    private final ReadOnlyObjectWrapper<RowFilter> filter = new ReadOnlyObjectWrapper<>(RowFilter.NONE);
    private final ReadOnlyObjectWrapper<@Nullable Problem> problem = new ReadOnlyObjectWrapper<>();
    private Opener opener = (_, _) -> {};
    private @Nullable RowPager pager;
    private int question;
    private boolean stepping;

    GridViewModel(RelationTree tree, GridTools tools, ValueTools values, BackgroundTasks tasks) {
        this.tree = tree;
        this.tools = tools;
        this.tasks = tasks;
        this.edits = new EditViewModel(tools, tasks, this::refresh);
        this.reading = new ReadingModel(values, tasks, (relation, wanted) -> opener.open(relation, wanted));
        this.inspected = new InspectedValue(edits, tasks);
        this.count = new RowCount(tasks, this::describe, position::set);
    }

    /** Opens another relation. */
    @FunctionalInterface
    interface Opener {
        void open(RelationName relation, RowFilter filter);
    }

    /** A step from the page that is shown. */
    @FunctionalInterface
    private interface Step {
        RowPage go(RowPager pager, RowPage page, Cancellation cancellation);
    }

    /** The edits of the rows. */
    public EditViewModel edits() {
        return edits;
    }

    /** On which clock moments are shown. */
    public ZoneChoice zone() {
        return zone;
    }

    /** What is asked about the value in the side panel. */
    public ReadingModel reading() {
        return reading;
    }

    /** Who opens the relation that a foreign key leads to. */
    void onFollow(Opener wanted) {
        opener = wanted;
    }

    /** Opens the row that a row refers to by a column. */
    public void follow(BrowsedRow row, RelationColumn column) {
        if (state.get() instanceof GridState.Shown shown && !Staging.isNew(row)) {
            tasks.start(
                            Messages.text("browser.task.reference", column.name()),
                            context -> tools.foreignKeys().follow(shown.shape(), row, column, context.cancellation()))
                    .onSuccess(found -> found.ifPresent(there -> opener.open(there.relation(), there.filter())))
                    .onFailure(problem::set);
        }
    }

    public ReadOnlyObjectProperty<GridState> stateProperty() {
        return state.getReadOnlyProperty();
    }

    /** The value in the side panel; null when it is closed. */
    public ReadOnlyObjectProperty<@Nullable CellDetail> detailProperty() {
        return inspected.detailProperty();
    }

    /** "rows 1–200 of ≈ 10.2 M". */
    public ReadOnlyStringProperty positionProperty() {
        return position.getReadOnlyProperty();
    }

    /** Whether an exact count is under way. */
    public ReadOnlyBooleanProperty countingProperty() {
        return count.countingProperty();
    }

    /** Where the page lies among all rows. */
    ReadOnlyObjectProperty<GridExtent> extentProperty() {
        return extent.getReadOnlyProperty();
    }

    /** Which rows are shown. */
    public ReadOnlyObjectProperty<RowFilter> filterProperty() {
        return filter.getReadOnlyProperty();
    }

    /** Why another page, filter or order did not come about; the rows that were there stay. Null when all is well. */
    public ReadOnlyObjectProperty<@Nullable Problem> problemProperty() {
        return problem.getReadOnlyProperty();
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
        open(relation, RowFilter.NONE);
    }

    /** Shows the first of those rows of a relation that a filter lets through. */
    public void open(RelationEntry relation, RowFilter wanted) {
        count.forget();
        filter.set(wanted);
        problem.set(null);
        inspected.close();
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

    /** Shows the first of those rows that a filter lets through, in the order that is chosen. */
    public void filter(RowFilter wanted) {
        if (state.get() instanceof GridState.Shown shown) {
            count.forget();
            filter.set(wanted);
            load(shown.relation(), shown.shape(), shown.page().order());
        }
    }

    /** Reads the page again, or tries again what failed. */
    public void refresh() {
        switch (state.get()) {
            case GridState.Failed failed -> open(failed.relation(), filter.get());
            case GridState.Shown _ -> step(RowPager::refresh);
            default -> {}
        }
    }

    /** Shows the next page; false when there is none or a step is under way. */
    public boolean next() {
        return turn(RowPage::hasNext, RowPager::next);
    }

    /** Shows the page before; false when there is none or a step is under way. */
    public boolean previous() {
        return turn(RowPage::hasPrevious, RowPager::previous);
    }

    private boolean turn(Predicate<RowPage> possible, Step step) {
        if (stepping || !(state.get() instanceof GridState.Shown shown) || !possible.test(shown.page())) {
            return false;
        }
        step(step);
        return true;
    }

    /** Shows the rows from a number on, from 0: about there in a large relation. */
    public void jump(long row) {
        var aim = extent.get();
        if (aim.known() || isByOffset()) {
            step((p, _, cancellation) -> p.jump(row, aim.total(), cancellation));
        } else if (row >= aim.first() + aim.size()) {
            next();
        } else if (row < aim.first()) {
            long back = aim.first() - row;
            step((p, page, cancellation) ->
                    back > RowPager.PAGE_ROWS ? p.first(cancellation) : p.previous(page, cancellation));
        }
    }

    /** Says where a jump would lead. */
    void aim(long row) {
        position.set(Messages.text("browser.position.aim", Sizes.count(row + 1)));
    }

    public void first() {
        step((p, _, cancellation) -> p.first(cancellation));
    }

    public void last() {
        step((p, _, cancellation) -> p.last(cancellation));
    }

    /** Counts exactly, or stops counting. */
    public void count() {
        if (state.get() instanceof GridState.Shown && pager != null) {
            count.toggle(pager);
        }
    }

    /** Opens one value in the side panel, fetching it whole when the page holds only its beginning or a picture. */
    public void inspect(BrowsedRow row, RelationColumn column) {
        if (state.get() instanceof GridState.Shown shown && pager != null) {
            inspected.open(shown.shape(), pager, row, column);
        }
    }

    /** Closes the side panel. */
    public void closeDetail() {
        inspected.close();
    }

    private record Opened(RelationShape shape, RowPager pager, RowPage page) {}

    private void load(RelationEntry relation, @Nullable RelationShape known, @Nullable RowOrder order) {
        int asked = ++question;
        stepping = false;
        var wanted = filter.get();
        tasks.start(Messages.text("browser.task.rows", relation.name().label()), context -> {
                    var shape = known == null ? tree.shape(relation.name(), context.cancellation()) : known;
                    var opened = tree.pager(shape, order, wanted);
                    return new Opened(shape, opened, opened.first(context.cancellation()));
                })
                .onSuccess(opened -> {
                    if (asked == question) {
                        pager = opened.pager();
                        problem.set(null);
                        edits.open(opened.shape());
                        show(new GridState.Shown(relation, opened.shape(), opened.page()));
                    }
                })
                .onFailure(reason -> {
                    if (asked == question && known == null) {
                        state.set(new GridState.Failed(relation, reason));
                    } else if (asked == question) {
                        problem.set(reason);
                    }
                });
    }

    private void step(Step step) {
        var walked = pager;
        if (state.get() instanceof GridState.Shown shown && walked != null) {
            int asked = ++question;
            stepping = true;
            tasks.start(
                            Messages.text(
                                    "browser.task.rows", shown.relation().name().label()),
                            context -> step.go(walked, shown.page(), context.cancellation()))
                    .onSuccess(page -> {
                        if (asked == question) {
                            problem.set(null);
                            show(new GridState.Shown(shown.relation(), shown.shape(), page));
                        }
                    })
                    .onFailure(reason -> {
                        if (asked == question) {
                            problem.set(reason);
                            describe();
                        }
                    })
                    .onFinished(() -> {
                        if (asked == question) {
                            stepping = false;
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
            boolean filtered = !filter.get().isEmpty();
            position.set(PositionText.of(shown.page(), shown.relation(), count.rows(), filtered));
            extent.set(GridExtent.of(shown, count.rows(), filtered, isByOffset()));
        }
    }
}
