package dev.alidade.migration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.alidade.database.Cancellation;
import dev.alidade.database.Database;
import dev.alidade.error.ProblemKind;
import dev.alidade.migration.History.Tool;
import dev.alidade.sandbox.SandboxExtension;
import dev.alidade.sandbox.TestDatabase;
import dev.alidade.settings.AppFolders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(SandboxExtension.class)
class HistoryReaderIT {
    private static final Path TABLES = Path.of("src/test/resources/migrations/histories.sql");

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @Test
    void readsTheHistoryOfEveryToolAsItsToolWritesIt(TestDatabase test) throws IOException {
        var histories = histories(filled(test));
        assertThat(histories).allSatisfy(h -> assertThat(h.problem()).isNull());
        assertThat(histories)
                .extracting(h -> h.tool().id() + " " + h.label())
                .containsExactly(
                        "flyway public.flyway_schema_history",
                        "supabase supabase_migrations.schema_migrations",
                        "golang-migrate golang.schema_migrations",
                        "goose public.goose_db_version",
                        "dbmate public.schema_migrations",
                        "sqlx public._sqlx_migrations",
                        "atlas atlas_schema_revisions.atlas_schema_revisions",
                        "diesel public.__diesel_schema_migrations",
                        "prisma public._prisma_migrations",
                        "graphile-migrate graphile_migrate.migrations",
                        "liquibase public.databasechangelog",
                        "drizzle drizzle.__drizzle_migrations",
                        "sqitch sqitch.changes",
                        "alembic public.alembic_version",
                        "rails rails.schema_migrations",
                        "ecto ecto.schema_migrations",
                        "pgroll pgroll.migrations",
                        "supabase-service storage.migrations",
                        "supabase-service auth.schema_migrations");
    }

    @Test
    void readsRowsThatFlywayItselfChokesOn(TestDatabase test) throws IOException {
        var rows = rows(filled(test), Tool.FLYWAY);
        assertThat(rows)
                .extracting(HistoryReaderIT::brief)
                .containsExactly(
                        "0 BASELINE true",
                        "1 SQL true",
                        "2 SQL true",
                        "2 UNDO_SQL true",
                        "3 SQL false",
                        "4 DELETE true",
                        "R__views SQL true",
                        "null WHATEVER true");
        assertThat(rows.getFirst().appliedAt())
                .isEqualTo(LocalDateTime.parse("2026-01-02T03:04:05.678")
                        .atZone(ZoneId.systemDefault())
                        .toInstant());
        assertThat(rows.get(1).checksum()).isEqualTo(11);
        assertThat(rows.get(1).durationMs()).isEqualTo(12);
        assertThat(rows.getLast().appliedAt()).isNull();
    }

    @Test
    void readsWhatTheOthersKeep(TestDatabase test) throws IOException {
        var database = filled(test);
        assertThat(brief(database, Tool.SUPABASE)).containsExactly("1  true", "9  true");
        assertThat(rows(database, Tool.SUPABASE).getFirst().statements())
                .isEqualTo("create table a (id int)\n;\n-- said\ncreate index on a (id)");
        assertThat(brief(database, Tool.GOLANG_MIGRATE)).containsExactly("3 UP_TO false");
        assertThat(brief(database, Tool.GOOSE)).containsExactly("1  true", "2  true", "2 UNDO true", "3  true");
        assertThat(brief(database, Tool.SQLX)).containsExactly("1  true", "2  false");
        assertThat(rows(database, Tool.SQLX).getFirst().durationMs()).isEqualTo(7);
        assertThat(rows(database, Tool.SQLX).getFirst().appliedAt()).isEqualTo(Instant.parse("2026-01-02T03:04:05Z"));
        assertThat(brief(database, Tool.ATLAS)).containsExactly("20240101120000  true", "20240102120000  false");
        assertThat(brief(database, Tool.PRISMA))
                .containsExactly("20240101120000  true", "20240102120000  false", "20240103120000 UNDO true");
        assertThat(brief(database, Tool.LIQUIBASE)).containsExactly("null  true", "2  false");
        assertThat(brief(database, Tool.GRAPHILE)).containsExactly("000001  true");
        assertThat(brief(database, Tool.PGROLL)).containsExactly("01  true");
        assertThat(rows(database, Tool.DRIZZLE).getFirst().appliedAt())
                .isEqualTo(Instant.ofEpochMilli(1_767_323_045_678L));
        assertThat(rows(database, Tool.SQITCH)).extracting(HistoryRow::script).containsExactly("appschema");
        assertThat(rows(database, Tool.ALEMBIC)).extracting(HistoryRow::script).containsExactly("ae1027a6acf");
    }

    @Test
    void tellsATableOfAnotherKindAndOneThatMayNotBeRead(TestDatabase test) {
        var superuser = test.asSuperuser();
        execute(superuser, """
                create table goose_db_version (id int, honk text);
                grant select on goose_db_version to public;
                create schema closed;
                create table closed.flyway_schema_history (
                    installed_rank int, version text, type text, script text, success bool);
                """);
        var histories = histories(test.asSupabaseRole());
        assertThat(histories).extracting(h -> h.tool().id()).containsExactly("flyway", "goose");
        assertThat(Objects.requireNonNull(histories.getFirst().problem()).kind())
                .isEqualTo(ProblemKind.PERMISSION);
        assertThat(Objects.requireNonNull(histories.getLast().problem()).message())
                .contains("public.goose_db_version", "version_id, is_applied");
    }

    @Test
    void readsAFlywayTableWithoutItsLessImportantColumns(TestDatabase test) {
        var database = test.asSupabaseRole();
        execute(database, """
                create table flyway_schema_history (installed_rank text, version int, type text, script text, success text);
                insert into flyway_schema_history values ('2', 2, 'SQL', 'b', 'true'), ('1', 1, null, null, null);
                """);
        assertThat(brief(database, Tool.FLYWAY)).containsExactly("1  true", "2 SQL true");
    }

    @Test
    void saysWhereHistoriesDisagree(TestDatabase test) throws IOException {
        var database = filled(test);
        for (var name : List.of("001_first.sql", "002_second.sql", "003_third.sql", "009_late.sql", "010_new.sql")) {
            Files.writeString(folder.resolve(name), "select 1;");
        }
        execute(
                database,
                "drop table _sqlx_migrations, atlas_schema_revisions.atlas_schema_revisions, graphile_migrate.migrations");
        var status = new MigrationService(database, AppFolders.ofThisUser()).status(folder, new Cancellation());
        assertThat(status.migrations())
                .extracting(m -> m.version() + " " + m.state().id() + " " + m.reason())
                .containsExactly(
                        "001 changed The file was changed after it had been applied.",
                        "002 undone It was applied once and rolled back. Rolled back in Flyway, unknown to Supabase CLI.",
                        "003 failed Its last run failed half-way; what it had committed is still there."
                                + " Failed in Flyway, unknown to Supabase CLI.",
                        "009 applied Applied in Supabase CLI, unknown to Flyway.",
                        "010 pending null",
                        "R__views missing Applied, but the file is not in the folder. Applied in Flyway, unknown to Supabase CLI.");
    }

    @Test
    void takesTheOneRowOfGolangMigrateForEverythingUpToIt(TestDatabase test) throws IOException {
        var database = test.asSupabaseRole();
        execute(database, """
                create table schema_migrations (version bigint not null primary key, dirty boolean not null);
                insert into schema_migrations values (2, true);
                """);
        for (int i = 1; i <= 3; i++) {
            Files.writeString(folder.resolve("00000" + i + "_x.up.sql"), "create table t" + i + " (id int);");
            Files.writeString(folder.resolve("00000" + i + "_x.down.sql"), "drop table t" + i + ";");
        }
        assertThat(states(database)).containsExactly("applied", "failed", "pending");
        execute(database, "update schema_migrations set dirty = false");
        assertThat(states(database)).containsExactly("applied", "applied", "pending");
    }

    @Test
    void leavesTheHistoryOfAForeignConventionOut(TestDatabase test) throws IOException {
        var database = filled(test);
        execute(database, "drop table flyway_schema_history, supabase_migrations.schema_migrations");
        Files.writeString(folder.resolve("001_x.sql"), "-- +goose Up\nselect 1;\n-- +goose Down\nselect 1;\n");
        Files.writeString(folder.resolve("002_y.sql"), "-- +goose Up\nselect 1;\n-- +goose Down\nselect 1;\n");
        var status = new MigrationService(database, AppFolders.ofThisUser()).status(folder, new Cancellation());
        assertThat(status.migrations())
                .extracting(m -> m.version() + " " + m.state().id())
                .containsExactly("001 applied", "002 undone", "3 future");
        assertThat(status.migrations().getFirst().histories())
                .containsExactly(new HistoryClaim(Tool.GOOSE, HistoryClaim.Says.APPLIED));
    }

    private static Database filled(TestDatabase test) throws IOException {
        var database = test.asSuperuser();
        execute(database, Files.readString(TABLES));
        return database;
    }

    private static List<History> histories(Database database) {
        return new HistoryReader(database).read(new Cancellation());
    }

    private static List<HistoryRow> rows(Database database, Tool tool) {
        return histories(database).stream()
                .filter(h -> h.tool() == tool)
                .findFirst()
                .orElseThrow()
                .rows();
    }

    private static List<String> brief(Database database, Tool tool) {
        return rows(database, tool).stream().map(HistoryReaderIT::brief).toList();
    }

    private static String brief(HistoryRow row) {
        return row.version() + " " + row.type() + " " + row.success();
    }

    private List<String> states(Database database) {
        return new MigrationService(database, AppFolders.ofThisUser())
                .status(folder, new Cancellation()).migrations().stream()
                        .map(m -> m.state().id())
                        .toList();
    }

    private static void execute(Database database, String sql) {
        database.session(new Cancellation(), session -> {
            session.execute(sql);
            return true;
        });
    }
}
