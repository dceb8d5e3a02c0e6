package dev.alidade.connection;

import dev.alidade.database.DatabaseTarget;
import dev.alidade.database.Secret;
import dev.alidade.database.TlsMode;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A connection that is kept under a name; never with its password.
 *
 * @param id stable, for settings that refer to it
 * @param name unique, as the user typed it
 * @param environment how careful to be
 * @param host name or address
 * @param port TCP port
 * @param database database name
 * @param user role
 * @param tls encryption mode
 * @param rootCertificate PEM file; null for the driver's default
 * @param readOnly nothing is ever changed through it
 * @param migrationsFolder where its migrations lie; null when none was chosen
 * @param properties further driver properties, e.g. {@code options}
 * @param lastUsed null when it was never opened
 */
public record ConnectionProfile(
        String id,
        String name,
        Environment environment,
        String host,
        int port,
        String database,
        String user,
        TlsMode tls,
        @Nullable Path rootCertificate,
        boolean readOnly,
        @Nullable Path migrationsFolder,
        Map<String, String> properties,
        @Nullable Instant lastUsed) {

    public ConnectionProfile {
        properties = Map.copyOf(properties);
    }

    /** What its address is recognised as. */
    public EndpointKind kind() {
        return EndpointKind.of(host, port);
    }

    /**
     * Everything needed to open it.
     *
     * @param password null: the driver looks into {@code .pgpass}
     */
    public DatabaseTarget target(@Nullable Secret password) {
        return new DatabaseTarget(
                host,
                port,
                database,
                user,
                password,
                tls,
                rootCertificate,
                readOnly,
                kind().isTransactionPooler() || "0".equals(properties.get("prepareThreshold")),
                properties);
    }

    /** The same profile, opened at a moment. */
    public ConnectionProfile usedAt(Instant moment) {
        return new ConnectionProfile(
                id,
                name,
                environment,
                host,
                port,
                database,
                user,
                tls,
                rootCertificate,
                readOnly,
                migrationsFolder,
                properties,
                moment);
    }
}
