package dev.alidade.migration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.alidade.database.Cancellation;
import dev.alidade.database.Database;
import dev.alidade.database.Parameters;
import dev.alidade.error.AppException;
import dev.alidade.error.ProblemKind;
import dev.alidade.migration.script.MigrationScript;
import dev.alidade.migration.script.ScriptVersion;
import dev.alidade.sandbox.SandboxExtension;
import dev.alidade.sandbox.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.flywaydb.core.Flyway;
import org.flywaydb.database.postgresql.PostgreSQLConfigurationExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(SandboxExtension.class)
class MigrationApplyIT {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    private final List<MigrationEvent> events = new CopyOnWriteArrayList<>();

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
    void scriptAndHistoryRowShareOneBackendAndOneTransaction(TestDatabase test) throws IOException {
        var database = test.asSupabaseRole();
        write("001_probe.sql", """
                create table probe (pid int, xid xid8);
                insert into probe values (pg_backend_pid(), pg_current_xact_id());
                """);
        write("002_probe.sql", "insert into probe values (pg_backend_pid(), pg_current_xact_id());");
        assertThat(apply(database, new MigrationSelection.All()).failure()).isNull();
        assertThat(texts(database, """
                        select h.version
                        from flyway_schema_history h
                        join probe p on p.xid::text::bigint = h.xmin::text::bigint
                        order by 1
                        """)).containsExactly("001", "002");
        assertThat(texts(database, "select count(distinct pid)::text from probe"))
                .containsExactly("1");
        assertThat(texts(database, "select count(distinct xid)::text from probe"))
                .containsExactly("2");
    }

    @Test
    void stockFlywayAgreesWithWhatWasWritten(TestDatabase test) throws IOException {
        var database = test.asSupabaseRole();
        write("001_first_step.sql", "\uFEFFcreate table a (id int);\r\ninsert into a values (1);");
        write("002_second-step.sql", "create table b (id int);\n\n");
        assertThat(apply(database, new MigrationSelection.All()).failure()).isNull();
        var stock = Flyway.configure()
                .dataSource(database.unpooled())
                .locations("filesystem:" + folder)
                .sqlMigrationPrefix("")
                .sqlMigrationSeparator("_")
                .placeholderReplacement(false);
        stock.getConfigurationExtension(PostgreSQLConfigurationExtension.class).setTransactionalLock(false);
        var flyway = stock.load();
        flyway.validate();
        assertThat(flyway.info().pending()).isEmpty();
        assertThat(flyway.migrate().migrationsExecuted).isZero();
    }

    @Test
    void continuesWhatStockFlywayBegan(TestDatabase test) throws IOException {
        var database = test.asSuperuser();
        write("V1__one.sql", "create table one (id int);");
        Flyway.configure()
                .dataSource(database.unpooled())
                .locations("filesystem:" + folder)
                .load()
                .migrate();
        write("V2__two.sql", "create table two (id int);");
        assertThat(states(database)).containsExactly("applied", "pending");
        assertThat(apply(database, new MigrationSelection.All()).applied()).hasSize(1);
        assertThat(states(database)).containsExactly("applied", "applied");
    }

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
    void saysWhatTheServerSaysWhileItRuns(TestDatabase test) throws IOException {
        var database = test.asSuperuser();
        write("001_talk.sql", "select 1;\ndo $$ begin raise notice 'hello %', 'you'; end $$;");
        apply(database, new MigrationSelection.All());
        assertThat(events.stream().map(e -> e.getClass().getSimpleName()))
                .containsExactly(
                        "Started",
                        "StatementStarted",
                        "StatementDone",
                        "StatementStarted",
                        "Said",
                        "StatementDone",
                        "Proved",
                        "Applied",
                        "Summary");
        assertThat(events)
                .filteredOn(MigrationEvent.Said.class::isInstance)
                .map(MigrationEvent.Said.class::cast)
                .singleElement()
                .satisfies(said -> {
                    assertThat(said.line()).isEqualTo(2);
                    assertThat(said.notice().message()).isEqualTo("hello you");
                });
    }

    @Test
    void cancelReachesTheServerAndTakesTheFileBack(TestDatabase test) throws IOException {
        var database = test.asSupabaseRole();
        write("001_slow.sql", "create table slow (id int);\nselect pg_sleep(60);");
        var cancellation = new Cancellation();
        var running = CompletableFuture.supplyAsync(
                () -> apply(database, new MigrationSelection.All(), cancellation), Thread::startVirtualThread);
        Awaitility.await()
                .until(() -> texts(
                                        database,
                                        "select 'x' from pg_stat_activity where query like '%pg_sleep(60)%' and pid <> pg_backend_pid() and state = 'active'")
                                .size()
                        == 1);
        cancellation.request();
        assertThat(running.orTimeout(10, TimeUnit.SECONDS).join().isCancelled()).isTrue();
        assertThat(texts(database, "select 'x' from pg_tables where tablename = 'slow'"))
                .isEmpty();
        assertThat(states(database)).containsExactly("pending");
    }

    @Test
    void twoAppliersRunEveryFileOnce(TestDatabase test) throws IOException {
        var database = test.asSuperuser();
        for (int i = 1; i <= 5; i++) {
            write("00" + i + "_step.sql", "create table step_" + i + " (id int);\nselect pg_sleep(0.1);");
        }
        var both = Stream.of(1, 2)
                .map(_ -> CompletableFuture.supplyAsync(
                        () -> apply(database, new MigrationSelection.All()), Thread::startVirtualThread))
                .toList()
                .stream()
                .map(CompletableFuture::join)
                .toList();
        assertThat(both).allMatch(outcome -> outcome.failure() == null);
        assertThat(both.stream().mapToInt(outcome -> outcome.applied().size()).sum())
                .isEqualTo(5);
        assertThat(states(database)).containsOnly("applied").hasSize(5);
    }

    @Test
    void namesWhoHoldsTheLockWhileWaiting(TestDatabase test) throws IOException {
        var database = test.asSuperuser();
        write("001_a.sql", "create table a (id int);");
        var released = new CompletableFuture<Boolean>();
        var held = new CompletableFuture<Boolean>();
        var holder = CompletableFuture.runAsync(
                () -> database.session(new Cancellation(), session -> {
                    session.execute("select pg_advisory_lock(" + new FlywayTable("public", false).lockKey() + ")");
                    held.complete(true);
                    return released.join();
                }),
                Thread::startVirtualThread);
        held.join();
        var running = CompletableFuture.supplyAsync(
                () -> apply(database, new MigrationSelection.All()), Thread::startVirtualThread);
        Awaitility.await().until(() -> events.stream().anyMatch(MigrationEvent.Blocked.class::isInstance));
        assertThat(states(database)).containsExactly("pending");
        released.complete(true);
        assertThat(running.join().applied()).hasSize(1);
        holder.join();
        assertThat(events.stream()
                        .filter(MigrationEvent.Blocked.class::isInstance)
                        .map(e -> ((MigrationEvent.Blocked) e).message()))
                .allMatch(message -> message.contains("Alidade (user "));
    }

    @Test
    void stopsAtALockThatIsHeldLongerThanFiveSeconds(TestDatabase test) throws IOException {
        var database = test.asSuperuser();
        execute(database, "create table busy (id int)");
        write("001_alter.sql", "alter table busy add column b int;");
        var outcome = database.write(new Cancellation(), session -> {
            session.execute("select * from busy; lock table busy in access share mode");
            var options = ApplyOptions.of(new MigrationSelection.All())
                    .with(new ApplyOptions.Patience(Duration.ofSeconds(5), 0));
            var service = new MigrationService(database);
            return service.apply(service.status(folder, new Cancellation()), options, events::add, new Cancellation());
        });
        var failure = Objects.requireNonNull(outcome.failure());
        assertThat(failure.problem().kind()).isEqualTo(ProblemKind.LOCK);
        assertThat(outcome.elapsedMs()).isBetween(4_500L, 15_000L);
    }

    @Test
    void refusesAFileThatWasChangedAfterTheStatus(TestDatabase test) throws IOException {
        var database = test.asSuperuser();
        write("001_a.sql", "create table a (id int);");
        var service = new MigrationService(database);
        var status = service.status(folder, new Cancellation());
        write("001_a.sql", "drop table b;");
        var options = ApplyOptions.of(new MigrationSelection.All()).with(ApplyOptions.Consent.ALL);
        var outcome = service.apply(status, options, events::add, new Cancellation());
        assertThat(Objects.requireNonNull(outcome.failure()).problem().code()).isEqualTo("migration.file.changed");
    }

    @Test
    void seesLaterChangesOfAnAppliedFile(TestDatabase test) throws IOException {
        var database = test.asSuperuser();
        write("001_a.sql", "create table a (id int);");
        apply(database, new MigrationSelection.All());
        write("001_a.sql", "create table a (id bigint);");
        assertThat(states(database)).containsExactly("changed");
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
    void showsSupabasesHistoryBesideFlyways(TestDatabase test) throws IOException {
        var database = test.asSupabaseRole();
        execute(database, """
                create schema supabase_migrations;
                create table supabase_migrations.schema_migrations (version text primary key, statements text[], name text);
                insert into supabase_migrations.schema_migrations values ('20240101120000', '{create table a (id int)}', 'first');
                """);
        write("20240101120000_first.sql", "create table a (id int);");
        write("20240102120000_second.sql", "create table b (id int);");
        var status = new MigrationService(database).status(folder, new Cancellation());
        assertThat(status.histories())
                .extracting(History::label)
                .containsExactly("supabase_migrations.schema_migrations");
        assertThat(states(database)).containsExactly("applied", "pending");
        assertThat(apply(database, new MigrationSelection.All()).applied()).hasSize(1);
    }

    @Test
    void tellsChangedCommentsFromChangesWhereSupabaseKeepsTheStatements(TestDatabase test) throws IOException {
        var database = test.asSupabaseRole();
        execute(database, """
                create schema supabase_migrations;
                create table supabase_migrations.schema_migrations (version text primary key, statements text[], name text);
                insert into supabase_migrations.schema_migrations values
                    ('20240101120000', array['-- one' || chr(10) || 'select 1', 'select 2 -- end'], 'same'),
                    ('20240102120000', array['select 1'], 'comment'),
                    ('20240103120000', array['select 1'], 'other'),
                    ('20240104120000', null, 'unknown');
                """);
        write("20240101120000_same.sql", "-- one\r\nselect 1;\n\nselect 2 -- end\n;\n");
        write("20240102120000_comment.sql", "-- licence\nselect 1;");
        write("20240103120000_other.sql", "select 2;");
        write("20240104120000_unknown.sql", "select 3;");
        assertThat(states(database)).containsExactly("applied", "changed-comments", "changed", "applied");
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

    private MigrationOutcome apply(Database database, MigrationSelection selection) {
        return apply(database, selection, new Cancellation());
    }

    private MigrationOutcome apply(Database database, MigrationSelection selection, Cancellation cancellation) {
        var service = new MigrationService(database);
        var options = ApplyOptions.of(selection).with(ApplyOptions.Consent.ALL);
        return service.apply(service.status(folder, new Cancellation()), options, events::add, cancellation);
    }

    private List<String> states(Database database) {
        return new MigrationService(database)
                .status(folder, new Cancellation()).migrations().stream()
                        .map(m -> m.state().id())
                        .toList();
    }

    private void write(String name, String sql) throws IOException {
        Files.writeString(folder.resolve(name), sql);
    }

    private static void execute(Database database, String sql) {
        database.session(new Cancellation(), session -> {
            session.execute(sql);
            return true;
        });
    }

    private static List<String> texts(Database database, String sql) {
        return database.read(new Cancellation(), session -> {
            var values = new ArrayList<String>();
            session.each(sql, Parameters.none(), 0, row -> values.add(Objects.requireNonNull(row.textAt(0))));
            return values;
        });
    }
}
