package dev.alidade.sandbox;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** The folders where PostgreSQL's packages and installers put server programs, per platform. */
final class ServerPlaces {
    private ServerPlaces() {}

    /**
     * Folders that hold a complete set of server programs, each once, in no order of worth.
     *
     * @param root the root of the file system, or of a tree that stands for it
     */
    static Set<Path> find(Map<String, String> environment, String osName, Path root) {
        var places = new ArrayList<Path>();
        for (var folder : environment.getOrDefault("PATH", "").split(File.pathSeparator)) {
            if (!folder.isBlank()) {
                places.add(Path.of(folder));
            }
        }
        var os = osName.toLowerCase(Locale.ROOT);
        if (os.startsWith("windows")) {
            var programs = Path.of(environment.getOrDefault("ProgramFiles", "C:\\Program Files"));
            places.addAll(below(programs.resolve("PostgreSQL"), "*", "bin"));
        } else if (os.startsWith("mac")) {
            places.addAll(below(root.resolve("opt/homebrew/opt"), "postgresql*", "bin"));
            places.addAll(below(root.resolve("usr/local/opt"), "postgresql*", "bin"));
            places.addAll(below(root.resolve("Applications/Postgres.app/Contents/Versions"), "*", "bin"));
            places.addAll(below(root.resolve("Library/PostgreSQL"), "*", "bin"));
        } else {
            places.addAll(below(root.resolve("usr/lib/postgresql"), "*", "bin"));
            places.addAll(below(root.resolve("usr/lib"), "postgresql*", "bin"));
            places.addAll(below(root.resolve("usr"), "pgsql-*", "bin"));
            places.addAll(below(root.resolve("home/linuxbrew/.linuxbrew/opt"), "postgresql*", "bin"));
        }
        var complete = new LinkedHashSet<Path>();
        for (var place : places) {
            if (ServerBinaries.isComplete(place)) {
                complete.add(real(place));
            }
        }
        return complete;
    }

    /** Folders that may hold {@code extension/*.control} for programs of a major version, likeliest first. */
    static List<Path> shareFolders(Path bin, int major) {
        return List.of(
                bin.resolveSibling("share"),
                bin.resolveSibling("share").resolve("postgresql"),
                bin.resolveSibling("share").resolve("postgresql@" + major),
                Path.of("/usr/share/postgresql/" + major),
                Path.of("/usr/share/postgresql" + major),
                Path.of("/usr/share/pgsql"));
    }

    private static List<Path> below(Path folder, String pattern, String last) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        var found = new ArrayList<Path>();
        try (var children = Files.newDirectoryStream(folder, pattern)) {
            children.forEach(child -> found.add(child.resolve(last)));
        } catch (IOException e) {
            return List.of();
        }
        return found;
    }

    /** The folder where the programs themselves lie: package managers like to link them into a folder of the PATH. */
    private static Path real(Path folder) {
        try {
            var home = ServerBinaries.program(folder, "postgres").toRealPath().getParent();
            return home != null && ServerBinaries.isComplete(home) ? home : folder.toRealPath();
        } catch (IOException e) {
            return folder.toAbsolutePath();
        }
    }
}
