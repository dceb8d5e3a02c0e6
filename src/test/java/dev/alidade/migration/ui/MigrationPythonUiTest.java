package dev.alidade.migration.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.alidade.migration.FolderChoices;
import dev.alidade.sandbox.TestDatabase;
import dev.alidade.settings.AppFolders;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import javafx.scene.control.CheckBox;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;

class MigrationPythonUiTest extends ScreenFixture {
    private static final String PROGRAM = """
            import argparse, psycopg
            parser = argparse.ArgumentParser()
            parser.add_argument("--rollback", action="store_true")
            back = parser.parse_args().rollback
            with psycopg.connect() as connection:
                connection.execute("drop table states" if back else "create table states (id int)")
                print("states", "dropped" if back else "made")
            """;

    @Test
    void programsRunOnlyAfterTheirFolderWasTrustedAndAgainWhenTheyChange(FxRobot robot, TestDatabase test)
            throws IOException {
        var database = test.asSupabaseRole();
        write("001_users.sql", "create table users (id int);\n");
        write("002_create_states_tables.py", PROGRAM);
        new FolderChoices(new AppFolders(home, home.resolve("data"), home))
                .chooseInterpreter(folder, Path.of("/usr/bin/python3"));
        open(robot, database, false);
        robot.interact(() -> model.open(folder));
        eventually(() -> states().equals(List.of("pending", "pending")));
        robot.clickOn("#migration-apply");
        eventually(() -> robot.lookup("#migration-agree-trust").tryQuery().isPresent());
        assertThat(button(robot, "#migration-apply-confirm").isDisabled()).isTrue();
        assertThat(words(robot)).contains("the Python file of this folder", "/usr/bin/python3");
        picture(robot, "migration-trust");
        robot.clickOn("#migration-agree-trust");
        eventually(() -> !button(robot, "#migration-apply-confirm").isDisabled());
        robot.clickOn("#migration-apply-confirm");
        eventually(() -> states().equals(List.of("applied", "applied")));
        assertThat(model.state().run().logProperty().get()).contains("states made");
        assertThat(values(database, "select tablename from pg_tables where tablename in ('users', 'states')"))
                .containsExactlyInAnyOrder("users", "states");

        write("002_create_states_tables.py", PROGRAM + "# one line more\n");
        eventually(() -> states().contains("changed"));
        select(robot, 0, "002_create_states_tables.py");
        selectTab(robot, 1);
        eventually(() -> !button(robot, "#migration-rollback-ask").isDisabled());
        robot.clickOn("#migration-rollback-ask");
        eventually(() -> robot.lookup("#migration-rollback-refusal").tryQuery().isPresent());
        picture(robot, "migration-rollback-unproven");
        robot.clickOn("#migration-way-script");
        eventually(() -> robot.lookup("#migration-agree-trust").tryQuery().isPresent());
        assertThat(words(robot)).contains("have changed since I trusted them");
        assertThat(button(robot, "#migration-rollback-confirm").isDisabled()).isTrue();
        picture(robot, "migration-trust-changed");
        robot.clickOn("#migration-agree-trust");
        eventually(() -> !button(robot, "#migration-rollback-confirm").isDisabled());
        robot.clickOn("#migration-rollback-confirm");
        eventually(
                () -> states().equals(List.of("pending", "applied")) || states().equals(List.of("applied", "pending")));
        assertThat(values(database, "select tablename from pg_tables where tablename in ('users', 'states')"))
                .containsExactly("users");
    }

    private static String words(FxRobot robot) {
        return robot.lookup("#migration-agree-trust").queryAs(CheckBox.class).getText();
    }
}
