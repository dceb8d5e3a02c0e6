package dev.alidade.sandbox;

import dev.alidade.database.Cancellation;
import java.util.List;
import java.util.function.Consumer;

/**
 * What a test's database holds before the test begins. Filled once per test run and name, then cloned for each test.
 *
 * @param name unique; the same name must always mean the same content
 * @param filler fills an empty database that {@code postgres} owns
 */
public record DatabaseTemplate(String name, Consumer<TestDatabase> filler) {
    /** An empty database. */
    public static final DatabaseTemplate PLAIN = new DatabaseTemplate("plain", database -> {});

    /** PostGIS, pgvector, uuid-ossp, pgcrypto and pg_trgm in {@code public}. */
    public static final DatabaseTemplate SPATIAL =
            withExtensions("spatial", "postgis", "vector", "uuid-ossp", "pgcrypto", "pg_trgm");

    /** A template with extensions; a missing one fails the test with the server's own sentence. */
    public static DatabaseTemplate withExtensions(String name, String... extensions) {
        return new DatabaseTemplate(
                name,
                database -> database.asSuperuser().session(new Cancellation(), session -> {
                    for (var extension : List.of(extensions)) {
                        session.execute("create extension if not exists \"" + extension + "\"");
                    }
                    return true;
                }));
    }
}
