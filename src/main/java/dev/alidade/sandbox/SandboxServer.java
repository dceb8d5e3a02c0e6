package dev.alidade.sandbox;

import dev.alidade.database.Cancellation;
import dev.alidade.database.Database;
import dev.alidade.database.DatabaseTarget;
import dev.alidade.database.Identifiers;
import dev.alidade.database.Parameters;
import dev.alidade.database.TlsMode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * A sandbox that runs: where it is and what one can do there. Holds no connection; every method that asks the server
 * opens one for a moment (some 30 ms). Thread-safe.
 */
public final class SandboxServer {
    /** The login role that resembles Supabase's: no superuser, but may create databases and roles. */
    public static final String DEVELOPER = "postgres";
    /** The database that is always there. */
    public static final String DEFAULT_DATABASE = "postgres";

    private static final int PUBLIC_SCHEMA_OWNED_BY_DATABASE_OWNER = 15;
    /** From here on the server would copy block by block through its log, which takes five times as long. */
    private static final int COPY_STRATEGIES = 15;

    private final int port;
    private final ServerBinaries binaries;
    private final Credentials credentials;

    SandboxServer(int port, ServerBinaries binaries, Credentials credentials) {
        this.port = port;
        this.binaries = binaries;
        this.credentials = credentials;
    }

    /** The TCP port on 127.0.0.1. */
    public int port() {
        return port;
    }

    /** The installation that serves it, also the place of {@code pg_dump} and {@code psql} where it has them. */
    public ServerBinaries binaries() {
        return binaries;
    }

    /** A database as the superuser {@code supabase_admin}: may create databases, roles and extensions. */
    public DatabaseTarget superuser(String database) {
        return target(database).withLogin(Cluster.ADMINISTRATOR, credentials.administratorSecret());
    }

    /** A database as {@code postgres}: its owner where the sandbox created it, no superuser, past row security. */
    public DatabaseTarget supabaseLike(String database) {
        return target(database).withLogin(DEVELOPER, credentials.developerSecret());
    }

    /** Whether a database of this name exists. */
    public boolean exists(String database) {
        try (var admin = openAdmin()) {
            return admin.read(
                    new Cancellation(),
                    session -> session.first(
                                    SandboxQuery.DATABASE_EXISTS,
                                    Parameters.of("database", database),
                                    row -> row.text("name"))
                            .isPresent());
        }
    }

    /**
     * Makes an empty database owned by {@code postgres}.
     *
     * @throws dev.alidade.error.AppException when it exists already
     */
    public void createDatabase(String database) {
        administer("create database " + Identifiers.quote(database) + " owner " + DEVELOPER);
        if (binaries.major() < PUBLIC_SCHEMA_OWNED_BY_DATABASE_OWNER) {
            try (var created = Database.open(superuser(database), () -> {})) {
                created.write(new Cancellation(), session -> {
                    session.execute("alter schema public owner to " + DEVELOPER);
                    return true;
                });
            }
        }
    }

    /** Makes a database as a copy of another, which nobody may be connected to. */
    public void cloneDatabase(String template, String database) {
        var strategy = binaries.major() < COPY_STRATEGIES ? "" : " strategy file_copy";
        administer("create database " + Identifiers.quote(database) + " owner " + DEVELOPER + " template "
                + Identifiers.quote(template) + strategy);
    }

    /** Deletes a database with everything in it, ending its sessions; does nothing when there is none. */
    public void dropDatabase(String database) {
        administer("drop database if exists " + Identifiers.quote(database) + " with (force)");
    }

    /** A connection URI with the password in it, as psql takes it. It is a secret: show it only to who asked for it. */
    public String uri(DatabaseTarget target) {
        var password = target.password();
        return "postgresql://" + encode(target.user())
                + (password == null ? "" : ":" + encode(password.reveal()))
                + "@" + target.host() + ":" + target.port() + "/" + encode(target.database());
    }

    private void administer(String sql) {
        try (var admin = openAdmin()) {
            admin.session(new Cancellation(), session -> {
                session.execute(sql);
                return true;
            });
        }
    }

    private Database openAdmin() {
        return Database.open(superuser(DEFAULT_DATABASE), () -> {});
    }

    private DatabaseTarget target(String database) {
        return new DatabaseTarget("127.0.0.1", port, database, "", null, TlsMode.DISABLE, null, false, false, Map.of());
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
