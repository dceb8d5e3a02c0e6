package dev.alidade.console;

import dev.alidade.settings.AppFolders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Texts worth keeping: plain {@code .sql} files in one folder, which an editor or git may share. */
public final class SavedQueries {
    private static final String ENDING = ".sql";

    private final Path folder;

    public SavedQueries(AppFolders folders) {
        this(folders.settings().resolve("queries"));
    }

    SavedQueries(Path folder) {
        this.folder = folder;
    }

    /** Where the files are. */
    public Path folder() {
        return folder;
    }

    /** Their names, without the ending, sorted. */
    public List<String> names() {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (var files = Files.list(folder)) {
            return files.map(f -> String.valueOf(f.getFileName()))
                    .filter(n -> n.endsWith(ENDING))
                    .map(n -> n.substring(0, n.length() - ENDING.length()))
                    .sorted(String.CASE_INSENSITIVE_ORDER)
                    .toList();
        } catch (IOException e) {
            throw SafeFile.unwritable(folder, e);
        }
    }

    /** The text of one. */
    public String load(String name) {
        try {
            return Files.readString(file(name));
        } catch (IOException e) {
            throw SafeFile.unwritable(file(name), e);
        }
    }

    /** Keeps one under a name; what no file name may hold becomes a line. Returns the name it has now. */
    public String save(String name, String sql) {
        AppFolders.create(folder);
        var file = file(name);
        SafeFile.write(file, sql.endsWith("\n") ? sql : sql + "\n");
        var kept = String.valueOf(file.getFileName());
        return kept.substring(0, kept.length() - ENDING.length());
    }

    /** Removes one. */
    public void delete(String name) {
        try {
            Files.deleteIfExists(file(name));
        } catch (IOException e) {
            throw SafeFile.unwritable(file(name), e);
        }
    }

    private Path file(String name) {
        var plain = name.strip().replaceAll("[\\\\/:*?\"<>|\\p{Cntrl}]", "_").replaceAll("^\\.+", "_");
        return folder.resolve((plain.isEmpty() ? "query" : plain) + ENDING);
    }
}
