package dev.alidade.monitoring.history;

import java.time.Duration;
import java.time.Instant;

/**
 * An index that nobody was seen to scan.
 *
 * @param schema schema of the table
 * @param relation table
 * @param index name
 * @param bytes size by the last VACUUM or ANALYZE before the last look
 * @param since when it was last known to be used, or since when it is watched
 * @param seenAt the last look
 * @param unseen how much of that time scans may have been missed in, because the counters were reset between two looks
 */
public record UnusedIndex(
        String schema, String relation, String index, long bytes, Instant since, Instant seenAt, Duration unseen) {

    /** How long it was watched without a scan. */
    public Duration unused() {
        return Duration.between(since, seenAt);
    }
}
