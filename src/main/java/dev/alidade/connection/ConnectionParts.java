package dev.alidade.connection;

import dev.alidade.database.Secret;
import dev.alidade.database.TlsMode;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a pasted text said; null where it said nothing.
 *
 * @param host name or address, IPv6 without brackets
 * @param port TCP port
 * @param database database name
 * @param user role
 * @param password never shown; null also for a placeholder such as {@code [YOUR-PASSWORD]}
 * @param tls encryption mode
 * @param rootCertificate PEM file
 * @param service name of an entry in {@code pg_service.conf}
 * @param properties further driver properties of a fixed list (options, currentSchema, sslcert, sslkey …)
 * @param notes translated remarks, e.g. on settings that were left out
 */
public record ConnectionParts(
        @Nullable String host,
        @Nullable Integer port,
        @Nullable String database,
        @Nullable String user,
        @Nullable Secret password,
        @Nullable TlsMode tls,
        @Nullable Path rootCertificate,
        @Nullable String service,
        Map<String, String> properties,
        List<String> notes) {

    public ConnectionParts {
        properties = Map.copyOf(properties);
        notes = List.copyOf(notes);
    }

    /** What the address is recognised as. */
    public EndpointKind kind() {
        return EndpointKind.of(host, port);
    }
}
