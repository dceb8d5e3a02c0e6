package dev.alidade.connection;

import dev.alidade.database.DatabaseTarget;
import dev.alidade.database.Secret;
import dev.alidade.error.AppException;
import dev.alidade.error.Problem;
import dev.alidade.error.ProblemKind;
import dev.alidade.i18n.Messages;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What {@code --connection URL|PROFILE} means: the word {@code sandbox}, the name of a profile, an address, or nothing;
 * then {@code DATABASE_URL} counts, then {@code PG*}. What an address leaves open is filled in as libpq does: from the
 * service file, then the {@code PG*} variables, then the defaults. An unknown password is looked up in {@code .pgpass}
 * by the driver.
 */
public final class ConnectionArgument {
    private final ConnectionProfiles profiles;
    private final Map<String, String> environment;
    private final Supplier<DatabaseTarget> sandbox;

    /** @param sandbox called only for the word {@code sandbox}; may start the server */
    public ConnectionArgument(
            ConnectionProfiles profiles, Map<String, String> environment, Supplier<DatabaseTarget> sandbox) {
        this.profiles = profiles;
        this.environment = Map.copyOf(environment);
        this.sandbox = sandbox;
    }

    /**
     * The database an argument names.
     *
     * @param argument null or blank when it was not given
     * @throws AppException of kind USAGE: nothing named, unknown profile, unreadable address, or a password on the
     *     command line that would travel beyond this computer
     */
    public DatabaseTarget resolve(@Nullable String argument) {
        if (argument == null || argument.isBlank()) {
            return fromEnvironment();
        }
        var text = argument.strip();
        if (text.equals(ConnectionProfiles.SANDBOX)) {
            return sandbox.get();
        }
        if (!ConnectionText.looksLikeEndpoint(text)) {
            return profile(text);
        }
        var parts = ConnectionText.parse(text);
        var target = EndpointDefaults.complete(parts, environment);
        if (parts.password() != null && !Loopback.isLoopback(target.host())) {
            throw usage("connection.argument.password");
        }
        return target;
    }

    /** Whether an argument names a profile that the user marked as production; asks nobody and starts nothing. */
    public boolean isProduction(@Nullable String argument) {
        if (argument == null || argument.isBlank() || ConnectionText.looksLikeEndpoint(argument.strip())) {
            return false;
        }
        return profiles.find(argument.strip())
                .filter(profile -> profile.environment() == Environment.PRODUCTION)
                .isPresent();
    }

    private DatabaseTarget fromEnvironment() {
        var url = environment.get("DATABASE_URL");
        if (url != null && !url.isBlank()) {
            return EndpointDefaults.complete(ConnectionText.parse(url), environment);
        }
        if (Stream.of("PGHOST", "PGDATABASE", "PGUSER", "PGSERVICE", "PGPORT").noneMatch(environment::containsKey)) {
            throw usage("connection.argument.none");
        }
        return EndpointDefaults.complete(EndpointDefaults.NOTHING, environment);
    }

    private DatabaseTarget profile(String name) {
        var profile = profiles.find(name).orElseThrow(() -> unknown(name));
        var password = environment.get("PGPASSWORD");
        return profile.target(password == null || password.isEmpty() ? null : new Secret(password));
    }

    private AppException unknown(String name) {
        var known = profiles.list().stream().map(ConnectionProfile::name).collect(Collectors.joining(", "));
        return new AppException(Problem.of(
                ProblemKind.USAGE,
                "connection.argument.unknown",
                Messages.text("connection.argument.unknown", name),
                known.isEmpty()
                        ? Messages.text("connection.argument.unknown.next")
                        : Messages.text("connection.argument.unknown.known", known)));
    }

    private static AppException usage(String key) {
        return new AppException(Problem.of(ProblemKind.USAGE, key, Messages.text(key), Messages.text(key + ".next")));
    }
}
