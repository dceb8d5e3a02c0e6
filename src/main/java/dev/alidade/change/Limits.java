package dev.alidade.change;

import java.time.Duration;

/**
 * What a trial may cost; beyond that it is left for the moment when the change is really taken back.
 *
 * @param bytes of a table that would be rewritten or read as a whole
 * @param rows of such a table, estimated
 * @param lockWait how long one statement of the trial may wait for somebody else
 * @param statement how long one statement of the trial may run
 */
public record Limits(long bytes, long rows, Duration lockWait, Duration statement) {
    /** One gigabyte, five million rows; two seconds of waiting, thirty of work. */
    public static final Limits USUAL = new Limits(1L << 30, 5_000_000, Duration.ofSeconds(2), Duration.ofSeconds(30));

    String settings() {
        return "set local lock_timeout = %d; set local statement_timeout = %d"
                .formatted(lockWait.toMillis(), statement.toMillis());
    }
}
