package dev.alidade.monitoring.history;

import java.time.Instant;

/**
 * How a table grew.
 *
 * @param name {@code schema.table}
 * @param before bytes at {@code since}
 * @param now bytes at the last look that saw a change
 * @param since the moment that was asked for, or when the table was first seen
 */
public record Growth(String name, long before, long now, Instant since) {
    /** Bytes more; negative when it shrank. */
    public long bytes() {
        return now - before;
    }
}
