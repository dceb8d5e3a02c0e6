package dev.alidade.migration.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.alidade.database.Database;
import dev.alidade.migration.MigrationChild;
import dev.alidade.migration.ledger.LedgerPlace;
import dev.alidade.sandbox.TestDatabase;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;

class MigrationInterruptedUiTest extends ScreenFixture {
    private static final String ASLEEP = """
             from pg_stat_activity
            where query like '%pg_sleep(60)%' and state = 'active' and pid <> pg_backend_pid()
                and datname = current_database()
            """;

    @Test
    void aProgramKilledHalfWayIsShownWhereItStoppedAndGoneOnWith(FxRobot robot, TestDatabase test) throws IOException {
        var migrations = Files.createDirectories(folder.resolve("migrations"));
        Files.writeString(migrations.resolve("001_trail.sql"), "create table trail (n int);\n");
        Files.writeString(migrations.resolve("002_rows.sql"), """
                insert into trail values (1);
                insert into trail values (2);
                create index concurrently trail_n on trail (n);
                insert into trail select 3 from pg_sleep(60);
                insert into trail values (4);
                """);
        var database = test.asSupabaseRole();
        kill(test, database);
        await().until(() -> isOver(database));

        Files.writeString(
                migrations.resolve("002_rows.sql"),
                Files.readString(migrations.resolve("002_rows.sql")).replace("pg_sleep(60)", "pg_sleep(0)"));
        open(robot, database, false);
        robot.interact(() -> model.open(migrations));
        eventually(() -> states().equals(List.of("applied", "interrupted")));
        eventually(() -> robot.lookup("#migration-go-on").tryQuery().isPresent());
        assertThat(label(robot, "#migration-state-words")).contains("statement 4 of 5, line 4");
        selectTab(robot, 2);
        eventually(() -> !model.past().toldProperty().get().runs().isEmpty());
        picture(robot, "migration-interrupted");

        robot.clickOn("#migration-go-on");
        eventually(() -> !button(robot, "#migration-apply-confirm").isDisabled());
        picture(robot, "migration-interrupted-question");
        robot.clickOn("#migration-apply-confirm");
        eventually(() -> states().equals(List.of("applied", "applied")));
        assertThat(values(database, "select n from trail order by n")).containsExactly("1", "2", "3", "4");
        eventually(() -> model.past().toldProperty().get().runs().size() == 2);
        picture(robot, "migration-history");
    }

    /** Nobody waits for the statement any more, yet the server works on it; ends that. */
    private static boolean isOver(Database database) {
        return values(database, "select pg_terminate_backend(pid)" + ASLEEP).isEmpty();
    }

    /** Applies in a process of its own and kills that while the server works on the fourth statement. */
    private void kill(TestDatabase test, Database database) throws IOException {
        var child = MigrationChild.start(test.supabaseTarget(), folder, LedgerPlace.DATABASE);
        try (var lines = new BufferedReader(new InputStreamReader(child.getInputStream(), StandardCharsets.UTF_8))) {
            assertThat(lines.lines().anyMatch("002_rows.sql 4"::equals)).isTrue();
            await().until(() -> !values(database, "select pid" + ASLEEP).isEmpty());
            child.destroyForcibly();
        }
        child.onExit().join();
    }
}
