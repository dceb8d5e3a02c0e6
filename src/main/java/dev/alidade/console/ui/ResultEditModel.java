package dev.alidade.console.ui;

import dev.alidade.change.row.KeptRows;
import dev.alidade.change.row.NewValue;
import dev.alidade.change.row.RowChanges;
import dev.alidade.change.row.RowEdit;
import dev.alidade.change.row.RowOutcome;
import dev.alidade.change.row.RowProposal;
import dev.alidade.console.EditableResult;
import dev.alidade.console.ResultRow;
import dev.alidade.console.ResultRows;
import dev.alidade.database.Cancellation;
import dev.alidade.error.AppException;
import dev.alidade.i18n.Messages;
import dev.alidade.ui.task.BackgroundTasks;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.logging.Level;
import java.util.logging.Logger;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/**
 * New values for the rows of one result: staged, previewed, applied in one transaction, taken back. Afterwards the result
 * shows the rows as they are then; where they cannot be asked for they are left alone until the query is run again. Lives
 * on the JavaFX thread.
 */
final class ResultEditModel {
    private static final Logger LOG = Logger.getLogger(ResultEditModel.class.getName());

    private final RowChanges changes;
    private final BackgroundTasks tasks;
    private final ResultEntry.Grid grid;
    private final ResultRows rows;
    private final BiConsumer<ResultRow, ResultRow> replaced;
    private final ReadOnlyObjectWrapper<ResultEdit> state = new ReadOnlyObjectWrapper<>(new ResultEdit.Off());
    private final Map<ResultRow, Map<Integer, NewValue>> staged = new LinkedHashMap<>();
    private final Set<ResultRow> applied = new HashSet<>();
    private @Nullable EditableResult result;
    private @Nullable KeptRows last;
    private List<Turned> turned = List.of();
    private int revision;

    /** A row as it was before the last change, and as the result shows it since. */
    private record Turned(ResultRow before, ResultRow now) {}

    /** What came of a task, and the rows as they are after it; empty where they could not be asked for. */
    private record Ended(RowOutcome outcome, List<Turned> rows) {}

    /**
     * @param replaced hears of a row that is another now
     */
    ResultEditModel(
            RowChanges changes,
            BackgroundTasks tasks,
            ResultEntry.Grid grid,
            ResultRows rows,
            BiConsumer<ResultRow, ResultRow> replaced) {
        this.changes = changes;
        this.tasks = tasks;
        this.grid = grid;
        this.rows = rows;
        this.replaced = replaced;
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

    /** The change that was applied last and still stands; null where none does, or others are staged. */
    @Nullable
    KeptRows undoable() {
        return staged.isEmpty() ? last : null;
    }

    /** Whether the result has values that no row of the table has, which stay as the query gave them. */
    boolean hasComputed() {
        return grid.columns().stream().anyMatch(column -> column.origin() == null);
    }

    private void apply(boolean accepting) {
        var known = result;
        if (known == null || size() == 0) {
            return;
        }
        var table = known.table();
        var before = List.copyOf(staged.keySet());
        var proposal = new RowProposal(
                "console",
                Messages.text("console.edit.title", table.label()),
                table.schema(),
                table.name(),
                edits(known),
                accepting);
        state.set(new ResultEdit.Working());
        tasks.start(Messages.text("console.task.apply"), context -> {
                    var outcome = changes.apply(proposal, context.cancellation());
                    return new Ended(
                            outcome,
                            outcome instanceof RowOutcome.Applied done
                                    ? again(known, before, before, keys(done), context.cancellation())
                                    : List.of());
                })
                .onSuccess(ended -> state.set(
                        switch (ended.outcome()) {
                            case RowOutcome.Applied done -> applied(done.kept(), ended.rows());
                            case RowOutcome.Conflicted conflicted ->
                                new ResultEdit.Conflicted(conflicted.conflicts().size());
                            case RowOutcome.Spreading spreading ->
                                new ResultEdit.Spreading(spreading.effects(), () -> apply(true));
                        }))
                .onFailure(problem -> state.set(new ResultEdit.Failed(problem)))
                .onCancelled(this::dismiss);
    }

    private ResultEdit applied(KeptRows kept, List<Turned> now) {
        last = kept;
        turned = now;
        if (now.isEmpty()) {
            applied.addAll(staged.keySet());
        } else {
            staged.clear();
            now.forEach(row -> replaced.accept(row.before(), row.now()));
        }
        return new ResultEdit.Applied(kept, !now.isEmpty());
    }

    private static List<List<String>> keys(RowOutcome.Applied done) {
        return done.changes().stream()
                .map(change -> change.after() == null
                        ? List.<String>of()
                        : change.after().key())
                .toList();
    }

    /** The rows as they are now, asked for by these keys. */
    private List<Turned> again(
            EditableResult known,
            List<ResultRow> before,
            List<ResultRow> shown,
            List<List<String>> keys,
            Cancellation cancellation) {
        var now = new ArrayList<Turned>();
        try {
            for (int i = 0; i < shown.size(); i++) {
                now.add(new Turned(before.get(i), rows.again(known, shown.get(i), keys.get(i), cancellation)));
            }
            return now;
        } catch (AppException e) {
            // the change itself is done, and the bar says that the query must be run again to see it
            LOG.log(Level.FINE, "changed rows could not be read", e);
            return List.of();
        }
    }

    /** Takes back what was applied; what is there again is what the result shows. */
    void undo(KeptRows kept) {
        undo(kept, false);
    }

    private void undo(KeptRows kept, boolean accepting) {
        var known = result;
        if (known == null) {
            return;
        }
        var shown = turned;
        state.set(new ResultEdit.Working());
        tasks.start(Messages.text("console.task.undo"), context -> {
                    var outcome = changes.undo(kept, accepting, context.cancellation());
                    return new Ended(
                            outcome,
                            outcome instanceof RowOutcome.Applied
                                    ? again(
                                            known,
                                            shown.stream().map(Turned::now).toList(),
                                            shown.stream().map(Turned::now).toList(),
                                            shown.stream()
                                                    .map(row -> known.key(row.before()))
                                                    .toList(),
                                            context.cancellation())
                                    : List.of());
                })
                .onSuccess(ended -> state.set(
                        switch (ended.outcome()) {
                            case RowOutcome.Applied _ -> {
                                staged.clear();
                                applied.clear();
                                last = null;
                                ended.rows().forEach(row -> replaced.accept(row.before(), row.now()));
                                yield new ResultEdit.Undone();
                            }
                            case RowOutcome.Conflicted conflicted ->
                                new ResultEdit.Conflicted(conflicted.conflicts().size());
                            case RowOutcome.Spreading spreading ->
                                new ResultEdit.Spreading(spreading.effects(), () -> undo(kept, true));
                        }))
                .onFailure(problem -> state.set(new ResultEdit.Failed(problem)))
                .onCancelled(() -> state.set(new ResultEdit.Applied(kept, !shown.isEmpty())));
    }

    private List<RowEdit> edits(EditableResult known) {
        return staged.entrySet().stream()
                .map(entry -> (RowEdit) known.edit(entry.getKey(), entry.getValue()))
                .toList();
    }
}
