package dev.alidade.corridor.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.alidade.corridor.MapFixture;
import dev.alidade.corridor.MapService;
import dev.alidade.error.Problem;
import dev.alidade.sandbox.SandboxExtension;
import dev.alidade.sandbox.TestDatabase;
import dev.alidade.settings.AppFolders;
import dev.alidade.ui.Eventually;
import dev.alidade.ui.Photographer;
import dev.alidade.ui.Theme;
import dev.alidade.ui.task.BackgroundTasks;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.control.TextInputControl;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init") // fields set before each test
class AddLayerUiTest {
    @RegisterExtension
    static final SandboxExtension SANDBOX = SandboxExtension.with(MapFixture.TEMPLATE);

    @TempDir
    Path folder;

    private final List<Problem> unheard = new ArrayList<>();
    private final StackPane root = new StackPane();
    private Theme theme;
    private MapViewModel model;
    private Scene scene;

    @Start
    void start(Stage stage) {
        theme = new Theme(Theme.Mode.LIGHT);
        scene = new Scene(root, 320, 620);
        theme.dress(scene);
        stage.setScene(scene);
        stage.show();
    }

    @BeforeEach
    void open(FxRobot robot, TestDatabase database) {
        var service = new MapService(database.asSuperuser(), new AppFolders(folder, folder, folder));
        robot.interact(() -> {
            model = new MapViewModel(service, new BackgroundTasks(unheard::add), theme.darkProperty());
            root.getChildren().setAll(new MapLegendPane(model, () -> {}));
            model.resize(300, 300, 1);
            model.open();
        });
        Eventually.until(() -> model.phaseProperty().get() == MapPhase.READY);
    }

    @Test
    void aSelectBecomesALayerOfTheLegend(FxRobot robot) {
        robot.clickOn("#map-add-layer");
        type(robot, "#map-add-title", "Two places");
        type(
                robot,
                "#map-add-source",
                "select i as id, -122.42 - i * 0.01 as lon, 37.76 as lat from generate_series(1, 2) i");
        picture(robot, "map-add-layer");
        robot.clickOn("#map-add-do");
        Eventually.until(() -> model.layers().stream()
                .anyMatch(row -> row.layer().title().equals("Two places")
                        && row.countProperty().get() != null
                        && row.countProperty().get().shown() == 2));
        assertThat(robot.lookup("#map-add").query().isVisible()).isFalse();
        assertThat(unheard).isEmpty();
    }

    @Test
    void whatIsNoLayerIsToldInPlace(FxRobot robot) {
        robot.clickOn("#map-add-layer");
        type(robot, "#map-add-source", "select 1 as one");
        robot.clickOn("#map-add-do");
        Eventually.until(() ->
                robot.lookup("#map-add-said").queryAs(Label.class).getText().contains("says where a row is"));
        robot.interact(() -> theme.modeProperty().set(Theme.Mode.DARK));
        picture(robot, "map-add-refused");
        assertThat(robot.lookup("#map-add").query().isVisible()).isTrue();
        assertThat(unheard).isEmpty();
    }

    private void picture(FxRobot robot, String name) {
        var photographer = new Photographer(Path.of("target", "pictures"));
        robot.interact(() -> photographer.take(scene, name));
    }

    private static void type(FxRobot robot, String id, String text) {
        robot.interact(() -> robot.lookup(id).queryAs(TextInputControl.class).setText(text));
    }
}
