package dev.alidade.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.alidade.database.Secret;
import dev.alidade.database.TlsMode;
import dev.alidade.error.AppException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConnectionProfilesTest {
    @TempDir
    Path settings;

    @Test
    void keepsEverythingButThePassword() throws IOException {
        var profile = new ConnectionProfile(
                ConnectionProfiles.newId(),
                "Shop",
                Environment.PRODUCTION,
                "db.example.org",
                6000,
                "shop",
                "ada",
                TlsMode.VERIFY_FULL,
                Path.of("/certificates/root.crt"),
                true,
                Path.of("/code/migrations"),
                Map.of("options", "-c search_path=app"),
                Instant.parse("2026-01-02T03:04:05Z"));
        var profiles = new ConnectionProfiles(settings);
        profiles.save(profile);
        assertThat(profile.target(new Secret("canary-7")).password()).isEqualTo(new Secret("canary-7"));
        assertThat(new ConnectionProfiles(settings).list()).containsExactly(profile);
        assertThat(Files.readString(settings.resolve("connections.json")))
                .contains("db.example.org")
                .doesNotContain("canary")
                .doesNotContainIgnoringCase("password");
    }

    @Test
    void ordersByUseAndFindsByName() {
        var profiles = new ConnectionProfiles(settings);
        var first = profile("alpha");
        var second = profile("Beta");
        profiles.save(second);
        profiles.save(first);
        profiles.save(profile("gamma"));
        profiles.used(second.id(), Instant.parse("2026-02-01T00:00:00Z"));
        profiles.used(first.id(), Instant.parse("2026-01-01T00:00:00Z"));
        assertThat(profiles.list()).extracting(ConnectionProfile::name).containsExactly("alpha", "Beta", "gamma");
        assertThat(profiles.recent()).extracting(ConnectionProfile::name).containsExactly("Beta", "alpha", "gamma");
        assertThat(profiles.find("beta")).map(ConnectionProfile::id).contains(second.id());
        profiles.delete(second.id());
        assertThat(profiles.find("beta")).isEmpty();
    }

    @Test
    void refusesNamesThatAreTakenEmptyOrMeanSomethingElse() {
        var profiles = new ConnectionProfiles(settings);
        profiles.save(profile("Shop"));
        assertThat(refusal(profiles, "shop")).isEqualTo("connection.name.taken");
        assertThat(refusal(profiles, "  ")).isEqualTo("connection.name.empty");
        assertThat(refusal(profiles, "sandbox")).isEqualTo("connection.name.reserved");
        assertThat(refusal(profiles, "postgres://x")).isEqualTo("connection.name.reserved");
        assertThat(profiles.list()).hasSize(1);
    }

    @Test
    void takesAnUnknownEnvironmentForProductionAndLosesNoOtherEntry() throws IOException {
        Files.writeString(settings.resolve("connections.json"), """
                {"connections": [
                  {"id": "1", "name": "odd", "host": "h", "port": 5432, "database": "d", "user": "u",
                   "environment": "moon", "tls": "tightest", "lastUsed": "yesterday"},
                  {"name": "half"}
                ]}""");
        var odd = new ConnectionProfiles(settings).list();
        assertThat(odd).hasSize(1);
        assertThat(odd.getFirst().environment()).isEqualTo(Environment.PRODUCTION);
        assertThat(odd.getFirst().tls()).isEqualTo(TlsMode.VERIFY_FULL);
        assertThat(odd.getFirst().lastUsed()).isNull();
    }

    private static String refusal(ConnectionProfiles profiles, String name) {
        return catchThrowableOfType(AppException.class, () -> profiles.save(profile(name)))
                .problem()
                .code();
    }

    static ConnectionProfile profile(String name) {
        return new ConnectionProfile(
                ConnectionProfiles.newId(),
                name,
                Environment.DEVELOPMENT,
                "localhost",
                5432,
                "db",
                "ada",
                TlsMode.PREFER,
                null,
                false,
                null,
                Map.of(),
                null);
    }
}
