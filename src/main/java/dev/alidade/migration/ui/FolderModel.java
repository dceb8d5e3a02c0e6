package dev.alidade.migration.ui;

import dev.alidade.error.Problem;
import dev.alidade.i18n.Messages;
import dev.alidade.migration.ledger.LedgerPlace;
import dev.alidade.migration.script.Convention;
import dev.alidade.migration.script.FolderWatch;
import dev.alidade.migration.script.MigrationTemplate;
import dev.alidade.migration.script.RollbackTwin;
import dev.alidade.migration.ui.ScreenState.Asking;
import dev.alidade.ui.task.BackgroundTasks;
import java.nio.file.Path;
import javafx.application.Platform;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.jspecify.annotations.Nullable;

/** What can be done to the folder itself: watch it, choose its convention, add a migration, move a file out. */
final class FolderModel {
    private final ScreenState state;
    private final BackgroundTasks tasks;
    private final ScreenSetting setting;
    private final ReadOnlyStringWrapper complaint = new ReadOnlyStringWrapper("");
    private @Nullable FolderWatch watch;
    private @Nullable Path watched;
    private boolean inSight;

    FolderModel(ScreenState state) {
        this.state = state;
        this.tasks = state.tasks();
        this.setting = state.setting();
    }

    void opened(Path folder) {
        if (inSight && !folder.equals(watched)) {
            unwatch();
            watch();
        }
    }

    /** Lets changes on disk appear by themselves. */
    void watch() {
        inSight = true;
        var folder = state.folderProperty().get();
        if (folder == null || watch != null) {
            return;
        }
        watched = folder;
        tasks.start(
                        Messages.text("migration.task.watch"),
                        _ -> FolderWatch.of(folder, () -> Platform.runLater(state::refresh)))
                .onSuccess(made -> {
                    if (inSight && folder.equals(watched) && watch == null) {
                        watch = made;
                    } else {
                        made.close();
                    }
                });
    }

    void unwatch() {
        inSight = false;
        watched = null;
        if (watch != null) {
            watch.close();
            watch = null;
        }
    }

    /** Reads the folder by another convention from now on; null detects it again. */
    void choose(@Nullable Convention convention) {
        var folder = state.folderProperty().get();
        if (folder != null) {
            work(Messages.text("migration.task.choose"), () -> {
                setting.choices().choose(folder, convention);
                return "";
            });
        }
    }

    /** Keeps the answer to the question of where the ledger lies, so that it is asked once. */
    void remember(LedgerPlace place) {
        var folder = state.folderProperty().get();
        if (folder != null && place == LedgerPlace.LOCAL) {
            work(Messages.text("migration.task.choose"), () -> {
                setting.choices().keepOwnLedger(folder);
                return "";
            });
        }
    }

    /** Moves a rollback script out of the way of other tools. */
    void moveOut(RollbackTwin twin) {
        work(Messages.text("migration.task.move"), () -> {
            twin.moveOut();
            return "";
        });
    }

    /** Makes an empty migration and selects it. */
    void create(String description) {
        var folder = state.folderProperty().get();
        if (folder == null) {
            return;
        }
        complaint.set("");
        tasks.start(
                        Messages.text("migration.task.new"),
                        _ -> new MigrationTemplate(setting.clock())
                                .create(folder, description, setting.choices().convention(folder)))
                .onSuccess(made -> {
                    decline();
                    state.items().filterProperty().set("");
                    state.selectNext(String.valueOf(made.script().getFileName()));
                    state.refresh();
                })
                .onFailure(this::complain);
    }

    /** Asks in a few words what a new migration shall do. */
    void askForName() {
        complaint.set("");
        state.ask(Asking.NEW_NAME);
    }

    void decline() {
        state.decline(Asking.NEW_NAME);
    }

    private interface Work {
        String run();
    }

    private void work(String title, Work work) {
        tasks.start(title, _ -> work.run()).onSuccess(_ -> state.refresh()).onFailure(state.run()::say);
    }

    private void complain(Problem problem) {
        complaint.set(problem.nextStep() == null ? problem.message() : problem.message() + " " + problem.nextStep());
    }

    /** Why the last words made no migration; empty when they did. */
    ReadOnlyStringProperty complaintProperty() {
        return complaint.getReadOnlyProperty();
    }
}
