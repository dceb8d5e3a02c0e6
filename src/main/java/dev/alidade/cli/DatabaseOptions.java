package dev.alidade.cli;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options of every verb that works on a database. */
public final class DatabaseOptions {
    @Option(
            names = "--connection",
            paramLabel = "URL|PROFILE",
            description = {
                "The database: a postgresql:// URL, a saved profile's name, or the word sandbox.",
                "Without it DATABASE_URL and the PG* variables are used."
            })
    @Nullable
    String connection;

    @Option(names = "--json", description = "Write JSON and nothing else to standard output.")
    boolean json;

    /** The argument as given; null when absent. */
    public @Nullable String connection() {
        return connection;
    }

    /** Whether standard output holds JSON only. */
    public boolean json() {
        return json;
    }
}
