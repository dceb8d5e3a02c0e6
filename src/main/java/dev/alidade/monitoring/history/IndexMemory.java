package dev.alidade.monitoring.history;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is remembered of one index between two looks.
 *
 * @param scan the counter at the last look
 * @param unusedSince when it was last known to be used, or since when it is watched; milliseconds since 1970
 * @param seenAt the last look
 * @param unseen milliseconds of that time in which scans may have been missed
 */
record IndexMemory(IndexScan scan, long unusedSince, long seenAt, long unseen) {
    /**
     * How the counters stand.
     *
     * @param startedAt start of the server
     * @param resetAt reset of the database's statistics; null when never
     * @param commits transactions committed since then
     */
    record Counting(Instant startedAt, @Nullable Instant resetAt, long commits) {
        /** Whether the counters began anew after an earlier look: they say nothing about the time before. */
        boolean isAnew(Counting earlier) {
            return commits < earlier.commits || !Objects.equals(resetAt, earlier.resetAt);
        }
    }

    /**
     * What is known after another look.
     *
     * @param before what was remembered; empty when the index is new here
     * @param anew whether the counters began anew since then
     * @param resetAt when they did, as far as the server says; null when it does not
     * @param now the look
     */
    static IndexMemory after(
            Optional<IndexMemory> before, IndexScan scan, boolean anew, @Nullable Instant resetAt, Instant now) {
        long at = now.toEpochMilli();
        if (before.isEmpty()) {
            // never scanned since a reset that the server tells of: as good as having watched since then
            long since = scan.scans() == 0 && resetAt != null ? Math.min(at, resetAt.toEpochMilli()) : at;
            return new IndexMemory(scan, since, at, 0);
        }
        var known = before.get();
        if (anew || scan.scans() < known.scan.scans()) {
            long blind = (resetAt == null ? at : Math.clamp(resetAt.toEpochMilli(), known.seenAt, at)) - known.seenAt;
            return scan.scans() > 0
                    ? new IndexMemory(scan, at, at, 0)
                    : new IndexMemory(scan, known.unusedSince, at, known.unseen + blind);
        }
        return scan.scans() > known.scan.scans()
                ? new IndexMemory(scan, at, at, 0)
                : new IndexMemory(scan, known.unusedSince, at, known.unseen);
    }
}
