package dev.alidade.browser.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.alidade.browser.BrowsedRow;
import dev.alidade.browser.RelationColumn;
import dev.alidade.browser.RelationName;
import dev.alidade.browser.RelationTree;
import dev.alidade.browser.edit.ForeignKeys;
import dev.alidade.browser.relation.RelationPages;
import dev.alidade.change.row.RowChanges;
import dev.alidade.database.Cancellation;
import dev.alidade.database.Database;
import dev.alidade.database.Parameters;
import dev.alidade.sandbox.SandboxExtension;
import dev.alidade.sandbox.TestDatabase;
import dev.alidade.settings.AppFolders;
import dev.alidade.ui.ColumnWidths;
import dev.alidade.ui.Eventually;
import dev.alidade.ui.Photographer;
import dev.alidade.ui.Theme;
import dev.alidade.ui.task.BackgroundTasks;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import javafx.scene.Scene;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
import javafx.scene.control.TableView;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.util.WaitForAsyncUtils;

/** Filter, edit, preview, apply, undo, with a real server behind the window. */
@ExtendWith({SandboxExtension.class, ApplicationExtension.class})
@SuppressWarnings("NullAway.Init") // fields set before each test
class EditUiTest {
    @TempDir
    private Path settings;

    private Database database;
    private TablesScreen screen;
    private Theme theme;
    private Scene scene;

    @BeforeEach
    void fill(TestDatabase sandbox) {
        database = sandbox.asSupabaseRole();
        run("""
                create table fleet (id int primary key, name text not null);
                create table vehicle (
                    id bigint generated always as identity primary key, name text not null, fleet_id int references fleet,
                    notes text, speed numeric(6, 2) default 30, doubled numeric generated always as (speed * 2) stored);
                insert into fleet select g, 'fleet ' || g from generate_series(1, 5) g;
                insert into vehicle (name, fleet_id, notes, speed)
                select 'vehicle ' || g, 1 + g % 5, case g % 3 when 0 then null when 1 then '' else 'note ' || g end, g
                from generate_series(1, 60) g;
                analyze vehicle
                """);
    }

    private void open(boolean readOnly, String production) throws Exception {
        FxToolkit.setupStage(stage -> build(stage, readOnly, production));
        FxToolkit.showStage();
        WaitForAsyncUtils.waitForFxEvents();
    }

    private void build(Stage stage, boolean readOnly, String production) {
        theme = new Theme(Theme.Mode.LIGHT);
        screen = new TablesScreen(
                new RelationTree(database),
                new RelationPages(database),
                TablesScope.of(database, theme.darkProperty()),
                new GridTools(
                        new RowChanges(database, new AppFolders(settings, settings, settings)),
                        new ForeignKeys(database),
                        readOnly,
                        production),
                new BackgroundTasks(problem -> {
                    throw new AssertionError(problem.message());
                }),
                new ColumnWidths(settings));
        scene = new Scene(screen.view(), 1224, 700);
        theme.dress(scene);
        stage.setScene(scene);
        screen.shown();
        screen.model().open(new RelationName("public", "vehicle"));
    }

    @Test
    void aRowIsChangedAndTakenBackByKeysAlone(FxRobot robot) throws Exception {
        open(false, "");
        var before = texts("select v::text from vehicle v order by id");
        waitFor(() -> grid(robot).getItems().size() == 60);
        tabTo(robot, "tables-tree");
        tabTo(robot, "tables-grid");
        robot.push(KeyCode.DOWN).push(KeyCode.RIGHT).push(KeyCode.F2);
        waitFor(() -> robot.lookup("#grid-field").tryQuery().isPresent());
        robot.push(KeyCode.SHORTCUT, KeyCode.A).write("by keys").push(KeyCode.ENTER);
        waitFor(() -> label(robot, "#edit-text").startsWith("1 row changed"));
        assertThat(focused()).as("the grid keeps the keys").isEqualTo("tables-grid");
        tabTo(robot, "edit-preview");
        robot.push(KeyCode.SPACE);
        waitFor(() -> robot.lookup("#edit-preview-pane").tryQuery().isPresent());
        tabTo(robot, "edit-apply");
        robot.push(KeyCode.SPACE);
        waitFor(() -> robot.lookup("#edit-undo").tryQuery().isPresent());
        assertThat(texts("select name from vehicle where name = 'by keys'")).hasSize(1);
        waitFor(() -> focused().equals("edit-undo"));
        picture("edit-keys");
        robot.push(KeyCode.SPACE);
        waitFor(() -> label(robot, "#edit-text").contains("taken back"));
        assertThat(texts("select v::text from vehicle v order by id")).isEqualTo(before);
    }

    /** As many steps as a screen may have; fewer than that is a matter of taste, more is a trap. */
    private void tabTo(FxRobot robot, String id) {
        var way = new ArrayList<String>();
        for (int i = 0; i < 40; i++) {
            if (focused().equals(id)) {
                return;
            }
            way.add(focused());
            robot.push(KeyCode.TAB);
            WaitForAsyncUtils.waitForFxEvents();
        }
        throw new AssertionError(id + " is not reached by Tab: " + way);
    }

    private String focused() {
        var owner = scene.getFocusOwner();
        return owner == null || owner.getId() == null ? String.valueOf(owner) : owner.getId();
    }

    @Test
    void filtersEditsPreviewsAppliesAndTakesBack(FxRobot robot) throws Exception {
        open(false, "");
        var before = texts("select v::text from vehicle v order by id");
        waitUntilEditable(robot);
        robot.interact(() -> {
            robot.lookup("#filter-sql").queryAs(TextInputControl.class).setText("speed <= 12");
        });
        robot.clickOn("#filter-sql").push(KeyCode.ENTER);
        waitFor(() -> grid(robot).getItems().size() == 12);
        type(robot, 1, 1, "renamed “two”");
        type(robot, 2, 4, "");
        choose(robot, 3, 0);
        robot.push(KeyCode.DELETE);
        fire(robot, "#tables-insert");
        waitFor(() -> grid(robot).getItems().size() == 13);
        type(robot, 12, 1, "brand new");
        waitFor(() -> label(robot, "#edit-text").startsWith("4 rows changed"));
        picture("edit-staged");
        fire(robot, "#edit-preview");
        waitFor(() -> robot.lookup("#edit-preview-pane").tryQuery().isPresent());
        assertThat(screen.model().grid().edits().preview())
                .contains(
                        "delete from \"public\".\"vehicle\"",
                        "set \"name\" = 'renamed “two”'",
                        "values ('brand new');");
        picture("edit-preview");
        robot.interact(() -> theme.toggle());
        picture("edit-preview-dark");
        robot.interact(() -> theme.toggle());
        assertThat(texts("select v::text from vehicle v order by id")).isEqualTo(before);
        fire(robot, "#edit-apply");
        waitFor(() -> label(robot, "#edit-text").startsWith("4 rows of public.vehicle changed"));
        assertThat(texts("select name from vehicle where id in (2, 4, 61) order by id"))
                .containsExactly("renamed “two”", "brand new");
        picture("edit-applied");
        fire(robot, "#edit-undo");
        waitFor(() -> label(robot, "#edit-text").startsWith("4 rows of public.vehicle taken back"));
        assertThat(texts("select v::text from vehicle v order by id")).isEqualTo(before);
        fire(robot, "#tables-changes");
        waitFor(() -> robot.lookup("#edit-changes-list").query() instanceof ListView<?> list
                && list.getItems().size() == 1);
        picture("edit-changes");
    }

    @Test
    void whatOthersChangedMeanwhileIsShownBesideMine(FxRobot robot) throws Exception {
        open(false, "");
        waitUntilEditable(robot);
        type(robot, 0, 1, "mine");
        type(robot, 4, 1, "mine, too");
        run("update vehicle set name = 'theirs', speed = 99 where id = 1; delete from vehicle where id = 5");
        fire(robot, "#edit-apply");
        waitFor(() -> robot.lookup("#edit-conflicts").tryQuery().isPresent());
        picture("edit-conflict");
        robot.interact(() -> theme.toggle());
        picture("edit-conflict-dark");
        fire(robot, "#browser-conflict-keepMine");
        fire(robot, "#browser-conflict-keepTheirs");
        waitFor(() -> label(robot, "#edit-text").startsWith("1 row changed"));
        fire(robot, "#edit-apply");
        waitFor(() -> label(robot, "#edit-text").startsWith("1 row of public.vehicle changed"));
        assertThat(texts("select name || speed from vehicle where id = 1")).containsExactly("mine99.00");
    }

    @Test
    void anUndoOfWhatOthersChangedSinceIsRefusedAndShowsBoth(FxRobot robot) throws Exception {
        open(false, "");
        waitUntilEditable(robot);
        type(robot, 0, 1, "a name of mine that is rather long");
        fire(robot, "#edit-apply");
        waitFor(() -> label(robot, "#edit-text").startsWith("1 row of public.vehicle changed"));
        run("update vehicle set name = 'theirs, and it is long enough to be cut' where id = 1");
        fire(robot, "#edit-undo");
        waitFor(() -> label(robot, "#edit-text").equals("1 row was changed since, so nothing was taken back."));
        waitFor(() -> robot.lookup("#edit-conflicts").tryQuery().isPresent());
        picture("edit-undo-refused");
        assertThat(robot.lookup("#edit-conflicts .label").<Labeled>queryAllAs(Labeled.class).stream()
                        .map(Labeled::getText))
                .contains(
                        "As it was left",
                        "a name of mine that is rather long",
                        "theirs, and it is long enough to be cut",
                        "vehicle 1");
        assertThat(texts("select name from vehicle where id = 1"))
                .containsExactly("theirs, and it is long enough to be cut");
        fire(robot, "#browser-conflict-leave");
        waitFor(() -> robot.lookup("#edit-conflicts").tryQuery().isEmpty());
    }

    @Test
    void aBlockFromASpreadsheetGoesOverCellsAndBelow(FxRobot robot) throws Exception {
        open(false, "");
        waitUntilEditable(robot);
        choose(robot, 59, 1);
        robot.interact(() -> {
            var content = new ClipboardContent();
            content.putString("pasted\t2\tnote\t1.5\nsecond\t\t\"two\nlines\"\t\n");
            Clipboard.getSystemClipboard().setContent(content);
        });
        robot.push(KeyCode.CONTROL, KeyCode.V);
        waitFor(() -> grid(robot).getItems().size() == 61);
        assertThat(screen.model().grid().edits().size()).isEqualTo(2);
        picture("edit-pasted");
        fire(robot, "#edit-apply");
        waitFor(() -> label(robot, "#edit-text").startsWith("2 rows"));
        assertThat(texts("select concat_ws('|', name, fleet_id, notes, speed) from vehicle where id > 59 order by id"))
                .containsExactly("pasted|2|note|1.50", "second|two\nlines");
    }

    @Test
    void whatIsTooLongForALineIsEditedBesideTheGrid(FxRobot robot) throws Exception {
        run("update vehicle set notes = repeat('long ', 400) || E'\\nsecond line' where id = 1");
        open(false, "");
        waitUntilEditable(robot);
        choose(robot, 0, 3);
        robot.push(KeyCode.F2);
        waitFor(() -> robot.lookup("#tables-value-text")
                .queryAs(TextInputControl.class)
                .isEditable());
        var area = robot.lookup("#tables-value-text").queryAs(TextInputControl.class);
        assertThat(area.getText()).hasSize(2012).endsWith("\nsecond line");
        robot.interact(() -> area.setText("short\nnow"));
        fire(robot, "#tables-value-stage");
        fire(robot, "#edit-apply");
        waitFor(() -> label(robot, "#edit-text").startsWith("1 row of"));
        assertThat(texts("select notes from vehicle where id = 1")).containsExactly("short\nnow");
    }

    @Test
    void productionAsksAndReadOnlyRefuses(FxRobot robot) throws Exception {
        open(false, "shop");
        waitUntilEditable(robot);
        type(robot, 0, 1, "mine");
        fire(robot, "#edit-apply");
        waitFor(() -> label(robot, "#edit-text").contains("production database shop"));
        picture("edit-production");
        assertThat(texts("select name from vehicle where id = 1")).containsExactly("vehicle 1");
        fire(robot, "#edit-apply-production");
        waitFor(() -> label(robot, "#edit-text").startsWith("1 row of"));
        open(true, "");
        waitFor(() -> grid(robot).getItems().size() == 60);
        choose(robot, 0, 1);
        robot.push(KeyCode.F2);
        waitFor(() -> label(robot, "#edit-text").contains("for reading only"));
        assertThat(screen.model().grid().edits().size()).isZero();
    }

    @Test
    void computedColumnsSayWhyAndForeignKeysLeadOn(FxRobot robot) throws Exception {
        open(false, "");
        waitUntilEditable(robot);
        choose(robot, 0, 5);
        robot.push(KeyCode.F2);
        waitFor(() -> label(robot, "#edit-text").contains("computed"));
        picture("edit-refused");
        var grid = grid(robot);
        robot.interact(() -> screen.model().grid().follow(grid.getItems().get(2), (RelationColumn)
                grid.getColumns().get(2).getUserData()));
        waitFor(() -> grid(robot).getItems().size() == 1
                && grid(robot).getItems().getFirst().cells().getLast().text().equals("fleet 4"));
        picture("edit-followed");
    }

    /** The rows are shown before it is known what may be changed of them; until then the grid says "not yet". */
    private void waitUntilEditable(FxRobot robot) {
        waitFor(() -> grid(robot).getItems().size() == 60
                && screen.model().grid().edits().staging().isPresent());
    }

    private void type(FxRobot robot, int row, int column, String text) {
        choose(robot, row, column);
        robot.push(KeyCode.F2);
        waitFor(() -> robot.lookup("#grid-field").tryQuery().isPresent());
        robot.interact(() ->
                robot.lookup("#grid-field").queryAs(TextInputControl.class).setText(text));
        robot.push(KeyCode.ENTER);
        waitFor(() -> grid(robot).getEditingCell() == null);
    }

    private static void choose(FxRobot robot, int row, int column) {
        robot.interact(() -> {
            var grid = grid(robot);
            grid.requestFocus();
            grid.scrollTo(row);
            grid.getSelectionModel().clearAndSelect(row, grid.getColumns().get(column));
            grid.getFocusModel().focus(row, grid.getColumns().get(column));
        });
        WaitForAsyncUtils.waitForFxEvents();
    }

    private static void fire(FxRobot robot, String id) {
        waitFor(() -> robot.lookup(id).tryQuery().isPresent());
        robot.interact(() -> robot.lookup(id).queryAs(ButtonBase.class).fire());
        WaitForAsyncUtils.waitForFxEvents();
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

    private void run(String sql) {
        database.session(new Cancellation(), session -> {
            session.execute(sql);
            return true;
        });
    }

    private List<@Nullable String> texts(String sql) {
        return database.read(new Cancellation(), session -> {
            var found = new ArrayList<@Nullable String>();
            session.each(sql, Parameters.none(), 0, row -> found.add(row.textAt(0)));
            return found;
        });
    }

    private void picture(String state) {
        WaitForAsyncUtils.waitForFxEvents();
        var photographer = new Photographer(Path.of("target", "pictures"));
        assertThat(Eventually.inTurn(() -> photographer.take(scene, "browser-" + state)))
                .exists();
    }
}
