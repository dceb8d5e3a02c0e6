package dev.alidade.sandbox;

import dev.alidade.database.Cancellation;
import dev.alidade.database.Database;
import dev.alidade.database.Identifiers;

/** The roles of a fresh cluster, as a Supabase project has them. */
final class ClusterRoles {
    private ClusterRoles() {}

    /** Creates them in one transaction, on a cluster that has none of them. */
    static void create(SandboxServer server, Credentials credentials) {
        var verifier = Identifiers.literal(ScramVerifier.of(credentials.developerSecret()));
        try (var admin = Database.open(server.superuser(SandboxServer.DEFAULT_DATABASE), () -> {})) {
            admin.write(new Cancellation(), session -> {
                session.execute("""
                        create role anon nologin noinherit;
                        create role authenticated nologin noinherit;
                        create role service_role nologin noinherit bypassrls;
                        create role postgres login nosuperuser createdb createrole bypassrls password %s;
                        grant anon, authenticated, service_role to postgres with admin option;
                        grant pg_monitor, pg_signal_backend to postgres;
                        alter database postgres owner to postgres;
                        """.formatted(verifier));
                return true;
            });
        }
    }
}
