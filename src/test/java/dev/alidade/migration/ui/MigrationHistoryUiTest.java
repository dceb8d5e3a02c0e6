package dev.alidade.migration.ui;

import dev.alidade.database.Cancellation;
import dev.alidade.sandbox.TestDatabase;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;

class MigrationHistoryUiTest extends ScreenFixture {
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
        selectTab(robot, 2);
        eventually(() -> robot.lookup("#migration-disagreement").tryQuery().isPresent());
        picture(robot, "migration-disagreement");
    }
}
