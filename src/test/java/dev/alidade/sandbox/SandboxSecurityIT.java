package dev.alidade.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.alidade.database.Cancellation;
import dev.alidade.database.Database;
import dev.alidade.database.DatabaseTarget;
import dev.alidade.database.Parameters;
import dev.alidade.database.Secret;
import dev.alidade.error.AppException;
import dev.alidade.error.ProblemKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executors;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SandboxSecurityIT {
    private final Set<String> argumentLists = new HashSet<>();
    private ScratchSandbox scratch;
    private SandboxServer server;

    @BeforeAll
    void startsWhileSomebodyReadsEveryArgumentList() throws Exception {
        scratch = new ScratchSandbox();
        try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            var start = executor.submit(scratch::start);
            Awaitility.await().pollInterval(Duration.ofMillis(10)).until(() -> {
                argumentLists.addAll(argumentLists());
                return start.isDone();
            });
            server = start.get();
        }
        argumentLists.addAll(argumentLists());
    }

    @AfterAll
    void leavesNothingBehind() throws IOException {
        scratch.close();
    }

    @Test
    void isSetUpAsPromised() {
        assertThat(lines("select name || '=' || setting as line from pg_catalog.pg_settings order by name"))
                .contains(
                        "listen_addresses=127.0.0.1",
                        "log_statement=none",
                        "max_connections=100",
                        "password_encryption=scram-sha-256",
                        "server_encoding=UTF8",
                        "shared_preload_libraries=pg_stat_statements",
                        "track_functions=all",
                        "unix_socket_directories=",
                        "wal_level=logical");
        try (var superuser = Database.open(server.superuser("postgres"), () -> {})) {
            assertThat(superuser.facts().superuser()).isTrue();
        }
    }

    @Test
    void nobodyLogsInWithoutThePassword() throws IOException {
        for (var secret : new ArrayList<Secret>(List.of(new Secret(""), new Secret("wrong")))) {
            for (var role : List.of("supabase_admin", "postgres")) {
                assertRefused(server.superuser("postgres").withLogin(role, secret));
            }
        }
        assertThat(Files.readString(scratch.folder().data().resolve("pg_hba.conf")))
                .doesNotContain("trust", "peer", "local ");
        try (var files = Files.list(Path.of("/tmp"))) {
            assertThat(files.map(Path::toString)).noneMatch(name -> name.endsWith(".PGSQL." + server.port()));
        }
    }

    @Test
    void onlyTheOwnerReadsPasswordsAndData() throws IOException {
        var folder = scratch.folder();
        assertThat(rights(folder.credentials())).isEqualTo("rw-------");
        assertThat(rights(folder.state())).isEqualTo("rw-------");
        assertThat(rights(folder.server())).isEqualTo("rwx------");
        assertThat(rights(folder.data())).isEqualTo("rwx------");
        assertThat(rights(folder.base())).isIn("rwx------", "rwx--x--x");
        assertThat(folder.server().resolve("password")).doesNotExist();
    }

    @Test
    void noPasswordIsInAnyArgumentListOrLog() throws IOException {
        assertThat(argumentLists).anyMatch(arguments -> arguments.contains("initdb"));
        assertThatExceptionOfType(AppException.class)
                .isThrownBy(() -> execute("create role canary password 'canary-4711' nonsense"));
        execute("create role canary password 'canary-4711'");
        execute("create extension pg_stat_statements");

        var logs = new StringBuilder();
        try (var files = Files.list(scratch.folder().logs())) {
            for (var file : files.toList()) {
                logs.append(Files.readString(file));
            }
        }
        assertThat(logs).contains("unrecognized role option").doesNotContain("canary-4711");
        assertThat(lines("select query as line from public.pg_stat_statements"))
                .noneMatch(query -> query.contains("canary-4711"));
        for (var target : List.of(server.superuser("postgres"), server.supabaseLike("postgres"))) {
            var password = Objects.requireNonNull(target.password()).reveal();
            assertThat(password).hasSizeGreaterThan(30);
            assertThat(logs).doesNotContain(password);
            assertThat(argumentLists).noneMatch(arguments -> arguments.contains(password));
        }
    }

    private static void assertRefused(DatabaseTarget target) {
        assertThatExceptionOfType(AppException.class)
                .isThrownBy(() -> Database.open(target, () -> {}).close())
                .satisfies(e -> assertThat(e.problem().kind()).isEqualTo(ProblemKind.CONNECTION));
    }

    private void execute(String sql) {
        try (var database = Database.open(server.superuser("postgres"), () -> {})) {
            database.session(new Cancellation(), session -> {
                session.execute(sql);
                return true;
            });
        }
    }

    private List<String> lines(String sql) {
        try (var database = Database.open(server.superuser("postgres"), () -> {})) {
            return database.read(new Cancellation(), session -> {
                var lines = new ArrayList<String>();
                session.each(sql, Parameters.none(), 0, row -> lines.add(row.text("line")));
                return lines;
            });
        }
    }

    private static Set<String> argumentLists() throws IOException {
        var lists = new HashSet<String>();
        try (var processes = Files.newDirectoryStream(Path.of("/proc"), "[0-9]*")) {
            for (var process : processes) {
                arguments(process).ifPresent(lists::add);
            }
        }
        return lists;
    }

    private static Optional<String> arguments(Path process) {
        try {
            return Optional.of(Files.readString(process.resolve("cmdline")));
        } catch (IOException e) {
            return Optional.empty(); // it has ended meanwhile
        }
    }

    private static String rights(Path file) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    }
}
