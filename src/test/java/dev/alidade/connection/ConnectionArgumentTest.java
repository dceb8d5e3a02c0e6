package dev.alidade.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.alidade.database.DatabaseTarget;
import dev.alidade.database.Secret;
import dev.alidade.database.TlsMode;
import dev.alidade.error.AppException;
import dev.alidade.error.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConnectionArgumentTest {
    private static final DatabaseTarget SANDBOX =
            DatabaseTarget.of("127.0.0.1", 5499, "sandbox", "alidade", new Secret("s"));

    @TempDir
    Path settings;

    @Test
    void prefersTheArgumentThenTheUrlThenTheVariables() {
        var environment = Map.of("DATABASE_URL", "postgres://u:secret@remote.example/urldb", "PGHOST", "variable");
        assertThat(resolve("postgresql://x@argument/db", environment).host()).isEqualTo("argument");
        assertThat(resolve(null, environment).host()).isEqualTo("remote.example");
        assertThat(resolve(" ", environment).password()).isEqualTo(new Secret("secret"));
        assertThat(resolve(null, Map.of("PGHOST", "variable")).host()).isEqualTo("variable");
    }

    @Test
    void fillsInWhatTheAddressLeavesOpen() {
        var environment = Map.of(
                "PGUSER", "ada", "PGPASSWORD", "pw", "PGPORT", "6000", "PGDATABASE", "shop", "PGSSLMODE", "verify-ca");
        var target = resolve("postgresql://remote.example", environment);
        assertThat(target.label()).isEqualTo("ada@remote.example:6000/shop");
        assertThat(target.password()).isEqualTo(new Secret("pw"));
        assertThat(target.tls()).isEqualTo(TlsMode.VERIFY_CA);
        assertThat(resolve("host=remote.example user=bob", Map.of()).label()).isEqualTo("bob@remote.example:5432/bob");
    }

    @Test
    void readsTheServiceFileThroughTheDriver() throws IOException {
        var file = Files.writeString(
                settings.resolve("services"), "[shop]\nhost=service.example\nport=6001\ndbname=shop\nuser=carol\n");
        System.setProperty("org.postgresql.pgservicefile", file.toString());
        try {
            var target = resolve(null, Map.of("PGSERVICE", "shop", "PGUSER", "unused", "PGHOST", "unused"));
            assertThat(target.label()).isEqualTo("carol@service.example:6001/shop");
            assertThat(resolve("service=shop user=dora", Map.of()).label()).isEqualTo("dora@service.example:6001/shop");
            assertThat(code("service=absent", Map.of())).isEqualTo("connection.argument.service");
        } finally {
            System.clearProperty("org.postgresql.pgservicefile");
        }
    }

    @Test
    void findsProfilesByNameAndTheSandboxByItsWord() {
        new ConnectionProfiles(settings).save(ConnectionProfilesTest.profile("My shop"));
        assertThat(resolve("my SHOP", Map.of("PGPASSWORD", "pw")).password()).isEqualTo(new Secret("pw"));
        assertThat(resolve("sandbox", Map.of())).isSameAs(SANDBOX);
        var unknown = problem("shop", Map.of());
        assertThat(unknown.code()).isEqualTo("connection.argument.unknown");
        assertThat(unknown.nextStep()).contains("My shop");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "postgresql://u:hush@remote.example/db",
                "postgresql://remote.example/db?password=hush",
                "jdbc:postgresql://remote.example/db?user=u&password=hush",
                "host=remote.example password=hush",
                "host=127.0.0.1.example.org password=hush",
                "hostaddr=10.0.0.1 password=hush",
                "postgresql://u:hush@localhost.example.org/db",
                "postgresql://u:hush@0x7f000001/db"
            })
    void refusesAPasswordThatWouldTravelAndNamesTheCure(String argument) {
        var problem = problem(argument, Map.of());
        assertThat(problem.code()).isEqualTo("connection.argument.password");
        assertThat(problem.kind().exitCode()).isEqualTo(2);
        assertThat(problem.nextStep()).contains("DATABASE_URL", "profile", ".pgpass");
        assertThat(problem.toString()).doesNotContain("hush");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "postgresql://u:hush@127.0.0.1:5433/db",
                "postgresql://u:hush@localhost/db",
                "postgresql://u:hush@[::1]/db",
                "host=127.9.9.9 password=hush dbname=db user=u"
            })
    void acceptsAPasswordForThisComputer(String argument) {
        assertThat(resolve(argument, Map.of()).password()).isEqualTo(new Secret("hush"));
    }

    @Test
    void judgesAPasswordByTheHostThatIsUsedInTheEnd() {
        assertThat(problem("postgresql://u:hush@/db", Map.of("PGHOST", "remote.example"))
                        .code())
                .isEqualTo("connection.argument.password");
    }

    @Test
    void saysWhatToDoWhenNothingIsNamed() {
        var problem = problem(null, Map.of("HOME", "/home/ada"));
        assertThat(problem.code()).isEqualTo("connection.argument.none");
        assertThat(problem.nextStep()).contains("--connection", "DATABASE_URL");
    }

    @Test
    void knowsThatATransactionPoolerKeepsNoSession() {
        var target = resolve("postgresql://postgres.abc@aws-0-eu-west-1.pooler.supabase.com:6543/postgres", Map.of());
        assertThat(target.transactionPooler()).isTrue();
        assertThat(target.tls()).isEqualTo(TlsMode.REQUIRE);
    }

    private DatabaseTarget resolve(@Nullable String argument, Map<String, String> environment) {
        return new ConnectionArgument(new ConnectionProfiles(settings), environment, () -> SANDBOX).resolve(argument);
    }

    private Problem problem(@Nullable String argument, Map<String, String> environment) {
        return catchThrowableOfType(AppException.class, () -> resolve(argument, environment))
                .problem();
    }

    private String code(String argument, Map<String, String> environment) {
        return problem(argument, environment).code();
    }
}
