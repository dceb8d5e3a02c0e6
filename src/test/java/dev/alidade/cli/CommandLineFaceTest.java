package dev.alidade.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.alidade.connection.ConnectionArgument;
import dev.alidade.connection.ConnectionProfiles;
import dev.alidade.database.Cancellation;
import dev.alidade.database.DatabaseTarget;
import dev.alidade.migration.sample.Samples;
import dev.alidade.sandbox.Sandbox;
import dev.alidade.sandbox.SandboxServer;
import dev.alidade.settings.AppFolders;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Exit codes, and standard output that holds JSON only, whatever goes wrong. */
class CommandLineFaceTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path home;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @SuppressWarnings("NullAway.Init")
    private CommandLineFace face;

    @BeforeEach
    void wire() {
        var environment = Map.of("ALIDADE_HOME", home.toString());
        var folders = AppFolders.of(environment, "Linux", home);
        var connections = new ConnectionArgument(
                new ConnectionProfiles(folders.settings()), environment, CommandLineFaceTest::noSandbox);
        var context = new CliContext(
                new PrintWriter(out),
                new PrintWriter(err),
                environment,
                folders,
                connections::resolve,
                new Cancellation());
        face = new CommandLineFace(
                context,
                List.of(
                        new SandboxCommand(context, Sandbox.open(folders, environment)),
                        new DoctorCommand(context, List::of),
                        new SamplesCommand(context, new Samples(folders.data())),
                        new MigrationsCommand(context),
                        new MapCommand(context)));
    }

    private static DatabaseTarget noSandbox() {
        return DatabaseTarget.of("127.0.0.1", 1, SandboxServer.DEFAULT_DATABASE, "postgres", null);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "bogus",
                "sandbox",
                "sandbox bogus",
                "sandbox status --bogus",
                "map render --connection sandbox",
                "map render --out x.png --connection sandbox --bbox 1,2,3",
                "map render --out x.png --connection sandbox --width 4",
                "samples load",
                "samples load no-such-sample --connection sandbox --yes",
                "migrations status --folder . --connection no-such-profile",
                "migrations status --folder . --connection postgresql://u:canary@db.example.org/x"
            })
    void misuseIsTwoAndSaysWhereHelpIs(String line) throws JsonProcessingException {
        var words = line.isEmpty() ? new String[0] : line.split(" ");
        assertThat(face.run(words)).as(err::toString).isEqualTo(2);
        assertThat(out.toString()).isEmpty();
        assertThat(err.toString()).contains("→").doesNotContain("Exception", "canary");
    }

    @ParameterizedTest
    @ValueSource(strings = {"bogus --json", "sandbox bogus --json", "map render --json --connection sandbox"})
    void misuseWithJsonIsAnEnvelope(String line) throws JsonProcessingException {
        assertThat(face.run(line.split(" "))).isEqualTo(2);
        assertThat(error().get("code").asText()).isEqualTo("usage");
        assertThat(error().fieldNames()).toIterable().containsExactly("code", "sqlstate", "message", "nextStep");
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void aWordThatIsNoVerbIsToldWithTheOneThatWasMeant() {
        assertThat(face.run("migration")).isEqualTo(2);
        assertThat(err.toString())
                .startsWith("alidade: \"migration\" has no meaning here. Did you mean ")
                .contains("migrations");
    }

    @Test
    void aChoiceThatIsMissingIsToldWithoutTheParsersWords() {
        assertThat(face.run("migrations", "rollback", "--folder", ".", "--connection", "sandbox"))
                .isEqualTo(2);
        assertThat(err.toString()).startsWith("alidade: Missing required argument");
    }

    @Test
    void noConnectionIsThree() throws IOException {
        int port = freePort();
        var url = "postgresql://u:canary@127.0.0.1:" + port + "/x";
        assertThat(face.run("migrations", "status", "--folder", ".", "--connection", url, "--json"))
                .isEqualTo(3);
        assertThat(error().get("code").asText()).isEqualTo("connection.refused");
        assertThat(error().get("nextStep").asText()).isNotBlank();
        assertThat(out.toString()).doesNotContain("canary");
    }

    @Test
    void sandboxStatusNeedsNoServerAndResetOfNothingNeedsNoQuestion() throws JsonProcessingException {
        assertThat(face.run("sandbox", "status", "--json")).isZero();
        assertThat(json().get("state").asText()).isEqualTo("absent");
    }

    @Test
    void doctorNamesWhatIsMissingAndItsCure() throws JsonProcessingException {
        assertThat(face.run("doctor", "--json")).isEqualTo(1);
        var server = json().get("checks").findParents("name").stream()
                .filter(check -> check.get("name").asText().equals("PostgreSQL server"))
                .findFirst()
                .orElseThrow();
        assertThat(server.get("present").asBoolean()).isFalse();
        assertThat(server.get("cure").asText()).isNotBlank();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"--help", "sandbox --help", "sandbox url --help", "migrations apply --help", "map render --help"
            })
    void everyVerbExplainsItself(String line) {
        assertThat(face.run(line.split(" "))).isZero();
        assertThat(out.toString()).startsWith("Usage: alidade");
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private JsonNode json() throws JsonProcessingException {
        return new ObjectMapper().readTree(out.toString());
    }

    private JsonNode error() throws JsonProcessingException {
        return json().get("error");
    }
}
