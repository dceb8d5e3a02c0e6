package dev.alidade.migration.python;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.alidade.database.Cancellation;
import dev.alidade.database.DatabaseTarget;
import dev.alidade.database.Secret;
import dev.alidade.error.AppException;
import dev.alidade.migration.python.FolderTrust.Standing;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PythonRunnerTest {
    private static final Path PYTHON = Path.of("/usr/bin/python3");
    private static final DatabaseTarget TARGET =
            DatabaseTarget.of("127.0.0.1", 1, "nowhere", "nobody", new Secret("geheim 7"));

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    private final List<String> said = new CopyOnWriteArrayList<>();

    @Test
    void stopsAtTheLimitWithAllThatItStarted() throws IOException {
        var script = write("001_slow.py", """
                import signal, subprocess, sys, time
                signal.signal(signal.SIGTERM, signal.SIG_IGN)
                child = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(600)"])
                print("child", child.pid)
                time.sleep(600)
                """);
        // a machine that is busy may need longer than the limit until the program has begun
        for (int seconds = 2; said.isEmpty() && seconds < 60; seconds *= 3) {
            var outcome = run(PYTHON, Duration.ofSeconds(seconds), script);
            assertThat(Objects.requireNonNull(outcome.problem()).code()).isEqualTo("migration.python.limit");
        }
        long child = Long.parseLong(said.getFirst().replaceAll("\\D+", ""));
        Awaitility.await()
                .until(() ->
                        ProcessHandle.of(child).filter(ProcessHandle::isAlive).isEmpty());
    }

    @Test
    void tellsTheDatabaseByTheEnvironmentAndRepeatsNoSecret() throws IOException {
        var script = write("001_env.py", """
                import os
                print(os.environ["PGUSER"], os.environ["PGAPPNAME"], os.environ["PGPASSWORD"], os.environ["DATABASE_URL"])
                """);
        assertThat(run(PYTHON, Duration.ofSeconds(20), script).succeeded()).isTrue();
        assertThat(said.getFirst())
                .startsWith("nobody Alidade 001_env.py ••• postgresql://nobody:•••@127.0.0.1:1/nowhere");
    }

    @Test
    void anInterpreterThatIsNotThereIsSaid() throws IOException {
        var script = write("001_a.py", "pass\n");
        assertThatThrownBy(() -> run(Path.of("/nowhere/python3"), Duration.ofSeconds(9), script))
                .isInstanceOfSatisfying(
                        AppException.class,
                        e -> assertThat(e.problem().code()).isEqualTo("migration.python.interpreter"));
    }

    @Test
    void thePackageOfAModuleMayHaveAnotherName() {
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
    void theVirtualEnvironmentOfTheProjectComesFirst() throws IOException {
        var migrations = Files.createDirectories(folder.resolve("project/db/migrations"));
        assertThat(Interpreters.near(migrations).getFileName()).hasToString("python3");
        var python = folder.resolve("project/.venv/bin/python");
        Files.createDirectories(Objects.requireNonNull(python.getParent()));
        Files.createSymbolicLink(python, PYTHON);
        assertThat(Interpreters.near(migrations)).isEqualTo(python);
        Files.createFile(folder.resolve("project/db/pyproject.toml"));
        assertThat(Interpreters.near(migrations)).isNotEqualTo(python);
    }

    @Test
    void trustIsForTheProgramsAsTheyAreAndForWhatRunsThem() throws IOException {
        var script = write("001_a.py", "pass\n");
        var trusted = new TrustedFolders(folder.resolve("settings"));
        trusted.trust(trusted.of(folder, PYTHON));
        assertThat(trusted.of(folder, PYTHON).standing()).isEqualTo(Standing.TRUSTED);
        assertThat(trusted.of(folder, PYTHON).covers(script)).isTrue();
        assertThat(trusted.of(folder, PYTHON).covers(PYTHON)).isFalse();
        assertThat(trusted.of(folder, Path.of("/other/python")).standing()).isEqualTo(Standing.CHANGED);
        trusted.forget(folder.toRealPath());
        assertThat(trusted.of(folder, PYTHON).standing()).isEqualTo(Standing.UNKNOWN);
    }

    private PythonOutcome run(Path interpreter, Duration limit, Path script) {
        return new PythonRunner(interpreter, limit)
                .run(script, List.of(), TARGET, (_, line) -> said.add(line), new Cancellation());
    }

    private Path write(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }
}
