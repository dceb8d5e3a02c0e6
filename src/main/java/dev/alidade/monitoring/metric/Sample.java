package dev.alidade.monitoring.metric;

import dev.alidade.database.Row;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One look at the server: counters since its statistics were reset, and what its sessions do.
 *
 * @param takenAt when, by this machine's clock
 * @param serverAt when, by the server's clock
 * @param startedAt start of the server
 * @param resetAt when the counters of this database were reset; null when never
 * @param counters what only grows until a reset
 * @param sessions what the sessions do
 */
public record Sample(
        Instant takenAt,
        Instant serverAt,
        Instant startedAt,
        @Nullable Instant resetAt,
        Counters counters,
        Sessions sessions) {

    /**
     * Counters of the database, and of the whole server's log.
     *
     * @param commits transactions that were committed
     * @param rollbacks transactions that were rolled back
     * @param hitBlocks blocks found in PostgreSQL's buffers
     * @param readBlocks blocks asked from the operating system
     * @param rowsRead rows that scans looked at
     * @param rowsWritten rows inserted, updated and deleted
     * @param tempBytes bytes written to temporary files
     * @param deadlocks deadlocks that were found
     * @param walBytes the log's position in bytes
     */
    public record Counters(
            long commits,
            long rollbacks,
            long hitBlocks,
            long readBlocks,
            long rowsRead,
            long rowsWritten,
            long tempBytes,
            long deadlocks,
            long walBytes) {

        /** Whether something is less than it was: the counters began anew between the two. */
        boolean isBehind(Counters earlier) {
            return commits < earlier.commits
                    || rollbacks < earlier.rollbacks
                    || hitBlocks < earlier.hitBlocks
                    || readBlocks < earlier.readBlocks
                    || rowsRead < earlier.rowsRead
                    || rowsWritten < earlier.rowsWritten
                    || tempBytes < earlier.tempBytes
                    || deadlocks < earlier.deadlocks
                    || walBytes < earlier.walBytes;
        }
    }

    /**
     * Client sessions of the whole server, without the one that asks.
     *
     * @param all how many there are
     * @param active running a statement, of those that may be seen
     * @param idle waiting for their client, of those that may be seen
     * @param idleInTransaction the same inside a transaction
     * @param waiting waiting for a lock
     * @param hidden of other roles, which the current one may not look at
     * @param oldestSeconds age of the oldest transaction that may be seen; 0 when there is none
     * @param limit {@code max_connections}
     */
    public record Sessions(
            int all,
            int active,
            int idle,
            int idleInTransaction,
            int waiting,
            int hidden,
            double oldestSeconds,
            int limit) {}

    static Sample of(Row row, Instant now) {
        return new Sample(
                now,
                Objects.requireNonNull(row.instantOrNull("server_at")),
                Objects.requireNonNull(row.instantOrNull("started_at")),
                row.instantOrNull("reset_at"),
                new Counters(
                        row.bigint("commits"),
                        row.bigint("rollbacks"),
                        row.bigint("hit_blocks"),
                        row.bigint("read_blocks"),
                        row.bigint("rows_read"),
                        row.bigint("rows_written"),
                        row.bigint("temp_bytes"),
                        row.bigint("deadlocks"),
                        row.bigint("wal_bytes")),
                new Sessions(
                        row.integer("sessions"),
                        row.integer("active"),
                        row.integer("idle"),
                        row.integer("idle_in_transaction"),
                        row.integer("waiting"),
                        row.integer("hidden"),
                        row.real("oldest_seconds"),
                        row.integer("connection_limit")));
    }
}
