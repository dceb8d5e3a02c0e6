package dev.alidade.migration.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.alidade.i18n.Messages;
import dev.alidade.sandbox.TestDatabase;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;

class MigrationFolderUiTest extends ScreenFixture {
    @Test
    void saysWhatToDoWithoutAFolder(FxRobot robot, TestDatabase test) {
        open(robot, test.asSuperuser(), false);
        assertThat(robot.lookup("#empty-action").queryButton().getText()).isEqualTo("Choose folder");
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
}
