package dev.alidade.monitoring;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Since when the counters count.
 *
 * @param resetAt last reset; null when never since the database was made
 * @param startedAt start of the server
 * @param serverTime the server's clock when it was asked
 * @param counting whether {@code track_counts} is on
 * @param replica whether this server is a replica, which counts only its own scans
 */
public record StatisticsAge(
        @Nullable Instant resetAt, Instant startedAt, Instant serverTime, boolean counting, boolean replica) {}
