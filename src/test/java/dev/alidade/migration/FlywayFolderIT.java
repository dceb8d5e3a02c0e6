package dev.alidade.migration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.alidade.error.AppException;
import dev.alidade.migration.ledger.LedgerPlace;
import dev.alidade.migration.script.ScriptVersion;
import dev.alidade.sandbox.SandboxExtension;
import dev.alidade.sandbox.TestDatabase;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What Flyway folders hold besides versioned files. */
@ExtendWith(SandboxExtension.class)
class FlywayFolderIT {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path place;

    @Test
    void aRepeatableMigrationRunsAgainWhenItsTextChangesAndIsNeverTakenBack(TestDatabase test) {
        var bench = new Workbench(test.asSupabaseRole(), place);
        bench.write("V1__t.sql", "create table t (id int);");
        bench.write("R__b.sql", "create or replace view b as select id from t;");
        bench.write("R__a.sql", "create or replace view a as select id from t;");
        assertThat(bench.apply(Workbench.all(LedgerPlace.DATABASE)).applied())
                .extracting(s -> s.name())
                .containsExactly("V1__t.sql", "R__a.sql", "R__b.sql");
        assertThat(bench.states()).containsExactly("applied", "applied", "applied");

        bench.write("R__b.sql", "create or replace view b as select id, 1 as more from t;");
        assertThat(bench.states()).containsExactly("applied", "applied", "pending");
        assertThat(bench.apply(Workbench.all(LedgerPlace.DATABASE)).applied()).hasSize(1);
        assertThat(bench.texts("select coalesce(version, 'none') || script from flyway_schema_history order by 1"))
                .containsExactly("1V1__t.sql", "noneR__a.sql", "noneR__b.sql", "noneR__b.sql");

        var only = new RollbackSelection.Only(Set.of(ScriptVersion.repeatable("b")));
        assertThatThrownBy(() -> bench.rollback(only))
                .isInstanceOfSatisfying(
                        AppException.class,
                        e -> assertThat(e.problem().code()).isEqualTo("migration.rollback.repeatable"));
    }

    @Test
    void theHighestBaselineScriptBeginsAnEmptyDatabaseOnly(TestDatabase test) {
        var bench = new Workbench(test.asSupabaseRole(), place);
        bench.write("V1__a.sql", "create table a (id int);");
        bench.write("V2__b.sql", "create table b (id int);");
        bench.write("V3__c.sql", "create table c (id int);");
        bench.write("B1__a.sql", "create table a (id int);");
        bench.write("B2__a_and_b.sql", "create table a (id int);\ncreate table b (id int);");
        assertThat(bench.states()).containsExactly("baseline", "baseline", "pending", "baseline", "pending");
        assertThat(bench.apply(Workbench.all(LedgerPlace.LOCAL)).failure()).isNull();
        assertThat(bench.states()).containsExactly("baseline", "baseline", "applied", "baseline", "applied");
        assertThat(bench.texts("select version || type from flyway_schema_history order by installed_rank"))
                .containsExactly("2SQL_BASELINE", "3SQL");
        bench.write("B4__late.sql", "create table late (id int);");
        assertThat(bench.states()).last().isEqualTo("baseline");
    }

    @Test
    void aCallbackThatFailsTakesItsMigrationWithItAndTheOneForErrorsStillRuns(TestDatabase test) {
        var bench = new Workbench(test.asSupabaseRole(), place);
        bench.write("beforeMigrate.sql", "create table if not exists calls (what text);");
        bench.write("V1__a.sql", "create table a (id int);");
        bench.write("V2__b.sql", "create table b (id int);");
        bench.write(
                "afterEachMigrate__check.sql",
                "select 1 / count(*) from pg_tables where tablename <> 'b' group by tablename = 'b';\nselect 1 / (select 1 - count(*) from pg_tables where tablename = 'b');");
        bench.write("afterMigrateError.sql", "insert into calls values ('error');");
        var outcome = bench.apply(Workbench.all(LedgerPlace.LOCAL));
        var failure = Objects.requireNonNull(outcome.failure());
        assertThat(failure.script().name()).isEqualTo("afterEachMigrate__check.sql");
        assertThat(failure.line()).isEqualTo(2);
        assertThat(outcome.applied()).extracting(s -> s.name()).containsExactly("V1__a.sql");
        assertThat(outcome.notRun()).extracting(s -> s.name()).containsExactly("V2__b.sql");
        assertThat(bench.states()).containsExactly("applied", "pending");
        assertThat(bench.texts("select what from calls")).containsExactly("error");
    }
}
