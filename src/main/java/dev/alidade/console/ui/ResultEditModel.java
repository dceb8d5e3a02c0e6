package dev.alidade.console.ui;

import dev.alidade.change.row.KeptRows;
import dev.alidade.change.row.NewValue;
import dev.alidade.change.row.RowChanges;
import dev.alidade.change.row.RowEdit;
import dev.alidade.change.row.RowOutcome;
import dev.alidade.change.row.RowProposal;
import dev.alidade.console.EditableResult;
import dev.alidade.console.ResultRow;
import dev.alidade.i18n.Messages;
import dev.alidade.ui.task.BackgroundTasks;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/**
 * New values for the rows of one result: staged, previewed, applied in one transaction, taken back. Rows that were applied
 * are left alone until the query is run again. Lives on the JavaFX thread.
 */
final class ResultEditModel {
    private final RowChanges changes;
    private final BackgroundTasks tasks;
    private final ResultEntry.Grid grid;
    private final ReadOnlyObjectWrapper<ResultEdit> state = new ReadOnlyObjectWrapper<>(new ResultEdit.Off());
    private final Map<ResultRow, Map<Integer, NewValue>> staged = new LinkedHashMap<>();
    private final Set<ResultRow> applied = new HashSet<>();
    private @Nullable EditableResult result;
    private int revision;

    ResultEditModel(RowChanges changes, BackgroundTasks tasks, ResultEntry.Grid grid) {
        this.changes = changes;
        this.tasks = tasks;
        this.grid = grid;
    }

    ReadOnlyObjectProperty<ResultEdit> stateProperty() {
        return state.getReadOnlyProperty();
    }

    /** Whether its rows are rows of one relation. */
    boolean isPossible() {
        return EditableResult.relation(grid.columns()).isPresent();
    }

    /** The relation whose rows are edited; empty before {@link #begin}. */
    String label() {
        return result == null ? "" : result.table().label();
    }

    /** Learns what must be known of the relation; then values may be staged. */
    void begin() {
        EditableResult.relation(grid.columns()).ifPresent(relation -> {
            state.set(new ResultEdit.Working());
            tasks.start(
                            Messages.text("console.task.edit"),
                            context -> EditableResult.of(
                                    grid.columns(),
                                    changes.table(relation.schema(), relation.name(), context.cancellation())))
                    .onSuccess(found -> {
                        result = found;
                        state.set(new ResultEdit.Editing(++revision));
                    })
                    .onFailure(problem -> state.set(new ResultEdit.Failed(problem)));
        });
    }

    /** How many rows are to be changed. */
    int size() {
        return applied.isEmpty() ? staged.size() : 0;
    }

    /** Why a value cannot be changed now; empty where it can. */
    Optional<String> refusal(ResultRow row, int place) {
        var known = result;
        if (known == null || !applied.isEmpty()) {
            return Optional.of(Messages.text("console.edit.again"));
        }
        return known.refusal(row, place);
    }

    /** What a cell is to hold, or holds since it was applied. */
    Optional<NewValue> value(ResultRow row, int place) {
        return Optional.ofNullable(staged.getOrDefault(row, Map.of()).get(place));
    }

    /** Stages a value; the one that is there already takes the staged one away. */
    void set(ResultRow row, int place, NewValue value) {
        if (refusal(row, place).isPresent()) {
            return;
        }
        var values = staged.computeIfAbsent(row, _ -> new LinkedHashMap<>());
        if (value.equals(NewValue.of(row.value(place)))) {
            values.remove(place);
        } else {
            values.put(place, value);
        }
        if (values.isEmpty()) {
            staged.remove(row);
        }
        state.set(new ResultEdit.Editing(++revision));
    }

    /** Shows the statements. */
    void preview() {
        var known = result;
        if (known != null && size() > 0) {
            state.set(new ResultEdit.Preview(RowChanges.preview(known.table(), edits(known))));
        }
    }

    /** Back to staging. */
    void dismiss() {
        state.set(new ResultEdit.Editing(++revision));
    }

    /** Forgets what is staged. */
    void discard() {
        staged.clear();
        applied.clear();
        state.set(new ResultEdit.Editing(++revision));
    }

    /** Does what the preview shows. */
    void apply() {
        apply(false);
    }

    private void apply(boolean accepting) {
        var known = result;
        if (known == null || size() == 0) {
            return;
        }
        var table = known.table();
        var proposal = new RowProposal(
                "console",
                Messages.text("console.edit.title", table.label()),
                table.schema(),
                table.name(),
                edits(known),
                accepting);
        state.set(new ResultEdit.Working());
        tasks.start(Messages.text("console.task.apply"), context -> changes.apply(proposal, context.cancellation()))
                .onSuccess(outcome -> state.set(
                        switch (outcome) {
                            case RowOutcome.Applied done -> {
                                applied.addAll(staged.keySet());
                                yield new ResultEdit.Applied(done.kept());
                            }
                            case RowOutcome.Conflicted conflicted ->
                                new ResultEdit.Conflicted(conflicted.conflicts().size());
                            case RowOutcome.Spreading spreading ->
                                new ResultEdit.Spreading(spreading.effects(), () -> apply(true));
                        }))
                .onFailure(problem -> state.set(new ResultEdit.Failed(problem)))
                .onCancelled(this::dismiss);
    }

    /** Takes back what was applied; what is there again is what the result shows. */
    void undo(KeptRows kept) {
        undo(kept, false);
    }

    private void undo(KeptRows kept, boolean accepting) {
        state.set(new ResultEdit.Working());
        tasks.start(
                        Messages.text("console.task.undo"),
                        context -> changes.undo(kept, accepting, context.cancellation()))
                .onSuccess(outcome -> state.set(
                        switch (outcome) {
                            case RowOutcome.Applied _ -> {
                                staged.clear();
                                applied.clear();
                                yield new ResultEdit.Undone();
                            }
                            case RowOutcome.Conflicted conflicted ->
                                new ResultEdit.Conflicted(conflicted.conflicts().size());
                            case RowOutcome.Spreading spreading ->
                                new ResultEdit.Spreading(spreading.effects(), () -> undo(kept, true));
                        }))
                .onFailure(problem -> state.set(new ResultEdit.Failed(problem)))
                .onCancelled(() -> state.set(new ResultEdit.Applied(kept)));
    }

    private List<RowEdit> edits(EditableResult known) {
        return staged.entrySet().stream()
                .map(entry -> (RowEdit) known.edit(entry.getKey(), entry.getValue()))
                .toList();
    }
}
