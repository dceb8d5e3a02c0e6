package dev.alidade.migration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.alidade.database.Cancellation;
import dev.alidade.error.AppException;
import dev.alidade.migration.script.MigrationScript;
import dev.alidade.sandbox.SandboxExtension;
import dev.alidade.sandbox.TestDatabase;
import dev.alidade.settings.AppFolders;
import java.io.IOException;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What is told of a failure, what is taken back, and what is refused before. */
@ExtendWith(SandboxExtension.class)
class ApplyFailureIT extends FolderFixture {
    @Test
    void tellsFilePlaceAndCauseOfAFailureAndTakesTheFileBack(TestDatabase test) throws IOException {
        var database = test.asSuperuser();
        write("001_good.sql", "create table good (id int);");
        write("002_bad.sql", "create table half (id int);\n\n-- é\ninsert into half\n  values (nope);\nselect 3;");
        write("003_later.sql", "create table later (id int);");
        var outcome = apply(database, new MigrationSelection.All());
        var failure = Objects.requireNonNull(outcome.failure());
        assertThat(failure.script().name()).isEqualTo("002_bad.sql");
        assertThat(failure.line()).isEqualTo(5);
        assertThat(failure.column()).isEqualTo(11);
        assertThat(failure.statement()).startsWith("insert into half");
        assertThat(failure.problem().sqlState()).isEqualTo("42703");
        assertThat(failure.problem().message()).contains("nope");
        assertThat(failure.committedStatements()).isZero();
        assertThat(outcome.notRun()).extracting(MigrationScript::name).containsExactly("003_later.sql");
        assertThat(texts(database, "select tablename from pg_tables where schemaname = 'public' order by 1"))
                .containsExactly("flyway_schema_history", "good");
        assertThat(states(database)).containsExactly("applied", "pending", "pending");

        write("002_bad.sql", "create table half (id int);");
        assertThat(apply(database, new MigrationSelection.All()).applied()).hasSize(2);
        assertThat(states(database)).containsExactly("applied", "applied", "applied");
    }

    @Test
    void runsConcurrentlyOutsideATransactionAndRecordsItsFailure(TestDatabase test) throws IOException {
        var database = test.asSupabaseRole();
        execute(database, "create table t (a int); insert into t values (1), (1)");
        write("001_index.sql", "create index concurrently t_a on t (a);\nvacuum t;");
        write("002_unique.sql", "create index t_b on t (a);\ncreate unique index concurrently t_u on t (a);");
        var outcome = apply(database, new MigrationSelection.All());
        assertThat(outcome.applied()).hasSize(1);
        var failure = Objects.requireNonNull(outcome.failure());
        assertThat(failure.committedStatements()).isEqualTo(1);
        assertThat(failure.problem().sqlState()).isEqualTo("23505");
        assertThat(states(database)).containsExactly("applied", "failed");

        execute(database, "drop index t_b; drop index t_u; truncate t");
        assertThat(apply(database, new MigrationSelection.All()).failure()).isNull();
        assertThat(states(database)).containsExactly("applied", "applied");
    }

    @Test
    void refusesAFileThatWasChangedAfterTheStatus(TestDatabase test) throws IOException {
        var database = test.asSuperuser();
        write("001_a.sql", "create table a (id int);");
        var service = new MigrationService(database, AppFolders.ofThisUser());
        var status = service.status(folder, new Cancellation());
        write("001_a.sql", "drop table b;");
        var options = ApplyOptions.of(new MigrationSelection.All()).with(ApplyOptions.Consent.ALL);
        var outcome = service.apply(status, options, events::add, new Cancellation());
        assertThat(Objects.requireNonNull(outcome.failure()).problem().code()).isEqualTo("migration.file.changed");
    }

    @Test
    void neverCommitsATransactionThatTheFileLeftOpen(TestDatabase test) throws IOException {
        var database = test.asSuperuser();
        write("001_open.sql", "begin;\ncreate table a (id int);\ncommit;\nbegin;\ncreate table b (id int);");
        var failure = Objects.requireNonNull(
                apply(database, new MigrationSelection.All()).failure());
        assertThat(failure.problem().code()).isEqualTo("migration.apply.openTransaction");
        assertThat(texts(database, "select tablename from pg_tables where tablename in ('a', 'b')"))
                .containsExactly("a");
        assertThat(states(database)).containsExactly("failed");
    }

    @Test
    void reportsAFailureAtCommit(TestDatabase test) throws IOException {
        var database = test.asSuperuser();
        write("001_deferred.sql", """
                create table p (id int primary key);
                create table c (p int references p deferrable initially deferred);
                insert into c values (1);
                """);
        var failure = Objects.requireNonNull(
                apply(database, new MigrationSelection.All()).failure());
        assertThat(failure.problem().sqlState()).isEqualTo("23503");
        assertThat(states(database)).containsExactly("pending");
    }

    @Test
    void refusesReadOnlyProfilesBeforeAnythingIsSent(TestDatabase test) throws IOException {
        var guarded = test.open(test.superuserTarget().withReadOnly(true));
        write("001_a.sql", "create table a (id int);");
        assertThat(states(guarded)).containsExactly("pending");
        assertThatThrownBy(() -> apply(guarded, new MigrationSelection.All()))
                .isInstanceOfSatisfying(
                        AppException.class, e -> assertThat(e.problem().code()).isEqualTo("migration.apply.readOnly"));
    }

    @Test
    void namesTheIncludedFileInWhichAStatementFails(TestDatabase test) throws IOException {
        write("001_a.sql", "create table a (id int);\n\\ir part.txt\n");
        write("part.txt", "select 1;\nselect nope;\n");
        var failure = Objects.requireNonNull(
                apply(test.asSupabaseRole(), new MigrationSelection.All()).failure());
        assertThat(failure.problem().detail()).contains("part.txt, line 2");
        assertThat(failure.statement()).isEqualTo("select nope");
    }
}
