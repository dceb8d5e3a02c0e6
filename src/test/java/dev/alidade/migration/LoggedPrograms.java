package dev.alidade.migration;

import dev.alidade.sandbox.ServerBinaries;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;

/**
 * A folder of programs that begin the real ones, tell any version wanted, and write down for which data folders they were
 * called.
 */
record LoggedPrograms(Path bin, Path log) {
    private static final String EVERYBODY = "rwxrwxrwx";

    static LoggedPrograms of(ServerBinaries real, String version) {
        try {
            var bin = Files.createTempDirectory("programs-of-a-test");
            var log = Files.writeString(bin.resolve("log"), "");
            // the last one first
            bin.toFile().deleteOnExit();
            log.toFile().deleteOnExit();
            Files.setPosixFilePermissions(bin, PosixFilePermissions.fromString(EVERYBODY));
            Files.setPosixFilePermissions(log, PosixFilePermissions.fromString(EVERYBODY));
            script(bin, "postgres", "echo 'postgres (PostgreSQL) " + version + "'\nexit 0\n");
            for (var name : List.of("initdb", "pg_ctl")) {
                script(bin, name, "echo \"$@\" >> '" + log + "'\nexec '" + real.program(name) + "' \"$@\"\n");
            }
            return new LoggedPrograms(bin, log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void script(Path bin, String name, String text) throws IOException {
        var file = Files.writeString(bin.resolve(name), "#!/bin/sh\n" + text);
        file.toFile().deleteOnExit();
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(EVERYBODY));
    }

    /** The data folders that servers were made in. */
    List<Path> folders() {
        try {
            return Files.readAllLines(log).stream()
                    .flatMap(line -> Stream.of(line.split("[ =]")))
                    .filter(word -> word.startsWith("/") && word.contains("alidade-private-"))
                    .map(Path::of)
                    .distinct()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
