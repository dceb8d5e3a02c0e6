package dev.alidade.browser.ui;

import dev.alidade.browser.BrowsedRow;
import dev.alidade.browser.ColumnFamily;
import dev.alidade.browser.RelationColumn;
import dev.alidade.browser.RelationName;
import dev.alidade.browser.RelationShape;
import dev.alidade.browser.edit.PastedBlock;
import dev.alidade.browser.edit.Staging;
import dev.alidade.change.row.KeptRows;
import dev.alidade.change.row.NewValue;
import dev.alidade.change.row.PastChange;
import dev.alidade.change.row.RowChanges;
import dev.alidade.change.row.RowConflict;
import dev.alidade.change.row.RowEdit;
import dev.alidade.change.row.RowOutcome;
import dev.alidade.change.row.RowProposal;
import dev.alidade.error.Problem;
import dev.alidade.i18n.Messages;
import dev.alidade.ui.task.BackgroundTasks;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/** The edits of the grid: staged by relation, so that none is lost by looking elsewhere, and applied together. */
public final class EditViewModel {
    private final GridTools tools;
    private final BackgroundTasks tasks;
    private final Runnable refresh;
    private final Map<RelationName, Staging> stagings = new HashMap<>();
    private final ReadOnlyIntegerWrapper revision = new ReadOnlyIntegerWrapper();
    private final ReadOnlyObjectWrapper<EditState> state = new ReadOnlyObjectWrapper<>(new EditState.Editing());
    private final PastChanges past;
    private @Nullable RelationShape shape;

    EditViewModel(GridTools tools, BackgroundTasks tasks, Runnable refresh) {
        this.tools = tools;
        this.tasks = tasks;
        this.refresh = refresh;
        this.past = new PastChanges(tools, tasks, this::tell, refresh);
    }

    /** Counts up whenever something that is staged changes. */
    public ReadOnlyIntegerProperty revisionProperty() {
        return revision.getReadOnlyProperty();
    }

    /** Where the edits stand. */
    public ReadOnlyObjectProperty<EditState> stateProperty() {
        return state.getReadOnlyProperty();
    }

    /** All changes that are kept for this database, newest first, as of the last {@link #loadPast}. */
    public ObservableList<PastChange> past() {
        return past.all();
    }

    /** The edits of the relation that is shown; empty until it is known what may be changed. */
    public Optional<Staging> staging() {
        return shape == null ? Optional.empty() : Optional.ofNullable(stagings.get(shape.name()));
    }

    /** Rows that are staged in the relation that is shown. */
    public int size() {
        return staging().map(Staging::size).orElse(0);
    }

    /** Rows that are staged in other relations. */
    int elsewhere() {
        return stagings.values().stream().mapToInt(Staging::size).sum() - size();
    }

    /** Another relation is shown. */
    void open(RelationShape opened) {
        if (shape != null && !shape.name().equals(opened.name())) {
            state.set(new EditState.Editing());
        }
        shape = opened;
        var known = stagings.get(opened.name());
        if (known != null && known.size() > 0 && !known.fits(opened)) {
            known.clear();
            refuse(Messages.text("browser.edit.reshaped", opened.name().label()));
        }
        if (known == null || known.size() == 0) {
            var name = opened.name();
            tasks.start(
                            Messages.text("browser.task.rights", name.label()),
                            context -> tools.changes().table(name.schema(), name.name(), context.cancellation()))
                    .onSuccess(table -> {
                        // what was staged meanwhile counts more than rights that may be newer
                        var now = stagings.get(name);
                        if (now == null || now.size() == 0) {
                            stagings.put(name, new Staging(opened, table));
                        }
                        changed();
                    })
                    .onFailure(this::failed);
        }
        changed();
    }

    /** Why a cell cannot be edited; empty when it can. */
    public Optional<String> refusal(BrowsedRow row, RelationColumn column) {
        return tools.readOnly()
                ? Optional.of(Messages.text("browser.edit.readOnly"))
                : staging().map(s -> s.refusal(row, column)).orElse(Optional.of(Messages.text("browser.edit.notYet")));
    }

    /** Stages a value, or says why not. */
    public boolean set(BrowsedRow row, RelationColumn column, NewValue value) {
        var refusal = refusal(row, column);
        if (refusal.isPresent()) {
            refuse(refusal.get());
            return false;
        }
        edit(s -> s.set(row, column, value));
        return true;
    }

    /** Stages what somebody typed: nothing means NULL, but for texts. */
    public boolean type(BrowsedRow row, RelationColumn column, String text) {
        boolean nothing = text.isEmpty() && column.family() != ColumnFamily.TEXT;
        return set(row, column, nothing ? new NewValue.Null() : new NewValue.Text(text));
    }

    /** Takes staged values away. */
    public void reset(BrowsedRow row, RelationColumn column) {
        edit(s -> s.reset(row, column));
    }

    /** Adds a row of defaults. */
    public @Nullable BrowsedRow insert() {
        return allowed(Staging::insertRefusal) ? added(Staging::insert) : null;
    }

    /** Adds a row like another, which is read whole first. */
    public void duplicate(BrowsedRow row, Consumer<BrowsedRow> then) {
        if (!allowed(Staging::insertRefusal)) {
            return;
        }
        var from = staging().orElseThrow();
        if (Staging.isNew(row)) {
            return;
        }
        tasks.start(
                        Messages.text("browser.task.row", from.table().label()),
                        context -> tools.changes().image(from.table(), from.address(row), context.cancellation()))
                .onSuccess(image -> {
                    then.accept(from.duplicate(image.values()));
                    changed();
                })
                .onFailure(this::failed);
    }

    /** Stages that rows go; those that are staged to go already stay again. */
    public void delete(List<BrowsedRow> rows) {
        if (rows.stream().allMatch(Staging::isNew) || allowed(Staging::deleteRefusal)) {
            edit(s -> {
                boolean all = rows.stream().allMatch(row -> s.mark(row) == Staging.Mark.DELETED);
                rows.forEach(row -> {
                    if (all) {
                        s.restore(row);
                    } else {
                        s.delete(row);
                    }
                });
            });
        }
    }

    /**
     * Stages a block from a spreadsheet over cells; what reaches below the last row becomes new rows.
     *
     * @param rows from the row on which the block begins
     * @param columns from the column on which it begins
     */
    public void paste(String text, List<BrowsedRow> rows, List<RelationColumn> columns) {
        var lines = PastedBlock.of(text);
        for (int y = 0; y < lines.size(); y++) {
            var row = y < rows.size() ? rows.get(y) : insert();
            var fields = lines.get(y);
            for (int x = 0; row != null && x < Math.min(fields.size(), columns.size()); x++) {
                var column = columns.get(x);
                boolean isNull = fields.get(x).isEmpty() && !(column.notNull() && column.family() == ColumnFamily.TEXT);
                if (!set(row, column, isNull ? new NewValue.Null() : new NewValue.Text(fields.get(x)))) {
                    return;
                }
            }
        }
    }

    /** The exact SQL of what is staged. */
    public String preview() {
        return staging().map(s -> RowChanges.preview(s.table(), s.edits())).orElse("");
    }

    /** Forgets everything that is staged in the relation that is shown. */
    public void discard() {
        edit(Staging::clear);
        state.set(new EditState.Editing());
    }

    /** Closes a notice. */
    public void dismiss() {
        state.set(new EditState.Editing());
    }

    /** Applies what is staged; asks once more on production. */
    public void apply() {
        if (size() == 0 || state.get() instanceof EditState.Applying) {
            return;
        }
        if (!tools.production().isEmpty() && !(state.get() instanceof EditState.Asking)) {
            state.set(new EditState.Asking(tools.production()));
            return;
        }
        staging().ifPresent(s -> run(s, proposal(s)));
    }

    private static RowProposal proposal(Staging staged) {
        var table = staged.table();
        return new RowProposal(
                "tables",
                Messages.text("browser.edit.title", table.label()),
                table.schema(),
                table.name(),
                staged.edits(),
                false);
    }

    private void run(Staging staged, RowProposal proposal) {
        state.set(new EditState.Applying());
        tasks.start(
                        Messages.text("browser.task.apply", staged.table().label()),
                        context -> tools.changes().apply(proposal, context.cancellation()))
                .onSuccess(outcome -> {
                    if (outcome instanceof RowOutcome.Applied) {
                        staged.clear();
                    }
                    show(outcome, () -> run(staged, proposal.accepting()));
                })
                .onFailure(this::failed)
                .onCancelled(this::dismiss);
    }

    /** Takes a change back. */
    public void undo(KeptRows kept) {
        past.undo(kept);
    }

    /** Takes back a change of the list, whichever feature made it. */
    public void undo(PastChange change) {
        past.undo(change);
    }

    private void show(RowOutcome outcome, Runnable goAhead) {
        tell(EditState.of(outcome, goAhead, false));
        if (outcome instanceof RowOutcome.Applied) {
            refresh.run();
            loadPast();
        }
    }

    private void tell(EditState now) {
        state.set(now);
        changed();
    }

    /** Leaves a row as others made it. */
    public void keepTheirs(RowConflict conflict) {
        row(conflict).ifPresent(row -> edit(s -> s.restore(row)));
        resolved(conflict);
    }

    /** Does to the row as others made it what was staged. */
    public void keepMine(RowConflict conflict) {
        var theirs = conflict.theirs();
        if (theirs != null) {
            row(conflict).ifPresent(row -> edit(s -> s.rebase(row, theirs)));
            resolved(conflict);
        }
    }

    /** Whether what is staged can be done to the row as others made it. */
    boolean canKeepMine(RowConflict conflict) {
        return conflict.theirs() != null && row(conflict).isPresent();
    }

    private Optional<BrowsedRow> row(RowConflict conflict) {
        var address = switch (conflict.edit()) {
            case RowEdit.Insert _ -> null;
            case RowEdit.Update update -> update.row();
            case RowEdit.Delete delete -> delete.row();
        };
        return staging().flatMap(s -> address == null ? Optional.empty() : s.find(address));
    }

    private void resolved(RowConflict conflict) {
        if (state.get() instanceof EditState.Conflict now) {
            var left = now.conflicted().conflicts().stream()
                    .filter(other -> !other.equals(conflict))
                    .toList();
            state.set(
                    left.isEmpty()
                            ? new EditState.Editing()
                            : new EditState.Conflict(new RowOutcome.Conflicted(left), now.undo()));
        }
    }

    /** Reads the list of changes again. */
    public void loadPast() {
        past.load();
    }

    private boolean allowed(Function<Staging, Optional<String>> rule) {
        var refusal = tools.readOnly()
                ? Optional.of(Messages.text("browser.edit.readOnly"))
                : staging().map(rule).orElse(Optional.of(Messages.text("browser.edit.notYet")));
        refusal.ifPresent(this::refuse);
        return refusal.isEmpty();
    }

    private BrowsedRow added(Function<Staging, BrowsedRow> adding) {
        var row = adding.apply(staging().orElseThrow());
        changed();
        return Objects.requireNonNull(row);
    }

    private void edit(Consumer<Staging> change) {
        staging().ifPresent(s -> {
            change.accept(s);
            if (!(state.get() instanceof EditState.Conflict)) {
                state.set(new EditState.Editing());
            }
            changed();
        });
    }

    /** Says why an edit is not taken. */
    void refuse(String sentence) {
        state.set(new EditState.Refused(sentence));
    }

    private void failed(Problem problem) {
        state.set(new EditState.Failed(problem));
    }

    private void changed() {
        revision.set(revision.get() + 1);
    }
}
