package dev.alidade.corridor.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.alidade.corridor.CorridorDesk;
import dev.alidade.corridor.MapService;
import dev.alidade.corridor.doctor.LayerChecks;
import dev.alidade.corridor.doctor.LayerDoctor;
import dev.alidade.corridor.projection.WebMercator;
import dev.alidade.database.Cancellation;
import dev.alidade.error.Problem;
import dev.alidade.sandbox.DatabaseTemplate;
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
import java.util.Objects;
import java.util.concurrent.Callable;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/** The map in a narrow window, from an empty database to a lost one: nothing is clipped, nothing covers another. */
@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init") // fields set before each test
class MapStatesUiTest {
    private static final double WIDTH = 1024 - 56;
    private static final double HEIGHT = 700 - 72;
    private static final String LONG = "very_long_name_of_a_layer_that_somebody_made_in_a_hurry_";

    @RegisterExtension
    static final SandboxExtension SANDBOX = SandboxExtension.with(DatabaseTemplate.SPATIAL);

    @TempDir
    Path folder;

    private final List<Problem> unheard = new ArrayList<>();
    private final StackPane root = new StackPane();
    private Theme theme;
    private Scene scene;
    private MapScreen screen;

    @Start
    void start(Stage stage) {
        theme = new Theme(Theme.Mode.LIGHT);
        scene = new Scene(root, WIDTH, HEIGHT);
        theme.dress(scene);
        stage.setScene(scene);
        stage.show();
    }

    @Test
    void everyStateHasRoomInANarrowWindow(FxRobot robot, TestDatabase test) {
        open(robot, test);
        until(() -> phase() == MapPhase.NO_LAYERS);
        photograph(robot, "map-state-no-layers");

        change(test, "create table public.nothing (id int primary key, spot geometry(Point, 4326))");
        robot.interact(screen::refresh);
        until(() -> phase() == MapPhase.NO_ROWS);
        photograph(robot, "map-state-no-rows");

        change(test, many());
        robot.interact(screen::refresh);
        until(() -> phase() == MapPhase.READY
                && screen.model().layers().size() > 20
                && !screen.model().isDrawing());
        assertThat(screen.model().layers())
                .as("a layer that cannot be read says why, and the others are drawn")
                .anySatisfy(row -> assertThat(row.countProperty().get())
                        .isNotNull()
                        .satisfies(count -> assertThat(count.problem()).isNotNull()));
        apart(robot);
        photograph(robot, "map-state-many");

        clickAt(robot, -122.4, 37.7);
        until(() -> robot.lookup("#map-detail-title").tryQuery().isPresent());
        apart(robot);
        assertThat(robot.lookup("#map-detail .map-pair").queryAll()).hasSizeGreaterThan(60);
        photograph(robot, "map-state-sixty-columns");

        robot.interact(() -> screen.model()
                .settingsProperty()
                .set(screen.model().layers().getFirst().layer()));
        apart(robot);
        photograph(robot, "map-state-style");

        robot.interact(() -> robot.lookup("#map-doctor-open").queryButton().fire());
        until(() -> robot.lookup("#map-doctor-list").queryListView().getItems().size() > 20);
        apart(robot);
        photograph(robot, "map-state-doctor");

        choosesByPolygon(robot);

        change(test, """
            do $$ begin
                execute format('alter database %I connection limit 0', current_database());
                perform pg_terminate_backend(pid) from pg_stat_activity
                where datname = current_database() and pid <> pg_backend_pid();
            end $$""");
        robot.interact(screen::refresh);
        until(() -> phase() == MapPhase.FAILED);
        photograph(robot, "map-state-lost");
        assertThat(unheard).isEmpty();
    }

    /** All points of a layer, without those that Ctrl takes away, with those that Shift adds. */
    private void choosesByPolygon(FxRobot robot) {
        robot.clickOn("#map-doctor-close");
        robot.interact(() -> screen.model().goTo("-122.45,37.79,-122.39,37.81", _ -> {}));
        until(() -> resolution() < 30 && !screen.model().isDrawing());
        var choice = screen.rows().choice();
        var layer = choice.layers().stream()
                .filter(one -> one.id().table().equals(LONG + 20))
                .findFirst()
                .orElseThrow();
        robot.interact(() -> choice.layerProperty().set(layer));
        robot.clickOn("#map-tool-polygon");
        around(robot, 1, 20);
        robot.push(KeyCode.ENTER);
        until(() -> choice.keys().size() == 20);
        around(robot, 1, 5);
        robot.push(KeyCode.CONTROL, KeyCode.ENTER);
        until(() -> choice.keys().size() == 15);
        around(robot, 4, 6);
        robot.push(KeyCode.SHIFT, KeyCode.ENTER);
        until(() -> choice.keys().size() == 17);
        photograph(robot, "map-state-chosen");
        robot.push(KeyCode.ESCAPE);
    }

    private double resolution() {
        return Objects.requireNonNull(screen.model().viewProperty().get()).resolution();
    }

    private void around(FxRobot robot, int from, int to) {
        double west = -122.5 + from * 0.002 + 0.06 - 0.001;
        double east = -122.5 + to * 0.002 + 0.06 + 0.001;
        double latitude = 37.8;
        place(robot, west, latitude - 0.0015);
        place(robot, east, latitude - 0.0015);
        place(robot, east, latitude + 0.0015);
        place(robot, west, latitude + 0.0015);
    }

    private void place(FxRobot robot, double longitude, double latitude) {
        var view = Objects.requireNonNull(screen.model().viewProperty().get());
        var tool = Objects.requireNonNull(screen.model().toolProperty().get());
        robot.interact(() -> {
            tool.click(view.pixelX(WebMercator.x(longitude)), view.pixelY(WebMercator.y(latitude)));
            robot.lookup("#map-surface").query().requestFocus();
        });
    }

    /** Twenty layers with long names, one with sixty columns, one that cannot be computed. */
    private static String many() {
        var sql = new StringBuilder();
        for (int i = 1; i <= 20; i++) {
            sql.append("create table public." + LONG + i + " (id int primary key, spot geometry(Point, 4326));\n");
            sql.append("insert into public." + LONG + i + " select n, st_setsrid(st_point(-122.5 + n * 0.002 + " + i
                    + " * 0.003, 37.72 + " + i + " * 0.004), 4326) from generate_series(1, 20) as n;\n");
        }
        sql.append("create table public.wide (id int primary key");
        for (int i = 1; i <= 60; i++) {
            sql.append(", column_with_a_name_")
                    .append(i)
                    .append(" text default 'a value of some length, ")
                    .append(i)
                    .append('\'');
        }
        sql.append(", shape geometry(Polygon, 4326));\n");
        sql.append("insert into public.wide (id, shape) values (1,"
                + " st_expand(st_setsrid(st_point(-122.4, 37.7), 4326), 0.02));\n");
        sql.append("create view public.broken as select id, st_setsrid(st_point(1 / (id - id), 2), 4326) as spot"
                + " from public.wide;\n");
        return sql.toString();
    }

    private void open(FxRobot robot, TestDatabase test) {
        var folders = new AppFolders(folder, folder, folder);
        var database = test.asSupabaseRole();
        robot.interact(() -> {
            screen = new MapScreen(
                    new MapService(database, folders),
                    new CorridorDesk(database, folders),
                    new LayerDoctor(database, folders, LayerChecks.NONE),
                    new BackgroundTasks(unheard::add),
                    theme.darkProperty());
            root.getChildren().setAll(screen.view());
            screen.shown();
        });
    }

    private static void change(TestDatabase test, String sql) {
        var database = sql.startsWith("do") ? test.asSuperuser() : test.asSupabaseRole();
        database.session(new Cancellation(), session -> {
            session.execute(sql);
            return true;
        });
    }

    private MapPhase phase() {
        return screen.model().phaseProperty().get();
    }

    /** Every panel lies within the window, and none over another. */
    private void apart(FxRobot robot) {
        robot.interact(root::layout);
        var panels = new ArrayList<>(robot.lookup(".map-panel").queryAll().stream()
                .filter(MapStatesUiTest::isShown)
                .toList());
        assertThat(panels).hasSizeGreaterThan(3);
        for (var panel : panels) {
            var place = place(panel);
            assertThat(place.getMinX()).as(panel.toString()).isNotNegative();
            assertThat(place.getMinY()).as(panel.toString()).isNotNegative();
            assertThat(place.getMaxX()).as(panel.toString()).isLessThanOrEqualTo(WIDTH);
            assertThat(place.getMaxY()).as(panel.toString()).isLessThanOrEqualTo(HEIGHT);
            for (var other : panels) {
                if (!panel.equals(other)) {
                    assertThat(place.intersects(place(other)))
                            .as(panel + " over " + other + ": " + place + place(other))
                            .isFalse();
                }
            }
        }
    }

    private static boolean isShown(Node node) {
        for (Node at = node; at != null; at = at.getParent()) {
            if (!at.isVisible()) {
                return false;
            }
        }
        return node.getScene() != null && node.getLayoutBounds().getWidth() > 0;
    }

    /** Without what lies outside its edge, such as a shadow. */
    private static Bounds place(Node node) {
        return node.localToScene(node.getLayoutBounds());
    }

    private void clickAt(FxRobot robot, double longitude, double latitude) {
        var view = Objects.requireNonNull(screen.model().viewProperty().get());
        robot.interact(
                () -> screen.model().pick(view.pixelX(WebMercator.x(longitude)), view.pixelY(WebMercator.y(latitude))));
    }

    private void photograph(FxRobot robot, String name) {
        var photographer = new Photographer(Path.of("target", "pictures"));
        robot.interact(() -> photographer.take(scene, name + "-light"));
        robot.interact(theme::toggle);
        until(() -> !screen.model().isDrawing());
        robot.interact(() -> photographer.take(scene, name + "-dark"));
        robot.interact(theme::toggle);
        until(() -> !screen.model().isDrawing());
    }

    private static void until(Callable<Boolean> condition) {
        Eventually.until(condition);
    }
}
