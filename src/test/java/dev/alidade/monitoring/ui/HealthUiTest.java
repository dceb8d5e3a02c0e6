package dev.alidade.monitoring.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.alidade.database.Cancellation;
import dev.alidade.database.Database;
import dev.alidade.database.DatabaseTarget;
import dev.alidade.database.Parameters;
import dev.alidade.monitoring.BackendService;
import dev.alidade.monitoring.MonitoringQueries;
import dev.alidade.monitoring.MonitoringService;
import dev.alidade.sandbox.DatabaseTemplate;
import dev.alidade.sandbox.SandboxExtension;
import dev.alidade.sandbox.TestDatabase;
import dev.alidade.ui.ColumnWidths;
import dev.alidade.ui.Eventually;
import dev.alidade.ui.Photographer;
import dev.alidade.ui.Theme;
import dev.alidade.ui.control.SqlPane;
import dev.alidade.ui.task.BackgroundTasks;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Labeled;
import javafx.scene.control.TabPane;
import javafx.scene.control.TableView;
import javafx.stage.Stage;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.framework.junit5.Stop;
import org.testfx.util.WaitForAsyncUtils;

@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init") // fields set by TestFX before each test
class HealthUiTest {
    @RegisterExtension
    static final SandboxExtension SANDBOX = SandboxExtension.with(DatabaseTemplate.SPATIAL);

    private static TestDatabase database;

    private HealthScreen screen;
    private Theme theme;
    private Scene scene;

    @BeforeAll
    static void fill(TestDatabase sandbox) {
        database = sandbox;
        database.asSupabaseRole().session(new Cancellation(), session -> {
            session.execute("""
                    grant usage on schema public to anon;
                    create table open_table (id int primary key, v text); grant select on open_table to anon;
                    create index open_unused on open_table (v);
                    insert into open_table select g, repeat('x', 300) || g from generate_series(1, 3000) g;
                    create table guarded (id int primary key); alter table guarded enable row level security;
                    create policy own on guarded using (true); create policy more on guarded using (true);
                    create table "Silent table with a very long name that does not fit" (id int primary key);
                    alter table "Silent table with a very long name that does not fit" enable row level security;
                    create table parted (id int, v text) partition by hash (id);
                    create table parted_0 partition of parted for values with (modulus 1, remainder 0);
                    insert into parted select g, 'v' from generate_series(1, 500) g;
                    analyze""");
            return true;
        });
    }

    @TempDir
    private Path settings;

    @Start
    void start(Stage stage) {
        theme = new Theme(Theme.Mode.LIGHT);
        var service = new MonitoringService(new MonitoringQueries(database.asSupabaseRole()), Clock.systemUTC());
        screen = new HealthScreen(
                service,
                new BackgroundTasks(problem -> {
                    throw new AssertionError(problem.message());
                }),
                new ColumnWidths(settings));
        screen.sessions(new BackendService(database.asSupabaseRole()), new BackgroundTasks(problem -> {
            throw new AssertionError(problem.message());
        }));
        scene = new Scene(screen.view(), 1224, 700);
        theme.dress(scene);
        stage.setScene(scene);
        stage.show();
        screen.shown();
    }

    /** Leaves the screen before its database goes: nobody looks any more. */
    @Stop
    void leave() {
        screen.hidden();
    }

    @Test
    void sessionsAreListedAndOneIsEndedAfterASecondClick(FxRobot robot) {
        var target = database.supabaseTarget();
        var properties = new HashMap<>(target.properties());
        properties.put("ApplicationName", "nightly report");
        var named = new DatabaseTarget(
                target.host(),
                target.port(),
                target.database(),
                target.user(),
                target.password(),
                target.tls(),
                null,
                false,
                false,
                properties);
        try (var other = Database.open(named, () -> {})) {
            var working = CompletableFuture.runAsync(
                    () -> other.session(new Cancellation(), session -> {
                        session.execute("begin; lock table guarded; select pg_sleep(120)");
                        return true;
                    }),
                    work -> Thread.ofVirtual().start(work));
            var waiting = CompletableFuture.runAsync(
                    () -> other.session(new Cancellation(), session -> {
                        await().until(() -> holds());
                        session.execute("select count(*) from guarded");
                        return true;
                    }),
                    work -> Thread.ofVirtual().start(work));
            waitFor(() -> label(robot, "#health-summary-tables").equals("4"));
            robot.interact(() -> robot.lookup("#health-tabs")
                    .queryAs(TabPane.class)
                    .getSelectionModel()
                    .selectLast());
            waitFor(() -> label(robot, "#backends-note").contains("1 waiting"));
            assertThat(robot.lookup("No session chosen").query().getParent().isVisible())
                    .isTrue();
            picture("sessions-none");
            robot.interact(() -> robot.lookup("#backends")
                    .queryTableView()
                    .getSelectionModel()
                    .select(0));
            waitFor(() -> label(robot, "#backends-facts").contains("one session waits for it"));
            picture("sessions");
            theStatementTakesWhatAWideWindowLeaves(robot);
            robot.interact(
                    () -> robot.lookup("#backends-terminate").queryButton().fire());
            waitFor(() -> robot.lookup("#backends-confirm").queryButton().isVisible());
            robot.interact(() -> theme.toggle());
            picture("sessions-question-dark");
            robot.interact(() -> robot.lookup("#backends-confirm").queryButton().fire());
            waitFor(() -> label(robot, "#backends-done").endsWith("was ended."));
            waitFor(() -> label(robot, "#backends-note").contains("0 waiting"));
            assertThat(working.handle((_, failure) -> failure).join()).isNotNull();
            waiting.join();
        }
    }

    private static boolean holds() {
        return database.asSupabaseRole().read(new Cancellation(), session -> {
            var found = new ArrayList<String>();
            session.each(
                    "select 1 from pg_locks where relation = 'guarded'::regclass and mode = 'AccessExclusiveLock'",
                    Parameters.none(),
                    0,
                    row -> found.add(row.textAt(0)));
            return !found.isEmpty();
        });
    }

    private void theStatementTakesWhatAWideWindowLeaves(FxRobot robot) {
        var table = robot.lookup("#backends").queryTableView();
        double narrow = table.getColumns().getLast().getWidth();
        robot.interact(() -> scene.getWindow().setWidth(1824));
        waitFor(() -> table.getColumns().getLast().getWidth() > narrow + 300);
        picture("sessions-wide");
        robot.interact(() -> scene.getWindow().setWidth(1224));
        waitFor(() -> table.getColumns().getLast().getWidth() < narrow + 10);
    }

    @Test
    void answersAtAGlanceAndInSections(FxRobot robot) {
        waitFor(() -> label(robot, "#health-summary-tables").equals("4"));
        assertThat(label(robot, "#health-summary-unused")).startsWith("1 · ");
        assertThat(label(robot, "#health-summary-open")).isEqualTo("3");
        assertThat(label(robot, "#health-summary-size")).endsWith(" MB");
        assertThat(rows(robot, "#health-sizes")).isEqualTo(4);
        assertThat(label(robot, "#health-note-sizes")).startsWith("4 tables");
        picture("sizes");

        tab(robot, 1);
        assertThat(rows(robot, "#health-indexes")).isEqualTo(4);
        picture("indexes");
        robot.clickOn("#health-only-unused");
        assertThat(rows(robot, "#health-indexes")).isEqualTo(1);
        robot.clickOn("#health-sql-indexes");
        assertThat(robot.lookup("#health-statement-indexes")
                        .queryAs(SqlPane.class)
                        .getText())
                .contains("pg_stat_get_numscans");
        picture("sql");

        tab(robot, 2);
        // cells are laid out with the next picture of the window
        waitFor(() -> texts(robot, "#health-security")
                .containsAll(List.of("off, open to anon", "on, 2 policies", "on, no policy")));
        picture("security");
        robot.clickOn("#health-filter").write("GUARD");
        assertThat(rows(robot, "#health-security")).isEqualTo(1);
        robot.eraseText(5);
        robot.clickOn("#health-extensions");
        assertThat(rows(robot, "#health-security")).isEqualTo(6);

        tab(robot, 3);
        assertThat(rows(robot, "#health-activity")).isEqualTo(5);
        robot.interact(() -> theme.toggle());
        picture("activity-dark");
        tab(robot, 2);
        picture("security-dark");
    }

    @Test
    void refreshTakesANewSnapshot(FxRobot robot) {
        waitFor(() -> screen.model().snapshotProperty().get() != null);
        var before =
                Objects.requireNonNull(screen.model().snapshotProperty().get()).takenAt();
        robot.interact(() -> robot.lookup("#health-refresh").queryButton().fire());
        waitFor(() -> Objects.requireNonNull(screen.model().snapshotProperty().get())
                .takenAt()
                .isAfter(before));
        assertThat(screen.model().problemProperty().get()).isNull();
    }

    private static void tab(FxRobot robot, int place) {
        robot.interact(() -> robot.lookup("#health-tabs")
                .queryAs(TabPane.class)
                .getSelectionModel()
                .select(place));
        WaitForAsyncUtils.waitForFxEvents();
    }

    private static int rows(FxRobot robot, String id) {
        return robot.lookup(id).query() instanceof TableView<?> table
                ? table.getItems().size()
                : -1;
    }

    private static List<String> texts(FxRobot robot, String id) {
        return robot.from(robot.lookup(id).<Node>query()).lookup(".table-cell").queryAllAs(Labeled.class).stream()
                .map(cell -> String.valueOf(cell.getText()))
                .toList();
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
        assertThat(Eventually.inTurn(() -> photographer.take(scene, "monitoring-" + state)))
                .exists();
    }
}
