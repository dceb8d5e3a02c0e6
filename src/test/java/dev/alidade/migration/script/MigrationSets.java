package dev.alidade.migration.script;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The sets of migrations that were written for these tests. */
final class MigrationSets {
    private static final Path SETS = Path.of("src/test/resources/migrations");

    private MigrationSets() {}

    static Path path(String name) {
        return SETS.resolve(name);
    }

    static MigrationFolder read(String name) {
        return MigrationFolder.read(path(name));
    }

    static MigrationScript script(MigrationFolder folder, String name) {
        return folder.scripts().stream()
                .filter(s -> s.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no migration " + name + " in " + names(folder)));
    }

    static String reason(MigrationFolder folder, String file) {
        return folder.ignored().stream()
                .filter(i -> i.file().equals(file))
                .map(MigrationFolder.IgnoredFile::reason)
                .findFirst()
                .orElseThrow(() -> new AssertionError(file + " is not ignored: " + folder.ignored()));
    }

    static List<String> names(MigrationFolder folder) {
        return folder.scripts().stream().map(MigrationScript::name).toList();
    }

    /** A copy that a test may change. */
    static Path copy(String name, Path target) {
        var source = path(name);
        try (Stream<Path> files = Files.walk(source)) {
            for (var file : files.toList()) {
                var place = target.resolve(source.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(place);
                } else {
                    Files.copy(file, place);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return target;
    }
}
