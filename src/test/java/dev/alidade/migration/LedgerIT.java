package dev.alidade.migration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.alidade.database.Cancellation;
import dev.alidade.error.AppException;
import dev.alidade.error.ProblemKind;
import dev.alidade.migration.ledger.LedgerPlace;
import dev.alidade.migration.ledger.Resume;
import dev.alidade.sandbox.SandboxExtension;
import dev.alidade.sandbox.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

@ExtendWith(SandboxExtension.class)
class LedgerIT {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path place;

    @Test
    void theLedgerIsMadeForItsOwnerAloneAndHoldsEveryFile(TestDatabase test) {
        var bench = new Workbench(test.asSupabaseRole(), place);
        bench.write("001_whole.sql", "create table a (id int);");
        bench.write("002_alone.sql", "create index concurrently a_id on a (id);\nvacuum a;");
        assertThat(bench.apply(Workbench.all(LedgerPlace.DATABASE)).failure()).isNull();
        assertThat(bench.texts(
                        "select phase || ' ' || version || coalesce(' ' || step, '') from alidade.ledger order by id"))
                .containsExactly(
                        "applied 001",
                        "begun 002",
                        "intent 002 1",
                        "done 002 1",
                        "intent 002 2",
                        "done 002 2",
                        "applied 002");
        assertThat(bench.texts("""
                        select has_schema_privilege('public', 'alidade', 'usage')::text
                        union all select has_table_privilege('public', 'alidade.ledger', 'select')::text
                        """)).containsExactly("false", "false");
        assertThat(bench.states()).containsExactly("applied", "applied");
    }

    @Test
    void aSchemaOfSomebodyElseIsNotTrusted(TestDatabase test) {
        var owner = new Workbench(test.asSupabaseRole(), place);
        owner.execute("create schema alidade");
        var bench = new Workbench(test.asSuperuser(), place);
        bench.write("001_a.sql", "create table a (id int);");
        assertThatThrownBy(() -> bench.apply(Workbench.all(LedgerPlace.DATABASE)))
                .isInstanceOfSatisfying(
                        AppException.class, e -> assertThat(e.problem().code()).isEqualTo("migration.ledger.foreign"));
        assertThat(bench.apply(Workbench.all(LedgerPlace.LOCAL)).failure()).isNull();
    }

    @Test
    void theLocalLedgerIsReadableByItsOwnerOnly(TestDatabase test) throws IOException {
        var bench = new Workbench(test.asSupabaseRole(), place);
        bench.write("001_alone.sql", "create table a (id int);\nvacuum a;");
        assertThat(bench.apply(Workbench.all(LedgerPlace.LOCAL)).failure()).isNull();
        try (var files = Files.list(bench.ledgerFolder())) {
            var file = files.toList().getFirst();
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                    .isEqualTo("rw-------");
            assertThat(Files.readAllLines(file)).hasSize(6).noneMatch(line -> line.contains("vacuum"));
        }
        assertThat(bench.texts("select nspname::text from pg_namespace where nspname = 'alidade'"))
                .isEmpty();
    }

    @ParameterizedTest
    @EnumSource(value = LedgerPlace.class, mode = Mode.EXCLUDE, names = "AUTO")
    void aFileCutOffInTheMiddleSaysWhereAndGoesOnThere(LedgerPlace ledger, TestDatabase test) {
        var bench = new Workbench(test.asSupabaseRole(), place);
        bench.write("001_alone.sql", """
                create table trail (n int);
                insert into trail values (1);
                insert into trail select 2 from pg_sleep(60);
                insert into trail values (3);
                vacuum trail;
                """);
        var outcome = cutOff(bench, ledger, "%insert into trail select 2%");
        var failure = Objects.requireNonNull(outcome.failure());
        assertThat(failure.problem().kind()).isEqualTo(ProblemKind.CONNECTION);
        assertThat(failure.committedStatements()).isEqualTo(2);
        assertThat(failure.problem().message()).contains("2 statements of 001_alone.sql are committed");
        var interrupted = bench.status().migrations().getFirst();
        assertThat(interrupted.state().id()).isEqualTo("interrupted");
        assertThat(interrupted.reason()).contains("statement 3 of 5").contains("line 3");
        bench.write("001_alone.sql", """
                create table trail (n int);
                insert into trail values (1);
                insert into trail select 2;
                insert into trail values (3);
                vacuum trail;
                """);
        assertThat(bench.apply(Workbench.all(ledger)).failure()).isNull();
        assertThat(bench.texts("select n::text from trail order by n")).containsExactly("1", "2", "3");
        assertThat(bench.states()).containsExactly("applied");
    }

    @ParameterizedTest
    @EnumSource(value = LedgerPlace.class, mode = Mode.EXCLUDE, names = "AUTO")
    void aTransactionOfTheScriptsOwnIsDoneOrNot(LedgerPlace ledger, TestDatabase test) {
        var bench = new Workbench(test.asSuperuser(), place);
        var slow = "create table wait (s int);\ninsert into wait values (60);\n";
        var script = """
                begin;
                create table trail (n int);
                insert into trail values (1);
                commit;
                begin;
                insert into trail values (2);
                insert into trail select 3 from wait, pg_sleep(s);
                commit;
                insert into trail values (4);
                """;
        bench.execute(slow);
        bench.write("001_own.sql", script);
        cutOff(bench, ledger, "%insert into trail select 3%");
        assertThat(bench.states()).containsExactly("interrupted");
        bench.execute("update wait set s = 0");
        assertThat(bench.apply(Workbench.all(ledger)).failure()).isNull();
        assertThat(bench.texts("select n::text from trail order by n")).containsExactly("1", "2", "3", "4");
    }

    @Test
    void aStatementInDoubtIsTheUsersToDecide(TestDatabase test) {
        var bench = new Workbench(test.asSupabaseRole(), place);
        bench.execute("create table trail (n int); create table wait (s int); insert into wait values (60)");
        bench.write("001_block.sql", """
                insert into trail values (1);
                do $$ begin
                    insert into trail values (2);
                    commit;
                    perform pg_sleep(s) from wait;
                end $$;
                vacuum trail;
                """);
        cutOff(bench, LedgerPlace.DATABASE, "%perform pg_sleep(s)%");
        assertThatThrownBy(() -> bench.apply(Workbench.all(LedgerPlace.DATABASE)))
                .isInstanceOfSatisfying(AppException.class, e -> {
                    assertThat(e.problem().code()).isEqualTo("migration.resume.doubt");
                    assertThat(e.problem().message()).contains("statement 2 of 3 (line 2)");
                });
        assertThat(bench.apply(Workbench.all(LedgerPlace.DATABASE).with(Resume.AFTER))
                        .failure())
                .isNull();
        assertThat(bench.texts("select n::text from trail order by n")).containsExactly("1", "2");
        assertThat(bench.states()).containsExactly("applied");
    }

    @Test
    void anInvalidIndexIsNamedWithItsDropAndBuiltAgain(TestDatabase test) {
        var bench = new Workbench(test.asSupabaseRole(), place);
        bench.execute("create table t (a int)");
        bench.write("001_index.sql", "create index concurrently \"t A\" on t (a);");
        var holder = new Workbench(test.asSuperuser(), place);
        var outcome = holder.database.write(new Cancellation(), session -> {
            session.execute("insert into t values (1)");
            return cutOff(
                    bench,
                    LedgerPlace.DATABASE,
                    "create index concurrently%",
                    () -> bench.events.stream().anyMatch(MigrationEvent.Blocked.class::isInstance));
        });
        assertThat(outcome.failure()).isNotNull();
        assertThat(bench.events)
                .filteredOn(MigrationEvent.Blocked.class::isInstance)
                .isNotEmpty();
        assertThatThrownBy(() -> bench.apply(Workbench.all(LedgerPlace.DATABASE)))
                .isInstanceOfSatisfying(AppException.class, e -> {
                    assertThat(e.problem().code()).isEqualTo("migration.resume.invalidIndex");
                    assertThat(e.problem().detail()).isEqualTo("drop index concurrently if exists \"public\".\"t A\"");
                });
        assertThat(bench.apply(Workbench.all(LedgerPlace.DATABASE).with(Resume.HERE))
                        .failure())
                .isNull();
        assertThat(bench.texts("select indisvalid::text from pg_index where indrelid = 't'::regclass"))
                .containsExactly("true");
    }

    @Test
    void aFailureGoesOnAtTheStatementThatFailed(TestDatabase test) {
        var bench = new Workbench(test.asSupabaseRole(), place);
        bench.write("001_a.sql", "create table trail (n int);\ninsert into trial values (1);\nvacuum trail;");
        var failure = Objects.requireNonNull(
                bench.apply(Workbench.all(LedgerPlace.DATABASE)).failure());
        assertThat(failure.problem().nextStep()).isEqualTo("Did you mean: trail?");
        var failed = bench.status().migrations().getFirst();
        assertThat(failed.state().id()).isEqualTo("failed");
        assertThat(failed.reason()).contains("statement 2 of 3, line 2");
        bench.write("001_a.sql", "create table trail (n bigint);\ninsert into trail values (1);\nvacuum trail;");
        assertThatThrownBy(() -> bench.apply(Workbench.all(LedgerPlace.DATABASE)))
                .isInstanceOfSatisfying(
                        AppException.class, e -> assertThat(e.problem().code()).isEqualTo("migration.resume.changed"));
        bench.write("001_a.sql", "create table trail (n int);\ninsert into trail values (1);\nvacuum trail;");
        assertThat(bench.apply(Workbench.all(LedgerPlace.DATABASE)).failure()).isNull();
        assertThat(bench.states()).containsExactly("applied");
        assertThat(bench.texts("select n::text from trail")).containsExactly("1");
    }

    /** Applies, and ends the server process once a statement like this runs in it. */
    private static MigrationOutcome cutOff(Workbench bench, LedgerPlace ledger, String statement) {
        return cutOff(bench, ledger, statement, () -> true);
    }

    /** The same, not before it was told what has to be told. */
    private static MigrationOutcome cutOff(
            Workbench bench, LedgerPlace ledger, String statement, BooleanSupplier told) {
        var running =
                CompletableFuture.supplyAsync(() -> bench.apply(Workbench.all(ledger)), Thread::startVirtualThread);
        Awaitility.await().until(() -> running.isDone() || told.getAsBoolean());
        Awaitility.await()
                .until(() -> running.isDone()
                        || !bench.texts("""
                                select pg_terminate_backend(pid)::text from pg_stat_activity
                                where state = 'active' and pid <> pg_backend_pid() and lower(query) like '%s'
                                    and datname = current_database()
                                    and now() - query_start > interval '100 milliseconds'
                                """.formatted(statement)).isEmpty());
        return running.join();
    }
}
