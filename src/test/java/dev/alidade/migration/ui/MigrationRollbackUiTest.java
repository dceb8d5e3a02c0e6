package dev.alidade.migration.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.alidade.sandbox.TestDatabase;
import dev.alidade.ui.control.SqlPane;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;

class MigrationRollbackUiTest extends ScreenFixture {
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
        selectTab(robot, 1);
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
        selectTab(robot, 1);
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
}
