package dev.alidade.connection;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.alidade.database.TlsMode;
import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The settings file {@code connections.json}: plain texts, so that one odd value spoils neither the file nor the rest. */
record StoredProfiles(List<Entry> connections) {
    StoredProfiles {
        connections = connections == null ? List.of() : List.copyOf(connections);
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Entry(
            String id,
            String name,
            @Nullable String environment,
            String host,
            int port,
            String database,
            String user,
            @Nullable String tls,
            @Nullable String rootCertificate,
            boolean readOnly,
            @Nullable String migrationsFolder,
            @Nullable Map<String, String> properties,
            @Nullable String lastUsed) {

        static Entry of(ConnectionProfile p) {
            return new Entry(
                    p.id(),
                    p.name(),
                    p.environment().word(),
                    p.host(),
                    p.port(),
                    p.database(),
                    p.user(),
                    p.tls().parameter(),
                    p.rootCertificate() == null ? null : p.rootCertificate().toString(),
                    p.readOnly(),
                    p.migrationsFolder() == null ? null : p.migrationsFolder().toString(),
                    p.properties().isEmpty() ? null : p.properties(),
                    p.lastUsed() == null ? null : p.lastUsed().toString());
        }

        ConnectionProfile profile() {
            return new ConnectionProfile(
                    id,
                    name,
                    environmentOf(environment),
                    host,
                    port,
                    database,
                    user,
                    tlsOf(tls),
                    rootCertificate == null ? null : Path.of(rootCertificate),
                    readOnly,
                    migrationsFolder == null ? null : Path.of(migrationsFolder),
                    properties == null ? Map.of() : properties,
                    momentOf(lastUsed));
        }

        /** An unknown word counts as production: the most careful. */
        private static Environment environmentOf(@Nullable String word) {
            for (var environment : Environment.values()) {
                if (word != null && environment.word().equals(word.toLowerCase(Locale.ROOT))) {
                    return environment;
                }
            }
            return Environment.PRODUCTION;
        }

        /** An unknown word counts as the strictest mode. */
        private static TlsMode tlsOf(@Nullable String word) {
            for (var mode : TlsMode.values()) {
                if (word == null ? mode == TlsMode.PREFER : mode.parameter().equals(word)) {
                    return mode;
                }
            }
            return TlsMode.VERIFY_FULL;
        }

        private static @Nullable Instant momentOf(@Nullable String text) {
            try {
                return text == null ? null : Instant.parse(text);
            } catch (DateTimeParseException e) {
                return null;
            }
        }
    }
}
