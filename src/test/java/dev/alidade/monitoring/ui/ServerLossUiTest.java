package dev.alidade.monitoring.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.alidade.database.Database;
import dev.alidade.monitoring.document.ReportService;
import dev.alidade.monitoring.history.HistoryKeeper;
import dev.alidade.monitoring.history.MetricsHistory;
import dev.alidade.monitoring.metric.MetricReader;
import dev.alidade.monitoring.report.HealthReport;
import dev.alidade.sandbox.OwnServer;
import dev.alidade.settings.AppFolders;
import dev.alidade.ui.Eventually;
import dev.alidade.ui.Photographer;
import dev.alidade.ui.Theme;
import dev.alidade.ui.task.BackgroundTasks;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Callable;
import javafx.scene.Scene;
import javafx.scene.control.Labeled;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.util.WaitForAsyncUtils;

@ExtendWith(ApplicationExtension.class)
class ServerLossUiTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @Test
    void aServerThatGoesIsShownAndComesBackByItselfAndAnUnwritableMemoryIsSaid(FxRobot robot) throws IOException {
        try (var own = new OwnServer();
                var database = Database.open(own.server().superuser("postgres"), () -> {})) {
            var tasks = new BackgroundTasks(problem -> {
                throw new AssertionError(problem.message());
            });
            var reader = new MetricReader(database, Clock.systemUTC());
            Files.writeString(folder.resolve("history"), "in the way");
            var keeper =
                    new HistoryKeeper(database, reader, MetricsHistory.file(new AppFolders(folder, folder, folder)));
            var pulse = Eventually.inTurn(() -> new PulseViewModel(reader, keeper, tasks));
            pulse.secondsProperty().set(1);
            var scene = Eventually.inTurn(() -> {
                var screen = new MonitoringScreen(
                        pulse,
                        new ReportService(
                                database, reader, keeper, _ -> new HealthReport(List.of(), List.of(), List.of())),
                        tasks);
                var shown = new Scene(screen.view(), 1224, 716);
                new Theme(Theme.Mode.LIGHT).dress(shown);
                var stage = new Stage();
                stage.setScene(shown);
                stage.show();
                screen.shown();
                return shown;
            });
            until(() -> label(robot).startsWith("Nothing is remembered now"));
            until(() -> known(pulse) >= 3);

            own.stop();
            until(() -> label(robot).endsWith("It is asked again until it answers."));
            picture(scene, "lost");

            own.start();
            until(() -> pulse.problemProperty().get() == null);
            long before = known(pulse);
            until(() -> known(pulse) >= before + 2);
            assertThat(pulse.recent()).anyMatch(look -> look.values().isEmpty());
            picture(scene, "back");

            Files.delete(folder.resolve("history"));
            until(() -> !robot.lookup("#monitoring-banner").query().isVisible());
            robot.interact(pulse::close);
        }
    }

    private static long known(PulseViewModel pulse) {
        return pulse.recent().stream().filter(look -> !look.values().isEmpty()).count();
    }

    private static String label(FxRobot robot) {
        return robot.lookup("#monitoring-banner").queryAs(Labeled.class).getText();
    }

    private static void until(Callable<Boolean> condition) {
        Eventually.until(condition);
    }

    private static void picture(Scene scene, String state) {
        WaitForAsyncUtils.waitForFxEvents();
        var photographer = new Photographer(Path.of("target", "pictures"));
        assertThat(Eventually.inTurn(() -> photographer.take(scene, "monitor-" + state)))
                .exists();
    }
}
