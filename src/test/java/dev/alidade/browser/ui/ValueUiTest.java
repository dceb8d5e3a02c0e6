package dev.alidade.browser.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.alidade.browser.BrowsedRow;
import dev.alidade.browser.RelationName;
import dev.alidade.browser.RelationTree;
import dev.alidade.browser.edit.ForeignKeys;
import dev.alidade.browser.relation.RelationPages;
import dev.alidade.change.row.RowChanges;
import dev.alidade.database.Cancellation;
import dev.alidade.sandbox.DatabaseTemplate;
import dev.alidade.sandbox.SandboxExtension;
import dev.alidade.sandbox.TestDatabase;
import dev.alidade.settings.AppFolders;
import dev.alidade.ui.ColumnWidths;
import dev.alidade.ui.Eventually;
import dev.alidade.ui.Photographer;
import dev.alidade.ui.Theme;
import dev.alidade.ui.task.BackgroundTasks;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import javafx.scene.Scene;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Labeled;
import javafx.scene.control.TableView;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.Region;
import javafx.scene.text.Text;
import javafx.stage.Stage;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** Values by their type in the side panel, and the links from their row. */
@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init") // fields set by TestFX before each test
class ValueUiTest {
    @RegisterExtension
    static final SandboxExtension SANDBOX = SandboxExtension.with(DatabaseTemplate.SPATIAL);

    private static final String PICTURE =
            "89504e470d0a1a0a0000000d4948445200000001000000010804000000b51c0c020000000b4944415478da6364f80f00010501012718e3660000000049454e44ae426082";

    private static TestDatabase database;

    private TablesScreen screen;
    private Theme theme;
    private Scene scene;

    @BeforeAll
    static void fill(TestDatabase sandbox) {
        database = sandbox;
        database.asSuperuser().session(new Cancellation(), session -> {
            session.execute("""
                create table thing (id int primary key, emb vector(96), area geometry(MultiPolygon, 4326), doc jsonb,
                    picture bytea, seen timestamptz);
                select setseed(0.3);
                insert into thing select g, (select array_agg(sin(n / 6.0 + g / 9.0) * 0.4 + random() * 0.2) from generate_series(1, 96) n)::vector,
                    st_multi(st_difference(st_buffer(st_point(151.2, -33.86), 0.02 + g * 0.001, 6), st_buffer(st_point(151.205, -33.86), 0.006)))::geometry(MultiPolygon),
                    jsonb_build_object('name', 'thing ' || g, 'tags', jsonb_build_array('a', 'b', g), 'we "ird', jsonb_build_object('deep', jsonb_build_object('deeper', true, 'none', null)), 'price', 12.50),
                    decode('%s', 'hex'), timestamptz '2026-03-01 12:30:00+00' + g * interval '1 hour'
                from generate_series(1, 60) g;
                create table part (id int primary key, thing int references thing, note text);
                insert into part select g, 3, 'part ' || g from generate_series(1, 4) g;
                analyze;
                alter table thing owner to postgres; alter table part owner to postgres\
                """.formatted(PICTURE));
            return true;
        });
    }

    @TempDir
    private Path settings;

    @Start
    void start(Stage stage) {
        theme = new Theme(Theme.Mode.LIGHT);
        screen = new TablesScreen(
                new RelationTree(database.asSupabaseRole()),
                new RelationPages(database.asSupabaseRole()),
                TablesScope.of(database.asSupabaseRole(), theme.darkProperty()),
                new GridTools(
                        new RowChanges(database.asSupabaseRole(), new AppFolders(settings, settings, settings)),
                        new ForeignKeys(database.asSupabaseRole()),
                        false,
                        ""),
                new BackgroundTasks(problem -> {
                    throw new AssertionError(problem.message());
                }),
                new ColumnWidths(settings));
        scene = new Scene(screen.view(), 1224, 700);
        theme.dress(scene);
        stage.setScene(scene);
        stage.show();
        screen.shown();
    }

    @Test
    void everyTypeIsShownAsAPersonReadsIt(FxRobot robot) {
        open(robot, "thing");
        waitFor(() -> grid(robot).getItems().size() == 60);
        inspect(robot, "area");
        waitFor(() -> robot.lookup("#value-shape").tryQuery().isPresent());
        picture("value-geometry");
        inspect(robot, "doc");
        waitFor(() -> robot.lookup("#value-json").tryQuery().isPresent());
        picture("value-json");
        robot.interact(() -> robot.lookup("#value-json-search")
                .queryAs(TextInputControl.class)
                .setText("deep"));
        picture("value-json-found");
        inspect(robot, "picture");
        waitFor(() -> robot.lookup("#value-image").tryQuery().isPresent());
        assertThat(robot.lookup("#value-hex").queryAs(TextInputControl.class).getText())
                .contains(".PNG");
        assertThat(widestLine(robot))
                .as("what the bytes are in ASCII is in sight")
                .isLessThan(hexWidth(robot));
        picture("value-bytes");
        robot.interact(() -> theme.toggle());
        picture("value-bytes-dark");
        robot.interact(() -> theme.toggle());
        inspect(robot, "seen");
        waitFor(() -> robot.lookup("#value-zone").tryQuery().isPresent());
        robot.interact(() -> robot.lookup("#value-zone").<String>queryComboBox().setValue("Australia/Sydney"));
        assertThat(label(robot, "#value-zone-time")).isEqualTo("2026-03-02 02:30:00 +11:00");
        picture("value-moment");
        robot.interact(() -> theme.toggle());
        picture("value-moment-dark");
        robot.interact(() -> theme.toggle());
        robot.interact(() ->
                robot.lookup("#tables-value-plain").queryAs(ToggleButton.class).fire());
        assertThat(robot.lookup("#tables-value-text").query().isVisible()).isTrue();
        assertThat(screen.model().grid().edits().size()).isZero();
    }

    @Test
    void aVectorLeadsToItsNeighboursAndARowToThoseThatReferToIt(FxRobot robot) {
        open(robot, "thing");
        waitFor(() -> grid(robot).getItems().size() == 60);
        inspect(robot, "emb");
        waitFor(() -> robot.lookup("#value-nearest").tryQuery().isPresent());
        robot.interact(() -> robot.lookup("#value-nearest").queryButton().fire());
        waitFor(() -> robot.lookup(".value-neighbour").queryAll().size() == 20);
        picture("value-vector");
        robot.interact(() -> theme.toggle());
        picture("value-vector-dark");
        waitFor(() -> robot.lookup("#value-links .hyperlink").tryQuery().isPresent());
        robot.interact(() ->
                robot.lookup("#value-links .hyperlink").queryAs(Hyperlink.class).fire());
        waitFor(() -> label(robot, "#tables-position").equals("4 rows"));
        inspect(robot, "note");
        picture("value-referring-dark");
    }

    @Test
    void theBytesOfALineFollowTheWidth(FxRobot robot) {
        open(robot, "thing");
        waitFor(() -> grid(robot).getItems().size() == 60);
        inspect(robot, "picture");
        waitFor(() -> robot.lookup("#value-hex").tryQuery().isPresent());
        waitFor(() -> bytesOnALine(robot) == 8);
        assertThat(widestLine(robot)).isLessThan(hexWidth(robot));
        robot.interact(() -> robot.lookup("#tables-value").queryAs(Region.class).setMinWidth(640));
        waitFor(() -> bytesOnALine(robot) == 16);
        assertThat(widestLine(robot)).isLessThan(hexWidth(robot));
    }

    private static int bytesOnALine(FxRobot robot) {
        var line = hex(robot).getText().lines().findFirst().orElseThrow();
        return line.substring(4).split("  +\\S+$")[0].strip().split("\\s+").length;
    }

    private static double widestLine(FxRobot robot) {
        var line = new Text(hex(robot).getText().lines().findFirst().orElseThrow());
        line.setFont(hex(robot).getFont());
        return line.getLayoutBounds().getWidth();
    }

    /** Without its margins and its scroll bar. */
    private static double hexWidth(FxRobot robot) {
        return ((Region) hex(robot).lookup(".viewport")).getWidth();
    }

    private static TextArea hex(FxRobot robot) {
        return robot.lookup("#value-hex").queryAs(TextArea.class);
    }

    private void inspect(FxRobot robot, String column) {
        robot.interact(() -> {
            var shown = (GridState.Shown) screen.model().grid().stateProperty().get();
            screen.model()
                    .grid()
                    .inspect(
                            shown.page()
                                    .rows()
                                    .get(Math.min(2, shown.page().rows().size() - 1)),
                            shown.shape().column(column).orElseThrow());
        });
        WaitForAsyncUtils.waitForFxEvents();
    }

    private void open(FxRobot robot, String table) {
        robot.interact(() -> screen.model().open(new RelationName("public", table)));
    }

    private static TableView<BrowsedRow> grid(FxRobot robot) {
        return robot.lookup("#tables-grid").queryTableView();
    }

    private static String label(FxRobot robot, String id) {
        return robot.lookup(id).queryAs(Labeled.class).getText();
    }

    private static void waitFor(Callable<Boolean> condition) {
        Eventually.until(condition);
    }

    private void picture(String state) {
        WaitForAsyncUtils.waitForFxEvents();
        var photographer = new Photographer(Path.of("target", "pictures"));
        assertThat(Eventually.inTurn(() -> photographer.take(scene, "browser-" + state)))
                .exists();
    }
}
