package dev.alidade.catalog.witness;

import dev.alidade.database.Cancellation;
import dev.alidade.database.Database;
import dev.alidade.database.Identifiers;
import dev.alidade.sandbox.OwnServer;

/** A database for random migrations, on a server that nobody else uses. */
final class RandomDatabase {
    private static final String NAME = "random";

    private RandomDatabase() {}

    /** Makes it, with the role of an odd name, and connects. */
    static Database prepare(OwnServer server, boolean superuser) {
        var role = Identifiers.quote(Scene.ODD_ROLE);
        server.server().createDatabase(NAME);
        try (var admin = Database.open(server.server().superuser(NAME), () -> {})) {
            admin.session(new Cancellation(), session -> {
                session.execute("create role " + role + " nologin; grant " + role + " to postgres with admin option");
                return true;
            });
        }
        return Database.open(
                superuser ? server.server().superuser(NAME) : server.server().supabaseLike(NAME), () -> {});
    }
}
