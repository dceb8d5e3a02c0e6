package dev.alidade.migration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.alidade.migration.ledger.LedgerPlace;
import dev.alidade.sandbox.SandboxExtension;
import dev.alidade.sandbox.TestDatabase;
import java.nio.file.Path;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A script without a transaction of its own that becomes another role: it does, and the ledger is written all the same. */
@ExtendWith(SandboxExtension.class)
class RoleInScriptIT {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path place;

    @ParameterizedTest
    @CsvSource({"true, DATABASE", "false, DATABASE", "true, LOCAL", "false, LOCAL"})
    void theScriptGoesOnAsWhomItBecameAndTheLedgerIsWhole(boolean superuser, LedgerPlace ledger, TestDatabase test) {
        var bench = new Workbench(superuser ? test.asSuperuser() : test.asSupabaseRole(), place);
        bench.write("001_role.sql", """
            create schema app;
            grant create, usage on schema app to authenticated;
            set role authenticated;
            create table app.first (id int);
            vacuum app.first;
            begin;
            set local role none;
            create table app.second (id int);
            commit;
            create table app.third (id int);
            begin;
            set role anon;
            set role authenticated;
            create table app.fourth (id int);
            commit;
            create table app.fifth (id int);
            reset role;
            create table app.sixth (id int);
            """);
        var outcome = bench.apply(Workbench.all(ledger));
        assertThat(outcome.failure()).isNull();
        assertThat(bench.states()).containsExactly("applied");
        var self = superuser ? "supabase_admin" : "postgres";
        assertThat(bench.texts("""
            select tablename || ' ' || tableowner from pg_tables where schemaname = 'app' order by tablename
            """))
                .containsExactly(
                        "fifth authenticated",
                        "first authenticated",
                        "fourth authenticated",
                        "second " + self,
                        "sixth " + self,
                        "third authenticated");
        if (ledger == LedgerPlace.DATABASE) {
            assertThat(bench.texts("select distinct written_by::text from alidade.ledger"))
                    .containsExactly(self);
            assertThat(bench.texts("select count(*)::text from alidade.ledger where phase = 'done'"))
                    .containsExactly("18");
        }
    }

    @ParameterizedTest
    @CsvSource({"true, DATABASE", "false, DATABASE", "true, LOCAL", "false, LOCAL"})
    void whatFailsAsAnotherRoleGoesOnAsThatRole(boolean superuser, LedgerPlace ledger, TestDatabase test) {
        var bench = new Workbench(superuser ? test.asSuperuser() : test.asSupabaseRole(), place);
        var script = """
            create schema app;
            grant create, usage on schema app to authenticated;
            set role authenticated;
            set search_path = app;
            create table first (id int);
            vacuum first;
            %s;
            create table second (id int);
            """;
        bench.write("001_role.sql", script.formatted("select nothing_of_that_name"));
        assertThat(bench.apply(Workbench.all(ledger)).failure()).isNotNull();
        assertThat(bench.states()).containsExactly("failed");
        bench.write("001_role.sql", script.formatted("select 1"));
        assertThat(bench.apply(Workbench.all(ledger)).failure()).isNull();
        assertThat(bench.states()).containsExactly("applied");
        assertThat(bench.texts("""
            select tablename || ' ' || tableowner from pg_tables where schemaname = 'app' order by tablename
            """)).containsExactly("first authenticated", "second authenticated");
    }
}
