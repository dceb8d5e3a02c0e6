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

    /** The folder's name, for people; a folder that is only called "migrations" goes by the name of the one above. */
    public String name() {
        var full = path.toAbsolutePath().normalize();
        var last = full.getFileName();
        var parent = full.getParent();
        var above = parent == null ? null : parent.getFileName();
        if (last == null) {
            return full.toString();
        }
        return "migrations".equals(last.toString()) && above != null ? above.toString() : last.toString();
    }
}
