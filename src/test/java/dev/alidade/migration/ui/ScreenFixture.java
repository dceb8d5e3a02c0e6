package dev.alidade.migration.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.alidade.database.Cancellation;
import dev.alidade.database.Database;
import dev.alidade.database.Parameters;
import dev.alidade.error.Problem;
import dev.alidade.migration.FolderChoices;
import dev.alidade.migration.Migration;
import dev.alidade.sandbox.SandboxExtension;
import dev.alidade.settings.AppFolders;
import dev.alidade.ui.Eventually;
import dev.alidade.ui.Photographer;
import dev.alidade.ui.Theme;
import dev.alidade.ui.task.BackgroundTasks;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeoutException;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TabPane;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;
import org.testfx.framework.junit5.ApplicationExtension;

/** The Migrations screen over an own folder and an own database, with hands and eyes. */
@ExtendWith({ApplicationExtension.class, SandboxExtension.class})
@SuppressWarnings("NullAway.Init") // fields set before each test
abstract class ScreenFixture {
    @TempDir
    Path folder;

    @TempDir
    Path home;

    String production = "";
    Map<String, String> environment = Map.of();
    final List<Problem> unheard = new ArrayList<>();
    MigrationViewModel model;
    private final StackPane root = new StackPane();
    private Theme theme;
    private Scene scene;

    /** TestFX looks for its own annotation in the class of the test only. */
    @BeforeEach
    void showStage() throws TimeoutException {
        FxToolkit.setupStage(this::start);
    }

    private void start(Stage stage) {
        theme = new Theme(Theme.Mode.LIGHT);
        scene = new Scene(root, 1280, 800);
        theme.dress(scene);
        stage.setScene(scene);
        stage.show();
    }

    static List<String> values(Database database, String sql) {
        return database.write(new Cancellation(), session -> {
            var values = new ArrayList<String>();
            session.each(sql, Parameters.none(), 0, row -> values.add(String.valueOf(row.textAt(0))));
            return values;
        });
    }

    void apply(FxRobot robot) {
        robot.clickOn("#migration-apply");
        eventually(() -> !button(robot, "#migration-apply-confirm").isDisabled());
        robot.clickOn("#migration-apply-confirm");
    }

    void open(FxRobot robot, Database database, boolean readOnly) {
        robot.interact(() -> {
            var folders = new AppFolders(home, home.resolve("data"), home);
            model = new MigrationViewModel(
                    MigrationTools.of(database, folders, environment),
                    new BackgroundTasks(unheard::add),
                    new ScreenSetting(
                            readOnly,
                            production,
                            new FolderChoices(folders),
                            Clock.fixed(Instant.parse("2026-03-04T12:00:00Z"), ZoneOffset.UTC)));
            root.getChildren().setAll(new MigrationView(model));
            model.shown();
        });
    }

    List<String> states() {
        var status = model.statusProperty().get();
        return status == null
                ? List.of()
                : status.migrations().stream()
                        .map(Migration::state)
                        .map(s -> s.id())
                        .toList();
    }

    void picture(FxRobot robot, String name) {
        var photographer = new Photographer(Path.of("target", "pictures"));
        robot.interact(() -> {
            assertThat(photographer.take(scene, name + "-light")).exists();
            theme.toggle();
            assertThat(photographer.take(scene, name + "-dark")).exists();
            theme.toggle();
        });
    }

    static void eventually(Callable<Boolean> condition) {
        Eventually.until(condition);
    }

    static Button button(FxRobot robot, String id) {
        return robot.lookup(id).queryButton();
    }

    static String label(FxRobot robot, String id) {
        return robot.lookup(id).queryAs(Label.class).getText();
    }

    static String banner(FxRobot robot) {
        return label(robot, "#migration-banner");
    }

    static ListView<Node> list(FxRobot robot) {
        return robot.lookup("#migration-list").queryListView();
    }

    void write(String name, String sql) throws IOException {
        Files.writeString(folder.resolve(name), sql);
    }

    static void selectTab(FxRobot robot, int index) {
        robot.interact(() -> robot.lookup("#migration-tabs")
                .queryAs(TabPane.class)
                .getSelectionModel()
                .select(index));
    }

    /** Selects a line and waits until the detail shows it. */
    void select(FxRobot robot, int line, String name) {
        robot.interact(() -> list(robot).getSelectionModel().clearAndSelect(line));
        eventually(() -> label(robot, "#migration-detail-title").equals(name));
    }
}
