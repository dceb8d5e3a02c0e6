package dev.alidade.migration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.alidade.error.AppException;
import dev.alidade.migration.script.ScriptVersion;
import dev.alidade.sandbox.SandboxExtension;
import dev.alidade.sandbox.TestDatabase;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Rollback scripts as they are found: with transactions, roles and statements of their own. */
@ExtendWith(SandboxExtension.class)
class RollbackScriptIT {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path place;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "vacuum;",
                "drop table a;\nreindex index concurrently a_i;",
                "begin;\ndrop table a;\ncommit;\nbegin;\nselect 1;\ncommit;",
                "begin;\ndrop table a;",
                "drop table a;\nrollback;",
                "begin isolation level serializable;\ndrop table a;\ncommit;",
                "do $$ begin drop table a; commit; end $$;",
                "alter system set work_mem = '5MB';"
            })
    void whatCannotShareOurTransactionIsRefusedBeforeAnythingRuns(String down, TestDatabase test) {
        for (boolean superuser : new boolean[] {true, false}) {
            var bench = applied(superuser, test, "create table if not exists a (id int);", down);
            assertThatThrownBy(() -> bench.rollback(new RollbackSelection.Last()))
                    .isInstanceOfSatisfying(
                            AppException.class,
                            e -> assertThat(e.problem().code()).isEqualTo("migration.rollback.alone"));
            assertThat(bench.states()).containsExactly("applied");
            assertThat(tables(bench)).isEqualTo("1");
            bench.execute("drop table a, flyway_schema_history");
        }
    }

    @ParameterizedTest
    @CsvSource({"true", "false"})
    void aTransactionAroundTheWholeScriptBecomesOurs(boolean superuser, TestDatabase test) {
        var bench = applied(
                superuser, test, "create table a (id int);", "-- back\nbegin transaction;\ndrop table a;\nend work;\n");
        assertThat(bench.rollback(new RollbackSelection.Last()).failure()).isNull();
        assertThat(bench.states()).containsExactly("pending");
        assertThat(tables(bench)).isEqualTo("0");
        bench.apply();
        bench.write("001_a.down.sql", "begin;\ndrop table a;\nselect 1 / 0;\ncommit;");
        var failure = Objects.requireNonNull(
                bench.rollback(new RollbackSelection.Last()).failure());
        assertThat(failure.problem().sqlState()).isEqualTo("22012");
        assertThat(failure.line()).isEqualTo(3);
        assertThat(bench.states()).containsExactly("applied");
        assertThat(tables(bench)).isEqualTo("1");
    }

    @ParameterizedTest
    @CsvSource({"true, set role", "false, set role", "true, set local role", "false, set local role"})
    void aRoleThatAScriptTakesIsItsOwn(boolean superuser, String become, TestDatabase test) {
        var bench = applied(
                superuser,
                test,
                "create table a (id int);\n" + become + " authenticated;\nselect current_user;",
                "drop table a;\n" + become + " anon;\nselect current_user;");
        bench.write("002_b.up.sql", "create table b as select current_user::text as who;");
        assertThat(bench.apply().failure()).isNull();
        var me = bench.texts("select current_user::text").getFirst();
        assertThat(bench.texts("select who from b")).containsExactly(me);
        assertThat(bench.states()).containsExactly("applied", "applied");
        bench.write("002_b.down.sql", "drop table b;");
        var outcome = bench.rollback(new RollbackSelection.To(ScriptVersion.of("0")));
        assertThat(outcome.failure()).isNull();
        assertThat(outcome.undone()).hasSize(2);
        assertThat(bench.states()).containsOnly("pending");
        assertThat(tables(bench)).isEqualTo("0");
        assertThat(bench.texts("select current_user::text")).containsExactly(me);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aProcedureThatCommitsFailsAndChangesNothing(boolean superuser, TestDatabase test) {
        var bench = applied(superuser, test, """
                create table a (id int);
                create procedure p() language plpgsql as $$ begin drop table a; commit; end $$;
                """, "call p();");
        var failure = Objects.requireNonNull(
                bench.rollback(new RollbackSelection.Last()).failure());
        assertThat(failure.problem().sqlState()).isEqualTo("2D000");
        assertThat(bench.states()).containsExactly("applied");
        assertThat(tables(bench)).isEqualTo("1");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void whereOnlySupabasesHistoryExistsItsRowGoesAndNoOtherHistoryIsMade(boolean superuser, TestDatabase test) {
        var bench = new Workbench(superuser ? test.asSuperuser() : test.asSupabaseRole(), place);
        bench.execute("""
                create schema supabase_migrations;
                create table supabase_migrations.schema_migrations (version text primary key, statements text[], name text);
                insert into supabase_migrations.schema_migrations values
                    ('20240101120000', '{create table a (id int)}', 'a'), ('20240102120000', '{create table b (id int)}', 'b');
                create table a (id int);
                create table b (id int)
                """);
        bench.write("20240101120000_a.sql", "create table a (id int);");
        bench.write("20240102120000_b.sql", "create table b (id int);");
        bench.write("20240102120000_b.down.sql", "drop table b;");
        assertThat(bench.states()).containsExactly("applied", "applied");
        var outcome = bench.rollback(new RollbackSelection.Last());
        assertThat(outcome.failure()).isNull();
        assertThat(bench.states()).containsExactly("applied", "pending");
        assertThat(bench.texts("select version from supabase_migrations.schema_migrations"))
                .containsExactly("20240101120000");
        assertThat(
                        bench.texts(
                                "select (to_regclass('b') is null)::text || (to_regclass('flyway_schema_history') is null)::text"))
                .containsExactly("truetrue");
        bench.write("20240101120000_a.down.sql", "drop table nowhere;");
        assertThat(bench.rollback(new RollbackSelection.Last()).failure()).isNotNull();
        assertThat(bench.states()).containsExactly("applied", "pending");
        assertThat(bench.apply().applied()).hasSize(1);
        assertThat(bench.states()).containsExactly("applied", "applied");
    }

    private Workbench applied(boolean superuser, TestDatabase test, String up, String down) {
        var bench = new Workbench(superuser ? test.asSuperuser() : test.asSupabaseRole(), place);
        bench.write("001_a.up.sql", up);
        bench.write("001_a.down.sql", down);
        var outcome = bench.apply();
        assertThat(outcome.failure()).isNull();
        return bench;
    }

    private static String tables(Workbench bench) {
        return bench.texts("select count(*)::text from pg_tables where schemaname = 'public' and tablename = 'a'")
                .getFirst();
    }
}
