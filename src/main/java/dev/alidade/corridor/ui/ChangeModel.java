package dev.alidade.corridor.ui;

import dev.alidade.change.row.KeptRows;
import dev.alidade.change.row.RowOutcome;
import dev.alidade.change.row.RowProposal;
import dev.alidade.change.row.SideEffect;
import dev.alidade.corridor.CorridorDesk;
import dev.alidade.database.Cancellation;
import dev.alidade.i18n.Messages;
import dev.alidade.ui.task.BackgroundTasks;
import java.util.function.Function;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** One change of corridors: seen first, then made, then taken back if wished. */
public final class ChangeModel {
    private final CorridorDesk desk;
    private final BackgroundTasks tasks;
    private final Runnable changed;
    private final ReadOnlyObjectWrapper<ChangeState> state = new ReadOnlyObjectWrapper<>(new ChangeState.None());

    /**
     * @param changed called when rows are other ones than before
     */
    ChangeModel(CorridorDesk desk, BackgroundTasks tasks, Runnable changed) {
        this.desk = desk;
        this.tasks = tasks;
        this.changed = changed;
    }

    ReadOnlyObjectProperty<ChangeState> stateProperty() {
        return state.getReadOnlyProperty();
    }

    /** Whether nothing may be changed here. */
    boolean readOnly() {
        return desk.readOnly();
    }

    /** Shows the statements of a change. */
    void preview(Function<Cancellation, RowProposal> making) {
        state.set(new ChangeState.Running(Messages.text("analysis.change.preparing")));
        tasks.start(Messages.text("analysis.change.preparing"), context -> {
                    var proposal = making.apply(context.cancellation());
                    return new ChangeState.Preview(proposal, desk.preview(proposal, context.cancellation()));
                })
                .onSuccess(state::set)
                .onFailure(problem -> state.set(new ChangeState.Failed(problem)))
                .onCancelled(this::dismiss);
    }

    /** Makes the change that is shown; on production it asks once more. */
    void apply() {
        switch (state.get()) {
            case ChangeState.Preview preview
            when !desk.production().isEmpty() -> state.set(new ChangeState.Asking(preview, desk.production()));
            case ChangeState.Preview preview -> make(preview.proposal());
            case ChangeState.Asking asking -> make(asking.preview().proposal());
            default -> {}
        }
    }

    /** Back from the question to the statements. */
    void back() {
        if (state.get() instanceof ChangeState.Asking asking) {
            state.set(asking.preview());
        }
    }

    private void make(RowProposal proposal) {
        run(proposal.title(), false, cancellation -> desk.apply(proposal, cancellation));
    }

    /** Takes the change back that was made last. */
    void undo() {
        if (state.get() instanceof ChangeState.Applied applied) {
            KeptRows kept = applied.kept();
            run(applied.title(), true, cancellation -> desk.undo(kept, cancellation));
        }
    }

    /** Forgets what is shown. */
    void dismiss() {
        state.set(new ChangeState.None());
    }

    private void run(String title, boolean undo, Function<Cancellation, RowOutcome> work) {
        state.set(new ChangeState.Running(title));
        tasks.start(title, context -> work.apply(context.cancellation()))
                .onSuccess(outcome -> show(title, outcome, undo))
                .onFailure(problem -> state.set(new ChangeState.Failed(problem)))
                .onCancelled(this::dismiss);
    }

    private void show(String title, RowOutcome outcome, boolean undo) {
        state.set(
                switch (outcome) {
                    case RowOutcome.Applied _ when undo -> new ChangeState.Undone(title);
                    case RowOutcome.Applied applied ->
                        new ChangeState.Applied(
                                applied.kept(), title, applied.changes().size(), applied.notes());
                    case RowOutcome.Conflicted conflicted ->
                        new ChangeState.Withheld(Messages.text(
                                "analysis.change.conflict",
                                conflicted.conflicts().size()));
                    case RowOutcome.Spreading spreading ->
                        new ChangeState.Withheld(Messages.text(
                                "analysis.change.spreading",
                                spreading.effects().stream()
                                        .map(SideEffect::text)
                                        .collect(Collectors.joining(" "))));
                });
        if (outcome instanceof RowOutcome.Applied) {
            changed.run();
        }
    }
}
