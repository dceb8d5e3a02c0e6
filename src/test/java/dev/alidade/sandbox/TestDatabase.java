package dev.alidade.sandbox;

import dev.alidade.database.Database;
import dev.alidade.database.DatabaseTarget;
import java.util.LinkedHashMap;
import java.util.Map;

/** A database of its own for one test (or one test class): opened on demand, closed and dropped afterwards. */
public final class TestDatabase implements AutoCloseable {
    private final SandboxServer server;
    private final String name;
    private final Map<DatabaseTarget, Database> open = new LinkedHashMap<>();

    TestDatabase(SandboxServer server, String name) {
        this.server = server;
        this.name = name;
    }

    /** The database's name. */
    public String name() {
        return name;
    }

    /** The server it is on. */
    public SandboxServer server() {
        return server;
    }

    /** How the superuser reaches it. */
    public DatabaseTarget superuserTarget() {
        return server.superuser(name);
    }

    /** How the Supabase-like role {@code postgres} reaches it. */
    public DatabaseTarget supabaseTarget() {
        return server.supabaseLike(name);
    }

    /** The psql-ready URI of the superuser. */
    public String uri() {
        return server.uri(superuserTarget());
    }

    /** As the superuser; the same pool every time. */
    public Database asSuperuser() {
        return open(superuserTarget());
    }

    /** As the Supabase-like role; the same pool every time. */
    public Database asSupabaseRole() {
        return open(supabaseTarget());
    }

    /** As any role or with any property; the same pool for the same target, closed at the end. */
    public synchronized Database open(DatabaseTarget target) {
        return open.computeIfAbsent(target, wanted -> Database.open(wanted, () -> {}));
    }

    /** Closes what is open; the database stays. */
    synchronized void disconnect() {
        open.values().forEach(Database::close);
        open.clear();
    }

    @Override
    public void close() {
        disconnect();
        server.dropDatabase(name);
    }
}
