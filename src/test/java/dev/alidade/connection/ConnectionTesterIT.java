package dev.alidade.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import dev.alidade.connection.ConnectionTester.Outcome;
import dev.alidade.database.Database;
import dev.alidade.database.DatabaseTarget;
import dev.alidade.database.Secret;
import dev.alidade.database.TlsMode;
import dev.alidade.error.AppException;
import dev.alidade.error.Problem;
import dev.alidade.error.ProblemKind;
import dev.alidade.sandbox.OwnServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@SuppressWarnings("NullAway.Init") // set once before all tests
class ConnectionTesterIT {
    private static final String CANARY = "canary-5e1f-secret";
    private static final String ACCESS = """
            hostssl   all  tls_only   127.0.0.1/32  scram-sha-256
            hostnossl all  tls_only   127.0.0.1/32  reject
            host      all  banned     127.0.0.1/32  reject
            host      all  ghost      127.0.0.1/32  trust
            host      elsewhere all   127.0.0.1/32  reject
            host      all  all        127.0.0.1/32  scram-sha-256
            """;

    @TempDir
    static Path folder;

    private static OwnServer own;
    private static Path root;
    private static Path otherRoot;
    private final ConnectionTester tester = new ConnectionTester(() -> {});

    @BeforeAll
    static void prepareEveryCause() throws Exception {
        System.setProperty("org.postgresql.pgpassfile", folder.resolve("pgpass").toString());
        own = new OwnServer();
        var password = " password '" + CANARY + "'";
        own.run(
                "create role ada login" + password,
                "create role full_house login connection limit 0" + password,
                "create role expired login valid until '2001-01-01'" + password,
                "create role no_login" + password,
                "create role tls_only login" + password,
                "create role banned login" + password,
                "create database closed",
                "alter database closed allow_connections false",
                "create database private",
                "revoke connect on database private from public");
        root = certificate("localhost", "server");
        otherRoot = certificate("somebody.else", "other");
        own.write("server.crt", Files.readString(root));
        own.write("server.key", Files.readString(folder.resolve("server.key")));
        own.write("pg_hba.conf", ACCESS);
        tls(true);
    }

    @AfterAll
    static void stop() {
        System.clearProperty("org.postgresql.pgpassfile");
        own.close();
    }

    @Test
    void saysWhatWorks() {
        assertThat(tester.test(target("ada", "postgres", TlsMode.REQUIRE)))
                .isInstanceOfSatisfying(Outcome.Works.class, w -> {
                    assertThat(w.facts().user()).isEqualTo("ada");
                    assertThat(w.facts().encrypted()).isTrue();
                    assertThat(w.took()).isPositive();
                });
        assertThat(tester.test(withRoot(target("ada", "postgres", TlsMode.VERIFY_CA), root)))
                .isInstanceOf(Outcome.Works.class);
    }

    @Test
    void takesThePasswordFromPgpass() throws IOException {
        var file = folder.resolve("pgpass");
        var target = target("ada", "postgres", TlsMode.PREFER).withLogin("ada", null);
        assertThat(problem(target).code()).isEqualTo("connection.passwordNeeded");
        Files.writeString(file, "127.0.0.1:*:*:ada:" + CANARY + "\n");
        try {
            assertThat(tester.test(target)).isInstanceOf(Outcome.Works.class);
        } finally {
            Files.delete(file);
        }
    }

    @Test
    void explainsLoginsThatTheServerRefuses() {
        expect("connection.wrongPassword", "28P01", target("ada", "postgres").withLogin("ada", new Secret("wrong")));
        expect("connection.wrongPassword", "28P01", target("expired", "postgres"));
        expect("connection.wrongPassword", "28P01", target("nobody", "postgres"));
        assertThat(problem(target("expired", "postgres")).nextStep()).contains("expired", "does not exist");
        expect("connection.roleMissing", "28000", target("ghost", "postgres"));
        expect("connection.roleCannotLogIn", "28000", target("no_login", "postgres"));
        expect("connection.addressRejected", "28000", target("banned", "postgres"));
        expect("connection.addressRejected", "28000", target("ada", "elsewhere"));
        expect("connection.databaseMissing", "3D000", target("ada", "shop"));
        expect("connection.databaseClosed", "55000", target("ada", "closed"));
        expect("connection.noPrivilege", "42501", target("ada", "private"));
        expect("connection.tooManyConnections", "53300", target("full_house", "postgres"));
        var noPassword = problem(target("ada", "postgres").withLogin("ada", null));
        assertThat(noPassword.code()).isEqualTo("connection.passwordNeeded");
        assertThat(ConnectionTester.asksForPassword(noPassword)).isTrue();
    }

    @Test
    void explainsWhatIsWrongWithTls() {
        expect("connection.tlsRequired", "28000", target("tls_only", "postgres", TlsMode.DISABLE));
        assertThat(tester.test(target("tls_only", "postgres", TlsMode.PREFER))).isInstanceOf(Outcome.Works.class);
        var checked = target("ada", "postgres", TlsMode.VERIFY_CA);
        assertThat(problem(withRoot(checked, otherRoot)).code()).isEqualTo("connection.untrustedCertificate");
        assertThat(problem(withRoot(checked, folder.resolve("absent.crt"))).code())
                .isEqualTo("connection.certificateMissing");
        var byName = target("ada", "postgres", TlsMode.VERIFY_FULL);
        assertThat(problem(withRoot(byName, root)).code()).isEqualTo("connection.wrongCertificateName");
        tls(false);
        try {
            assertThat(problem(target("ada", "postgres", TlsMode.REQUIRE)).code())
                    .isEqualTo("connection.tlsRefused");
        } finally {
            tls(true);
        }
    }

    @Test
    void explainsAddressesWhereNothingAnswers() throws IOException {
        assertThat(problem(at("no-such-host.invalid", 5432)).code()).isEqualTo("connection.hostNotFound");
        int free;
        try (var socket = new ServerSocket(0)) {
            free = socket.getLocalPort();
        }
        var refused = problem(at("127.0.0.1", free));
        assertThat(refused.code()).isEqualTo("connection.refused");
        assertThat(refused.message()).contains(Integer.toString(free), "127.0.0.1");
        assertThat(problem(at("255.255.255.255", 5432)).code()).isEqualTo("connection.unreachable");
    }

    @ParameterizedTest
    @EnumSource(
            value = TlsMode.class,
            names = {"DISABLE", "PREFER", "REQUIRE"})
    void recognisesWhatIsNoPostgres(TlsMode mode) throws IOException {
        try (var web = listener(socket -> {
            socket.getOutputStream()
                    .write("HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            socket.getInputStream().read();
        })) {
            assertThat(problem(tls(at("127.0.0.1", web.getLocalPort()), mode)).code())
                    .isEqualTo("connection.notPostgres");
        }
    }

    @Test
    void recognisesSilenceAndAClosedDoor() throws IOException {
        try (var silent = listener(socket -> socket.getInputStream().readAllBytes())) {
            long start = System.nanoTime();
            var target = properties(at("127.0.0.1", silent.getLocalPort()), Map.of("loginTimeout", "1"));
            assertThat(problem(target).code()).isEqualTo("connection.timeout");
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(4));
        }
        try (var closing = listener(socket -> socket.getInputStream().read())) {
            assertThat(problem(at("127.0.0.1", closing.getLocalPort())).code()).isEqualTo("connection.hungUp");
        }
    }

    @Test
    void asksOnlyOnceSoThatNoAccountIsLocked() throws IOException {
        var calls = new AtomicInteger();
        try (var counting = listener(socket -> {
            calls.incrementAndGet();
            socket.getInputStream().read();
        })) {
            problem(tls(at("127.0.0.1", counting.getLocalPort()), TlsMode.DISABLE));
        }
        assertThat(calls).hasValue(1);
    }

    @Test
    void aProblemOfTheConnectionIsWhatOpeningThrowsToo() {
        var target = target("ada", "shop");
        assertThat(catchThrowableOfType(AppException.class, () -> Database.open(target, () -> {}))
                        .problem()
                        .code())
                .isEqualTo("connection.databaseMissing");
    }

    private void expect(String code, String state, DatabaseTarget target) {
        var problem = problem(target);
        assertThat(problem.code()).isEqualTo(code);
        assertThat(problem.sqlState()).isEqualTo(state);
    }

    private Problem problem(DatabaseTarget target) {
        var outcome = tester.test(target);
        assertThat(outcome).isInstanceOf(Outcome.Fails.class);
        var problem = ((Outcome.Fails) outcome).problem();
        assertThat(problem.kind()).isEqualTo(ProblemKind.CONNECTION);
        assertThat(problem.kind().exitCode()).isEqualTo(3);
        assertThat(problem.nextStep()).isNotBlank();
        assertThat(problem.toString()).doesNotContain(CANARY);
        return problem;
    }

    private static DatabaseTarget target(String user, String database) {
        return target(user, database, TlsMode.PREFER);
    }

    private static DatabaseTarget target(String user, String database, TlsMode mode) {
        return tls(DatabaseTarget.of("127.0.0.1", own.server().port(), database, user, new Secret(CANARY)), mode);
    }

    private static DatabaseTarget at(String host, int port) {
        return DatabaseTarget.of(host, port, "shop", "ada", new Secret(CANARY));
    }

    private static DatabaseTarget tls(DatabaseTarget t, TlsMode mode) {
        return copy(t, mode, t.rootCertificate(), t.properties());
    }

    private static DatabaseTarget withRoot(DatabaseTarget t, Path certificate) {
        return copy(t, t.tls(), certificate, t.properties());
    }

    private static DatabaseTarget properties(DatabaseTarget t, Map<String, String> properties) {
        return copy(t, t.tls(), t.rootCertificate(), properties);
    }

    private static DatabaseTarget copy(
            DatabaseTarget t, TlsMode mode, @Nullable Path certificate, Map<String, String> properties) {
        return new DatabaseTarget(
                t.host(), t.port(), t.database(), t.user(), t.password(), mode, certificate, false, false, properties);
    }

    private static void tls(boolean on) {
        own.run("alter system set ssl = " + (on ? "on" : "off"), "select pg_catalog.pg_reload_conf()");
        await().until(() ->
                new ConnectionTester(() -> {}).test(target("ada", "postgres", TlsMode.REQUIRE)) instanceof Outcome.Works
                        == on);
    }

    /** A self-signed certificate; its key is written beside it. */
    private static Path certificate(String name, String file) throws IOException, InterruptedException {
        var certificate = folder.resolve(file + ".crt");
        var process = new ProcessBuilder(
                        "openssl",
                        "req",
                        "-x509",
                        "-newkey",
                        "rsa:2048",
                        "-nodes",
                        "-days",
                        "2",
                        "-subj",
                        "/CN=" + name,
                        "-keyout",
                        folder.resolve(file + ".key").toString(),
                        "-out",
                        certificate.toString())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        assertThat(process.waitFor()).isZero();
        return certificate;
    }

    private interface Answer {
        void to(Socket socket) throws IOException;
    }

    private static ServerSocket listener(Answer answer) throws IOException {
        var listener = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(() -> {
            while (!listener.isClosed()) {
                try (var socket = listener.accept()) {
                    answer.to(socket);
                } catch (IOException e) {
                    // the client left, or the test is over
                }
            }
        });
        return listener;
    }
}
