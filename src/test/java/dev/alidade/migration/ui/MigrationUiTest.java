package dev.alidade.migration.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.alidade.database.Cancellation;
import dev.alidade.database.Database;
import dev.alidade.error.Problem;
import dev.alidade.migration.Migration;
import dev.alidade.migration.MigrationService;
import dev.alidade.migration.sample.SampleLoader;
import dev.alidade.migration.sample.SampleLoader.Extent;
import dev.alidade.migration.sample.Samples;
import dev.alidade.sandbox.SandboxExtension;
import dev.alidade.sandbox.TestDatabase;
import dev.alidade.ui.Photographer;
import dev.alidade.ui.Theme;
import dev.alidade.ui.control.SqlPane;
import dev.alidade.ui.task.BackgroundTasks;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TabPane;
import javafx.scene.control.TextArea;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

@ExtendWith({ApplicationExtension.class, SandboxExtension.class})
@SuppressWarnings("NullAway.Init") // fields set by TestFX before each test
class MigrationUiTest {
    private static final String LONG_NAME =
            "004_a_file_whose_name_goes_on_and_on_because_somebody_described_everything_it_does_to_the_schema.sql";

    @TempDir
    private Path folder;

    private final List<Problem> unheard = new ArrayList<>();
    private final StackPane root = new StackPane();
    private Theme theme;
    private Scene scene;
    private MigrationViewModel model;

    @Start
    void start(Stage stage) {
        theme = new Theme(Theme.Mode.LIGHT);
        scene = new Scene(root, 1280, 800);
        theme.dress(scene);
        stage.setScene(scene);
        stage.show();
    }

    @Test
    void saysWhatToDoWithoutAFolder(FxRobot robot, TestDatabase test) {
        open(robot, test.asSuperuser(), false);
        assertThat(robot.lookup("#empty-action").queryButton().getText()).isEqualTo("Choose folder");
        assertThat(button(robot, "#migration-apply").isDisabled()).isTrue();
    }

    @Test
    void appliesTheSampleByButtonAndThenOffersItsRows(FxRobot robot, TestDatabase test) {
        var sample = new Samples(folder).named("sf-av-coordination");
        new SampleLoader(test.asSupabaseRole(), test.asSuperuser())
                .load(sample, Extent.BASE, event -> {}, new Cancellation());
        open(robot, test.asSupabaseRole(), false);
        robot.interact(() -> model.open(sample.migrations()));
        eventually(() -> button(robot, "#migration-apply").getText().equals("Apply 4"));
        assertThat(button(robot, "#migration-load-rows").isDisabled()).isTrue();
        eventually(() -> robot.lookup("#migration-script")
                .queryAs(SqlPane.class)
                .getText()
                .contains("create table"));
        picture(robot, "migration-pending");

        robot.clickOn("#migration-apply");
        picture(robot, "migration-confirm");
        robot.clickOn("#migration-confirm-apply");
        eventually(() -> banner(robot).startsWith("4 applied in "));
        eventually(() -> !button(robot, "#migration-load-rows").isDisabled());
        assertThat(states()).containsExactly("applied", "applied", "applied", "applied");
        assertThat(button(robot, "#migration-apply").isDisabled()).isTrue();
        picture(robot, "migration-applied");
        assertThat(unheard).isEmpty();
    }

    @Test
    void aFailureOpensTheProblemAtItsPlaceAndCanBeMendedAndRetried(FxRobot robot, TestDatabase test)
            throws IOException {
        write("001_districts.sql", "create table districts (id int primary key, name text not null);\n");
        write(
                "002_signals.sql",
                "create table signals (id int);\n\ninsert into districts (id, nam)\nvalues (1, 'SOMA');\n");
        write("003_later.sql", "select 1;");
        write(LONG_NAME, "select 2;");
        write("README.txt", "notes");
        open(robot, test.asSuperuser(), false);
        robot.interact(() -> model.open(folder));
        eventually(() -> button(robot, "#migration-apply").getText().equals("Apply 4"));
        robot.clickOn("#migration-apply").clickOn("#migration-confirm-apply");
        eventually(() -> banner(robot).startsWith("002_signals.sql failed; 1 applied before, 2 not reached"));
        eventually(() -> robot.lookup("#migration-tabs")
                .queryAs(TabPane.class)
                .getSelectionModel()
                .getSelectedItem()
                .getText()
                .equals("Problems"));
        assertThat(label(robot, "#migration-problem-message")).contains("\"nam\"");
        assertThat(label(robot, "#migration-problem-place"))
                .isEqualTo("002_signals.sql, line 3, column 28 · SQLSTATE 42703");
        assertThat(robot.lookup("#migration-log").queryAs(TextArea.class).getText())
                .contains("failed at line 3");
        eventually(() -> states().equals(List.of("applied", "pending", "pending", "pending")));
        picture(robot, "migration-failed");

        write("002_signals.sql", "create table signals (id int);\ninsert into districts values (1, 'SOMA');\n");
        robot.interact(model::refresh);
        eventually(() -> model.phaseProperty().get() == MigrationViewModel.Phase.READY);
        robot.clickOn("#migration-apply").clickOn("#migration-confirm-apply");
        eventually(() -> states().equals(List.of("applied", "applied", "applied", "applied")));
    }

    @Test
    void appliesOnlyWhatIsSelectedAndFilters(FxRobot robot, TestDatabase test) throws IOException {
        write("001_a.sql", "select 1;");
        write("002_b.sql", "select 1;");
        open(robot, test.asSuperuser(), false);
        robot.interact(() -> model.open(folder));
        eventually(() -> list(robot).getItems().size() == 2);
        robot.clickOn("#migration-filter").write("002");
        eventually(() -> list(robot).getItems().size() == 1);
        robot.interact(() -> list(robot).getSelectionModel().clearAndSelect(0));
        robot.clickOn("#migration-apply-selected").clickOn("#migration-confirm-apply");
        eventually(() -> states().equals(List.of("out-of-order", "applied")));
    }

    @Test
    void showsTheStatementUnderWayAndCancelsIt(FxRobot robot, TestDatabase test) throws IOException {
        write("001_slow.sql", "do $$ begin raise notice 'warming up'; end $$;\nselect pg_sleep(60);");
        open(robot, test.asSuperuser(), false);
        robot.interact(() -> model.open(folder));
        eventually(() -> button(robot, "#migration-apply").getText().equals("Apply 1"));
        robot.clickOn("#migration-apply").clickOn("#migration-confirm-apply");
        eventually(() -> {
            var run = model.progressProperty().get();
            return run != null && run.number() == 2;
        });
        WaitForAsyncUtils.waitForFxEvents();
        picture(robot, "migration-running");
        assertThat(robot.lookup("#migration-log").queryAs(TextArea.class).getText())
                .contains("warming up");
        robot.interact(model::requestCancel);
        eventually(() -> banner(robot).startsWith("Stopped at your request"));
        eventually(() -> states().equals(List.of("pending")));
    }

    @Test
    void readOnlyProfilesSeeEverythingAndApplyNothing(FxRobot robot, TestDatabase test) throws IOException {
        write("001_a.sql", "select 1;");
        open(robot, test.open(test.superuserTarget().withReadOnly(true)), true);
        robot.interact(() -> model.open(folder));
        eventually(() -> states().equals(List.of("pending")));
        assertThat(button(robot, "#migration-apply").isDisabled()).isTrue();
    }

    @Test
    void aMissingFolderIsAProblemInPlace(FxRobot robot, TestDatabase test) {
        open(robot, test.asSuperuser(), false);
        robot.interact(() -> model.open(folder.resolve("gone")));
        eventually(() -> robot.lookup("#problem-retry").tryQuery().isPresent());
        assertThat(unheard).isEmpty();
    }

    private void open(FxRobot robot, Database database, boolean readOnly) {
        robot.interact(() -> {
            model = new MigrationViewModel(
                    new MigrationService(database),
                    new SampleLoader(database, null),
                    new BackgroundTasks(unheard::add),
                    readOnly);
            root.getChildren().setAll(new MigrationView(model, Clock.systemUTC()));
        });
    }

    private List<String> states() {
        var status = model.statusProperty().get();
        return status == null
                ? List.of()
                : status.migrations().stream()
                        .map(Migration::state)
                        .map(s -> s.id())
                        .toList();
    }

    private void picture(FxRobot robot, String name) {
        var photographer = new Photographer(Path.of("target", "pictures"));
        robot.interact(() -> {
            assertThat(photographer.take(scene, name + "-light")).exists();
            theme.toggle();
            assertThat(photographer.take(scene, name + "-dark")).exists();
            theme.toggle();
        });
    }

    private static void eventually(Callable<Boolean> condition) {
        await().atMost(Duration.ofSeconds(30)).until(() -> WaitForAsyncUtils.waitForAsyncFx(5_000, condition));
        WaitForAsyncUtils.waitForFxEvents();
    }

    private static Button button(FxRobot robot, String id) {
        return robot.lookup(id).queryButton();
    }

    private static String label(FxRobot robot, String id) {
        return robot.lookup(id).queryAs(Label.class).getText();
    }

    private static String banner(FxRobot robot) {
        return label(robot, "#migration-banner");
    }

    private static ListView<Node> list(FxRobot robot) {
        return robot.lookup("#migration-list").queryListView();
    }

    private void write(String name, String sql) throws IOException {
        Files.writeString(folder.resolve(name), sql);
    }
}
