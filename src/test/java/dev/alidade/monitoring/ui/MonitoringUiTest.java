package dev.alidade.monitoring.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.alidade.database.Cancellation;
import dev.alidade.monitoring.document.ReportService;
import dev.alidade.monitoring.history.HistoryKeeper;
import dev.alidade.monitoring.history.MetricsHistory;
import dev.alidade.monitoring.metric.MetricReader;
import dev.alidade.monitoring.report.HealthReport;
import dev.alidade.sandbox.SandboxExtension;
import dev.alidade.sandbox.TestDatabase;
import dev.alidade.settings.AppFolders;
import dev.alidade.ui.Eventually;
import dev.alidade.ui.Photographer;
import dev.alidade.ui.Theme;
import dev.alidade.ui.control.SqlPane;
import dev.alidade.ui.task.BackgroundTasks;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import javafx.geometry.VerticalDirection;
import javafx.scene.Scene;
import javafx.scene.control.Labeled;
import javafx.scene.control.TableView;
import javafx.scene.control.ToggleButton;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
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
class MonitoringUiTest {
    @RegisterExtension
    static final SandboxExtension SANDBOX = new SandboxExtension();

    private static TestDatabase database;

    @TempDir
    private Path folder;

    private PulseViewModel pulse;
    private MonitoringScreen screen;
    private Theme theme;
    private Scene scene;

    @BeforeAll
    static void fill(TestDatabase sandbox) {
        database = sandbox;
        database.asSupabaseRole().session(new Cancellation(), session -> {
            session.execute("create schema traffic");
            for (int i = 1; i < 14; i++) {
                session.execute("create table traffic.signal_group_" + i + " (id bigint primary key, v text)");
                session.execute("insert into traffic.signal_group_" + i
                        + " select g, repeat('x', 200) from generate_series(1, " + 20_000 / i + ") g");
            }
            session.execute("create table short (id int generated always as identity primary key, v text)");
            session.execute("insert into short (v) select 'a' from generate_series(1, 3000)");
            session.execute("delete from short where id < 1000");
            session.execute("analyze");
            return true;
        });
    }

    @Start
    void start(Stage stage) {
        theme = new Theme(Theme.Mode.LIGHT);
        var tasks = new BackgroundTasks(problem -> {
            throw new AssertionError(problem.message());
        });
        var reader = new MetricReader(database.asSupabaseRole(), Clock.systemUTC());
        var folders = new AppFolders(folder, folder, folder);
        var keeper = new HistoryKeeper(database.asSupabaseRole(), reader, MetricsHistory.file(folders));
        pulse = new PulseViewModel(reader, keeper, tasks);
        pulse.secondsProperty().set(1);
        var reports = new ReportService(
                database.asSupabaseRole(), reader, keeper, _ -> new HealthReport(List.of(), List.of(), List.of()));
        screen = new MonitoringScreen(pulse, reports, tasks);
        scene = new Scene(screen.view(), 1224, 716);
        theme.dress(scene);
        stage.setScene(scene);
        stage.show();
        screen.shown();
    }

    @AfterEach
    void stop() {
        pulse.close();
    }

    @Test
    void chartsMoveStopAndLookBack(FxRobot robot) {
        waitFor(() ->
                pulse.recent().stream().filter(look -> !look.values().isEmpty()).count() >= 3);
        for (int i = 0; i < 6; i++) {
            int count = i;
            database.asSupabaseRole().session(new Cancellation(), session -> {
                session.execute("insert into short (v) select 'b' from generate_series(1, " + (count + 1) * 700 + ")");
                return true;
            });
            int looks = pulse.looksProperty().get();
            waitFor(() -> pulse.looksProperty().get() > looks);
        }
        picture("live");
        assertThat(robot.lookup("#chart-sessions").query().isVisible()).isTrue();
        robot.interact(() -> theme.toggle());
        picture("live-dark");
        robot.interact(() -> theme.toggle());

        robot.clickOn("#monitoring-pause");
        int looks = pulse.looksProperty().get();
        // a look under way when it was paused may still come
        await().during(Duration.ofMillis(2500))
                .until(() -> pulse.looksProperty().get() <= looks + 1);
        robot.clickOn("#monitoring-pause");
        waitFor(() -> pulse.looksProperty().get() > looks + 1);

        robot.clickOn("#monitoring-range-1440");
        waitFor(() -> robot.lookup("#monitoring-range-1440")
                .queryAs(ToggleButton.class)
                .isSelected());
        picture("live-day");
        robot.moveTo("#chart-transactions").scroll(3, VerticalDirection.UP);
        waitFor(() -> !robot.lookup("#monitoring-range-1440")
                .queryAs(ToggleButton.class)
                .isSelected());
    }

    @Test
    void everySubjectIsATableWithItsSql(FxRobot robot) {
        open(robot, "#subject-tables");
        waitFor(() -> rows(robot, "tables") == 14);
        picture("tables");
        robot.clickOn("#metric-map-tables");
        picture("treemap");
        robot.interact(() -> theme.toggle());
        picture("treemap-dark");
        robot.clickOn("#metric-map-tables").clickOn("#metric-filter-tables").write("SHORT");
        waitFor(() -> rows(robot, "tables") == 1);

        open(robot, "#subject-vacuum");
        waitFor(() -> rows(robot, "vacuum") == 14);
        robot.clickOn("#metric-sql-vacuum");
        assertThat(robot.lookup(".sql-pane").queryAs(SqlPane.class).getText()).contains("autovacuum_vacuum_threshold");
        picture("vacuum-sql-dark");

        open(robot, "#subject-statements");
        waitFor(() -> robot.lookup(".problem-message").queryLabeled().getText().contains("pg_stat_statements"));
        picture("not-known-dark");
        robot.interact(() -> theme.toggle());
        open(robot, "#subject-advice");
        waitFor(() -> rows(robot, "advice") > 5);
        open(robot, "#subject-connections");
        waitFor(() -> rows(robot, "connections") > 0);
        picture("connections");
        open(robot, "#subject-advice");
        waitFor(() -> rows(robot, "advice") > 5);
        robot.interact(() -> table(robot, "advice").getSelectionModel().select(2));
        waitFor(() -> {
            var sql = robot.lookup(".sql-pane").queryAs(SqlPane.class).getText();
            return sql.contains("alter database") && sql.contains("-- back: alter database");
        });
        waitFor(() -> cells(robot, "advice").containsAll(List.of("at once", "after a reload")));
        assertThat(Eventually.inTurn(() -> cells(robot, "advice"))).doesNotContain("sighup");
        picture("advice");
    }

    @Test
    void growthAndUnusedIndexesComeFromTheMemory(FxRobot robot) {
        waitFor(() -> pulse.recent().size() >= 2);
        open(robot, "#subject-growth");
        waitFor(() -> ((TableView<?>) robot.lookup("#memory-table-growth").query())
                        .getItems()
                        .size()
                == 14);
        picture("growth");
        database.asSupabaseRole().session(new Cancellation(), session -> {
            session.execute("create index if not exists short_v on short (v)");
            return true;
        });
        open(robot, "#subject-unused");
        waitFor(() -> robot.lookup(".empty-title").queryLabeled().getText().equals("Nothing is remembered yet"));
        picture("unused-empty");
    }

    @Test
    void theReportIsOneFileAndItsPlaceIsSaid(FxRobot robot) throws IOException {
        waitFor(() -> pulse.recent().size() >= 3);
        var file = folder.resolve("report.html");
        robot.interact(() -> screen.report().write(file));
        waitFor(() -> label(robot, "#monitoring-banner").contains("report.html"));
        assertThat(Files.readString(file)).contains("signal_group_1", "<svg", "pg_stat_statements is not installed");
        picture("report-told");
    }

    /** Some subjects are below the edge of the window. */
    private static void open(FxRobot robot, String subject) {
        robot.interact(() -> robot.lookup(subject).queryAs(ToggleButton.class).fire());
    }

    private static List<String> cells(FxRobot robot, String word) {
        return robot.from(table(robot, word)).lookup(".table-cell").queryAllAs(Labeled.class).stream()
                .map(cell -> String.valueOf(cell.getText()))
                .toList();
    }

    private static TableView<?> table(FxRobot robot, String word) {
        return (TableView<?>) robot.lookup("#metric-table-" + word).query();
    }

    private static int rows(FxRobot robot, String word) {
        return robot.lookup("#metric-table-" + word).query() instanceof TableView<?> table
                ? table.getItems().size()
                : -1;
    }

    static String label(FxRobot robot, String id) {
        return robot.lookup(id).queryAs(Labeled.class).getText();
    }

    private static void waitFor(Callable<Boolean> condition) {
        Eventually.until(condition);
    }

    private void picture(String state) {
        WaitForAsyncUtils.waitForFxEvents();
        var photographer = new Photographer(Path.of("target", "pictures"));
        assertThat(Eventually.inTurn(() -> photographer.take(scene, "monitor-" + state)))
                .exists();
    }
}
