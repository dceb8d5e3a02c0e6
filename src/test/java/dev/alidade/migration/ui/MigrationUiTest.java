package dev.alidade.migration.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.alidade.database.Cancellation;
import dev.alidade.database.Database;
import dev.alidade.database.Parameters;
import dev.alidade.error.Problem;
import dev.alidade.i18n.Messages;
import dev.alidade.migration.FolderChoices;
import dev.alidade.migration.Migration;
import dev.alidade.migration.MigrationSelection;
import dev.alidade.migration.MigrationService;
import dev.alidade.migration.preflight.Preflight;
import dev.alidade.migration.sample.SampleLoader;
import dev.alidade.migration.sample.SampleLoader.Extent;
import dev.alidade.migration.sample.Samples;
import dev.alidade.migration.script.ScriptVersion;
import dev.alidade.sandbox.SandboxExtension;
import dev.alidade.sandbox.TestDatabase;
import dev.alidade.settings.AppFolders;
import dev.alidade.ui.Photographer;
import dev.alidade.ui.Theme;
import dev.alidade.ui.control.SqlPane;
import dev.alidade.ui.task.BackgroundTasks;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
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

    @TempDir
    private Path home;

    private String production = "";
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
        eventually(() -> !button(robot, "#migration-confirm-apply").isDisabled());
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
        apply(robot);
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
        assertThat(label(robot, "#migration-problem-caret"))
                .isEqualTo("3 | insert into districts (id, nam)\n" + " ".repeat(31) + "^");
        assertThat(robot.lookup("#migration-log").queryAs(TextArea.class).getText())
                .contains("failed at line 3");
        eventually(() -> states().equals(List.of("applied", "pending", "pending", "pending")));
        picture(robot, "migration-failed");

        write("002_signals.sql", "create table signals (id int);\ninsert into districts values (1, 'SOMA');\n");
        robot.clickOn("#migration-retry");
        eventually(() -> !button(robot, "#migration-confirm-apply").isDisabled());
        assertThat(label(robot, "#migration-confirm-title")).contains("3");
        robot.clickOn("#migration-confirm-apply");
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
        robot.clickOn("#migration-apply-more").clickOn(Messages.text("migration.action.applySelected"));
        eventually(() -> !button(robot, "#migration-confirm-apply").isDisabled());
        robot.clickOn("#migration-confirm-apply");
        eventually(() -> states().equals(List.of("out-of-order", "applied")));
    }

    @Test
    void showsTheStatementUnderWayAndCancelsIt(FxRobot robot, TestDatabase test) throws IOException {
        write("001_slow.sql", "do $$ begin raise notice 'warming up'; end $$;\nselect pg_sleep(60);");
        open(robot, test.asSuperuser(), false);
        robot.interact(() -> model.open(folder));
        eventually(() -> button(robot, "#migration-apply").getText().equals("Apply 1"));
        apply(robot);
        eventually(() -> {
            var run = model.run().progressProperty().get();
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

    @Test
    void changesOnDiskAppearAndTheSelectionStays(FxRobot robot, TestDatabase test) throws IOException {
        write("001_a.sql", "select 1;");
        write("002_b.sql", "select 1;");
        open(robot, test.asSuperuser(), false);
        robot.interact(() -> model.open(folder));
        eventually(() -> list(robot).getItems().size() == 2);
        robot.interact(() -> list(robot).getSelectionModel().clearAndSelect(1));
        write("003_c.sql", "select 1;");
        eventually(() -> list(robot).getItems().size() == 3);
        assertThat(label(robot, "#migration-detail-title")).isEqualTo("002_b.sql");
        assertThat(list(robot).getSelectionModel().getSelectedIndices()).containsExactly(1);
    }

    @Test
    void makesAMigrationInTheFoldersConventionAndSelectsIt(FxRobot robot, TestDatabase test) throws IOException {
        write("001_a.sql", "select 1;");
        open(robot, test.asSuperuser(), false);
        robot.interact(() -> model.open(folder));
        eventually(() -> list(robot).getItems().size() == 1);
        robot.clickOn("#migration-new").clickOn("#migration-new-words").write("undo");
        robot.clickOn("#migration-new-create");
        eventually(() -> label(robot, "#migration-new-complaint").contains("rollback script"));
        picture(robot, "migration-new");
        robot.clickOn("#migration-new-words").eraseText(4).write("Add users\n");
        eventually(() -> label(robot, "#migration-detail-title").equals("002_add_users.sql"));
        assertThat(folder.resolve("rollback/002_add_users_rollback.sql")).exists();
    }

    @Test
    void warnsOfARollbackTwinMovesItOutAndReadsByAnotherConvention(FxRobot robot, TestDatabase test)
            throws IOException {
        write("20240101120000_users.sql", "create table users (id int);");
        write("20240102120000_rollback_users.sql", "drop table users;");
        write("notes.txt", "x");
        open(robot, test.asSuperuser(), false);
        robot.interact(() -> model.open(folder));
        eventually(() -> robot.lookup("#migration-move-out").tryQuery().isPresent());
        picture(robot, "migration-warning");
        robot.clickOn("#migration-move-out");
        eventually(() -> robot.lookup("#migration-move-out").tryQuery().isEmpty());
        assertThat(folder.resolve("rollback/20240102120000_rollback_users.sql")).exists();
        robot.clickOn(Messages.text("migration.group.ignored", 2));
        eventually(() -> list(robot).getItems().size() == 4);
        robot.clickOn("#migration-convention").clickOn(Messages.text("migration.convention.flyway"));
        eventually(() -> states().isEmpty());
        robot.clickOn("#migration-convention").clickOn(Messages.text("migration.convention.detect"));
        eventually(() -> states().equals(List.of("pending")));
    }

    @Test
    void asksForEveryYesThatIsNeeded(FxRobot robot, TestDatabase test) throws IOException {
        var database = test.asSuperuser();
        write("001_a.sql", "create table a (id int);");
        write("002_role.sql", "grant pg_monitor to current_user;\nbegin; select 1; commit;\nselect 2;");
        write("003_b.sql", "create table b (id int);");
        new MigrationService(database)
                .apply(
                        new MigrationService(database).status(folder, new Cancellation()),
                        new MigrationSelection.Only(Set.of(ScriptVersion.of("3"))),
                        event -> {},
                        new Cancellation());
        production = database.facts().database();
        open(robot, database, false);
        robot.interact(() -> model.open(folder));
        eventually(() -> states().equals(List.of("out-of-order", "out-of-order", "applied")));
        robot.clickOn("#migration-apply");
        eventually(() -> robot.lookup("#migration-agree-name").tryQuery().isPresent());
        assertThat(button(robot, "#migration-confirm-apply").isDisabled()).isTrue();
        robot.clickOn("#migration-agree-late").clickOn("#migration-agree-1").clickOn("#migration-ledger-local");
        assertThat(button(robot, "#migration-confirm-apply").isDisabled()).isTrue();
        picture(robot, "migration-confirm-production");
        robot.clickOn("#migration-agree-name").write(production);
        eventually(() -> !button(robot, "#migration-confirm-apply").isDisabled());
        robot.clickOn("#migration-confirm-apply");
        eventually(() -> states().equals(List.of("applied", "applied", "applied")));
    }

    @Test
    void takesAMigrationBackByItsScriptWithAllLaterOnes(FxRobot robot, TestDatabase test) throws IOException {
        var database = test.asSuperuser();
        for (var name : List.of("001_a", "002_b", "003_c")) {
            write(name + ".sql", "create table " + name.substring(4) + " (id int);");
            write(name + "_rollback.sql", "drop table " + name.substring(4) + ";");
        }
        write("002_b_rollback.sql", "drop table missing;");
        open(robot, database, false);
        robot.interact(() -> model.open(folder));
        eventually(() -> button(robot, "#migration-apply").getText().equals("Apply 3"));
        apply(robot);
        eventually(() -> states().equals(List.of("applied", "applied", "applied")));

        robot.interact(() -> list(robot).getSelectionModel().clearAndSelect(1));
        eventually(() -> label(robot, "#migration-detail-title").equals("002_b.sql"));
        robot.interact(() -> robot.lookup("#migration-tabs")
                .queryAs(TabPane.class)
                .getSelectionModel()
                .select(1));
        eventually(() -> robot.lookup("#migration-rollback-ask").tryQuery().isPresent());
        picture(robot, "migration-rollback");
        robot.clickOn("#migration-rollback-ask");
        eventually(() -> button(robot, "#migration-rollback-confirm").getText().equals("Roll back 003, 002"));
        assertThat(robot.lookup("#migration-rollback-preview")
                        .queryAs(SqlPane.class)
                        .getText())
                .contains("drop table c;")
                .contains("drop table missing;");
        picture(robot, "migration-rollback-preview");
        robot.clickOn("#migration-rollback-confirm");
        eventually(() -> banner(robot).startsWith("002_b_rollback.sql failed; 1 rolled back before"));
        eventually(() -> states().equals(List.of("applied", "applied", "pending")));
        assertThat(label(robot, "#migration-problem-message")).contains("missing");
        picture(robot, "migration-rollback-failed");

        write("002_b_rollback.sql", "drop table b;");
        eventually(() -> model.statusProperty().get() != null
                && !model.runningProperty().isNotNull().get());
        robot.interact(() -> robot.lookup("#migration-tabs")
                .queryAs(TabPane.class)
                .getSelectionModel()
                .select(1));
        robot.clickOn("#migration-rollback-ask");
        eventually(() -> button(robot, "#migration-rollback-confirm").getText().equals("Roll back 002"));
        robot.clickOn("#migration-rollback-confirm");
        eventually(() -> banner(robot).startsWith("1 migration rolled back"));
        eventually(() -> states().equals(List.of("applied", "pending", "pending")));
        assertThat(values(
                        database,
                        "select tablename from pg_tables where tablename in ('a', 'b', 'c') order by tablename"))
                .containsExactly("a");
        assertThat(values(database, "select version from flyway_schema_history where success"))
                .containsExactly("001");
    }

    @Test
    void showsWhereHistoriesDisagree(FxRobot robot, TestDatabase test) throws IOException {
        var database = test.asSuperuser();
        database.write(new Cancellation(), session -> {
            session.execute("create schema supabase_migrations");
            session.execute(
                    "create table supabase_migrations.schema_migrations (version text primary key, statements text[], name text)");
            session.execute("insert into supabase_migrations.schema_migrations values ('20240101120000', '{}', 'a')");
            session.execute(
                    "create table flyway_schema_history (installed_rank int primary key, version varchar(50), description varchar(200), type varchar(20), script varchar(1000), checksum int, installed_by varchar(100), installed_on timestamp default now(), execution_time int, success bool)");
            return true;
        });
        write("20240101120000_a.sql", "select 1;");
        open(robot, database, false);
        robot.interact(() -> model.open(folder));
        eventually(() -> list(robot).getItems().size() == 1);
        robot.interact(() -> robot.lookup("#migration-tabs")
                .queryAs(TabPane.class)
                .getSelectionModel()
                .select(2));
        eventually(() -> robot.lookup(".migration-disagreement").queryAll().size() == 2);
        picture(robot, "migration-disagreement");
    }

    private static List<String> values(Database database, String sql) {
        return database.write(new Cancellation(), session -> {
            var values = new ArrayList<String>();
            session.each(sql, Parameters.none(), 0, row -> values.add(String.valueOf(row.textAt(0))));
            return values;
        });
    }

    private void apply(FxRobot robot) {
        robot.clickOn("#migration-apply");
        eventually(() -> !button(robot, "#migration-confirm-apply").isDisabled());
        robot.clickOn("#migration-confirm-apply");
    }

    private void open(FxRobot robot, Database database, boolean readOnly) {
        robot.interact(() -> {
            model = new MigrationViewModel(
                    new MigrationService(database, new AppFolders(home, home, home)),
                    new Preflight(database),
                    new SampleLoader(database, null),
                    new BackgroundTasks(unheard::add),
                    new ScreenSetting(
                            readOnly,
                            production,
                            new FolderChoices(new AppFolders(home, home, home)),
                            Clock.fixed(Instant.parse("2026-03-04T12:00:00Z"), ZoneOffset.UTC)));
            root.getChildren().setAll(new MigrationView(model));
            model.shown();
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
