package dev.alidade.monitoring;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How often one index served; of a partitioned index, the sum of its parts.
 *
 * @param schema schema of the table
 * @param relation table
 * @param index index name
 * @param partOf name of the partitioned index above; null for anything but a part
 * @param method access method, e.g. {@code btree}, {@code gist}
 * @param scans scans since the statistics were reset, on this server only
 * @param bytes size on disk
 * @param lastScan last use; null when never or before PostgreSQL 16
 * @param duty what it is needed for besides reading
 * @param valid false after a failed CREATE INDEX CONCURRENTLY
 * @param partial whether it has a WHERE
 * @param leadsForeignKey its first columns are those of a foreign key: deletes on the other side may need it
 * @param extension the extension its table belongs to; null when people made it
 */
public record IndexUsage(
        String schema,
        String relation,
        String index,
        @Nullable String partOf,
        String method,
        long scans,
        long bytes,
        @Nullable Instant lastScan,
        Duty duty,
        boolean valid,
        boolean partial,
        boolean leadsForeignKey,
        @Nullable String extension) {
    /** What an index enforces; everything but NONE must stay however rarely it is scanned. */
    public enum Duty {
        NONE,
        PRIMARY_KEY,
        UNIQUE,
        EXCLUSION,
        REPLICA_IDENTITY
    }

    /** The one word for an index. */
    public enum Verdict {
        /** Built unsuccessfully: costs writes, serves nobody. */
        INVALID,
        /** Never scanned and enforces nothing. */
        UNUSED,
        /** Never scanned, but enforces something. */
        NEEDED,
        /** Scanned at least once. */
        USED,
        /** Belongs to a partitioned index and shares its fate. */
        PART
    }

    /** What the numbers say; read it with {@link StatisticsAge}. */
    public Verdict verdict() {
        if (!valid) {
            return Verdict.INVALID;
        }
        if (partOf != null) {
            return Verdict.PART;
        }
        if (scans > 0) {
            return Verdict.USED;
        }
        return duty == Duty.NONE ? Verdict.UNUSED : Verdict.NEEDED;
    }
}
