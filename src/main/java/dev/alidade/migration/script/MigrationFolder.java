package dev.alidade.migration.script;

import java.nio.file.Path;
import java.util.List;

/**
 * A folder of migrations, read once. Nothing in it is skipped silently: what is no migration stands in {@code ignored}.
 *
 * @param path the folder
 * @param convention how most of it is named
 * @param scripts the migrations by version; duplicates are all there, blocked
 * @param ignored everything else
 */
public record MigrationFolder(
        Path path, Convention convention, List<MigrationScript> scripts, List<IgnoredFile> ignored) {

    /**
     * A file that is not a migration of its own.
     *
     * @param file path relative to the folder, with forward slashes
     * @param reason why it is left alone, in a sentence
     */
    public record IgnoredFile(String file, String reason) {}

    public MigrationFolder {
        scripts = List.copyOf(scripts);
        ignored = List.copyOf(ignored);
    }

    /**
     * Reads a folder and the rollback folders in it.
     *
     * @throws dev.alidade.error.AppException when there is no such folder or it cannot be listed
     */
    public static MigrationFolder read(Path folder) {
        return new FolderReader(folder).read();
    }

    /** The folder's name, for people. */
    public String name() {
        var name = path.toAbsolutePath().normalize();
        var last = name.getFileName();
        boolean plain = last != null && "migrations".equals(last.toString()) && name.getParent() != null;
        var shown = plain ? name.getParent().getFileName() : last;
        return shown == null ? name.toString() : shown.toString();
    }
}
