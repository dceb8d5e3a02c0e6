package dev.alidade.browser.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.alidade.browser.RelationName;
import dev.alidade.browser.RelationTree;
import dev.alidade.browser.edit.ForeignKeys;
import dev.alidade.browser.relation.RelationPages;
import dev.alidade.change.row.NewValue;
import dev.alidade.change.row.RowChanges;
import dev.alidade.database.Cancellation;
import dev.alidade.database.Database;
import dev.alidade.sandbox.OwnServer;
import dev.alidade.settings.AppFolders;
import dev.alidade.ui.ColumnWidths;
import dev.alidade.ui.Eventually;
import dev.alidade.ui.Photographer;
import dev.alidade.ui.Theme;
import dev.alidade.ui.task.BackgroundTasks;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import javafx.event.ActionEvent;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Labeled;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.util.WaitForAsyncUtils;

/** The server goes while rows are looked at and edited. */
@ExtendWith(ApplicationExtension.class)
class GridLossUiTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @Test
    void thePageAndWhatIsStagedStayUntilTheServerIsBack(FxRobot robot) {
        try (var own = new OwnServer();
                var database = Database.open(own.server().superuser("postgres"), () -> {})) {
            database.session(new Cancellation(), session -> {
                session.execute("create table cars (id int primary key, name text);"
                        + "insert into cars select g, 'car ' || g from generate_series(1, 500) g");
                return true;
            });
            var theme = Eventually.inTurn(() -> new Theme(Theme.Mode.LIGHT));
            var screen = Eventually.inTurn(() -> screen(database, theme));
            var scene = Eventually.inTurn(() -> shown(screen, theme));
            var grid = screen.model().grid();
            robot.interact(() -> screen.model().open(new RelationName("public", "cars")));
            until(() -> grid.stateProperty().get() instanceof GridState.Shown);
            until(() -> grid.edits().staging().isPresent());
            var shown = (GridState.Shown) grid.stateProperty().get();
            var row = shown.page().rows().getFirst();
            var name = shown.shape().column("name").orElseThrow();
            robot.interact(() -> assertThat(grid.edits().set(row, name, new NewValue.Text("mine")))
                    .isTrue());

            own.stop();
            robot.interact(grid::next);
            until(() -> problem(robot).length() > 20);
            assertThat(grid.stateProperty().get()).isEqualTo(shown);
            assertThat(grid.edits().size()).isEqualTo(1);
            picture(scene, "lost");
            robot.interact(grid.edits()::apply);
            until(() -> grid.edits().stateProperty().get() instanceof EditState.Failed);
            assertThat(grid.edits().size()).isEqualTo(1);
            picture(scene, "lost-apply");
            robot.interact(theme::toggle);
            picture(scene, "lost-dark");

            own.start();
            robot.interact(
                    () -> robot.lookup("#tables-again").queryAs(Button.class).fireEvent(new ActionEvent()));
            until(() -> problem(robot).isEmpty());
            robot.interact(grid.edits()::apply);
            until(() -> grid.edits().stateProperty().get() instanceof EditState.Applied);
            assertThat(new RowChanges(database, new AppFolders(folder, folder, folder)).history(new Cancellation()))
                    .hasSize(1);
            robot.interact(() -> scene.getWindow().hide());
        }
    }

    private TablesScreen screen(Database database, Theme theme) {
        return new TablesScreen(
                new RelationTree(database),
                new RelationPages(database),
                TablesScope.of(database, theme.darkProperty()),
                new GridTools(
                        new RowChanges(database, new AppFolders(folder, folder, folder)),
                        new ForeignKeys(database),
                        false,
                        ""),
                new BackgroundTasks(_ -> {}),
                new ColumnWidths(folder));
    }

    private static Scene shown(TablesScreen screen, Theme theme) {
        var scene = new Scene(screen.view(), 1224, 700);
        theme.dress(scene);
        var stage = new Stage();
        stage.setScene(scene);
        stage.show();
        screen.shown();
        return scene;
    }

    private static String problem(FxRobot robot) {
        return robot.lookup("#filter-problem").queryAs(Labeled.class).getText();
    }

    private static void until(Callable<Boolean> condition) {
        Eventually.until(condition);
    }

    private static void picture(Scene scene, String state) {
        WaitForAsyncUtils.waitForFxEvents();
        var photographer = new Photographer(Path.of("target", "pictures"));
        assertThat(Eventually.inTurn(() -> photographer.take(scene, "browser-" + state)))
                .exists();
    }
}
