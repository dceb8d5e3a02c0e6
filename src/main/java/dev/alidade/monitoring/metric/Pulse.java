package dev.alidade.monitoring.metric;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * What the server did between two looks at it.
 *
 * @param at the second look, by this machine's clock
 * @param values what is known, by signal
 * @param hidden sessions of other roles that may not be looked at: counts of what sessions do are without them
 */
public record Pulse(Instant at, Map<Signal, Double> values, int hidden) {
    public Pulse {
        values = values.isEmpty() ? Map.of() : Collections.unmodifiableMap(new EnumMap<>(values));
    }

    /**
     * Rates and counts between two looks. Empty when they cannot be told: the server was started anew or the statistics
     * were reset between them, or no time has passed.
     */
    public static Optional<Pulse> between(Sample earlier, Sample later) {
        double seconds = Duration.between(earlier.serverAt(), later.serverAt()).toNanos() / 1e9;
        if (seconds <= 0
                || !earlier.startedAt().equals(later.startedAt())
                || !Objects.equals(earlier.resetAt(), later.resetAt())
                || later.counters().isBehind(earlier.counters())) {
            return Optional.empty();
        }
        var values = new EnumMap<Signal, Double>(Signal.class);
        var from = earlier.counters();
        var to = later.counters();
        values.put(Signal.COMMITS, (to.commits() - from.commits()) / seconds);
        values.put(Signal.ROLLBACKS, (to.rollbacks() - from.rollbacks()) / seconds);
        values.put(Signal.ROWS_READ, (to.rowsRead() - from.rowsRead()) / seconds);
        values.put(Signal.ROWS_WRITTEN, (to.rowsWritten() - from.rowsWritten()) / seconds);
        values.put(Signal.BLOCKS_READ, (to.readBlocks() - from.readBlocks()) / seconds);
        values.put(Signal.TEMP_BYTES, (to.tempBytes() - from.tempBytes()) / seconds);
        values.put(Signal.WAL_BYTES, (to.walBytes() - from.walBytes()) / seconds);
        values.put(Signal.DEADLOCKS, (to.deadlocks() - from.deadlocks()) / seconds);
        long hits = to.hitBlocks() - from.hitBlocks();
        long asked = hits + to.readBlocks() - from.readBlocks();
        if (asked > 0) {
            values.put(Signal.CACHE_HIT, (double) hits / asked);
        }
        var sessions = later.sessions();
        values.put(Signal.SESSIONS, (double) sessions.all());
        values.put(Signal.ACTIVE, (double) sessions.active());
        values.put(Signal.IDLE_IN_TRANSACTION, (double) sessions.idleInTransaction());
        values.put(Signal.WAITING, (double) sessions.waiting());
        values.put(Signal.OLDEST_TRANSACTION, sessions.oldestSeconds());
        return Optional.of(new Pulse(later.takenAt(), values, sessions.hidden()));
    }
}
