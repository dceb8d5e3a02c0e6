package dev.alidade.migration.python;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Finds a Python for programs of which nobody said what runs them. */
public final class Interpreters {
    private static final List<String> ENVIRONMENTS = List.of(".venv", "venv");
    private static final List<String> PROJECT_MARKS = List.of(".git", "pyproject.toml", "requirements.txt", "setup.py");
    private static final int MAX_PARENTS = 3;

    private Interpreters() {}

    /**
     * The Python of the virtual environment in the folder, or in those above up to its project's; else the one of the
     * search path. Asks the file system only.
     *
     * @return never null; {@code python3} where there is none at all, which then cannot be started
     */
    public static Path near(Path folder) {
        var place = folder.toAbsolutePath().normalize();
        for (int i = 0; i <= MAX_PARENTS && place != null; i++) {
            var found = environment(place);
            if (found.isPresent()) {
                return found.get();
            }
            if (PROJECT_MARKS.stream().map(place::resolve).anyMatch(Files::exists)) {
                break;
            }
            place = place.getParent();
        }
        return onPath(isWindows() ? "python" : "python3");
    }

    /** A program by its name on the search path, or by its place; as given where there is none. */
    public static Path onPath(String name) {
        if (name.contains("/") || name.contains(File.separator)) {
            return Path.of(name).toAbsolutePath().normalize();
        }
        var path = System.getenv("PATH");
        var file = isWindows() && !name.endsWith(".exe") ? name + ".exe" : name;
        return Pattern.compile(Pattern.quote(File.pathSeparator))
                .splitAsStream(path == null ? "" : path)
                .filter(folder -> !folder.isBlank())
                .map(folder -> Path.of(folder, file))
                .filter(Interpreters::isProgram)
                .findFirst()
                .orElse(Path.of(name));
    }

    private static Optional<Path> environment(Path folder) {
        return ENVIRONMENTS.stream()
                .map(folder::resolve)
                .flatMap(e -> Stream.of(
                        e.resolve("bin").resolve("python"), e.resolve("Scripts").resolve("python.exe")))
                .filter(Interpreters::isProgram)
                .findFirst();
    }

    private static boolean isProgram(Path file) {
        return Files.isRegularFile(file) && Files.isExecutable(file);
    }

    private static boolean isWindows() {
        return System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith("windows");
    }
}
