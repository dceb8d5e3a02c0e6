package dev.alidade.migration.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.alidade.i18n.Messages;
import dev.alidade.sandbox.TestDatabase;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;

class MigrationRepairUiTest extends ScreenFixture {
    @Test
    void acceptsAChangedFileAfterShowingItsRow(FxRobot robot, TestDatabase test) throws IOException {
        write("001_districts.sql", "create table districts (id int);");
        open(robot, test.asSupabaseRole(), false);
        robot.interact(() -> model.open(folder));
        eventually(() -> states().equals(List.of("pending")));
        apply(robot);
        eventually(() -> states().equals(List.of("applied")));
        write("001_districts.sql", "create table districts (id int primary key);");
        eventually(() -> states().equals(List.of("changed")));
        eventually(() -> robot.lookup("#migration-accept").tryQuery().isPresent());
        picture(robot, "migration-changed");
        robot.clickOn("#migration-accept");
        eventually(() -> robot.lookup("#migration-repair-panel").query().isVisible());
        assertThat(label(robot, "#migration-repair-sentence")).contains("accepted as it is now");
        picture(robot, "migration-repair");
        robot.clickOn("#migration-repair-confirm");
        eventually(() -> states().equals(List.of("applied")));
        assertThat(banner(robot)).isEqualTo("1 row of the history changed.");
    }

    @Test
    void marksAsAppliedAndAsNotAppliedWithoutRunningAnything(FxRobot robot, TestDatabase test) throws IOException {
        write("001_a.sql", "create table a (id int);");
        write("002_b.sql", "create table b (id int);");
        var database = test.asSuperuser();
        open(robot, database, false);
        robot.interact(() -> model.open(folder));
        eventually(() -> states().equals(List.of("pending", "pending")));
        select(robot, 0, "001_a.sql");
        robot.clickOn("#migration-more").clickOn(Messages.text("migration.action.markApplied", "001"));
        eventually(() -> robot.lookup("#migration-repair-panel").query().isVisible());
        robot.clickOn("#migration-repair-cancel");
        assertThat(robot.lookup("#migration-repair-panel").query().isVisible()).isFalse();
        robot.clickOn("#migration-more").clickOn(Messages.text("migration.action.markApplied", "001"));
        eventually(() -> robot.lookup("#migration-repair-panel").query().isVisible());
        robot.clickOn("#migration-repair-confirm");
        eventually(() -> states().equals(List.of("applied", "pending")));
        assertThat(values(database, "select tablename from pg_tables where tablename = 'a'"))
                .isEmpty();

        select(robot, 1, "001_a.sql");
        robot.clickOn("#migration-more").clickOn(Messages.text("migration.action.markReverted", "001"));
        eventually(() -> robot.lookup("#migration-repair-panel").query().isVisible());
        robot.clickOn("#migration-repair-confirm");
        eventually(() -> states().equals(List.of("pending", "pending")));
    }

    @Test
    void forgettingFailedRunsSaysSoWhereThereAreNone(FxRobot robot, TestDatabase test) throws IOException {
        write("001_a.sql", "select 1;");
        open(robot, test.asSuperuser(), false);
        robot.interact(() -> model.open(folder));
        eventually(() -> states().equals(List.of("pending")));
        robot.clickOn("#migration-more").clickOn(Messages.text("migration.action.forgetFailed"));
        eventually(() -> banner(robot).startsWith("There is nothing to mend in that way."));
    }

    @Test
    void productionAsksForItsNameBeforeItsHistoryChanges(FxRobot robot, TestDatabase test) throws IOException {
        write("001_a.sql", "select 1;");
        var database = test.asSuperuser();
        production = database.facts().database();
        open(robot, database, false);
        robot.interact(() -> model.open(folder));
        eventually(() -> states().equals(List.of("pending")));
        robot.clickOn("#migration-more").clickOn(Messages.text("migration.action.markApplied", "001"));
        eventually(() -> robot.lookup("#migration-repair-panel").query().isVisible());
        assertThat(button(robot, "#migration-repair-confirm").isDisabled()).isTrue();
        robot.clickOn("#migration-repair-name").write(production);
        picture(robot, "migration-repair-production");
        robot.clickOn("#migration-repair-confirm");
        eventually(() -> states().equals(List.of("applied")));
    }
}
