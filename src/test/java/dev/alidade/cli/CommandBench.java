package dev.alidade.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.alidade.database.Cancellation;
import dev.alidade.database.DatabaseTarget;
import dev.alidade.settings.AppFolders;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A folder of migrations, a database, and what the command line says when it is asked something about them. */
final class CommandBench {
    private final Path place;
    private final Path folder;
    private final DatabaseTarget target;
    private boolean production;
    private StringWriter out = new StringWriter();
    private StringWriter err = new StringWriter();

    CommandBench(DatabaseTarget target, Path place) {
        this.target = target;
        this.place = place;
        this.folder = place.resolve("migrations");
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The same with a profile that counts as production. */
    CommandBench production() {
        production = true;
        return this;
    }

    private final class Place implements CliContext.Targets {
        @Override
        public DatabaseTarget resolve(@Nullable String argument) {
            return target;
        }

        @Override
        public boolean isProduction(@Nullable String argument) {
            return production;
        }
    }

    void write(String name, String sql) {
        try {
            Files.writeString(folder.resolve(name), sql);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Runs {@code migrations VERB} with a yes; what was said before is forgotten. */
    int verb(String verb, String... rest) {
        out = new StringWriter();
        err = new StringWriter();
        var context = new CliContext(
                new PrintWriter(out),
                new PrintWriter(err),
                Map.of(),
                new AppFolders(place.resolve("settings"), place.resolve("data"), place.resolve("logs")),
                new Place(),
                new Cancellation());
        var arguments = new ArrayList<>(List.of("migrations", verb, "--folder", folder.toString()));
        if (!List.of("status", "prove").contains(verb)) {
            arguments.add("--yes");
        }
        arguments.addAll(List.of(rest));
        return new CommandLineFace(context, List.of(new MigrationsCommand(context)))
                .run(arguments.toArray(String[]::new));
    }

    String said() {
        return out.toString();
    }

    String complained() {
        return err.toString();
    }

    /** What was said, one JSON document a line. */
    List<JsonNode> events() {
        return said().lines().map(CommandBench::json).toList();
    }

    /** The events of one kind. */
    List<JsonNode> events(String kind) {
        return events().stream()
                .filter(e -> kind.equals(e.path("event").asText()))
                .toList();
    }

    /** The words that {@code status} says of the migrations. */
    List<String> states() {
        verb("status", "--json");
        var states = new ArrayList<String>();
        json(said()).get("migrations").forEach(m -> states.add(m.get("state").asText()));
        return states;
    }

    static JsonNode json(String text) {
        try {
            return new ObjectMapper().readTree(text);
        } catch (JsonProcessingException e) {
            throw new AssertionError(text, e);
        }
    }
}
