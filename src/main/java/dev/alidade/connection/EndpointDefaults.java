package dev.alidade.connection;

import dev.alidade.database.DatabaseTarget;
import dev.alidade.database.DriverFiles;
import dev.alidade.database.TlsMode;
import dev.alidade.error.AppException;
import dev.alidade.error.Problem;
import dev.alidade.error.ProblemKind;
import dev.alidade.i18n.Messages;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Fills in what an address leaves open, in libpq's order: service file, {@code PG*} variables, defaults. */
final class EndpointDefaults {
    /** An address that says nothing. */
    static final ConnectionParts NOTHING =
            new ConnectionParts(null, null, null, null, null, null, null, null, Map.of(), List.of());

    private EndpointDefaults() {}

    static DatabaseTarget complete(ConnectionParts given, Map<String, String> environment) {
        var variables = PgVariables.read(environment);
        var service = first(List.of(given, variables), ConnectionParts::service);
        var sources = service == null ? List.of(given, variables) : List.of(given, service(service), variables);
        var host = orElse(first(sources, ConnectionParts::host), "localhost");
        int port = orElse(first(sources, ConnectionParts::port), 5432);
        var user = orElse(first(sources, ConnectionParts::user), System.getProperty("user.name", "postgres"));
        var kind = EndpointKind.of(host, port);
        var properties = new HashMap<String, String>();
        sources.reversed().forEach(source -> properties.putAll(source.properties()));
        return new DatabaseTarget(
                host,
                port,
                orElse(first(sources, ConnectionParts::database), user),
                user,
                first(sources, ConnectionParts::password),
                orElse(first(sources, ConnectionParts::tls), kind.isHosted() ? TlsMode.REQUIRE : TlsMode.PREFER),
                first(sources, ConnectionParts::rootCertificate),
                false,
                kind.isTransactionPooler() || "0".equals(properties.get("prepareThreshold")),
                properties);
    }

    private static ConnectionParts service(String name) {
        var entries = DriverFiles.service(name)
                .orElseThrow(() -> new AppException(Problem.of(
                        ProblemKind.USAGE,
                        "connection.argument.service",
                        Messages.text("connection.argument.service", name),
                        Messages.text("connection.argument.service.next"))));
        var parts = new PartsBuilder();
        entries.forEach(parts::set);
        return parts.build();
    }

    private static <T> @Nullable T first(List<ConnectionParts> sources, Function<ConnectionParts, @Nullable T> part) {
        for (var source : sources) {
            var value = part.apply(source);
            if (value != null) {
                return value;
            }
        }
        return null;
    }

    private static <T> T orElse(@Nullable T value, T otherwise) {
        return value == null ? otherwise : value;
    }
}
