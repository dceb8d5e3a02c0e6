package dev.alidade.browser.ui;

import dev.alidade.bench.Contestant;
import dev.alidade.browser.RelationEntry;
import dev.alidade.browser.RelationTree;
import dev.alidade.browser.edit.ForeignKeys;
import dev.alidade.browser.relation.RelationPages;
import dev.alidade.change.row.RowChanges;
import dev.alidade.database.Database;
import dev.alidade.database.DatabaseTarget;
import dev.alidade.settings.AppFolders;
import dev.alidade.ui.ColumnWidths;
import dev.alidade.ui.Theme;
import dev.alidade.ui.task.BackgroundTasks;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;

/** A window with the Tables screen, and how long it takes until what was asked for is painted in it. */
final class TablesWindow {
    private static final long PATIENCE_SECONDS = 120;

    private final Path folder;
    private final Database database;
    private final Theme theme;
    private final Scene scene;
    private TablesScreen screen;

    TablesWindow(DatabaseTarget target, Path folder) {
        this.folder = folder;
        start();
        var dress = new AtomicReference<@Nullable Theme>();
        onFxThread(() -> dress.set(new Theme(Theme.Mode.LIGHT)));
        theme = Objects.requireNonNull(dress.get());
        database = Database.open(target, () -> {});
        screen = screen();
        var shown = new AtomicReference<@Nullable Scene>();
        onFxThread(() -> {
            var room = new Scene(screen.view(), 1440, 900);
            theme.dress(room);
            var stage = new Stage();
            stage.setScene(room);
            stage.show();
            screen.shown();
            shown.set(room);
        });
        scene = Objects.requireNonNull(shown.get());
        painted(() -> {}, () -> !screen.model().branches().isEmpty());
    }

    /** Opens a relation as a click in the tree does. */
    Duration open(RelationEntry relation) throws Exception {
        var before = new AtomicReference<@Nullable GridState>();
        onFxThread(() -> before.set(screen.model().grid().stateProperty().get()));
        return Contestant.timed(() -> painted(
                () -> screen.model().choose(relation),
                () -> screen.model().grid().stateProperty().get() instanceof GridState.Shown now
                        && !now.equals(before.get())
                        && now.relation().equals(relation)));
    }

    /** Another page of what is open. */
    Duration step(Consumer<GridViewModel> step) throws Exception {
        var grid = screen.model().grid();
        var before = new AtomicReference<@Nullable GridState>();
        onFxThread(() -> before.set(grid.stateProperty().get()));
        return Contestant.timed(() -> painted(
                () -> step.accept(grid), () -> !grid.stateProperty().get().equals(before.get())));
    }

    /** Opens a schema in the tree of a fresh screen. */
    Duration expand(String schema) throws Exception {
        var old = screen;
        screen = screen();
        painted(
                () -> {
                    scene.setRoot(screen.view());
                    screen.shown();
                },
                () -> !screen.model().branches().isEmpty());
        var model = screen.model();
        var took = Contestant.timed(() -> painted(
                () -> branches(schema).toList().forEach(model::expand),
                () -> branches(schema).anyMatch(branch -> branch.relations() != null)));
        screen = old;
        painted(() -> scene.setRoot(old.view()), () -> true);
        return took;
    }

    private Stream<SchemaBranch> branches(String schema) {
        return screen.model().branches().stream()
                .filter(branch -> branch.schema().name().equals(schema));
    }

    /** Types into the tree's filter. */
    Duration filter(String text) throws Exception {
        var model = screen.model();
        onFxThread(() -> model.filterProperty().set(""));
        return Contestant.timed(() -> painted(() -> model.filterProperty().set(text), () -> {
            var found = model.foundProperty().get();
            return found != null && !found.shown().isEmpty();
        }));
    }

    private TablesScreen screen() {
        var made = new AtomicReference<@Nullable TablesScreen>();
        onFxThread(() -> made.set(new TablesScreen(
                new RelationTree(database),
                new RelationPages(database),
                TablesScope.of(database, theme.darkProperty()),
                new GridTools(
                        new RowChanges(database, new AppFolders(folder, folder, folder)),
                        new ForeignKeys(database),
                        false,
                        ""),
                new BackgroundTasks(problem -> {
                    throw new IllegalStateException(problem.message());
                }),
                new ColumnWidths(folder))));
        return Objects.requireNonNull(made.get());
    }

    /** Does something and waits for the second frame after its outcome is there: by then the first one was drawn. */
    private void painted(Runnable action, BooleanSupplier there) {
        var drawn = new CountDownLatch(1);
        onFxThread(() -> {
            action.run();
            scene.addPostLayoutPulseListener(new Runnable() {
                private int frames;

                @Override
                public void run() {
                    if (there.getAsBoolean() && ++frames == 2) {
                        scene.removePostLayoutPulseListener(this);
                        drawn.countDown();
                    } else {
                        Platform.requestNextPulse();
                    }
                }
            });
            Platform.requestNextPulse();
        });
        await(drawn);
    }

    private static void start() {
        try {
            Platform.startup(() -> Platform.setImplicitExit(false));
        } catch (IllegalStateException e) {
            // it runs already
            onFxThread(() -> Platform.setImplicitExit(false));
        }
    }

    private static void onFxThread(Runnable action) {
        var done = new CountDownLatch(1);
        Platform.runLater(() -> {
            try {
                action.run();
            } finally {
                done.countDown();
            }
        });
        await(done);
    }

    private static void await(CountDownLatch latch) {
        try {
            if (!latch.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                throw new IllegalStateException("nothing was painted in time");
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
