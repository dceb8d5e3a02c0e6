package dev.alidade.corridor.table;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * While a corridor is held: from its beginning to just before its end.
 *
 * @param from the first moment
 * @param to the moment after the last; null while nobody knows
 */
public record HeldTime(Instant from, @Nullable Instant to) {
    /** Whether a moment lies in it. */
    public boolean contains(Instant moment) {
        return !moment.isBefore(from) && (to == null || moment.isBefore(to));
    }

    /** Whether it has no moment at all. */
    public boolean isEmpty() {
        return to != null && !from.isBefore(to);
    }

    /** The moments of both; empty when there are none. */
    public Optional<HeldTime> with(HeldTime other) {
        var start = from.isAfter(other.from) ? from : other.from;
        var end = to == null ? other.to : other.to == null || to.isBefore(other.to) ? to : other.to;
        var both = new HeldTime(start, end);
        return both.isEmpty() ? Optional.empty() : Optional.of(both);
    }

    /** How long it is; empty while it has no end. */
    public Optional<Duration> length() {
        return to == null ? Optional.empty() : Optional.of(Duration.between(from, to));
    }
}
