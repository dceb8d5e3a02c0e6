package dev.alidade.monitoring.history;

import java.time.Instant;

/**
 * The size of a database at a moment.
 *
 * @param at when it was measured, by this machine's clock
 * @param bytes as {@code pg_database_size} counts
 */
public record SeenSize(Instant at, long bytes) {}
