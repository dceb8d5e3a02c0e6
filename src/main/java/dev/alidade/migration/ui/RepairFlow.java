package dev.alidade.migration.ui;

import dev.alidade.i18n.Messages;
import dev.alidade.migration.History.Tool;
import dev.alidade.migration.HistoryClaim.Says;
import dev.alidade.migration.Migration;
import dev.alidade.migration.MigrationState;
import dev.alidade.migration.repair.RepairAction;
import dev.alidade.migration.repair.RepairPlan;
import dev.alidade.migration.ui.ScreenState.Asking;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/** From a history that says something wrong over the rows that would change to one that does not. */
final class RepairFlow {
    private final ScreenState state;
    private final ReadOnlyObjectWrapper<@Nullable RepairPlan> plan = new ReadOnlyObjectWrapper<>();

    RepairFlow(ScreenState state) {
        this.state = state;
    }

    /** Whether a migration can be recorded as applied without running it. */
    static boolean canMarkApplied(Migration migration) {
        return migration.file() != null && migration.state().isApplicable();
    }

    /** Whether a migration can be forgotten, so that it counts as not applied. */
    static boolean canMarkReverted(Migration migration) {
        return migration.histories().stream()
                .anyMatch(c -> (c.tool() == Tool.FLYWAY || c.tool() == Tool.SUPABASE)
                        && (c.says() == Says.APPLIED || c.says() == Says.FAILED));
    }

    /** Whether the file differs from what its row says. */
    static boolean canAccept(Migration migration) {
        return migration.file() != null
                && (migration.state() == MigrationState.CHANGED || migration.state() == MigrationState.CHANGED_COMMENTS)
                && migration.isIn(Tool.FLYWAY);
    }

    /** Shows the rows that an action would change and asks. */
    void ask(RepairAction action) {
        var status = state.statusProperty().get();
        if (status == null || !state.isFree()) {
            return;
        }
        state.tasks()
                .start(
                        Messages.text("migration.task.repairPlan"),
                        context -> state.tools().repair().preview(status, action, true, context.cancellation()))
                .onSuccess(found -> {
                    plan.set(found);
                    state.ask(Asking.REPAIR);
                })
                .onFailure(state.run()::say);
    }

    void decline() {
        state.decline(Asking.REPAIR);
    }

    /** Changes the rows that were shown. */
    void confirm() {
        var shown = plan.get();
        if (shown == null || state.run().isRunning()) {
            return;
        }
        decline();
        state.run().begin(false);
        var task = state.tasks().start(Messages.text("migration.task.repair"), context -> {
            state.tools().repair().apply(shown, context.cancellation());
            return shown;
        });
        task.onSuccess(done -> state.run()
                .say(Messages.text("migration.banner.repaired", done.edits().size())));
        state.run().follow(task, state::refresh);
    }

    ReadOnlyObjectProperty<@Nullable RepairPlan> planProperty() {
        return plan.getReadOnlyProperty();
    }
}
