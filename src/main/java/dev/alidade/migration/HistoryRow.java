package dev.alidade.migration;

import dev.alidade.migration.script.ScriptVersion;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One row of a migration history, of whatever tool.
 *
 * @param version null for rows without one or in a spelling we do not know; Flyway's repeatable migrations go by their
 *     description
 * @param description as recorded; may be empty
 * @param type Flyway's type: SQL, JDBC, BASELINE, DELETE, UNDO_SQL …; UP_TO for the one row of golang-migrate; else
 *     empty, BASELINE or UNDO
 * @param script file name as recorded; empty where the tool keeps none
 * @param checksum null where none was recorded
 * @param appliedAt null where the tool keeps no time
 * @param durationMs milliseconds; null where the tool keeps none
 * @param success false when the tool recorded a failure
 * @param statements what was run, where the tool keeps it (Supabase); null where it does not
 */
public record HistoryRow(
        @Nullable ScriptVersion version,
        String description,
        String type,
        String script,
        @Nullable Integer checksum,
        @Nullable Instant appliedAt,
        @Nullable Long durationMs,
        boolean success,
        @Nullable String statements) {

    /** A row of a tool that does not keep what was run. */
    HistoryRow(
            @Nullable ScriptVersion version,
            String description,
            String type,
            String script,
            @Nullable Integer checksum,
            @Nullable Instant appliedAt,
            @Nullable Long durationMs,
            boolean success) {
        this(version, description, type, script, checksum, appliedAt, durationMs, success, null);
    }

    /** Whether this row says that a migration was taken back. */
    boolean isUndo() {
        return type.startsWith("UNDO");
    }

    /** Whether this row stands for everything up to its version. */
    boolean isUpTo() {
        return "UP_TO".equals(type);
    }

    /** Whether all up to its version is taken for applied. */
    boolean isBaseline() {
        return type.startsWith("BASELINE") || isBaselineScript();
    }

    /** Whether it is so because a script ran that stands for all of it. */
    boolean isBaselineScript() {
        return type.endsWith("_BASELINE");
    }
}
