package dev.alidade.migration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.alidade.database.Cancellation;
import dev.alidade.error.AppException;
import dev.alidade.error.ProblemKind;
import dev.alidade.migration.ledger.LedgerPlace;
import dev.alidade.migration.ledger.Resume;
import dev.alidade.migration.python.FolderTrust.Standing;
import dev.alidade.migration.script.ScriptVersion;
import dev.alidade.sandbox.SandboxExtension;
import dev.alidade.sandbox.TestDatabase;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.awaitility.Awaitility;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(SandboxExtension.class)
class PythonApplyIT {
    private static final Path PYTHON = Path.of("/usr/bin/python3");
    private static final String CREATE = """
            import argparse, os, psycopg
            parser = argparse.ArgumentParser()
            parser.add_argument("-r", "--rollback", action="store_true", help="take it back")
            args = parser.parse_args()
            with psycopg.connect(os.environ["DATABASE_URL"]) as connection:
                if args.rollback:
                    connection.execute("drop table memories")
                else:
                    connection.execute("create table memories as select current_user::text as made_by")
            with psycopg.connect() as other:
                print("url was", os.environ["DATABASE_URL"], "in", os.path.basename(os.getcwd()))
            """;

    /** Waits for a sign before its first run goes on, without a word. */
    private static final String SLOW = """
            import os, pathlib, psycopg, sys, time
            # argparse would read this: parser.add_argument("--status")
            if sys.argv[1:] == ["--status"]:
                print("slow is begun")
                sys.exit(0)
            first = not pathlib.Path("begun").exists()
            with psycopg.connect() as connection:
                pathlib.Path("begun").touch()
                end = time.monotonic() + 120
                while first and not pathlib.Path("go").exists() and time.monotonic() < end:
                    time.sleep(0.05)
                if not first:
                    connection.execute("create table slow (a int)")
            """;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path place;

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void sqlAndProgramsRunInTheFoldersOrderAndAreTakenBack(boolean superuser, TestDatabase test) {
        var bench = new Workbench(superuser ? test.asSuperuser() : test.asSupabaseRole(), place);
        bench.write("001_one.sql", "create table one (a int);");
        bench.write("001_one_rollback.sql", "drop table one;");
        bench.write("002_create_memories.py", CREATE);
        bench.write("003_three.sql", "alter table memories add column three int;");
        bench.write("003_three_rollback.py", """
                import psycopg
                with psycopg.connect() as connection:
                    connection.execute("alter table memories drop column three")
                """);
        bench.trust(PYTHON);
        var outcome = bench.apply(Workbench.all(LedgerPlace.DATABASE));
        assertThat(outcome.failure()).isNull();
        assertThat(outcome.applied()).hasSize(3);
        assertThat(bench.texts("select made_by from memories"))
                .containsExactly(bench.database.target().user());
        assertThat(
                        bench.texts(
                                "select version || ' ' || type || ' ' || script from flyway_schema_history where version <> '0' order by installed_rank"))
                .containsExactly("001 SQL 001_one.sql", "002 SCRIPT 002_create_memories.py", "003 SQL 003_three.sql");
        assertThat(bench.states()).containsOnly("applied").hasSize(3);
        assertThat(bench.texts("select phase from alidade.ledger where version = '002' order by id"))
                .containsExactly("begun", "applied");
        assertThat(bench.events)
                .filteredOn(e ->
                        !(e instanceof MigrationEvent.StatementStarted) && !(e instanceof MigrationEvent.StatementDone))
                .extracting(e -> e.getClass().getSimpleName())
                .containsExactly(
                        "Started", "Proved", "Applied", "Started", "Said", "Applied", "Started", "Proved", "Applied",
                        "Summary");
        var password =
                Objects.requireNonNull(bench.database.target().password()).reveal();
        assertThat(bench.events.toString())
                .doesNotContain(password)
                .contains("url was postgresql://", "•••", "in migrations");

        var back = bench.rollback(new RollbackSelection.To(ScriptVersion.of("0")));
        assertThat(back.failure()).isNull();
        assertThat(back.undone()).hasSize(3);
        assertThat(bench.states()).containsOnly("pending");
        assertThat(bench.texts("select tablename from pg_tables where tablename in ('memories', 'one')"))
                .isEmpty();
        assertThat(bench.texts("select phase from alidade.ledger where version = '002' order by id"))
                .containsExactly("begun", "applied", "reverting", "reverted");
    }

    @Test
    void stockFlywayKnowsTheRowOfAProgramForItsOwn(TestDatabase test) {
        var bench = new Workbench(test.asSuperuser(), place);
        bench.write("002_create_memories.py", CREATE);
        bench.trust(PYTHON);
        assertThat(bench.apply(Workbench.all(LedgerPlace.LOCAL)).failure()).isNull();
        var stock = Flyway.configure()
                .dataSource(bench.database.unpooled())
                .locations("filesystem:" + bench.folder)
                .sqlMigrationPrefix("")
                .sqlMigrationSeparator("_")
                .placeholderReplacement(false)
                .load();
        stock.validate();
        assertThat(stock.info().applied())
                .extracting(MigrationInfo::getScript)
                .containsExactly("<< Flyway Baseline >>", "002_create_memories.py");
        assertThat(stock.info().pending()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(
            value = LedgerPlace.class,
            names = {"DATABASE", "LOCAL"})
    void whatFailsStopsTheRunAndIsToldByTheLedger(LedgerPlace ledger, TestDatabase test) {
        var bench = new Workbench(test.asSupabaseRole(), place);
        bench.write("001_one.sql", "create table one (a int);");
        bench.write("002_fail.py", "import sys\nprint('begun')\nprint('no such luck', file=sys.stderr)\nsys.exit(3)\n");
        bench.write("003_three.sql", "create table three (a int);");
        bench.trust(PYTHON);
        var outcome = bench.apply(Workbench.all(ledger));
        var failure = Objects.requireNonNull(outcome.failure());
        assertThat(failure.problem().message()).isEqualTo("002_fail.py ended with exit code 3. no such luck");
        assertThat(outcome.applied()).hasSize(1);
        assertThat(outcome.notRun()).hasSize(1);
        assertThat(bench.states()).containsExactly("applied", "failed", "pending");
        assertThat(said(bench)).containsExactlyInAnyOrder("STDOUT begun", "STDERR no such luck");

        bench.write("002_fail.py", "print('well')\n");
        assertRefused(() -> bench.apply(Workbench.all(ledger)), "migration.python.changed");
        bench.trust(PYTHON);
        assertThat(bench.apply(Workbench.all(ledger)).failure()).isNull();
        assertThat(bench.states()).containsOnly("applied");
    }

    @Test
    void namesThePackageOfAMissingModule(TestDatabase test) {
        var bench = new Workbench(test.asSuperuser(), place);
        bench.write("001_module.py", "import psycopg2_of_nobody.extras\n");
        bench.trust(PYTHON);
        var problem = Objects.requireNonNull(
                        bench.apply(Workbench.all(LedgerPlace.LOCAL)).failure())
                .problem();
        assertThat(problem.code()).isEqualTo("migration.python.module");
        assertThat(problem.message()).contains("psycopg2_of_nobody");
        assertThat(problem.nextStep()).contains("/usr/bin/python3 -m pip install");
    }

    @ParameterizedTest
    @EnumSource(
            value = LedgerPlace.class,
            names = {"DATABASE", "LOCAL"})
    void killedInTheMiddleOfAProgramItIsInterruptedAndApplyAsks(LedgerPlace ledger, TestDatabase test)
            throws IOException {
        var bench = new Workbench(test.asSupabaseRole(), place);
        bench.write("001_slow.py", SLOW);
        bench.trust(PYTHON);
        var child = MigrationChild.start(test.supabaseTarget(), place, ledger);
        Awaitility.await().until(() -> Files.exists(bench.folder.resolve("begun")));
        child.destroyForcibly().onExit().join();
        assertThat(bench.states()).containsExactly("interrupted");
        assertThat(bench.status().migrations().getFirst().reason()).startsWith("Cut off while the program ran");

        var asking =
                CompletableFuture.supplyAsync(() -> bench.apply(Workbench.all(ledger)), Thread::startVirtualThread);
        Awaitility.await().until(() -> bench.events.stream().anyMatch(MigrationEvent.Blocked.class::isInstance));
        assertThat(asking).isNotDone();
        bench.write("go", "");
        assertThatThrownBy(() -> asking.join())
                .rootCause()
                .isInstanceOfSatisfying(
                        AppException.class, e -> assertThat(e.problem().code()).isEqualTo("migration.resume.doubt"));
        assertThat(bench.states()).containsExactly("interrupted");
        assertThat(bench.apply(Workbench.all(ledger).with(Resume.HERE)).failure())
                .isNull();
        assertThat(bench.texts("select count(*)::text from slow")).containsExactly("0");
        assertThat(bench.states()).containsExactly("applied");
    }

    @Test
    void whatTheUserTakesForDoneIsRecordedWithoutRunning(TestDatabase test) throws IOException {
        var bench = new Workbench(test.asSuperuser(), place);
        bench.write("001_slow.py", SLOW);
        bench.trust(PYTHON);
        var child = MigrationChild.start(test.superuserTarget(), place, LedgerPlace.LOCAL);
        Awaitility.await().until(() -> Files.exists(bench.folder.resolve("begun")));
        child.destroyForcibly().onExit().join();
        bench.write("go", "");
        var outcome = bench.apply(Workbench.all(LedgerPlace.LOCAL).with(Resume.AFTER));
        assertThat(outcome.failure()).isNull();
        assertThat(bench.states()).containsExactly("applied");
        assertThat(bench.texts("select 1::text from pg_tables where tablename = 'slow'"))
                .isEmpty();
    }

    @Test
    void stopsAtRequestAndHoldsNoSecretInAnyArgumentList(TestDatabase test) {
        var bench = new Workbench(test.asSupabaseRole(), place);
        bench.write("001_slow.py", "import os, time\nprint('pid', os.getpid(), flush=True)\ntime.sleep(600)\n");
        bench.trust(PYTHON);
        var cancellation = new Cancellation();
        var running = CompletableFuture.supplyAsync(
                () -> bench.service()
                        .apply(bench.status(), Workbench.all(LedgerPlace.LOCAL), bench.events::add, cancellation),
                Thread::startVirtualThread);
        Awaitility.await().until(() -> said(bench).stream().anyMatch(l -> l.startsWith("STDOUT pid")));
        var password =
                Objects.requireNonNull(bench.database.target().password()).reveal();
        assertThat(argumentLists()).anyMatch(a -> a.contains("001_slow.py")).noneMatch(a -> a.contains(password));
        cancellation.request();
        var outcome = running.join();
        assertThat(outcome.isCancelled()).isTrue();
        assertThat(bench.states()).containsExactly("failed");
    }

    @Test
    void nobodyElseAppliesWhileAProgramRuns(TestDatabase test) {
        var bench = new Workbench(test.asSuperuser(), place);
        bench.execute("create table if not exists here (a int)");
        bench.write("001_one.sql", "create table one (a int);");
        bench.write("002_slow.py", SLOW);
        bench.trust(PYTHON);
        var first = CompletableFuture.supplyAsync(
                () -> bench.apply(Workbench.all(LedgerPlace.LOCAL)), Thread::startVirtualThread);
        Awaitility.await().until(() -> Files.exists(bench.folder.resolve("begun")));
        var other = new Workbench(test.asSuperuser(), place.resolve("other"));
        other.write("001_one.sql", "create table one (a int);");
        other.write("005_five.sql", "create table five (a int);");
        var second = CompletableFuture.supplyAsync(
                () -> other.apply(Workbench.all(LedgerPlace.LOCAL)), Thread::startVirtualThread);
        Awaitility.await()
                .until(() ->
                        second.isDone() || other.events.stream().anyMatch(MigrationEvent.Blocked.class::isInstance));
        assertThat(second).isNotDone();
        bench.write("go", "");
        assertThat(first.join().failure()).isNull();
        second.exceptionally(_ -> null).join();
        assertThat(bench.states()).startsWith("applied", "applied");
    }

    @Test
    void runsNothingFromAFolderThatIsNotTrustedAsItIs(TestDatabase test) {
        var bench = new Workbench(test.asSuperuser(), place);
        bench.write("000_zero.sql", "create table zero (a int);");
        bench.write("001_a.py", "open('ran', 'w')\n");
        var all = new MigrationSelection.All();
        var question = bench.service().untrusted(bench.status(), all).orElseThrow();
        assertThat(question.standing()).isEqualTo(Standing.UNKNOWN);
        assertThat(question.files()).containsExactly("001_a.py");
        assertThat(question.interpreter().getFileName()).hasToString("python3");
        assertRefused(() -> bench.apply(Workbench.all(LedgerPlace.LOCAL)), "migration.python.untrusted");
        bench.trust(PYTHON);
        assertThat(bench.service().untrusted(bench.status(), all)).isEmpty();
        bench.write("shared.py", "x = 1\n");
        assertThat(bench.service().untrusted(bench.status(), all).orElseThrow().standing())
                .isEqualTo(Standing.CHANGED);
        assertRefused(() -> bench.apply(Workbench.all(LedgerPlace.LOCAL)), "migration.python.changed");
        assertThat(bench.folder.resolve("ran")).doesNotExist();
        assertThat(bench.states()).containsOnly("pending");
        bench.trust(PYTHON);
        assertThat(bench.apply(Workbench.all(LedgerPlace.LOCAL)).failure()).isNull();
        assertThat(bench.folder.resolve("ran")).exists();
    }

    @Test
    void refusesReadOnlyProfilesAndProgramsWithoutAWayBack(TestDatabase test) {
        var bench = new Workbench(test.asSuperuser(), place);
        bench.write("001_a.py", "print('--rollback')\n");
        bench.trust(PYTHON);
        var readOnly = new Workbench(test.open(test.superuserTarget().withReadOnly(true)), place);
        assertRefused(() -> readOnly.apply(Workbench.all(LedgerPlace.LOCAL)), "migration.apply.readOnly");
        assertThat(bench.apply(Workbench.all(LedgerPlace.LOCAL)).failure()).isNull();
        assertRefused(() -> bench.rollback(new RollbackSelection.Last()), "migration.python.noRollback");
        assertThat(bench.states()).containsExactly("applied");
    }

    @Test
    void aProgramThatCannotTakeItselfBackLeavesTheHistoryAsItWas(TestDatabase test) {
        var bench = new Workbench(test.asSuperuser(), place);
        bench.write("001_a.py", """
                import argparse, sys
                parser = argparse.ArgumentParser()
                parser.add_argument("--rollback", action="store_true")
                sys.exit(4 if parser.parse_args().rollback else 0)
                """);
        bench.trust(PYTHON);
        assertThat(bench.apply(Workbench.all(LedgerPlace.DATABASE)).failure()).isNull();
        var failure = Objects.requireNonNull(
                bench.rollback(new RollbackSelection.Last()).failure());
        assertThat(failure.problem().kind()).isEqualTo(ProblemKind.FAILED);
        assertThat(failure.problem().message()).contains("exit code 4");
        assertThat(bench.states()).containsExactly("applied");
    }

    private static void assertRefused(ThrowingCallable call, String code) {
        assertThatThrownBy(call).isInstanceOfSatisfying(AppException.class, e -> {
            assertThat(e.problem().code()).isEqualTo(code);
            assertThat(e.problem().kind()).isEqualTo(ProblemKind.REFUSED);
        });
    }

    private static List<String> said(Workbench bench) {
        return bench.events.stream()
                .filter(MigrationEvent.Said.class::isInstance)
                .map(MigrationEvent.Said.class::cast)
                .map(s -> s.notice().severity() + " " + s.notice().message())
                .toList();
    }

    private static List<String> argumentLists() {
        try (var processes = Files.newDirectoryStream(Path.of("/proc"), "[0-9]*")) {
            var lists = new ArrayList<String>();
            for (var process : processes) {
                try {
                    lists.add(Files.readString(process.resolve("cmdline"), StandardCharsets.ISO_8859_1));
                } catch (IOException e) {
                    lists.add("gone");
                }
            }
            return lists;
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
