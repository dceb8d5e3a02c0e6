package dev.alidade.migration.ui;

import dev.alidade.i18n.Messages;
import dev.alidade.migration.MigrationStatus;
import dev.alidade.ui.task.BackgroundTasks;
import dev.alidade.ui.task.RunningTask;
import java.nio.file.Path;
import java.util.Objects;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import org.jspecify.annotations.Nullable;

/** What the Migrations screen shows and can do, put together from its parts. To be used on the JavaFX thread. */
public final class MigrationViewModel {
    private final ScreenState state;
    private final FolderModel place;
    private final ApplyFlow apply;
    private final RollbackFlow rollback;
    private final AdoptFlow adopt;
    private final RepairFlow repair;
    private final ScriptTexts texts;
    private final PastRuns past;

    public MigrationViewModel(MigrationTools tools, BackgroundTasks tasks, ScreenSetting setting) {
        state = new ScreenState(tools, tasks, setting);
        place = new FolderModel(state);
        apply = new ApplyFlow(state, place);
        rollback = new RollbackFlow(state);
        adopt = new AdoptFlow(state);
        repair = new RepairFlow(state);
        texts = new ScriptTexts(tasks);
        past = new PastRuns(state);
        state.items().selectedProperty().addListener((_, _, item) -> texts.load(item));
    }

    /** Shows another folder. */
    public void open(Path newFolder) {
        state.enter(newFolder);
        place.opened(newFolder);
        state.refresh();
    }

    /** Reads folder and histories again. */
    public void refresh() {
        state.refresh();
    }

    /** The screen came to the front. */
    void shown() {
        place.watch();
        state.refresh();
    }

    /** The screen is out of sight. */
    void hidden() {
        place.unwatch();
    }

    /** Fills the sample's tables. */
    void loadRows() {
        var current = state.sampleProperty().get();
        if (current == null || state.run().isRunning()) {
            return;
        }
        var inbox = state.run().begin(false);
        var task = state.tasks().start(Messages.text("migration.task.rows"), context -> {
            state.tools().samples().loadRows(current, inbox, context.cancellation());
            return true;
        });
        task.onSuccess(_ -> state.run().say(Messages.text("migration.banner.rows", current.title())));
        state.run().follow(task, state::refresh);
    }

    /** True when the folder is a sample's and all its migrations are applied. */
    BooleanBinding canLoadRows() {
        return state.whenFree(
                () -> state.sampleProperty().get() != null && state.applicable().isEmpty(), state.sampleProperty());
    }

    /** Takes the open question back. */
    void declineAll() {
        var open = state.askingProperty().get();
        state.decline(Objects.requireNonNull(open));
    }

    ScreenState state() {
        return state;
    }

    FolderModel place() {
        return place;
    }

    ApplyFlow apply() {
        return apply;
    }

    RollbackFlow rollback() {
        return rollback;
    }

    AdoptFlow adopt() {
        return adopt;
    }

    RepairFlow repair() {
        return repair;
    }

    ScriptTexts texts() {
        return texts;
    }

    PastRuns past() {
        return past;
    }

    RunState run() {
        return state.run();
    }

    MigrationItems items() {
        return state.items();
    }

    /** What the last refresh found; null before. */
    public ReadOnlyObjectProperty<@Nullable MigrationStatus> statusProperty() {
        return state.statusProperty();
    }

    /** The run under way; null when none is. */
    public ReadOnlyObjectProperty<@Nullable RunningTask<?>> runningProperty() {
        return state.run().runningProperty();
    }

    /** Counts the runs that may have changed the database, so that other screens know when to look again. */
    public ReadOnlyIntegerProperty revisionProperty() {
        return state.run().revisionProperty();
    }
}
