package dev.alidade.database;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Everything needed to open one database. Made by {@code connection}; holds no secret but the {@link Secret}.
 *
 * @param host name or address
 * @param port TCP port
 * @param database database name
 * @param user role to log in as
 * @param password null: the driver looks into {@code .pgpass}
 * @param tls encryption mode
 * @param rootCertificate PEM file for verify-ca and verify-full; null for the driver's default
 * @param readOnly every transaction is {@code READ ONLY} and writes are refused before they are sent
 * @param transactionPooler behind a transaction pooler: no prepared statements, no session state
 * @param properties further pgjdbc properties, e.g. {@code options}
 */
public record DatabaseTarget(
        String host,
        int port,
        String database,
        String user,
        @Nullable Secret password,
        TlsMode tls,
        @Nullable Path rootCertificate,
        boolean readOnly,
        boolean transactionPooler,
        Map<String, String> properties) {

    /** How long a login may take before it counts as a timeout. */
    public static final Duration LOGIN_TIMEOUT = Duration.ofSeconds(10);

    public DatabaseTarget {
        properties = Map.copyOf(properties);
    }

    /** A plain target without TLS certificate, guards or extra properties. */
    public static DatabaseTarget of(String host, int port, String database, String user, @Nullable Secret password) {
        return new DatabaseTarget(host, port, database, user, password, TlsMode.PREFER, null, false, false, Map.of());
    }

    /** The same server and role, another database. */
    public DatabaseTarget withDatabase(String other) {
        return new DatabaseTarget(
                host, port, other, user, password, tls, rootCertificate, readOnly, transactionPooler, properties);
    }

    /** The same database, another role. */
    public DatabaseTarget withLogin(String otherUser, @Nullable Secret otherPassword) {
        return new DatabaseTarget(
                host,
                port,
                database,
                otherUser,
                otherPassword,
                tls,
                rootCertificate,
                readOnly,
                transactionPooler,
                properties);
    }

    /** The same target, guarded or not. */
    public DatabaseTarget withReadOnly(boolean guarded) {
        return new DatabaseTarget(
                host, port, database, user, password, tls, rootCertificate, guarded, transactionPooler, properties);
    }

    /** {@code user@host:port/database}, for people; no password. */
    public String label() {
        return user + "@" + host + ":" + port + "/" + database;
    }
}
