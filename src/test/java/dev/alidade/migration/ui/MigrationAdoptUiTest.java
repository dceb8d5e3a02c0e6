package dev.alidade.migration.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.alidade.database.Cancellation;
import dev.alidade.sandbox.TestDatabase;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;

class MigrationAdoptUiTest extends ScreenFixture {
    @Test
    void offersToAdoptADatabaseWithoutAHistoryShowsTheRowsAndWritesThem(FxRobot robot, TestDatabase test)
            throws IOException {
        write("001_districts.sql", "create table districts (id int primary key, name text not null);");
        write("002_signals.sql", "create table signals (id int); create index signals_id on signals (id);");
        write("003_readings.sql", "create table readings (id int); create table alarms (id int);");
        write("004_views.sql", "create view alarms_today as select 1 as one;");
        var database = test.asSupabaseRole();
        database.write(new Cancellation(), session -> {
            session.execute("create table districts (id int primary key, name text not null)");
            session.execute("create table signals (id int); create index signals_id on signals (id)");
            session.execute("create table readings (id int)");
            return true;
        });
        open(robot, database, false);
        robot.interact(() -> model.open(folder));
        eventually(() -> robot.lookup("#migration-adopt-offer").query().isVisible());
        picture(robot, "migration-adopt-offer");
        robot.clickOn("#migration-adopt-open");
        eventually(() -> button(robot, "#migration-adopt-confirm").getText().equals("Adopt up to 002"));
        assertThat(label(robot, "#migration-adopt-sentence")).contains("2 of 4");
        picture(robot, "migration-adopt");

        robot.interact(() -> robot.lookup("#migration-adopt-files")
                .queryListView()
                .getSelectionModel()
                .select(1));
        eventually(() -> button(robot, "#migration-adopt-confirm").getText().equals("Adopt up to 001"));
        robot.interact(() -> robot.lookup("#migration-adopt-files")
                .queryListView()
                .getSelectionModel()
                .select(2));
        eventually(() -> button(robot, "#migration-adopt-confirm").getText().equals("Adopt up to 002"));
        robot.clickOn("#migration-adopt-confirm");
        eventually(() -> states().equals(List.of("applied", "applied", "pending", "pending")));
        assertThat(banner(robot)).isEqualTo("Everything up to 002 counts as applied now.");
        assertThat(values(database, "select version from flyway_schema_history order by installed_rank"))
                .containsExactly("0", "001", "002");
        assertThat(robot.lookup("#migration-adopt-offer").query().isVisible()).isFalse();
        picture(robot, "migration-adopted");
    }

    @Test
    void anEmptyDatabaseIsOfferedNothing(FxRobot robot, TestDatabase test) throws IOException {
        write("001_a.sql", "create table a (id int);");
        open(robot, test.asSuperuser(), false);
        robot.interact(() -> model.open(folder));
        eventually(() -> states().equals(List.of("pending")));
        assertThat(robot.lookup("#migration-adopt-offer").query().isVisible()).isFalse();
    }
}
