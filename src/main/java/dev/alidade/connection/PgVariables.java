package dev.alidade.connection;

import java.util.Map;
import java.util.Optional;

/** libpq's environment variables and the keyword each stands for. {@code PGPASSFILE} and {@code PGSERVICEFILE} are read by the driver. */
final class PgVariables {
    private static final Map<String, String> KEYS = Map.of(
            "PGHOST", "host",
            "PGPORT", "port",
            "PGDATABASE", "dbname",
            "PGUSER", "user",
            "PGPASSWORD", "password",
            "PGSSLMODE", "sslmode",
            "PGSSLROOTCERT", "sslrootcert",
            "PGSERVICE", "service",
            "PGOPTIONS", "options",
            "PGCONNECT_TIMEOUT", "connect_timeout");

    private PgVariables() {}

    /** The keyword a variable stands for; empty for a variable that is none of libpq's or not used here. */
    static Optional<String> keyOf(String variable) {
        return Optional.ofNullable(KEYS.get(variable));
    }

    /** What the environment says about the endpoint. */
    static ConnectionParts read(Map<String, String> environment) {
        var parts = new PartsBuilder();
        KEYS.forEach((variable, key) -> {
            var value = environment.get(variable);
            if (value != null) {
                parts.set(key, value);
            }
        });
        return parts.build();
    }
}
