package dev.alidade.monitoring.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.alidade.change.row.NewValue;
import dev.alidade.change.row.RowChanges;
import dev.alidade.change.row.RowEdit;
import dev.alidade.change.row.RowOutcome;
import dev.alidade.change.row.RowProposal;
import dev.alidade.database.Cancellation;
import dev.alidade.database.Parameters;
import dev.alidade.monitoring.MonitoringQueries;
import dev.alidade.monitoring.check.CheckListener;
import dev.alidade.monitoring.check.CheckRunner;
import dev.alidade.monitoring.check.CheckSettings;
import dev.alidade.monitoring.check.Checks;
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
import dev.alidade.ui.task.BackgroundTasks;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.util.WaitForAsyncUtils;

@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init") // fields set before each test
class OverviewUiTest {
    @RegisterExtension
    static final SandboxExtension SANDBOX = new SandboxExtension();

    @TempDir
    private Path folder;

    private final List<String> opened = new ArrayList<>();
    private PulseViewModel pulse;
    private Theme theme;
    private Scene scene;

    @AfterEach
    void stop() {
        pulse.close();
    }

    @Test
    void anEmptyDatabaseIsHealthyAndSaysTheNextStep(FxRobot robot, TestDatabase database) {
        show(robot, database, Optional.empty());
        waitFor(() -> label(robot, "#overview-verdict").startsWith("Healthy"));
        waitFor(() -> !label(robot, "#overview-size").isEmpty());
        waitFor(() -> robot.lookup("#overview-open-migrations").query().isVisible());
        waitFor(() -> robot.lookup("#overview-open-tables").query().isVisible());
        robot.clickOn("#overview-open-migrations");
        assertThat(opened).containsExactly("migrations");
        picture("empty");
    }

    @Test
    void oneLookTellsWhatIsWrongWhatIsPendingAndWhatWasChanged(FxRobot robot, TestDatabase database) {
        database.asSupabaseRole().session(new Cancellation(), session -> {
            session.execute("grant usage on schema public to anon; create schema traffic");
            session.execute("create table open_table (id int primary key, v text)");
            session.execute("grant select on open_table to anon");
            session.execute("create table keyless (v text); create table child (id int primary key, p int references"
                    + " open_table)");
            session.execute("create index twin_a on child (p); create index twin_b on child (p)");
            session.execute("insert into open_table values (1, 'before')");
            for (int i = 1; i < 10; i++) {
                session.execute("create table traffic.count_" + i + " (id int primary key, v text)");
                session.execute("insert into traffic.count_" + i
                        + " select g, repeat('x', 300) from generate_series(1, " + 9000 / i + ") g");
            }
            session.execute("analyze");
            return true;
        });
        change(database);
        show(robot, database, Optional.of(new OverviewSources.Migrations("sf-av-coordination", 4, 0, 6)));
        waitFor(() -> label(robot, "#overview-verdict").contains("warning"));
        robot.interact(() ->
                robot.lookup(".overview-finding").queryAll().iterator().next().requestFocus());
        robot.push(KeyCode.ENTER);
        assertThat(opened).as("a finding by keyboard").containsExactly("health");
        assertThat(robot.lookup(".overview-alike .muted").queryAllAs(Label.class))
                .extracting(Label::getText)
                .anyMatch(words -> words.matches("and \\d+ more like it"));
        // as many as the sentence counts, not as many as there are checks that found something
        assertThat(label(robot, "#overview-group-security")).isEqualTo("Security: 3 findings");
        waitFor(() -> label(robot, "#overview-pending").equals("4 migrations of sf-av-coordination pending."));
        waitFor(() -> robot.lookup(".overview-undo").queryAll().size() == 1);
        waitFor(() -> pulse.recent().size() > 4);
        picture("findings");
        robot.interact(() -> theme.toggle());
        picture("findings-dark");
        robot.interact(() -> theme.toggle());

        robot.interact(() -> robot.lookup(".overview-undo").queryButton().fire());
        waitFor(() -> robot.lookup("#overview-undo-confirm").query().isVisible());
        picture("undo");
        robot.interact(
                () -> robot.lookup("#overview-undo-confirm").queryButton().fire());
        waitFor(() -> label(robot, "#overview-said").startsWith("Taken back"));
        assertThat(values(database)).containsExactly("before");
        robot.interact(() -> robot.lookup("#overview-open-health").queryButton().fire());
        assertThat(opened).contains("health");
    }

    private void change(TestDatabase database) {
        var changes = new RowChanges(database.asSupabaseRole(), folders());
        var row = new RowEdit.Insert(Map.of("id", NewValue.of("2"), "v", NewValue.of("after")), true);
        var proposal = new RowProposal("tables", "One row of open_table", "public", "open_table", List.of(row), false);
        assertThat(changes.apply(proposal, new Cancellation())).isInstanceOf(RowOutcome.Applied.class);
        assertThat(values(database)).containsExactly("before", "after");
    }

    private static List<String> values(TestDatabase database) {
        var found = new ArrayList<String>();
        database.asSupabaseRole().read(new Cancellation(), session -> {
            session.each("select v from open_table order by id", Parameters.none(), 0, row -> found.add(row.text("v")));
            return true;
        });
        return found;
    }

    @Test
    void aFolderThatIsStuckIsNotToldAsApplied(FxRobot robot, TestDatabase database) {
        show(robot, database, Optional.of(new OverviewSources.Migrations("sf-av-coordination", 0, 2, 6)));
        waitFor(() -> label(robot, "#overview-pending")
                .equals("2 migrations of sf-av-coordination neither applied nor ready to be."));
    }

    private AppFolders folders() {
        return new AppFolders(folder, folder, folder);
    }

    private void show(FxRobot robot, TestDatabase database, Optional<OverviewSources.Migrations> migrations) {
        robot.interact(() -> {
            theme = new Theme(Theme.Mode.LIGHT);
            var tasks = new BackgroundTasks(problem -> {
                throw new AssertionError(problem.message());
            });
            var open = database.asSupabaseRole();
            var reader = new MetricReader(open, Clock.systemUTC());
            pulse = new PulseViewModel(reader, new HistoryKeeper(open, reader, MetricsHistory.file(folders())), tasks);
            pulse.secondsProperty().set(1);
            var sources = new OverviewSources(
                    cancellation -> HealthReport.of(
                            new CheckRunner(open)
                                    .run(Checks.all(), CheckSettings.preset(), CheckListener.NONE, cancellation),
                            List.of(),
                            LocalDate.EPOCH),
                    new MonitoringQueries(open),
                    new RowChanges(open, folders()),
                    _ -> migrations);
            var screen = new OverviewScreen(sources, pulse, tasks, opened::add);
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

    private static void waitFor(Callable<Boolean> condition) {
        Eventually.until(condition);
    }

    private void picture(String state) {
        WaitForAsyncUtils.waitForFxEvents();
        var photographer = new Photographer(Path.of("target", "pictures"));
        assertThat(Eventually.inTurn(() -> photographer.take(scene, "overview-" + state)))
                .exists();
    }
}
