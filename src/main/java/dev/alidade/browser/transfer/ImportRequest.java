package dev.alidade.browser.transfer;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * How an import is run.
 *
 * @param mode what happens to bad rows
 * @param dryRun everything is done and then taken back; bad rows are listed whatever the mode
 * @param rejects the file for bad rows with line, reason and text; null for none. Replaced when it is there
 * @param maxRejects after more bad rows than these the import fails
 * @param progress where a resumable import notes how far it is; null beside the file
 */
public record ImportRequest(
        ImportMode mode,
        boolean dryRun,
        @Nullable Path rejects,
        long maxRejects,
        @Nullable Path progress) {
    /** Bad rows after which the file and the table do not seem to belong together. */
    public static final long MAX_REJECTS = 10_000;

    /** As usual: one transaction, all or nothing. */
    public static ImportRequest of(ImportMode mode) {
        return new ImportRequest(mode, false, null, MAX_REJECTS, null);
    }

    /** To see what would happen. */
    public static ImportRequest trial() {
        return new ImportRequest(ImportMode.SKIP_REJECTS, true, null, MAX_REJECTS, null);
    }

    /** Where a resumable import of a file notes how far it is, unless it is told another place. */
    public static Path progressBeside(Path file) {
        return file.toAbsolutePath().resolveSibling(file.getFileName() + ".import-progress.json");
    }

    /** The same with a file for bad rows. */
    public ImportRequest keeping(@Nullable Path rejectFile) {
        return new ImportRequest(mode, dryRun, rejectFile, maxRejects, progress);
    }
}
