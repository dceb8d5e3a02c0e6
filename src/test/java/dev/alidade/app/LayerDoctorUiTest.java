package dev.alidade.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.alidade.corridor.CorridorDesk;
import dev.alidade.corridor.MapService;
import dev.alidade.corridor.doctor.LayerDoctor;
import dev.alidade.corridor.ui.MapScreen;
import dev.alidade.database.Cancellation;
import dev.alidade.database.Database;
import dev.alidade.database.Parameters;
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
import java.util.concurrent.Callable;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/** Layers that are slow or lie in the wrong place: found from the map, mended there, taken back there. */
@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init") // fields set before each test
class LayerDoctorUiTest {
    private static final String ILL = """
        create table public.parcels (id int primary key, shape geometry(Polygon, 4326));
        insert into public.parcels
            select i, st_expand(st_setsrid(st_point(-122.5 + (i %% 50) * 0.002, 37.7 + (i / 50) * 0.002), 4326), 0.0008)
            from generate_series(1, 2000) as i;
        create view public.parcels_in_metres as select id, st_transform(shape, 3857) as shape from public.parcels;
        create table public.plots (id int primary key, shape geometry);
        insert into public.plots values
            (1, st_geomfromtext('POLYGON((-122.45 37.75, -122.44 37.76, -122.44 37.75, -122.45 37.76, -122.45 37.75))'));
        create table public.swapped (id int primary key, spot geometry(Point, 4326));
        insert into public.swapped values (1, st_setsrid(st_point(37.77, -122.42), 4326));
        analyze public.parcels, public.plots, public.swapped;
        """.replace("%%", "%");

    @RegisterExtension
    static final SandboxExtension SANDBOX = SandboxExtension.with(new DatabaseTemplate("ill-layers", database -> {
        DatabaseTemplate.SPATIAL.filler().accept(database);
        database.asSupabaseRole().session(new Cancellation(), session -> {
            session.execute(ILL);
            return true;
        });
    }));

    @TempDir
    Path folder;

    private final List<Problem> unheard = new ArrayList<>();
    private final StackPane root = new StackPane();
    private Theme theme;
    private Scene scene;

    @Start
    void start(Stage stage) {
        theme = new Theme(Theme.Mode.LIGHT);
        scene = new Scene(root, 1224, 725);
        theme.dress(scene);
        stage.setScene(scene);
        stage.show();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void layersAreExaminedMendedAndGivenBackAsTheyWere(boolean supabase, FxRobot robot, TestDatabase test) {
        var database = supabase ? test.asSupabaseRole() : test.asSuperuser();
        open(robot, database);
        robot.clickOn("#map-doctor-open");
        until(() -> lines(robot).size() >= 6);
        assertThat(Eventually.inTurn(() -> lines(robot)))
                .anySatisfy(
                        line -> assertThat(line).contains("without an index").contains("parcels"))
                .anySatisfy(line -> assertThat(line).contains("row by row").contains("parcels_in_metres"))
                .anySatisfy(line -> assertThat(line).contains("where on Earth").contains("plots"))
                .anySatisfy(line -> assertThat(line).contains("Invalid shapes").contains("plots"))
                .anySatisfy(line -> assertThat(line).contains("swapped"));

        choose(robot, "row by row");
        assertThat(text(robot, "#map-doctor-sql")).contains("st_transform");
        photograph(robot, "map-doctor");
        applies(robot, "row by row");
        assertThat(indexes(database)).anyMatch(index -> index.contains("st_transform"));
        undoes(robot, "row by row");
        assertThat(indexes(database)).noneMatch(index -> index.contains("gist"));

        choose(robot, "without an index");
        assertThat(text(robot, "#map-doctor-undo-sql")).startsWith("drop index");
        applies(robot, "without an index");
        assertThat(indexes(database)).anyMatch(index -> index.contains("gist"));
        undoes(robot, "without an index");
        assertThat(indexes(database)).noneMatch(index -> index.contains("gist"));

        choose(robot, "where on Earth");
        assertThat(robot.lookup("#map-doctor-apply").tryQuery()).isEmpty();
        robot.interact(() -> robot.lookup("#map-doctor-choice-1")
                .queryAs(javafx.scene.control.RadioButton.class)
                .fire());
        photograph(robot, "map-doctor-choice");
        applies(robot, "where on Earth");
        assertThat(type(database)).endsWith("geometry(Geometry,4326)");
        undoes(robot, "where on Earth");
        assertThat(type(database)).endsWith("geometry");

        choose(robot, "Invalid shapes");
        assertThat(robot.lookup("#map-doctor-apply").query().isDisabled()).isTrue();
        robot.interact(() -> robot.lookup("#map-doctor-agree")
                .queryAs(javafx.scene.control.CheckBox.class)
                .fire());
        applies(robot, "Invalid shapes");
        assertThat(one(database, "select st_isvalid(shape)::text as v from public.plots"))
                .isEqualTo("true");
        assertThat(robot.lookup("#map-doctor-undo").query().isVisible()).isFalse();
        assertThat(unheard).isEmpty();
    }

    private void open(FxRobot robot, Database database) {
        var folders = new AppFolders(folder, folder, folder);
        var health = HealthFindings.of(database, folders, new SessionScope.Opening(null, false, "test"));
        robot.interact(() -> {
            var screen = new MapScreen(
                    new MapService(database, folders),
                    new CorridorDesk(database, folders),
                    new LayerDoctor(database, folders, new LayerHealth(health)),
                    new BackgroundTasks(unheard::add),
                    theme.darkProperty());
            root.getChildren().setAll(screen.view());
            screen.shown();
        });
        until(() -> !text(robot, "#map-badge").isEmpty());
    }

    private static void choose(FxRobot robot, String words) {
        until(() -> row(robot, words) >= 0);
        robot.interact(() -> list(robot).getSelectionModel().select(row(robot, words)));
        until(() -> !text(robot, "#map-doctor-detail").isEmpty());
    }

    private static void applies(FxRobot robot, String words) {
        usable(robot, "#map-doctor-apply");
        robot.interact(() -> robot.lookup("#map-doctor-apply")
                .queryAs(javafx.scene.control.Button.class)
                .fire());
        until(() -> text(robot, "#map-doctor-said").endsWith("mended.") && row(robot, words) < 0);
    }

    private static void undoes(FxRobot robot, String words) {
        usable(robot, "#map-doctor-undo");
        robot.clickOn("#map-doctor-undo");
        until(() -> text(robot, "#map-doctor-said").equals("Taken back.") && row(robot, words) >= 0);
    }

    /** Waits for the end of an examination, for buttons rest meanwhile. */
    private static void usable(FxRobot robot, String id) {
        until(() -> !robot.lookup(id).query().isDisabled());
    }

    private static int row(FxRobot robot, String words) {
        var lines = lines(robot);
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).contains(words)) {
                return i;
            }
        }
        return -1;
    }

    /** What a person reads in each line. */
    private static List<String> lines(FxRobot robot) {
        return list(robot).getItems().stream()
                .map(item -> item.toString())
                .map(line -> line.substring(0, Math.min(line.length(), 400)))
                .toList();
    }

    private static ListView<?> list(FxRobot robot) {
        return robot.lookup("#map-doctor-list").queryAs(ListView.class);
    }

    private void photograph(FxRobot robot, String name) {
        var photographer = new Photographer(Path.of("target", "pictures"));
        robot.interact(() -> photographer.take(scene, name + "-light"));
        robot.interact(theme::toggle);
        robot.interact(() -> photographer.take(scene, name + "-dark"));
        robot.interact(theme::toggle);
    }

    private static List<String> indexes(Database database) {
        return all(database, "select indexdef as v from pg_catalog.pg_indexes where tablename = 'parcels'");
    }

    private static String type(Database database) {
        return one(
                database,
                "select pg_catalog.format_type(atttypid, atttypmod) as v from pg_catalog.pg_attribute"
                        + " where attrelid = 'public.plots'::pg_catalog.regclass and attname = 'shape'");
    }

    private static String one(Database database, String sql) {
        return all(database, sql).getFirst();
    }

    private static List<String> all(Database database, String sql) {
        return database.read(new Cancellation(), session -> {
            var found = new ArrayList<String>();
            session.each(sql, Parameters.none(), 0, row -> found.add(row.text("v")));
            return found;
        });
    }

    private static String text(FxRobot robot, String id) {
        return robot.lookup(id).tryQueryAs(Label.class).map(Label::getText).orElse("");
    }

    private static void until(Callable<Boolean> condition) {
        Eventually.until(condition);
    }
}
