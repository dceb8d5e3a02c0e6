package dev.alidade.monitoring.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.alidade.change.row.RowChanges;
import dev.alidade.database.Database;
import dev.alidade.monitoring.MonitoringQueries;
import dev.alidade.monitoring.check.CheckListener;
import dev.alidade.monitoring.check.CheckRunner;
import dev.alidade.monitoring.check.CheckSettings;
import dev.alidade.monitoring.check.Checks;
import dev.alidade.monitoring.history.HistoryKeeper;
import dev.alidade.monitoring.history.MetricsHistory;
import dev.alidade.monitoring.metric.MetricReader;
import dev.alidade.monitoring.report.HealthReport;
import dev.alidade.sandbox.OwnServer;
import dev.alidade.settings.AppFolders;
import dev.alidade.ui.Photographer;
import dev.alidade.ui.Theme;
import dev.alidade.ui.task.BackgroundTasks;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.util.WaitForAsyncUtils;

@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init") // fields set before each test
class OverviewLossUiTest {
    @TempDir
    private Path folder;

    private final AtomicInteger asked = new AtomicInteger();
    private final AtomicInteger missed = new AtomicInteger();
    private PulseViewModel pulse;
    private OverviewScreen screen;
    private Theme theme;
    private Scene scene;

    @Test
    void theLossIsSaidOnceWithOneNextStepAndWhatWasKnownStays(FxRobot robot) {
        try (var own = new OwnServer();
                var database = Database.open(own.server().superuser("postgres"), () -> {})) {
            show(robot, database);
            until(() -> !label(robot, "#overview-verdict").isEmpty());
            until(() -> !label(robot, "#overview-size").isEmpty());
            var verdict = label(robot, "#overview-verdict");

            own.stop();
            robot.interact(screen::refresh);
            until(() -> robot.lookup("#overview-banner").query().getParent().isVisible());
            until(() -> missed.get() > 0);
            WaitForAsyncUtils.waitForFxEvents();
            var loss = robot.lookup("#overview-banner").queryAs(Labeled.class).getText();
            var sentence = loss.substring(0, loss.indexOf(" It is asked again"));
            assertThat(robot.lookup("#overview-sizes .state-unknown, #overview-changes .state-unknown")
                            .queryAll())
                    .as("parts that say themselves that the server is gone")
                    .isEmpty();
            assertThat(robot.lookup(".label").queryAllAs(Label.class))
                    .filteredOn(label -> label.getText().contains(sentence))
                    .as("how often it is said that %s", sentence)
                    .hasSize(1);
            assertThat(loss).contains("What stands below is as of ");
            assertThat(label(robot, "#overview-verdict")).isEqualTo(verdict);
            picture("lost");
            robot.interact(() -> theme.toggle());
            picture("lost-dark");
            robot.interact(() -> theme.toggle());

            own.start();
            int lost = asked.get();
            robot.interact(() ->
                    robot.lookup("#overview-connect").queryAs(Button.class).fire());
            until(() -> !robot.lookup("#overview-connect").query().getParent().isVisible());
            until(() -> asked.get() > lost);
            robot.interact(pulse::close);
        }
    }

    private void show(FxRobot robot, Database database) {
        robot.interact(() -> {
            theme = new Theme(Theme.Mode.LIGHT);
            var tasks = new BackgroundTasks(problem -> {
                throw new AssertionError(problem.message());
            });
            var folders = new AppFolders(folder, folder, folder);
            var reader = new MetricReader(database, Clock.systemUTC());
            pulse = new PulseViewModel(
                    reader, new HistoryKeeper(database, reader, MetricsHistory.file(folders)), tasks);
            pulse.secondsProperty().set(1);
            var sources = new OverviewSources(
                    cancellation -> {
                        asked.incrementAndGet();
                        missed.incrementAndGet();
                        var results = new CheckRunner(database)
                                .run(Checks.all(), CheckSettings.preset(), CheckListener.NONE, cancellation);
                        missed.decrementAndGet();
                        return HealthReport.of(results, List.of(), LocalDate.EPOCH);
                    },
                    new MonitoringQueries(database),
                    new RowChanges(database, folders),
                    _ -> Optional.of(new OverviewSources.Migrations("sf-av-coordination", 4, 0, 6)));
            screen = new OverviewScreen(sources, pulse, tasks, _ -> {});
            scene = new Scene(screen.view(), 1224, 700);
            theme.dress(scene);
            var stage = new Stage();
            stage.setScene(scene);
            stage.show();
            screen.shown();
        });
    }

    private static String label(FxRobot robot, String id) {
        return robot.lookup(id).queryAs(Labeled.class).getText();
    }

    private static void until(Callable<Boolean> condition) {
        await().ignoreExceptions().until(condition);
    }

    private void picture(String state) {
        WaitForAsyncUtils.waitForFxEvents();
        var photographer = new Photographer(Path.of("target", "pictures"));
        assertThat(WaitForAsyncUtils.waitForAsyncFx(60_000, () -> photographer.take(scene, "overview-" + state)))
                .exists();
    }
}
