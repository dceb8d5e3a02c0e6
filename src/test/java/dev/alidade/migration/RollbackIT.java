package dev.alidade.migration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.alidade.error.AppException;
import dev.alidade.migration.ledger.LedgerPlace;
import dev.alidade.migration.script.MigrationScript;
import dev.alidade.migration.script.ScriptVersion;
import dev.alidade.sandbox.SandboxExtension;
import dev.alidade.sandbox.TestDatabase;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(SandboxExtension.class)
class RollbackIT {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path place;

    @Test
    void takesBackTheLastThenDownToAVersionThenAll(TestDatabase test) {
        var bench = three(new Workbench(test.asSupabaseRole(), place));
        var last = bench.rollback(new RollbackSelection.Last());
        assertThat(last.failure()).isNull();
        assertThat(last.undone()).extracting(MigrationScript::name).containsExactly("003_c.down.sql");
        assertThat(bench.states()).containsExactly("applied", "applied", "pending");
        assertThat(bench.apply(Workbench.all(LedgerPlace.AUTO)).applied()).hasSize(1);
        assertThat(bench.rollback(new RollbackSelection.To(ScriptVersion.of("001")))
                        .undone())
                .extracting(MigrationScript::name)
                .containsExactly("003_c.down.sql", "002_b.down.sql");
        assertThat(bench.states()).containsExactly("applied", "pending", "pending");
        bench.rollback(new RollbackSelection.To(ScriptVersion.of("0")));
        assertThat(bench.states()).containsOnly("pending");
        assertThat(bench.texts("select tablename::text from pg_tables where tablename in ('a', 'b', 'c')"))
                .isEmpty();
        assertThat(bench.texts("select distinct phase from alidade.ledger order by 1"))
                .containsExactly("applied", "reverted");
    }

    @Test
    void supabasesRowGoesToo(TestDatabase test) {
        var bench = new Workbench(test.asSupabaseRole(), place);
        bench.execute("""
                create schema supabase_migrations;
                create table supabase_migrations.schema_migrations (version text primary key, statements text[], name text)
                """);
        three(bench);
        assertThat(bench.texts("""
                        select version || ' ' || name || ' ' || array_to_string(statements, '|')
                        from supabase_migrations.schema_migrations order by 1
                        """))
                .containsExactly(
                        "001 a.up create table a (id int)",
                        "002 b.up begin|create table b (id int)|insert into b values (1)|commit",
                        "003 c.up create table c (id int)");
        bench.rollback(new RollbackSelection.Last());
        assertThat(bench.texts("select version from supabase_migrations.schema_migrations order by 1"))
                .containsExactly("001", "002");
    }

    @Test
    void aFailingScriptLeavesEverythingAsItWas(TestDatabase test) {
        var bench = three(new Workbench(test.asSuperuser(), place));
        bench.write("002_b.down.sql", "drop table b;\ndrop table c;");
        bench.write("003_c.down.sql", "select 1;");
        bench.execute("create view v as select * from c");
        var outcome = bench.rollback(new RollbackSelection.To(ScriptVersion.of("1")));
        var failure = Objects.requireNonNull(outcome.failure());
        assertThat(failure.script().name()).isEqualTo("002_b.down.sql");
        assertThat(failure.line()).isEqualTo(2);
        assertThat(outcome.undone()).hasSize(1);
        assertThat(bench.states()).containsExactly("applied", "applied", "pending");
        assertThat(bench.texts("select id::text from b")).containsExactly("1");
    }

    @Test
    void refusesWhatCouldNotBeTakenBackCleanly(TestDatabase test) {
        var bench = three(new Workbench(test.asSuperuser(), place));
        refused(bench, new RollbackSelection.Only(Set.of(ScriptVersion.of("2"))), "migration.rollback.later");
        bench.write("003_c.down.sql", "drop index concurrently if exists nothing;");
        refused(bench, new RollbackSelection.Last(), "migration.rollback.alone");
        bench.write("004_d.up.sql", "create table d (id int);");
        bench.apply(Workbench.all(LedgerPlace.AUTO));
        refused(bench, new RollbackSelection.Last(), "migration.rollback.noScript");
        var guarded = new Workbench(test.open(test.superuserTarget().withReadOnly(true)), place);
        refused(guarded, new RollbackSelection.Last(), "migration.apply.readOnly");
    }

    private static void refused(Workbench bench, RollbackSelection selection, String code) {
        assertThatThrownBy(() -> bench.rollback(selection))
                .isInstanceOfSatisfying(
                        AppException.class, e -> assertThat(e.problem().code()).isEqualTo(code));
    }

    private static Workbench three(Workbench bench) {
        bench.write("001_a.up.sql", "create table a (id int);");
        bench.write("001_a.down.sql", "drop table a;");
        bench.write("002_b.up.sql", "begin;\ncreate table b (id int);\ninsert into b values (1);\ncommit;");
        bench.write("002_b.down.sql", "begin;\ndrop table b;\ncommit;");
        bench.write("003_c.up.sql", "create table c (id int);");
        bench.write("003_c.down.sql", "drop table c;");
        assertThat(bench.apply(Workbench.all(LedgerPlace.DATABASE)).applied()).hasSize(3);
        return bench;
    }
}
