package dev.alidade.corridor.ui;

import dev.alidade.corridor.CorridorDesk;
import dev.alidade.corridor.MapService;
import dev.alidade.corridor.doctor.LayerChecks;
import dev.alidade.corridor.doctor.LayerDoctor;
import dev.alidade.corridor.projection.WebMercator;
import dev.alidade.database.Cancellation;
import dev.alidade.database.Database;
import dev.alidade.database.Parameters;
import dev.alidade.error.Problem;
import dev.alidade.sandbox.SandboxExtension;
import dev.alidade.settings.AppFolders;
import dev.alidade.ui.Eventually;
import dev.alidade.ui.Photographer;
import dev.alidade.ui.Theme;
import dev.alidade.ui.task.BackgroundTasks;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import javafx.geometry.Point2D;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;

/** The map of the sample's rows in a window, and what a person does on it with hand and eye. */
@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init") // fields set before each test
abstract class SampleMapJourney {
    @RegisterExtension
    static final SandboxExtension SANDBOX = SandboxExtension.with(SampleRows.TEMPLATE);

    @TempDir
    Path folder;

    final List<Problem> unheard = new ArrayList<>();
    final StackPane root = new StackPane();
    Theme theme;
    Scene scene;
    MapScreen screen;

    /** For each journey's own {@code @Start}, which TestFX does not look for above the class. */
    final void window(Stage stage) {
        theme = new Theme(Theme.Mode.LIGHT);
        scene = new Scene(root, 1224, 725);
        theme.dress(scene);
        stage.setScene(scene);
        stage.show();
    }

    final void open(FxRobot robot, Database database) {
        open(robot, database, "");
    }

    /** @param production what the connection is called when it asks before it writes; empty for one that does not */
    final void open(FxRobot robot, Database database, String production) {
        var folders = new AppFolders(folder, folder, folder);
        robot.interact(() -> {
            screen = new MapScreen(
                    new MapService(database, folders),
                    new CorridorDesk(database, folders, production),
                    new LayerDoctor(database, folders, LayerChecks.NONE),
                    new BackgroundTasks(unheard::add),
                    theme.darkProperty());
            root.getChildren().setAll(screen.view());
            screen.shown();
        });
        until(() -> text(robot, "#map-badge").contains("400 of 400"));
        until(() -> screen.analysis().stockProperty().get() != null
                && screen.model().phaseProperty().get() == MapPhase.READY);
        robot.interact(root::layout);
    }

    /** Waits until the picture is that of the place that is shown. */
    final void settle(FxRobot robot) {
        until(() -> {
            var frame = screen.model().frameProperty().get();
            var view = screen.model().viewProperty().get();
            return frame != null
                    && view != null
                    && Math.abs(frame.view().resolution() - view.resolution()) < 1e-9
                    && frame.view().box().intersects(view.box());
        });
        robot.interact(root::layout);
    }

    /** Where a place of the map is on the screen. */
    final Point2D pixel(FxRobot robot, double longitude, double latitude) {
        var view = Objects.requireNonNull(screen.model().viewProperty().get());
        return robot.lookup("#map-surface")
                .query()
                .localToScreen(view.pixelX(WebMercator.x(longitude)), view.pixelY(WebMercator.y(latitude)));
    }

    /** Light and dark, each with a picture of its own colours. */
    final void photograph(FxRobot robot, String name) {
        var photographer = new Photographer(Path.of("target", "pictures"));
        until(() -> !screen.model().isDrawing());
        robot.interact(() -> photographer.take(scene, name + "-light"));
        toggle(robot);
        robot.interact(() -> photographer.take(scene, name + "-dark"));
        toggle(robot);
    }

    private void toggle(FxRobot robot) {
        var before = screen.model().frameProperty().get();
        robot.interact(theme::toggle);
        until(() -> !Objects.equals(before, screen.model().frameProperty().get())
                && !screen.model().isDrawing());
    }

    static String text(FxRobot robot, String id) {
        return robot.lookup(id).tryQueryAs(Label.class).map(Label::getText).orElse("");
    }

    static void until(Callable<Boolean> condition) {
        Eventually.until(condition);
    }

    /** The only value of a query, in column {@code v}. */
    static String text(Database database, String sql) {
        return database.read(new Cancellation(), session -> {
            var found = new ArrayList<String>();
            session.each(sql, Parameters.none(), 0, row -> found.add(row.text("v")));
            return found.getFirst();
        });
    }
}
