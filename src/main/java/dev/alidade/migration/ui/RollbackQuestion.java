package dev.alidade.migration.ui;

import dev.alidade.i18n.Messages;
import dev.alidade.migration.Migration;
import dev.alidade.migration.MigrationService;
import dev.alidade.migration.MigrationState;
import dev.alidade.migration.MigrationStatus;
import dev.alidade.migration.RollbackSelection;
import dev.alidade.migration.script.MigrationScript;
import dev.alidade.migration.script.ScriptText;
import dev.alidade.migration.script.ScriptVersion;
import dev.alidade.ui.task.BackgroundTasks;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;

/** What is about to be taken back. */
final class RollbackQuestion {
    /**
     * The scripts that would run.
     *
     * @param status as it was when this was asked
     * @param versions the migrations that go
     * @param scripts their rollback scripts, in the order they run
     * @param text what the scripts say, one after the other
     */
    record Plan(MigrationStatus status, Set<ScriptVersion> versions, List<MigrationScript> scripts, String text) {}

    private final MigrationService service;
    private final BackgroundTasks tasks;
    private final RunState run;
    private final ReadOnlyObjectWrapper<@Nullable Plan> plan = new ReadOnlyObjectWrapper<>();
    private final StringProperty typedName = new SimpleStringProperty("");

    RollbackQuestion(MigrationService service, BackgroundTasks tasks, RunState run) {
        this.service = service;
        this.tasks = tasks;
        this.run = run;
    }

    /** Whether a migration can be taken back by its script. */
    static boolean isPossible(@Nullable MigrationItem item) {
        return item instanceof MigrationItem.Entry entry
                && entry.migration().hasRollback()
                && isApplied(entry.migration().state());
    }

    private static boolean isApplied(MigrationState state) {
        return state == MigrationState.APPLIED
                || state == MigrationState.CHANGED
                || state == MigrationState.CHANGED_COMMENTS;
    }

    /** Asks to take back a migration and, because they stand on it, all later ones. */
    void askFrom(MigrationStatus status, ScriptVersion first) {
        ask(
                status,
                status.migrations().stream()
                        .filter(m -> m.state() == MigrationState.MISSING
                                || m.state() == MigrationState.FUTURE
                                || isApplied(m.state()))
                        .map(Migration::version)
                        .filter(v -> v.compareTo(first) >= 0)
                        .collect(Collectors.toUnmodifiableSet()));
    }

    void ask(MigrationStatus status, Set<ScriptVersion> versions) {
        typedName.set("");
        tasks.start(Messages.text("migration.task.rollbackPlan"), _ -> {
                    var scripts = service.rollbackPlan(status, new RollbackSelection.Only(versions));
                    return new Plan(status, versions, scripts, text(scripts));
                })
                .onSuccess(plan::set)
                .onFailure(run::say);
    }

    void decline() {
        plan.set(null);
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

    StringProperty typedNameProperty() {
        return typedName;
    }
}
