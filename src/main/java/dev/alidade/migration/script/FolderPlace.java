package dev.alidade.migration.script;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Where the migrations of a folder that was named lie: in itself, or, when it is a project, below it.
 *
 * @param folder the folder to read
 * @param others more than one candidate, when it is not clear which is meant; else empty
 */
record FolderPlace(Path folder, List<Path> others) {
    private static final int DEPTH = 4;
    private static final int LOOKS = 2_000;
    private static final Set<String> SKIPPED = Set.of(
            "node_modules", "target", "build", "dist", "venv", "rollback", "rollbacks", "down", "undo", "revert");

    FolderPlace {
        others = List.copyOf(others);
    }

    /** The place that a folder stands for. */
    static FolderPlace of(Path named) {
        var supabase = named.resolve("supabase").resolve("migrations");
        if (Files.isDirectory(supabase)) {
            return new FolderPlace(supabase, List.of());
        }
        if (!Files.isDirectory(named) || holdsMigrations(named)) {
            return new FolderPlace(named, List.of());
        }
        var found = new ArrayList<Path>();
        search(named, DEPTH, found, new int[] {LOOKS});
        found.sort(null);
        return found.size() == 1 ? new FolderPlace(found.getFirst(), List.of()) : new FolderPlace(named, found);
    }

    /** Whether migrations lie in a folder itself. */
    static boolean holdsMigrations(Path folder) {
        if (ForeignLayouts.find(folder).isPresent()) {
            return true;
        }
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
            for (var entry : entries) {
                if (FileName.of(String.valueOf(entry.getFileName())) instanceof FileName.Forward
                        && Files.isRegularFile(entry)) {
                    return true;
                }
            }
        } catch (IOException e) {
            return false;
        }
        return false;
    }

    private static void search(Path folder, int depth, List<Path> found, int[] looks) {
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
            for (var entry : entries) {
                var name = String.valueOf(entry.getFileName());
                if (looks[0]-- < 0) {
                    return;
                }
                if (name.startsWith(".") || SKIPPED.contains(name) || Files.isSymbolicLink(entry)) {
                    continue;
                }
                if (Files.isDirectory(entry)) {
                    if (holdsMigrations(entry)) {
                        found.add(entry);
                    } else if (depth > 1) {
                        search(entry, depth - 1, found, looks);
                    }
                }
            }
        } catch (IOException e) {
            // a folder that may not be read holds nothing for us
            return;
        }
    }
}
