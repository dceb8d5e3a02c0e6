package dev.alidade.migration.ui;

import dev.alidade.error.Problem;
import dev.alidade.i18n.Messages;
import dev.alidade.migration.ApplySequence;
import dev.alidade.migration.Migration;
import dev.alidade.migration.MigrationSelection;
import dev.alidade.migration.MigrationStatus;
import dev.alidade.migration.proof.Proof;
import dev.alidade.migration.sample.Sample;
import dev.alidade.migration.script.ScriptVersion;
import dev.alidade.ui.task.BackgroundTasks;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javafx.beans.Observable;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/** What all parts of the screen share: the folder, what is known of it, the one question that is open, and the run. */
final class ScreenState {
    /** What the content shows. */
    enum Phase {
        NO_FOLDER,
        LOADING,
        READY,
        PROBLEM
    }

    /** What the user is being asked; one thing at a time. */
    enum Asking {
        NOTHING,
        NEW_NAME,
        APPLY,
        ROLLBACK,
        ADOPT,
        REPAIR
    }

    private record Found(
            MigrationStatus status,
            Map<ScriptVersion, Proof> proofs,
            @Nullable Sample sample) {}

    private final MigrationTools tools;
    private final BackgroundTasks tasks;
    private final ScreenSetting setting;
    private final RunState run = new RunState();
    private final MigrationItems items = new MigrationItems();
    private final ReadOnlyObjectWrapper<@Nullable Path> folder = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<Phase> phase = new ReadOnlyObjectWrapper<>(Phase.NO_FOLDER);
    private final ReadOnlyObjectWrapper<@Nullable Problem> problem = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable MigrationStatus> status = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<Map<ScriptVersion, Proof>> proofs = new ReadOnlyObjectWrapper<>(Map.of());
    private final ReadOnlyObjectWrapper<@Nullable Sample> sample = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<Asking> asking = new ReadOnlyObjectWrapper<>(Asking.NOTHING);
    private @Nullable String wanted;

    ScreenState(MigrationTools tools, BackgroundTasks tasks, ScreenSetting setting) {
        this.tools = tools;
        this.tasks = tasks;
        this.setting = setting;
    }

    /** Forgets all that belongs to the folder before. */
    void enter(Path newFolder) {
        folder.set(newFolder);
        items.clear();
        status.set(null);
        proofs.set(Map.of());
        asking.set(Asking.NOTHING);
        run.forget();
    }

    /** Reads folder and histories again. */
    void refresh() {
        var path = folder.get();
        if (path == null || run.isRunning()) {
            return;
        }
        phase.set(Phase.LOADING);
        tasks.start(Messages.text("migration.task.status"), context -> {
                    var read = tools.service().status(path, setting.choices().convention(path), context.cancellation());
                    var kept = tools.service().proofs(read, context.cancellation());
                    return new Found(read, kept, Sample.around(path).orElse(null));
                })
                .onSuccess(found -> {
                    if (path.equals(folder.get())) {
                        show(found);
                    }
                })
                .onFailure(unreadable -> {
                    problem.set(unreadable);
                    phase.set(Phase.PROBLEM);
                });
    }

    private void show(Found found) {
        var name = wanted;
        wanted = null;
        run.settle();
        proofs.set(found.proofs());
        status.set(found.status());
        sample.set(found.sample());
        items.show(found.status(), name, failedScript(found.status()));
        problem.set(null);
        phase.set(Phase.READY);
    }

    /** The migration that failed, or whose rollback script did. */
    private @Nullable String failedScript(MigrationStatus found) {
        var failed = run.failureProperty().get();
        return failed == null
                ? null
                : found.migrations().stream()
                        .filter(m -> m.version().equals(failed.script().version()))
                        .map(Migration::script)
                        .findFirst()
                        .orElse(null);
    }

    /** Selects a file when the folder was read again. */
    void selectNext(String name) {
        wanted = name;
    }

    /** Opens a question; whatever was asked before is taken back. */
    void ask(Asking question) {
        asking.set(question);
    }

    /** Takes a question back, if it is the open one. */
    void decline(Asking question) {
        if (asking.get() == question) {
            asking.set(Asking.NOTHING);
        }
    }

    /** Whether nothing is asked and nothing runs, and the profile lets itself be written with. */
    boolean isFree() {
        return !setting.readOnly() && !run.isRunning() && asking.get() == Asking.NOTHING;
    }

    /** True while the screen is free and something else holds, which depends on these. */
    BooleanBinding whenFree(java.util.function.BooleanSupplier also, Observable... dependencies) {
        var all = new java.util.ArrayList<Observable>(List.of(dependencies));
        all.addAll(List.of(asking, run.runningProperty(), status));
        return Bindings.createBooleanBinding(() -> isFree() && also.getAsBoolean(), all.toArray(Observable[]::new));
    }

    /** What Apply would run, in order; empty before the folder was read. */
    List<Migration> applicable() {
        return sequence().map(ApplySequence::runs).orElse(List.of());
    }

    /** What Apply would do with everything; empty before the folder was read. */
    Optional<ApplySequence> sequence() {
        return Optional.ofNullable(status.get())
                .map(current -> ApplySequence.of(current, new MigrationSelection.All(), Set.of()));
    }

    /** What was kept when a migration was applied; null when nothing was. */
    @Nullable
    Proof proofOf(Migration migration) {
        return proofs.get().get(migration.version());
    }

    /** What was kept of those that are applied, by version. */
    ReadOnlyObjectProperty<Map<ScriptVersion, Proof>> proofsProperty() {
        return proofs.getReadOnlyProperty();
    }

    /** The migration that is selected; empty for other lines. */
    Optional<Migration> selected() {
        return items.selectedProperty().get() instanceof MigrationItem.Entry entry
                ? Optional.of(entry.migration())
                : Optional.empty();
    }

    MigrationTools tools() {
        return tools;
    }

    BackgroundTasks tasks() {
        return tasks;
    }

    ScreenSetting setting() {
        return setting;
    }

    RunState run() {
        return run;
    }

    MigrationItems items() {
        return items;
    }

    ReadOnlyObjectProperty<@Nullable Path> folderProperty() {
        return folder.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<Phase> phaseProperty() {
        return phase.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<@Nullable Problem> problemProperty() {
        return problem.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<@Nullable MigrationStatus> statusProperty() {
        return status.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<@Nullable Sample> sampleProperty() {
        return sample.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<Asking> askingProperty() {
        return asking.getReadOnlyProperty();
    }
}
