package dev.alidade.migration.script;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A folder of migrations, read once. Nothing in it is skipped silently: what is no migration stands in {@code ignored}.
 *
 * @param path the folder the migrations lie in; below the one that was named where that is a project's
 * @param convention how it keeps them
 * @param evidence why it is taken for that, in sentences
 * @param scripts the migrations in order; duplicates are all there, blocked
 * @param ignored everything else
 * @param warnings what its owner should know
 * @param callbacks scripts that run around the migrations, by name
 */
public record MigrationFolder(
        Path path,
        Convention convention,
        List<String> evidence,
        List<MigrationScript> scripts,
        List<IgnoredFile> ignored,
        List<FolderWarning> warnings,
        List<CallbackScript> callbacks) {

    /**
     * A file that is not a migration of its own.
     *
     * @param file path relative to the folder, with forward slashes
     * @param reason why it is left alone, in a sentence
     */
    public record IgnoredFile(String file, String reason) {}

    public MigrationFolder {
        evidence = List.copyOf(evidence);
        scripts = List.copyOf(scripts);
        ignored = List.copyOf(ignored);
        warnings = List.copyOf(warnings);
        callbacks = List.copyOf(callbacks);
    }

    /** A folder that there is nothing to say about. */
    public MigrationFolder(Path path, Convention convention, List<MigrationScript> scripts, List<IgnoredFile> ignored) {
        this(path, convention, List.of(), scripts, ignored, List.of(), List.of());
    }

    /**
     * Reads a folder and the rollback folders in it; of a project's folder, the one folder of migrations below it.
     *
     * @throws dev.alidade.error.AppException when there is no such folder or it cannot be listed
     */
    public static MigrationFolder read(Path folder) {
        return read(folder, null);
    }

    /**
     * Reads a folder.
     *
     * @param override the convention to go by; null to detect it
     * @throws dev.alidade.error.AppException when there is no such folder or it cannot be listed
     */
    public static MigrationFolder read(Path folder, @Nullable Convention override) {
        return new MigrationFolders().read(folder, override);
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
