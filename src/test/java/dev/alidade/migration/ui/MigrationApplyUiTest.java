package dev.alidade.migration.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.alidade.database.Cancellation;
import dev.alidade.i18n.Messages;
import dev.alidade.migration.ApplyOptions;
import dev.alidade.migration.MigrationSelection;
import dev.alidade.migration.MigrationService;
import dev.alidade.migration.sample.SampleLoader;
import dev.alidade.migration.sample.SampleLoader.Extent;
import dev.alidade.migration.sample.Samples;
import dev.alidade.migration.script.ScriptVersion;
import dev.alidade.sandbox.TestDatabase;
import dev.alidade.settings.AppFolders;
import dev.alidade.ui.control.SqlPane;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javafx.scene.control.Label;
import javafx.scene.control.TabPane;
import javafx.scene.control.TextArea;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;
import org.testfx.util.WaitForAsyncUtils;

class MigrationApplyUiTest extends ScreenFixture {
    private static final String LONG_NAME =
            "004_a_file_whose_name_goes_on_and_on_because_somebody_described_everything_it_does_to_the_schema.sql";

    @Test
    void appliesTheSampleByButtonAndThenOffersItsRows(FxRobot robot, TestDatabase test) {
        var sample = new Samples(folder).named("sf-av-coordination");
        new SampleLoader(test.asSupabaseRole(), test.asSuperuser(), AppFolders.ofThisUser())
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
        eventually(() -> !button(robot, "#migration-apply-confirm").isDisabled());
        picture(robot, "migration-confirm");
        robot.clickOn("#migration-apply-confirm");
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
        eventually(() -> robot.lookup("#migration-problem-caret").tryQuery().isPresent());
        assertThat(label(robot, "#migration-problem-caret"))
                .isEqualTo("3 | insert into districts (id, nam)\n" + " ".repeat(31) + "^");
        assertThat(robot.lookup("#migration-log").queryAs(TextArea.class).getText())
                .contains("failed at line 3");
        eventually(() -> states().equals(List.of("applied", "pending", "pending", "pending")));
        eventually(() -> robot.lookup(".migration-end").queryAllAs(Label.class).stream()
                .anyMatch(end -> end.getText().equals("failed")));
        picture(robot, "migration-failed");

        write("002_signals.sql", "create table signals (id int);\ninsert into districts values (1, 'SOMA');\n");
        robot.clickOn("#migration-retry");
        eventually(() -> !button(robot, "#migration-apply-confirm").isDisabled());
        assertThat(label(robot, "#migration-apply-title")).contains("3");
        robot.clickOn("#migration-apply-confirm");
        eventually(() -> states().equals(List.of("applied", "applied", "applied", "applied")));
    }

    @Test
    void appliesOnlyWhatIsSelectedAndFilters(FxRobot robot, TestDatabase test) throws IOException {
        write("001_a.sql", "select 1;");
        write("002_b.sql", "select 1;");
        open(robot, test.asSuperuser(), false);
        robot.interact(() -> model.open(folder));
        eventually(() -> robot.lookup("#migration-list").tryQuery().isPresent());
        eventually(() -> list(robot).getItems().size() == 2);
        robot.clickOn("#migration-filter").write("002");
        eventually(() -> list(robot).getItems().size() == 1);
        robot.interact(() -> list(robot).getSelectionModel().clearAndSelect(0));
        robot.clickOn("#migration-apply-more").clickOn(Messages.text("migration.action.applySelected"));
        eventually(() -> !button(robot, "#migration-apply-confirm").isDisabled());
        robot.clickOn("#migration-apply-confirm");
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
        robot.interact(model.run()::requestCancel);
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
    void asksForEveryYesThatIsNeeded(FxRobot robot, TestDatabase test) throws IOException {
        var database = test.asSuperuser();
        write("001_a.sql", "create table a (id int);");
        write("002_role.sql", "grant pg_monitor to current_user;\nbegin; select 1; commit;\nselect 2;");
        write("003_b.sql", "create table b (id int);");
        new MigrationService(database, AppFolders.ofThisUser())
                .apply(
                        new MigrationService(database, AppFolders.ofThisUser()).status(folder, new Cancellation()),
                        ApplyOptions.of(new MigrationSelection.Only(Set.of(ScriptVersion.of("3")))),
                        event -> {},
                        new Cancellation());
        production = database.facts().database();
        open(robot, database, false);
        robot.interact(() -> model.open(folder));
        eventually(() -> states().equals(List.of("out-of-order", "out-of-order", "applied")));
        robot.clickOn("#migration-apply");
        eventually(() -> robot.lookup("#migration-agree-name").tryQuery().isPresent());
        assertThat(button(robot, "#migration-apply-confirm").isDisabled()).isTrue();
        robot.clickOn("#migration-agree-late").clickOn("#migration-agree-1").clickOn("#migration-ledger-local");
        assertThat(button(robot, "#migration-apply-confirm").isDisabled()).isTrue();
        picture(robot, "migration-confirm-production");
        robot.clickOn("#migration-agree-name").write(production);
        eventually(() -> !button(robot, "#migration-apply-confirm").isDisabled());
        robot.clickOn("#migration-apply-confirm");
        eventually(() -> states().equals(List.of("applied", "applied", "applied")));
    }

    @Test
    void backsUpFirstWhereThatIsWanted(FxRobot robot, TestDatabase test) throws IOException {
        environment =
                Map.of("ALIDADE_POSTGRES_BIN", test.server().binaries().bin().toString());
        write("001_a.sql", "create table a (id int);");
        open(robot, test.asSuperuser(), false);
        robot.interact(() -> model.open(folder));
        eventually(() -> states().equals(List.of("pending")));
        robot.clickOn("#migration-apply");
        eventually(() -> robot.lookup("#migration-backup").tryQuery().isPresent());
        robot.clickOn("#migration-backup");
        var file = home.resolve("copy.dump");
        robot.interact(() ->
                robot.lookup("#migration-backup-file").queryTextInputControl().setText(file.toString()));
        picture(robot, "migration-backup");
        robot.clickOn("#migration-apply-confirm");
        eventually(() -> states().equals(List.of("applied")));
        assertThat(banner(robot)).contains("The backup is " + file);
        assertThat(file).isNotEmptyFile();
    }

    @Test
    void itEndsBeforeWhatMustNotRunAndSaysSoBefore(FxRobot robot, TestDatabase test) throws IOException {
        write("001_a.sql", "create table a (id int);");
        write("002_b.sql", "create table b (id int);");
        write("002_other_b.sql", "create table other_b (id int);");
        write("003_c.sql", "create table c (id int);");
        open(robot, test.asSupabaseRole(), false);
        robot.interact(() -> model.open(folder));
        eventually(() -> states().contains("blocked"));
        var runs = model.state().applicable().size();
        eventually(() -> button(robot, "#migration-apply").getText().equals("Apply " + runs));
        robot.clickOn("#migration-apply");
        eventually(() -> robot.lookup("#migration-obstacle").tryQuery().isPresent());
        assertThat(label(robot, "#migration-obstacle")).contains("002_");
        picture(robot, "migration-obstacle");
        eventually(() -> !button(robot, "#migration-apply-confirm").isDisabled());
        robot.clickOn("#migration-apply-confirm");
        eventually(() -> states().contains("applied"));
        assertThat(states()).contains("blocked").endsWith("pending");
    }

    @Test
    void whatWouldFailIsSaidBeforeAnythingRuns(FxRobot robot, TestDatabase test) throws IOException {
        write("001_a.sql", "create table a (id int);");
        write("002_vectors.sql", "create extension if not exists pgvector;");
        write("003_alone.sql", "create index concurrently a_id on a (id);");
        open(robot, test.asSuperuser(), false);
        robot.interact(() -> model.open(folder));
        eventually(() -> states().size() == 3);
        robot.clickOn("#migration-apply");
        eventually(() -> model.apply().question().explainedProperty().get() != null);
        assertThat(button(robot, "#migration-apply-confirm").isDisabled()).isTrue();
        picture(robot, "migration-blocked");
    }
}
