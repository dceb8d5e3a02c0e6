package dev.alidade.migration.script;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * One migration of a folder. Its text is not kept: it is read again when it is shown or applied.
 *
 * @param version what it is ordered by
 * @param description its name in words; may be empty
 * @param name file name relative to the folder, with forward slashes
 * @param file where it lies
 * @param checksum as Flyway computes it; 0 when the file cannot be read
 * @param mode how it meets transactions
 * @param statements how many statements are sent
 * @param rollback the script that takes it back; null when there is none
 * @param blocked why it must not run, in a sentence; null when it may
 */
public record MigrationScript(
        ScriptVersion version,
        String description,
        String name,
        Path file,
        int checksum,
        ScriptPlan.Mode mode,
        int statements,
        @Nullable Path rollback,
        @Nullable String blocked) {

    MigrationScript withRollback(Path script) {
        return new MigrationScript(version, description, name, file, checksum, mode, statements, script, blocked);
    }

    MigrationScript withBlocked(String reason) {
        return new MigrationScript(version, description, name, file, checksum, mode, statements, rollback, reason);
    }
}
