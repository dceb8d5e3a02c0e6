package dev.alidade.database;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.postgresql.jdbcurlresolver.PgPassParser;
import org.postgresql.jdbcurlresolver.PgServiceConfParser;

/**
 * libpq's files as the driver reads them: {@code .pgpass} ({@code PGPASSFILE}) and {@code pg_service.conf}
 * ({@code PGSERVICEFILE}). Each call reads the file again.
 */
public final class DriverFiles {
    private DriverFiles() {}

    /** The entries of one service by the driver's names (PGHOST, PGPORT, PGDBNAME, user …); empty when there is none. */
    public static Optional<Map<String, String>> service(String name) {
        var found = PgServiceConfParser.getServiceProperties(name);
        if (found == null) {
            return Optional.empty();
        }
        var entries = new HashMap<String, String>();
        found.stringPropertyNames().forEach(key -> entries.put(key, found.getProperty(key)));
        return Optional.of(Map.copyOf(entries));
    }

    /** Whether {@code .pgpass} has a line for this login. */
    public static boolean knowsPassword(DatabaseTarget target) {
        return PgPassParser.getPassword(
                        target.host(), Integer.toString(target.port()), target.database(), target.user())
                != null;
    }
}
