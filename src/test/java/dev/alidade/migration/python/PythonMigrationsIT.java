package dev.alidade.migration.python;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.alidade.database.Cancellation;
import dev.alidade.database.Database;
import dev.alidade.database.Parameters;
import dev.alidade.error.AppException;
import dev.alidade.error.ProblemKind;
import dev.alidade.migration.MigrationEvent;
import dev.alidade.migration.MigrationFailure;
import dev.alidade.migration.MigrationService;
import dev.alidade.migration.MigrationStatus;
import dev.alidade.migration.ScriptJournal;
import dev.alidade.migration.python.FolderTrust.Standing;
import dev.alidade.migration.script.MigrationScript;
import dev.alidade.migration.script.ScriptText;
import dev.alidade.sandbox.SandboxExtension;
import dev.alidade.sandbox.TestDatabase;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(SandboxExtension.class)
class PythonMigrationsIT {
    private static final Path PYTHON = Path.of("/usr/bin/python3");
    private static final String CREATE = """
            import argparse, os, psycopg
            parser = argparse.ArgumentParser()
            parser.add_argument("--status", action="store_true")
            parser.add_argument("-r", "--rollback", action="store_true", help="take it back")
            args = parser.parse_args()
            with psycopg.connect(os.environ["DATABASE_URL"]) as connection:
                if args.status:
                    print("tables:", connection.execute("select count(*) from pg_tables where tablename = 'memories'").fetchone()[0])
                elif args.rollback:
                    connection.execute("drop table memories")
                else:
                    connection.execute("create table memories as select current_user::text as made_by")
            with psycopg.connect() as other:
                print("url was", os.environ["DATABASE_URL"], "in", os.path.basename(os.getcwd()))
            """;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path settings;

    private final List<MigrationEvent> events = new CopyOnWriteArrayList<>();
    private final List<String> journal = new CopyOnWriteArrayList<>();

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void appliesAProgramRecordsItAndTakesItBack(boolean superuser, TestDatabase test) throws IOException {
        var database = superuser ? test.asSuperuser() : test.asSupabaseRole();
        write("002_create_memories.py", CREATE);
        trust();
        assertThat(apply(database, Duration.ofSeconds(60), new Cancellation())).isEmpty();
        assertThat(texts(database, "select made_by from memories"))
                .containsExactly(database.target().user());
        assertThat(
                        texts(
                                database,
                                "select version || ' ' || type || ' ' || script from flyway_schema_history order by installed_rank"))
                .containsExactly("0 BASELINE << Flyway Baseline >>", "002 SCRIPT 002_create_memories.py");
        assertThat(status(database).migrations().getFirst().state().id()).isEqualTo("applied");
        assertThat(journal).containsExactly("intent 002_create_memories.py", "done");
        assertThat(events).extracting(e -> e.getClass().getSimpleName()).containsExactly("Started", "Said", "Applied");
        var password = Objects.requireNonNull(database.target().password()).reveal();
        assertThat(events.toString()).doesNotContain(password).contains("url was postgresql://", "•••");

        var migrations = migrations(database, Duration.ofSeconds(60));
        assertThat(migrations.status(script(database), new Cancellation()).orElseThrow())
                .contains("tables: 1");
        assertThat(migrations.rollback(status(database), script(database), events::add, new Cancellation()))
                .isEmpty();
        assertThat(texts(database, "select tablename from pg_tables where tablename = 'memories'"))
                .isEmpty();
        assertThat(texts(database, "select version from flyway_schema_history")).containsExactly("0");
    }

    @Test
    void stockFlywayKnowsTheRowOfAProgramForItsOwn(TestDatabase test) throws IOException {
        var database = test.asSuperuser();
        write("002_create_memories.py", CREATE);
        trust();
        assertThat(apply(database, Duration.ofSeconds(60), new Cancellation())).isEmpty();
        var stock = Flyway.configure()
                .dataSource(database.unpooled())
                .locations("filesystem:" + folder)
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

    @Test
    void tellsHowAProgramFailed(TestDatabase test) throws IOException {
        write("001_fail.py", "import sys\nprint('begun')\nprint('no such luck', file=sys.stderr)\nsys.exit(3)\n");
        trust();
        var failure = apply(test.asSuperuser(), Duration.ofSeconds(60), new Cancellation())
                .orElseThrow();
        assertThat(failure.problem().message()).isEqualTo("001_fail.py ended with exit code 3. no such luck");
        assertThat(journal).containsExactly("intent 001_fail.py", "failed");
        assertThat(texts(test.asSuperuser(), "select 'x' from pg_tables where tablename = 'flyway_schema_history'"))
                .isEmpty();
        assertThat(said()).containsExactlyInAnyOrder("STDOUT begun", "STDERR no such luck");
    }

    @Test
    void namesThePackageOfAMissingModule(TestDatabase test) throws IOException {
        write("001_module.py", "import psycopg2_of_nobody.extras\n");
        trust();
        var problem = apply(test.asSuperuser(), Duration.ofSeconds(60), new Cancellation())
                .orElseThrow()
                .problem();
        assertThat(problem.code()).isEqualTo("migration.python.module");
        assertThat(problem.message()).contains("psycopg2_of_nobody");
        assertThat(MissingModule.in("ModuleNotFoundError: No module named 'psycopg2'", "x.py", PYTHON)
                        .orElseThrow()
                        .nextStep())
                .contains("python3-psycopg2", "psycopg2-binary");
        assertThat(MissingModule.in("ModuleNotFoundError: No module named 'sqlalchemy.orm'", "x.py", PYTHON)
                        .orElseThrow()
                        .nextStep())
                .contains("python3-sqlalchemy");
    }

    @Test
    void stopsAtTheLimitWithAllThatItStarted(TestDatabase test) throws IOException {
        write("001_slow.py", """
                import signal, subprocess, sys, time
                signal.signal(signal.SIGTERM, signal.SIG_IGN)
                child = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(600)"])
                print("child", child.pid)
                time.sleep(600)
                """);
        trust();
        var failure = apply(test.asSuperuser(), Duration.ofSeconds(2), new Cancellation())
                .orElseThrow();
        assertThat(failure.problem().code()).isEqualTo("migration.python.limit");
        long child = Long.parseLong(said().getFirst().replaceAll("\\D+", ""));
        Awaitility.await()
                .until(() ->
                        ProcessHandle.of(child).filter(ProcessHandle::isAlive).isEmpty());
        assertThat(journal).containsExactly("intent 001_slow.py", "failed");
    }

    @Test
    void stopsAtRequestAndHoldsNoSecretInAnyArgumentList(TestDatabase test) throws IOException {
        var database = test.asSupabaseRole();
        write("001_slow.py", "import os, time\nprint('pid', os.getpid(), flush=True)\ntime.sleep(600)\n");
        trust();
        var cancellation = new Cancellation();
        var running = CompletableFuture.supplyAsync(() -> apply(database, Duration.ofMinutes(5), cancellation));
        Awaitility.await().until(() -> said().stream().anyMatch(l -> l.startsWith("STDOUT pid")));
        var password = Objects.requireNonNull(database.target().password()).reveal();
        assertThat(argumentLists()).anyMatch(a -> a.contains("001_slow.py")).noneMatch(a -> a.contains(password));
        cancellation.request();
        var failure = running.orTimeout(20, TimeUnit.SECONDS).join().orElseThrow();
        assertThat(failure.problem().kind()).isEqualTo(ProblemKind.CANCELLED);
    }

    @Test
    void runsNothingFromAFolderThatIsNotTrustedAsItIs(TestDatabase test) throws IOException {
        var database = test.asSuperuser();
        write("001_a.py", "open('ran', 'w')\n");
        assertThat(code(database)).isEqualTo("migration.python.untrusted");
        trust();
        write("shared.py", "x = 1\n");
        assertThat(new TrustedFolders(settings).of(folder).standing()).isEqualTo(Standing.CHANGED);
        assertThat(code(database)).isEqualTo("migration.python.changed");
        assertThat(folder.resolve("ran")).doesNotExist();
        assertThat(journal).isEmpty();
        trust();
        assertThat(apply(database, Duration.ofSeconds(60), new Cancellation())).isEmpty();
        assertThat(folder.resolve("ran")).exists();
        var trusted = new TrustedFolders(settings);
        trusted.forget(folder.toRealPath());
        assertThat(trusted.of(folder).standing()).isEqualTo(Standing.UNKNOWN);
    }

    @Test
    void refusesReadOnlyProfilesAndProgramsWithoutAWayBack(TestDatabase test) throws IOException {
        write("001_a.py", "print('--rollback')\n");
        trust();
        assertThat(code(test.open(test.superuserTarget().withReadOnly(true)))).isEqualTo("migration.apply.readOnly");
        var database = test.asSuperuser();
        assertThatThrownBy(() -> migrations(database, Duration.ofSeconds(9))
                        .rollback(status(database), script(database), events::add, new Cancellation()))
                .isInstanceOfSatisfying(
                        AppException.class,
                        e -> assertThat(e.problem().code()).isEqualTo("migration.python.noRollback"));
        assertThatThrownBy(() -> new PythonRunner(Path.of("/nowhere/python3"), Duration.ofSeconds(9))
                        .run(
                                folder.resolve("001_a.py"),
                                List.of(),
                                database.target(),
                                (_, _) -> {},
                                new Cancellation()))
                .isInstanceOfSatisfying(
                        AppException.class,
                        e -> assertThat(e.problem().code()).isEqualTo("migration.python.interpreter"));
    }

    @Test
    void readsWhatAProgramDeclares() {
        var options = PythonOptions.of(
                ScriptText.of(
                        "p.add_argument('command', choices=['migrate', 'status', 'rollback'])\np.add_argument('-v', '--verbose')"));
        assertThat(options.options()).containsExactlyInAnyOrder("migrate", "status", "rollback", "--verbose");
        assertThat(options.status()).contains(List.of("status"));
        assertThat(options.rollback()).contains(List.of("rollback"));
    }

    private String code(Database database) {
        try {
            apply(database, Duration.ofSeconds(9), new Cancellation());
            return "";
        } catch (AppException e) {
            return e.problem().code();
        }
    }

    private void trust() {
        var trusted = new TrustedFolders(settings);
        trusted.trust(trusted.of(folder));
    }

    private Optional<MigrationFailure> apply(Database database, Duration limit, Cancellation cancellation) {
        return migrations(database, limit).apply(status(database), script(database), events::add, cancellation);
    }

    private PythonMigrations migrations(Database database, Duration limit) {
        ScriptJournal notes = script -> {
            journal.add("intent " + script.name());
            return new ScriptJournal.Entry() {
                @Override
                public void done() {
                    journal.add("done");
                }

                @Override
                public void failed(String message) {
                    journal.add("failed");
                }
            };
        };
        return new PythonMigrations(database, new PythonRunner(PYTHON, limit), new TrustedFolders(settings), notes);
    }

    private MigrationStatus status(Database database) {
        return new MigrationService(database).status(folder, new Cancellation());
    }

    private MigrationScript script(Database database) {
        return Objects.requireNonNull(status(database).migrations().getFirst().file());
    }

    private List<String> said() {
        return events.stream()
                .filter(MigrationEvent.Said.class::isInstance)
                .map(MigrationEvent.Said.class::cast)
                .map(s -> s.notice().severity() + " " + s.notice().message())
                .toList();
    }

    private static List<String> argumentLists() throws IOException {
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
        }
    }

    private void write(String name, String text) throws IOException {
        Files.writeString(folder.resolve(name), text);
    }

    private static List<String> texts(Database database, String sql) {
        return database.read(new Cancellation(), session -> {
            var values = new ArrayList<String>();
            session.each(sql, Parameters.none(), 0, row -> values.add(Objects.requireNonNull(row.textAt(0))));
            return values;
        });
    }
}
