package dev.alidade.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.alidade.database.Cancellation;
import dev.alidade.database.Database;
import dev.alidade.database.DatabaseTarget;
import dev.alidade.settings.AppFolders;
import java.io.PrintWriter;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What every command is given.
 *
 * @param out results only: with {@code --json} nothing but JSON
 * @param err progress, questions, explanations
 * @param environment the process's variables
 * @param folders the user's folders
 * @param targets turns {@code --connection} into a target
 * @param cancellation requested when the user presses Ctrl+C
 */
public record CliContext(
        PrintWriter out,
        PrintWriter err,
        Map<String, String> environment,
        AppFolders folders,
        Targets targets,
        Cancellation cancellation) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Finds the database that a command works on. */
    @FunctionalInterface
    public interface Targets {
        /**
         * @param argument a URL, a profile's name, or null for {@code DATABASE_URL} and {@code PG*}
         */
        DatabaseTarget resolve(@Nullable String argument);

        /** Whether it is a profile that counts as production. */
        default boolean isProduction(@Nullable String argument) {
            return false;
        }
    }

    /** Opens the database that {@code --connection} names. */
    public Database open(@Nullable String connection) {
        return Database.open(targets.resolve(connection), () -> {});
    }

    /** Writes one JSON value and a line end to standard output, at once. */
    public void json(Object value) {
        try {
            out.println(JSON.writeValueAsString(value));
            out.flush();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Writes one line for people to standard output. */
    public void line(String text) {
        out.println(text);
        out.flush();
    }

    /** Writes one line of progress to standard error. */
    public void progress(String text) {
        err.println(text);
        err.flush();
    }
}
