package dev.alidade.browser.ui;

import dev.alidade.change.ChangeStores;
import dev.alidade.change.row.ImportedRows;
import dev.alidade.change.row.KeptRows;
import dev.alidade.change.row.PastChange;
import dev.alidade.change.row.RowOutcome;
import dev.alidade.error.Problem;
import dev.alidade.i18n.Messages;
import dev.alidade.ui.task.BackgroundTasks;
import dev.alidade.ui.task.Job;
import java.util.function.Consumer;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** The list of all changes that are kept for the database, whichever feature made them, and their way back. */
final class PastChanges {
    private final GridTools tools;
    private final BackgroundTasks tasks;
    private final Consumer<EditState> state;
    private final Runnable refresh;
    private final ObservableList<PastChange> past = FXCollections.observableArrayList();

    /**
     * @param state hears how taking back goes
     * @param refresh reads again what was changed
     */
    PastChanges(GridTools tools, BackgroundTasks tasks, Consumer<EditState> state, Runnable refresh) {
        this.tools = tools;
        this.tasks = tasks;
        this.state = state;
        this.refresh = refresh;
    }

    /** Newest first, as they were when the list was read last. */
    ObservableList<PastChange> all() {
        return past;
    }

    /** Reads the list again. */
    void load() {
        tasks.start(
                        Messages.text("browser.task.changes"),
                        context -> tools.changes().history(context.cancellation()))
                .onSuccess(past::setAll)
                .onFailure(this::failed);
    }

    /** Takes a change back, by the way that it has. */
    void undo(PastChange change) {
        var rows = change.rows();
        var imported = change.imported();
        var definitions = change.definitions();
        if (rows != null) {
            undo(rows);
        } else if (imported != null) {
            undo(imported);
        } else if (definitions != null) {
            undo(definitions);
        }
    }

    /** Takes changed rows back. */
    void undo(KeptRows kept) {
        undo(kept, false);
    }

    private void undo(KeptRows kept, boolean accepting) {
        run(kept.what().key(), context -> tools.changes().undo(kept, accepting, context.cancellation()), outcome -> {
            state.accept(EditState.of(outcome, () -> undo(kept, true), true));
            if (outcome instanceof RowOutcome.Applied) {
                again();
            }
        });
    }

    private void undo(ImportedRows imported) {
        run(
                imported.what().title(),
                context -> {
                    tools.changes().undo(imported, context.cancellation());
                    return true;
                },
                _ -> {
                    state.accept(new EditState.Editing());
                    again();
                });
    }

    private void undo(ChangeStores.Place definitions) {
        run(
                definitions.change().what().title(),
                context -> tools.changes().undo(definitions, context.cancellation()),
                result -> {
                    var refusal = result.refusal();
                    if (refusal != null) {
                        failed(refusal);
                    } else {
                        state.accept(new EditState.Editing());
                        again();
                    }
                });
    }

    private <T> void run(String what, Job<T> job, Consumer<T> then) {
        if (tools.readOnly()) {
            state.accept(new EditState.Refused(Messages.text("browser.edit.readOnly")));
            return;
        }
        state.accept(new EditState.Applying());
        tasks.start(Messages.text("browser.task.undo", what), job)
                .onSuccess(then)
                .onFailure(this::failed)
                .onCancelled(() -> state.accept(new EditState.Editing()));
    }

    private void again() {
        refresh.run();
        load();
    }

    private void failed(Problem problem) {
        state.accept(new EditState.Failed(problem));
    }
}
