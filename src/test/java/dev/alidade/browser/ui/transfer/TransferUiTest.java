package dev.alidade.browser.ui.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.alidade.browser.RelationName;
import dev.alidade.browser.RelationTree;
import dev.alidade.browser.edit.ForeignKeys;
import dev.alidade.browser.relation.RelationPages;
import dev.alidade.browser.ui.GridTools;
import dev.alidade.browser.ui.TablesScope;
import dev.alidade.browser.ui.TablesScreen;
import dev.alidade.change.row.RowChanges;
import dev.alidade.database.Cancellation;
import dev.alidade.database.Parameters;
import dev.alidade.sandbox.DatabaseTemplate;
import dev.alidade.sandbox.SandboxExtension;
import dev.alidade.sandbox.TestDatabase;
import dev.alidade.settings.AppFolders;
import dev.alidade.ui.ColumnWidths;
import dev.alidade.ui.Eventually;
import dev.alidade.ui.Photographer;
import dev.alidade.ui.Theme;
import dev.alidade.ui.task.BackgroundTasks;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import javafx.scene.Scene;
import javafx.scene.control.Labeled;
import javafx.scene.control.RadioButton;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
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

/** Rows go out to a file and come in again, one of them broken. */
@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init") // fields set by TestFX before each test
class TransferUiTest {
    @RegisterExtension
    static final SandboxExtension SANDBOX = SandboxExtension.with(DatabaseTemplate.PLAIN);

    private static TestDatabase database;

    @TempDir
    private Path folder;

    private TablesScreen screen;
    private Theme theme;
    private Scene scene;

    @BeforeAll
    static void fill(TestDatabase sandbox) {
        database = sandbox;
        execute("""
                create table corridor (id int primary key, name text not null, status text, length_m numeric(8,2), seen timestamptz);
                insert into corridor select g, 'Corridor ' || g, case g % 3 when 0 then null else 'active' end, g * 10.25,
                    timestamptz '2026-01-01' + g * interval '1 hour' from generate_series(1, 400) g;
                analyze corridor;
                create table "corridor copy" (id int primary key, name text not null, status text,
                    length_m numeric(8,2), seen timestamptz)
                """);
    }

    @Start
    void start(Stage stage) {
        theme = new Theme(Theme.Mode.LIGHT);
        var tasks = new BackgroundTasks(problem -> {
            throw new AssertionError(problem.message());
        });
        var role = database.asSupabaseRole();
        var settings = folder.resolve("settings");
        var rows = new RowChanges(role, new AppFolders(settings, settings, settings));
        screen = new TablesScreen(
                new RelationTree(role),
                new RelationPages(role),
                TablesScope.of(role, theme.darkProperty()),
                new GridTools(rows, new ForeignKeys(role), false, ""),
                tasks,
                new ColumnWidths(settings));
        screen.transfer(
                TransferTools.of(database.asSupabaseRole(), new AppFolders(settings, settings, settings)), tasks);
        scene = new Scene(screen.view(), 1280, 760);
        theme.dress(scene);
        stage.setScene(scene);
        stage.show();
        screen.shown();
    }

    @Test
    void rowsGoOutAndComeInWithARejectAndAreTakenBack(FxRobot robot) throws IOException {
        open(robot, "corridor");
        waitFor(() -> label(robot, "#tables-position").startsWith("rows 1–200"));
        fire(robot, "#tables-export");
        var file = folder.resolve("corridor.csv");
        type(robot, "#export-file", file.toString());
        picture("export");
        fire(robot, "#export-go");
        waitFor(() -> label(robot, "#export-result").startsWith("400 rows"));
        picture("export-done");
        fire(robot, "#export-go");
        waitFor(() -> robot.lookup(".problem-pane").tryQuery().isPresent());
        picture("export-refused");

        var lines = new ArrayList<>(Files.readAllLines(file));
        assertThat(lines).hasSize(401);
        lines.set(10, "ten,Corridor 10,active,102.50,2026-01-01 10:00:00+00");
        Files.write(file, lines);
        open(robot, "corridor copy");
        waitFor(() -> label(robot, "#tables-position").equals("no rows"));
        fire(robot, "#tables-import");
        type(robot, "#import-file", file.toString());
        fire(robot, "#import-look");
        waitFor(() -> label(robot, "#import-found").startsWith("CSV, UTF-8"));
        picture("import-plan");
        fire(robot, "#import-try");
        waitFor(() -> label(robot, "#import-result").startsWith("399 rows would be imported"));
        picture("import-tried");
        fire(robot, "#import-go");
        waitFor(() -> robot.lookup(".problem-pane").tryQuery().isPresent());
        assertThat(label(robot, "#import-promise")).isEmpty();
        picture("import-refused");
        robot.interact(() -> robot.lookup("#import-mode-SKIP_REJECTS")
                .queryAs(RadioButton.class)
                .setSelected(true));
        fire(robot, "#import-go");
        waitFor(() -> label(robot, "#import-result").startsWith("399 rows imported"));
        waitFor(() -> label(robot, "#tables-position").contains("399") || rows() == 399);
        assertThat(folder.resolve("corridor.csv.rejects.csv")).content().contains("11,", "ten,Corridor 10");
        robot.interact(() -> theme.toggle());
        picture("import-done-dark");
        fire(robot, "#import-undo");
        waitFor(() -> label(robot, "#import-result").equals("399 rows taken back"));
        assertThat(rows()).isZero();
        robot.clickOn("#import-file").push(KeyCode.ESCAPE);
        waitFor(() -> robot.lookup("#import-panel").tryQuery().isEmpty());
    }

    @Test
    void aNewTableHasTheTypesThatWereGuessedUnlessOthersAreChosen(FxRobot robot) throws IOException {
        var file = Files.writeString(folder.resolve("people.csv"), "id,code,note\n1,7,a\n2,8,b\n");
        fire(robot, "#tables-import");
        type(robot, "#import-file", file.toString());
        type(robot, "#import-new-table", "people");
        fire(robot, "#import-look");
        waitFor(() -> robot.lookup("#import-type-1").tryQuery().isPresent());
        assertThat(typed(robot, "#import-type-1")).isEqualTo("bigint");
        robot.clickOn("#import-type-1");
        type(robot, "#import-type-1", "nonsense");
        robot.push(KeyCode.ENTER);
        waitFor(() -> robot.lookup(".problem-pane").tryQuery().isPresent());
        assertThat(typed(robot, "#import-type-1")).isEqualTo("bigint");
        picture("import-no-type");
        robot.clickOn("#import-type-1");
        type(robot, "#import-type-1", "numeric(5,1)");
        robot.push(KeyCode.ENTER);
        waitFor(() -> robot.lookup(".problem-pane").tryQuery().isEmpty()
                && typed(robot, "#import-type-1").equals("numeric(5,1)"));
        picture("import-new-table");
        fire(robot, "#import-go");
        waitFor(() -> label(robot, "#import-result").startsWith("2 rows imported"));
        var found = new ArrayList<String>();
        database.asSupabaseRole().read(new Cancellation(), session -> {
            session.each(
                    "select code from people order by id", Parameters.none(), 0, row -> found.add(row.text("code")));
            return true;
        });
        assertThat(found).containsExactly("7.0", "8.0");
    }

    private static String typed(FxRobot robot, String id) {
        return robot.lookup(id).queryAs(TextInputControl.class).getText();
    }

    private static long rows() {
        var found = new ArrayList<Long>();
        database.asSupabaseRole().read(new Cancellation(), session -> {
            session.each(
                    "select count(*) as n from \"corridor copy\"",
                    Parameters.none(),
                    0,
                    row -> found.add(row.bigint("n")));
            return true;
        });
        return List.copyOf(found).getFirst();
    }

    private static void execute(String sql) {
        database.asSupabaseRole().session(new Cancellation(), session -> {
            session.execute(sql);
            return true;
        });
    }

    private void open(FxRobot robot, String table) {
        robot.interact(() -> screen.model().open(new RelationName("public", table)));
    }

    private static void fire(FxRobot robot, String id) {
        robot.interact(() -> robot.lookup(id).queryButton().fire());
        WaitForAsyncUtils.waitForFxEvents();
    }

    private static void type(FxRobot robot, String id, String text) {
        robot.interact(() -> robot.lookup(id).queryAs(TextInputControl.class).setText(text));
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
        assertThat(Eventually.inTurn(() -> photographer.take(scene, "transfer-" + state)))
                .exists();
    }
}
