package dev.alidade.migration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.alidade.database.Cancellation;
import dev.alidade.migration.script.MigrationScript;
import dev.alidade.migration.script.ScriptVersion;
import dev.alidade.sandbox.SandboxExtension;
import dev.alidade.sandbox.TestDatabase;
import java.io.IOException;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files of every kind applied to a real server. */
@ExtendWith(SandboxExtension.class)
class MigrationApplyIT extends FolderFixture {
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void runsAllFourFilesOnANonEmptySchema(boolean superuser, TestDatabase test) throws IOException {
        var database = superuser ? test.asSuperuser() : test.asSupabaseRole();
        execute(database, "create table base (id int)");
        for (int i = 1; i <= 4; i++) {
            write("00" + i + "_step.sql", "create table step_" + i + " (id int);");
        }
        var outcome = apply(database, new MigrationSelection.All());
        assertThat(outcome.failure()).isNull();
        assertThat(outcome.applied())
                .extracting(MigrationScript::name)
                .containsExactly("001_step.sql", "002_step.sql", "003_step.sql", "004_step.sql");
        assertThat(texts(database, "select tablename from pg_tables where tablename like 'step%' order by 1"))
                .containsExactly("step_1", "step_2", "step_3", "step_4");
        assertThat(
                        texts(
                                database,
                                "select coalesce(version, '') || ' ' || type from flyway_schema_history order by installed_rank"))
                .containsExactly("0 BASELINE", "001 SQL", "002 SQL", "003 SQL", "004 SQL");
        assertThat(states(database)).containsOnly("applied");
    }

    @Test
    void keepsTheUsersSearchPath(TestDatabase test) throws IOException {
        var database = test.asSuperuser();
        execute(database, "create schema app");
        execute(database, "alter database \"" + test.name() + "\" set search_path = app, public");
        write("001_path.sql", "create table seen as select current_setting('search_path') as path;");
        write("002_path.sql", "vacuum seen;\ncreate table also_seen as select current_setting('search_path') as path;");
        var fresh = test.open(test.superuserTarget().withDatabase(test.name()).withReadOnly(false));
        fresh.session(new Cancellation(), s -> {
            s.execute("select 1");
            return true;
        });
        assertThat(apply(database, new MigrationSelection.All()).failure()).isNull();
        assertThat(texts(database, "select path from app.seen union all select path from app.also_seen"))
                .containsExactly("app, public", "app, public");
    }

    @Test
    void startsAtVersionZeroToo(TestDatabase test) throws IOException {
        var database = test.asSupabaseRole();
        execute(database, "create table base (id int)");
        write("000_zero.sql", "create table zero (id int);");
        write("001_one.sql", "create table one (id int);");
        assertThat(apply(database, new MigrationSelection.All()).applied()).hasSize(2);
        assertThat(states(database)).containsExactly("applied", "applied");
    }

    @Test
    void runsOnlyWhatIsSelected(TestDatabase test) throws IOException {
        var database = test.asSuperuser();
        write("001_a.sql", "select 1;");
        write("002_b.sql", "select 1;");
        write("003_c.sql", "select 1;");
        apply(database, new MigrationSelection.Only(Set.of(ScriptVersion.of("2"))));
        assertThat(states(database)).containsExactly("out-of-order", "applied", "pending");
        apply(database, new MigrationSelection.UpTo(ScriptVersion.of("002")));
        assertThat(states(database)).containsExactly("applied", "applied", "pending");
    }

    @Test
    void leavesDollarBracesAndCopyDataAlone(TestDatabase test) throws IOException {
        var database = test.asSuperuser();
        write("001_data.sql", """
                begin;
                create table t (a int, b text);
                copy t from stdin;
                1\t${x}
                2\t\\N
                \\.
                create function f() returns text language sql as $$ select '${schema}' $$;
                commit;
                """);
        assertThat(apply(database, new MigrationSelection.All()).failure()).isNull();
        assertThat(texts(database, "select coalesce(b, 'null') from t order by a"))
                .containsExactly("${x}", "null");
    }

    @Test
    void runsOnlyTheWayUpOfASectionedFile(TestDatabase test) throws IOException {
        var database = test.asSupabaseRole();
        write("001_a.sql", "-- migrate:up\ncreate table a (id int);\n-- migrate:down\ndrop table a;\n");
        assertThat(apply(database, new MigrationSelection.All()).failure()).isNull();
        assertThat(texts(database, "select tablename from pg_tables where tablename = 'a'"))
                .containsExactly("a");
        assertThat(states(database)).containsExactly("applied");
    }

    @Test
    void appliesInTheOrderOfTheDependencyTable(TestDatabase test) throws IOException {
        var database = test.asSupabaseRole();
        write("README.md", "| File | Dependencies |\n|---|---|\n| 001_b.sql | a |\n| 002_a.sql | None |\n");
        write("001_b.sql", "create table b (id int references a);");
        write("002_a.sql", "create table a (id int primary key);");
        write("003_c.sql", "create table c (id int references b2);");
        var outcome = apply(database, new MigrationSelection.All());
        assertThat(outcome.applied()).extracting(MigrationScript::name).containsExactly("002_a.sql", "001_b.sql");
        assertThat(Objects.requireNonNull(outcome.failure()).script().name()).isEqualTo("003_c.sql");
        assertThat(outcome.notRun()).isEmpty();
        assertThat(states(database)).containsExactly("applied", "applied", "pending");
    }
}
