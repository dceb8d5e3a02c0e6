package dev.alidade.browser.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

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
import dev.alidade.ui.Photographer;
import dev.alidade.ui.Theme;
import dev.alidade.ui.task.BackgroundTasks;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import javafx.event.ActionEvent;
import javafx.event.Event;
import javafx.scene.Scene;
import javafx.scene.control.Labeled;
import javafx.scene.control.ScrollBar;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.TreeView;
import javafx.scene.control.skin.VirtualFlow;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.scene.input.ScrollEvent;
import javafx.stage.Stage;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init") // fields set by TestFX before each test
class TablesUiTest {
    @RegisterExtension
    static final SandboxExtension SANDBOX = SandboxExtension.with(DatabaseTemplate.SPATIAL);

    private static TestDatabase database;

    private TablesScreen screen;
    private Theme theme;
    private Scene scene;

    @BeforeAll
    static void fill(TestDatabase sandbox) {
        database = sandbox;
        var wide = new StringBuilder("create table wide_with_sixty_columns (id int primary key");
        for (int i = 1; i < 60; i++) {
            wide.append(", \"column number ")
                    .append(i)
                    .append("\" numeric(12,2) default ")
                    .append(i);
        }
        var sql = """
            create table vehicle (id bigint primary key, name text not null, notes text, speed double precision,
                place geometry(Point, 4326), props jsonb, seen timestamptz, active boolean);
            insert into vehicle
            select g, 'vehicle ' || g, case when g %% 3 = 0 then null when g %% 3 = 1 then '' else repeat('long ', 200) end,
                g * 1.5, st_setsrid(st_point(-122.4, 37.7), 4326), '{"a": [1, 2]}', now(), g %% 2 = 0
            from generate_series(1, 1050) g;
            alter table vehicle enable row level security;
            analyze vehicle;
            create table "A table with a very long name, %s" (id int primary key);
            create table empty_one (id int primary key, v text);
            create table closed (id int);
            create table readings as select g as id, 'reading ' || g as words from generate_series(1, 150000) g;
            alter table readings add primary key (id);
            analyze readings;
            %s);
            insert into wide_with_sixty_columns (id) select generate_series(1, 40);
            create schema other; create table other.thing (id int references vehicle)
            """.formatted("which is cut in the tree", wide);
        database.asSuperuser().session(new Cancellation(), session -> {
            session.execute(sql);
            session.execute(
                    "alter table vehicle owner to postgres; alter table wide_with_sixty_columns owner to postgres;"
                            + "alter table empty_one owner to postgres; alter table readings owner to postgres");
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
    void walksPagesCountsAndInspects(FxRobot robot) {
        picture("start");
        open(robot, "vehicle");
        waitFor(() -> label(robot, "#tables-position").equals("rows 1–200 of ≈ 1,050"));
        picture("rows");
        var grid = grid(robot);
        var sent = grid.getItems().getFirst().cells().get(6).text();
        robot.interact(() -> {
            grid.scrollToColumnIndex(6);
            screen.model().grid().zone().zoneProperty().set("Asia/Tokyo");
        });
        waitFor(() -> shownAt(grid, 0, 6).endsWith(" +09:00"));
        assertThat(grid.getItems().getFirst().cells().get(6).text()).isEqualTo(sent);
        picture("zone");
        robot.interact(() -> screen.model().grid().zone().zoneProperty().set(""));
        waitFor(() -> shownAt(grid, 0, 6).equals(sent));
        robot.interact(() -> grid.scrollToColumnIndex(0));
        robot.clickOn("#tables-next");
        waitFor(() -> label(robot, "#tables-position").startsWith("rows 201–400"));
        robot.clickOn("#tables-last");
        waitFor(() -> label(robot, "#tables-position").equals("last 200 rows of ≈ 1,050"));
        robot.clickOn("#tables-count");
        waitFor(() -> label(robot, "#tables-position").equals("rows 851–1,050 of 1,050"));
        robot.clickOn("#tables-first");
        waitFor(() -> label(robot, "#tables-position").equals("rows 1–200 of 1,050"));
        robot.interact(() -> {
            grid.requestFocus();
            grid.getSelectionModel().clearAndSelect(1, grid.getColumns().get(2));
            grid.getFocusModel().focus(1, grid.getColumns().get(2));
        });
        WaitForAsyncUtils.waitForFxEvents();
        robot.push(KeyCode.SPACE);
        waitFor(() -> robot.lookup("#tables-value-text")
                        .queryAs(TextInputControl.class)
                        .getText()
                        .length()
                == 1000);
        picture("value");
        robot.push(KeyCode.ESCAPE);
        waitFor(() -> robot.lookup("#tables-value").tryQuery().isEmpty());
        robot.interact(() -> theme.toggle());
        WaitForAsyncUtils.waitForFxEvents();
        picture("rows-dark");
    }

    @Test
    void theScrollBarStandsForAllRowsAndTheWheelGoesOnWithTheNextPage(FxRobot robot) {
        open(robot, "readings");
        waitFor(() -> label(robot, "#tables-position").equals("rows 1–200 of ≈ 150.0 k"));
        var bar = robot.lookup("#tables-scroll").queryAs(ScrollBar.class);
        robot.interact(() -> bar.setValue(100));
        waitFor(() -> Math.abs(firstVisible(robot) - 100) <= 1);
        assertThat(label(robot, "#tables-position")).startsWith("rows 1–200");
        robot.interact(() -> bar.setValue(120_000));
        assertThat(label(robot, "#tables-position")).isEqualTo("to row ≈ 120.0 k");
        waitFor(() -> label(robot, "#tables-position").startsWith("rows from ≈ 120.0 k on"));
        picture("jumped");
        var grid = grid(robot);
        var here =
                Integer.parseInt(grid.getItems().getFirst().cells().getFirst().text());
        assertThat(here).isBetween(116_000, 124_000);
        assertThat(bar.getValue()).isBetween(119_900.0, 120_100.0);
        robot.interact(() -> grid.scrollTo(199));
        waitFor(() -> firstVisible(robot) > 150);
        wheel(robot, grid, -40);
        waitFor(() -> id(grid, 0) == here + 200);
        assertThat(firstVisible(robot)).isZero();
        wheel(robot, grid, 40);
        waitFor(() -> id(grid, 0) == here);
        waitFor(() -> firstVisible(robot) > 150);
        robot.interact(() -> {
            grid.requestFocus();
            grid.getSelectionModel().clearAndSelect(199, grid.getColumns().get(1));
            grid.getFocusModel().focus(199, grid.getColumns().get(1));
        });
        robot.push(KeyCode.DOWN);
        waitFor(() -> id(grid, 0) == here + 200
                && grid.getSelectionModel().getSelectedCells().getFirst().getRow() == 0);
        assertThat(grid.getSelectionModel().getSelectedCells().getFirst().getColumn())
                .isEqualTo(1);
        robot.interact(() -> bar.setValue(bar.getMax()));
        waitFor(() -> id(grid, 199) == 150_000);
        waitFor(() -> bar.getValue() > bar.getMax() - 200);
        picture("jumped-to-the-end");
        robot.interact(() -> bar.setValue(0));
        waitFor(() -> id(grid, 0) == 1);
    }

    private static void wheel(FxRobot robot, TableView<BrowsedRow> grid, double by) {
        robot.interact(() -> Event.fireEvent(
                grid,
                new ScrollEvent(
                        ScrollEvent.SCROLL,
                        10,
                        99,
                        10,
                        99,
                        false,
                        false,
                        false,
                        false,
                        false,
                        false,
                        0,
                        by,
                        0,
                        by,
                        ScrollEvent.HorizontalTextScrollUnits.NONE,
                        0,
                        ScrollEvent.VerticalTextScrollUnits.NONE,
                        0,
                        0,
                        null)));
    }

    private static int id(TableView<BrowsedRow> grid, int row) {
        return Integer.parseInt(grid.getItems().get(row).cells().getFirst().text());
    }

    private static int firstVisible(FxRobot robot) {
        return robot.lookup("#tables-grid").query().lookup(".virtual-flow") instanceof VirtualFlow<?> flow
                        && flow.getFirstVisibleCell() != null
                ? flow.getFirstVisibleCell().getIndex()
                : -1;
    }

    @Test
    void sortsOnTheServerAndCopiesAsTabSeparatedText(FxRobot robot) {
        open(robot, "vehicle");
        waitFor(() -> grid(robot).getItems().size() == 200);
        var grid = grid(robot);
        robot.interact(() -> {
            var id = grid.getColumns().getFirst();
            id.setSortType(TableColumn.SortType.DESCENDING);
            grid.getSortOrder().setAll(List.of(id));
        });
        waitFor(() -> grid.getItems().getFirst().cells().getFirst().text().equals("1050"));
        robot.interact(() -> {
            grid.requestFocus();
            grid.getSelectionModel().clearSelection();
            grid.getSelectionModel()
                    .selectRange(
                            0, grid.getColumns().get(0), 1, grid.getColumns().get(2));
        });
        WaitForAsyncUtils.waitForFxEvents();
        robot.push(KeyCode.CONTROL, KeyCode.C);
        var copied = WaitForAsyncUtils.waitForAsyncFx(
                2000, () -> Clipboard.getSystemClipboard().getString());
        assertThat(copied).startsWith("1050\tvehicle 1050\t\n1049\tvehicle 1049\tlong long");
    }

    @Test
    void filtersTheTreeAcrossSchemas(FxRobot robot) {
        waitFor(() -> rows(robot) > 4);
        robot.clickOn("#tables-filter").write("thing");
        waitFor(() -> rows(robot) == 2);
        robot.eraseText(5);
        robot.clickOn("#tables-hidden");
        waitFor(() -> rows(robot) > 10);
    }

    @Test
    void saysWhenATableIsEmptyOrClosed(FxRobot robot) {
        open(robot, "empty_one");
        waitFor(() -> label(robot, "#tables-position").equals("no rows"));
        picture("empty");
        open(robot, "closed");
        waitFor(() -> robot.lookup(".problem-pane").tryQuery().isPresent());
        picture("closed");
        open(robot, "wide_with_sixty_columns");
        waitFor(() -> grid(robot).getColumns().size() == 60);
        picture("wide");
    }

    @Test
    void filtersOnTheServerAndSaysInPlaceWhatIsWrong(FxRobot robot) {
        open(robot, "vehicle");
        waitFor(() -> grid(robot).getItems().size() == 200);
        robot.interact(() -> robot.lookup("#filter-add").queryButton().fire());
        robot.interact(() -> {
            robot.lookup("#filter-column").queryComboBox().getSelectionModel().select(1);
            robot.lookup("#filter-value").queryAs(TextInputControl.class).setText("CLE 10");
        });
        picture("filter-editor");
        robot.interact(() -> robot.lookup("#filter-apply").queryButton().fire());
        waitFor(() -> label(robot, "#tables-position").equals("62 rows"));
        robot.interact(() -> {
            var sql = robot.lookup("#filter-sql").queryAs(TextInputControl.class);
            sql.setText("notes = ''");
            sql.fireEvent(new ActionEvent());
        });
        waitFor(() -> label(robot, "#tables-position").equals("22 rows"));
        picture("filter");
        robot.interact(() -> {
            var sql = robot.lookup("#filter-sql").queryAs(TextInputControl.class);
            sql.setText("nots = ''");
            sql.fireEvent(new ActionEvent());
        });
        waitFor(() -> label(robot, "#filter-problem").contains("nots"));
        assertThat(grid(robot).getItems()).hasSize(22);
        robot.interact(() -> theme.toggle());
        picture("filter-problem-dark");
    }

    private void open(FxRobot robot, String table) {
        robot.interact(() -> screen.model().open(new RelationName("public", table)));
    }

    private static int rows(FxRobot robot) {
        return robot.lookup("#tables-tree").query() instanceof TreeView<?> tree ? tree.getExpandedItemCount() : 0;
    }

    private static TableView<BrowsedRow> grid(FxRobot robot) {
        return robot.lookup("#tables-grid").queryTableView();
    }

    private static String label(FxRobot robot, String id) {
        return robot.lookup(id).queryAs(Labeled.class).getText();
    }

    private static void waitFor(Callable<Boolean> condition) {
        await().ignoreExceptions().until(condition);
    }

    @Test
    void memoryIsFlatWhileTheWindowGoesThroughPages(FxRobot robot) {
        scroll(robot, 60);
    }

    @Test
    @Tag("long")
    void memoryIsFlatWhileTheWindowGoesThroughTenThousandPages(FxRobot robot) {
        scroll(robot, 10_000);
    }

    /** Forward and, from the last page, again from the first. */
    private void scroll(FxRobot robot, int pages) {
        open(robot, "readings");
        var grid = screen.model().grid();
        waitFor(() -> grid.stateProperty().get() instanceof GridState.Shown);
        long early = 0;
        int lookedAt = Math.max(20, pages / 100);
        for (int page = 1; page <= pages; page++) {
            var before = grid.stateProperty().get();
            robot.interact(() -> {
                if (!grid.next()) {
                    grid.first();
                }
            });
            await().atMost(Duration.ofSeconds(30))
                    .pollInterval(Duration.ofMillis(2))
                    .until(() -> !grid.stateProperty().get().equals(before));
            if (page == lookedAt) {
                early = heap();
            } else if (page == pages / 2 || page == pages) {
                assertThat(heap() - early)
                        .as("bytes more than after page %d, after page %d", lookedAt, page)
                        .isLessThan(16L << 20);
            }
        }
    }

    private static long heap() {
        WaitForAsyncUtils.waitForFxEvents();
        for (int i = 0; i < 3; i++) {
            System.gc();
        }
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }

    private static String shownAt(TableView<?> grid, int row, int column) {
        return grid.lookupAll(".grid-cell").stream()
                .filter(node -> node instanceof TableCell<?, ?> cell
                        && cell.getIndex() == row
                        && cell.getTableColumn().equals(grid.getColumns().get(column)))
                .map(node -> ((TableCell<?, ?>) node).getText())
                .findFirst()
                .orElse("");
    }

    private void picture(String state) {
        WaitForAsyncUtils.waitForFxEvents();
        var photographer = new Photographer(Path.of("target", "pictures"));
        assertThat(WaitForAsyncUtils.waitForAsyncFx(5000, () -> photographer.take(scene, "browser-" + state)))
                .exists();
    }
}
