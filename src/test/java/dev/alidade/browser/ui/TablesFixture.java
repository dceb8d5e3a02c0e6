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
import java.util.concurrent.TimeoutException;
import javafx.scene.Scene;
import javafx.scene.control.Labeled;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableView;
import javafx.scene.control.TreeView;
import javafx.stage.Stage;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.util.WaitForAsyncUtils;

/** The screen of tables over a database with many rows, many columns and nothing. */
@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init") // fields set by TestFX before each test
abstract class TablesFixture {
    @RegisterExtension
    static final SandboxExtension SANDBOX = SandboxExtension.with(DatabaseTemplate.SPATIAL);

    static TestDatabase database;

    TablesScreen screen;
    Theme theme;
    Scene scene;

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

    @BeforeEach
    void showStage() throws TimeoutException {
        FxToolkit.setupStage(this::start);
    }

    private void start(Stage stage) {
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

    void open(FxRobot robot, String table) {
        robot.interact(() -> screen.model().open(new RelationName("public", table)));
    }

    static int rows(FxRobot robot) {
        return robot.lookup("#tables-tree").query() instanceof TreeView<?> tree ? tree.getExpandedItemCount() : 0;
    }

    static TableView<BrowsedRow> grid(FxRobot robot) {
        return robot.lookup("#tables-grid").queryTableView();
    }

    static String label(FxRobot robot, String id) {
        return robot.lookup(id).queryAs(Labeled.class).getText();
    }

    static void waitFor(Callable<Boolean> condition) {
        Eventually.until(condition);
    }

    static String shownAt(TableView<?> grid, int row, int column) {
        return grid.lookupAll(".grid-cell").stream()
                .filter(node -> node instanceof TableCell<?, ?> cell
                        && cell.getIndex() == row
                        && cell.getTableColumn().equals(grid.getColumns().get(column)))
                .map(node -> ((TableCell<?, ?>) node).getText())
                .findFirst()
                .orElse("");
    }

    void picture(String state) {
        WaitForAsyncUtils.waitForFxEvents();
        var photographer = new Photographer(Path.of("target", "pictures"));
        assertThat(Eventually.inTurn(() -> photographer.take(scene, "browser-" + state)))
                .exists();
    }
}
