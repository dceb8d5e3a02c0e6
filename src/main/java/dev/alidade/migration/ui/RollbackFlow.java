package dev.alidade.migration.ui;

import dev.alidade.i18n.Messages;
import dev.alidade.migration.Migration;
import dev.alidade.migration.MigrationState;
import dev.alidade.migration.MigrationStatus;
import dev.alidade.migration.RollbackSelection;
import dev.alidade.migration.script.MigrationScript;
import dev.alidade.migration.script.ScriptText;
import dev.alidade.migration.script.ScriptVersion;
import dev.alidade.migration.ui.ScreenState.Asking;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/** From "roll back" over the preview of the scripts to the run and back. */
final class RollbackFlow {
    /**
     * The scripts that would run.
     *
     * @param status as it was when this was asked
     * @param versions the migrations that go
     * @param scripts their rollback scripts, in the order they run
     * @param text what the scripts say, one after the other
     */
    record Plan(MigrationStatus status, Set<ScriptVersion> versions, List<MigrationScript> scripts, String text) {}

    private final ScreenState state;
    private final ReadOnlyObjectWrapper<@Nullable Plan> plan = new ReadOnlyObjectWrapper<>();

    RollbackFlow(ScreenState state) {
        this.state = state;
    }

    /** True when the selected migration can be taken back now. */
    BooleanBinding canRollBack() {
        return state.whenFree(
                () -> isPossible(state.items().selectedProperty().get()),
                state.items().selectedProperty());
    }

    private static boolean isPossible(@Nullable MigrationItem item) {
        return item instanceof MigrationItem.Entry entry
                && entry.migration().hasRollback()
                && isApplied(entry.migration().state());
    }

    private static boolean isApplied(MigrationState state) {
        return state == MigrationState.APPLIED
                || state == MigrationState.CHANGED
                || state == MigrationState.CHANGED_COMMENTS;
    }

    /** Asks to take the selected migration back and, because they stand on it, all later ones. */
    void askFromSelected() {
        var current = state.statusProperty().get();
        var selected = state.selected();
        if (current == null || selected.isEmpty() || !state.isFree()) {
            return;
        }
        var first = selected.get().version();
        ask(
                current,
                current.migrations().stream()
                        .filter(m -> m.state() == MigrationState.MISSING
                                || m.state() == MigrationState.FUTURE
                                || isApplied(m.state()))
                        .map(Migration::version)
                        .filter(v -> v.compareTo(first) >= 0)
                        .collect(Collectors.toUnmodifiableSet()));
    }

    /** Asks to take back what the last run applied before it failed. */
    void askForJustApplied() {
        var current = state.statusProperty().get();
        var result = state.run().outcomeProperty().get();
        if (current != null && result != null && state.isFree()) {
            ask(
                    current,
                    result.applied().stream().map(MigrationScript::version).collect(Collectors.toUnmodifiableSet()));
        }
    }

    private void ask(MigrationStatus status, Set<ScriptVersion> versions) {
        state.tasks()
                .start(Messages.text("migration.task.rollbackPlan"), _ -> {
                    var scripts = state.tools().service().rollbackPlan(status, new RollbackSelection.Only(versions));
                    return new Plan(status, versions, scripts, text(scripts));
                })
                .onSuccess(found -> {
                    plan.set(found);
                    state.ask(Asking.ROLLBACK);
                })
                .onFailure(state.run()::say);
    }

    void decline() {
        state.decline(Asking.ROLLBACK);
    }

    /** Takes back what was asked about. */
    void confirm() {
        var asked = plan.get();
        if (asked == null || state.run().isRunning()) {
            return;
        }
        decline();
        var inbox = state.run().begin(true);
        var task = state.tasks()
                .start(
                        Messages.text("migration.task.rollback", asked.scripts().size()),
                        context -> state.tools()
                                .service()
                                .rollback(
                                        asked.status(),
                                        new RollbackSelection.Only(asked.versions()),
                                        inbox,
                                        context.cancellation()));
        task.onSuccess(state.run()::show);
        state.run().follow(task, state::refresh);
    }

    private static String text(List<MigrationScript> scripts) {
        return scripts.stream()
                .map(script -> "-- " + script.name() + "\n"
                        + script.body()
                                .source()
                                .text(ScriptText.read(script.file()).text())
                                .strip())
                .collect(Collectors.joining("\n\n"));
    }

    ReadOnlyObjectProperty<@Nullable Plan> planProperty() {
        return plan.getReadOnlyProperty();
    }
}
