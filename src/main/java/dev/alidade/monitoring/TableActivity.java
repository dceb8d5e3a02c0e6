package dev.alidade.monitoring;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What happened to one table since the statistics were reset.
 *
 * @param schema schema name
 * @param relation table name
 * @param sequentialScans scans of the whole table
 * @param sequentialRows rows those read
 * @param indexScans scans through an index
 * @param inserted rows inserted
 * @param updated rows updated
 * @param deleted rows deleted
 * @param liveRows estimated rows alive
 * @param deadRows estimated rows that VACUUM could remove
 * @param lastVacuum last VACUUM, by hand or automatic; null when never
 * @param lastAnalyze last ANALYZE, by hand or automatic; null when never
 * @param extension the extension it belongs to; null when people made it
 */
public record TableActivity(
        String schema,
        String relation,
        long sequentialScans,
        long sequentialRows,
        long indexScans,
        long inserted,
        long updated,
        long deleted,
        long liveRows,
        long deadRows,
        @Nullable Instant lastVacuum,
        @Nullable Instant lastAnalyze,
        @Nullable String extension) {

    /** Dead rows among all rows, 0 to 1; 0 for an empty table. */
    public double deadShare() {
        return liveRows + deadRows == 0 ? 0 : (double) deadRows / (liveRows + deadRows);
    }
}
