package dev.alidade.sandbox;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Runs one short program to its end, with a neutral language and without PostgreSQL's own environment variables. */
final class Program {
    private Program() {}

    /**
     * How a program ended.
     *
     * @param exitCode 0 for success
     * @param output what it wrote to both streams
     */
    record Outcome(int exitCode, String output) {
        boolean succeeded() {
            return exitCode == 0;
        }
    }

    /** Runs a command without input. */
    static Outcome run(List<String> command, Path directory) throws IOException {
        return run(command, directory, "");
    }

    /**
     * Runs a command to its end.
     *
     * @param input written to its standard input; the only place for a secret
     */
    static Outcome run(List<String> command, Path directory, String input) throws IOException {
        var process = builder(command, directory).redirectErrorStream(true).start();
        try (var stdin = process.outputWriter(StandardCharsets.UTF_8)) {
            stdin.write(input);
        } catch (IOException e) {
            // it ended without reading its input; the exit code says why
        }
        var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Outcome(process.onExit().join().exitValue(), output.strip());
    }

    /** A command ready to start: neutral language, none of the caller's {@code PG*} variables. */
    static ProcessBuilder builder(List<String> command, Path directory) {
        var builder = new ProcessBuilder(command).directory(directory.toFile());
        var environment = builder.environment();
        environment
                .keySet()
                .removeIf(name -> name.startsWith("PG") || name.startsWith("LC_") || "LANGUAGE".equals(name));
        environment.put("LC_ALL", "C");
        return builder;
    }

    /** Where a program lies on the PATH, if it does. */
    static Optional<Path> onPath(String name) {
        var path = System.getenv("PATH");
        if (path == null) {
            return Optional.empty();
        }
        for (var folder : path.split(File.pathSeparator)) {
            var file = Path.of(folder, name);
            if (!folder.isBlank() && Files.isExecutable(file)) {
                return Optional.of(file);
            }
        }
        return Optional.empty();
    }
}
