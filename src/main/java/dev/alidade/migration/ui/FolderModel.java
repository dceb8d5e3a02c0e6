package dev.alidade.migration.ui;

import dev.alidade.error.Problem;
import dev.alidade.i18n.Messages;
import dev.alidade.migration.ledger.LedgerPlace;
import dev.alidade.migration.script.Convention;
import dev.alidade.migration.script.FolderWatch;
import dev.alidade.migration.script.MigrationTemplate;
import dev.alidade.migration.script.RollbackTwin;
import dev.alidade.ui.task.BackgroundTasks;
import java.nio.file.Path;
import javafx.application.Platform;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import org.jspecify.annotations.Nullable;

/** What can be done to the folder itself: watch it, choose its convention, add a migration, move a file out. */
final class FolderModel {
    private final MigrationViewModel model;
    private final BackgroundTasks tasks;
    private final ScreenSetting setting;
    private final BooleanProperty asking = new SimpleBooleanProperty();
    private final ReadOnlyStringWrapper complaint = new ReadOnlyStringWrapper("");
    private @Nullable FolderWatch watch;
    private @Nullable Path watched;
    private boolean inSight;
    private @Nullable String wanted;

    FolderModel(MigrationViewModel model, BackgroundTasks tasks, ScreenSetting setting) {
        this.model = model;
        this.tasks = tasks;
        this.setting = setting;
    }

    void opened(Path folder) {
        asking.set(false);
        if (inSight && !folder.equals(watched)) {
            unwatch();
            watch();
        }
    }

    /** Lets changes on disk appear by themselves. */
    void watch() {
        inSight = true;
        var folder = model.folderProperty().get();
        if (folder == null || watch != null) {
            return;
        }
        watched = folder;
        tasks.start(
                        Messages.text("migration.task.watch"),
                        _ -> FolderWatch.of(folder, () -> Platform.runLater(model::refresh)))
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
        var folder = model.folderProperty().get();
        if (folder != null) {
            work(Messages.text("migration.task.choose"), () -> {
                setting.choices().choose(folder, convention);
                return "";
            });
        }
    }

    /** Keeps the answer to the question of where the ledger lies, so that it is asked once. */
    void remember(LedgerPlace place) {
        var folder = model.folderProperty().get();
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
        var folder = model.folderProperty().get();
        if (folder == null) {
            return;
        }
        complaint.set("");
        tasks.start(
                        Messages.text("migration.task.new"),
                        _ -> new MigrationTemplate(setting.clock())
                                .create(folder, description, setting.choices().convention(folder)))
                .onSuccess(made -> {
                    asking.set(false);
                    model.items().filterProperty().set("");
                    wanted = String.valueOf(made.script().getFileName());
                    model.refresh();
                })
                .onFailure(this::complain);
    }

    /** The file to select when the folder was read again; asked once. */
    @Nullable
    String takeWanted() {
        var name = wanted;
        wanted = null;
        return name;
    }

    private interface Work {
        String run();
    }

    private void work(String title, Work work) {
        tasks.start(title, _ -> work.run()).onSuccess(_ -> model.refresh()).onFailure(model.run()::say);
    }

    private void complain(Problem problem) {
        complaint.set(problem.nextStep() == null ? problem.message() : problem.message() + " " + problem.nextStep());
    }

    /** Whether the words for a new migration are being asked for. */
    BooleanProperty askingProperty() {
        return asking;
    }

    /** Why the last words made no migration; empty when they did. */
    ReadOnlyStringProperty complaintProperty() {
        return complaint.getReadOnlyProperty();
    }
}
