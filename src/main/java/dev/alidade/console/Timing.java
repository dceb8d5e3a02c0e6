package dev.alidade.console;

import java.time.Duration;

/**
 * Where the time of a statement went.
 *
 * @param server from sending it to the first answer
 * @param transfer from the first answer to the last row
 */
public record Timing(Duration server, Duration transfer) {
    /** Both together. */
    public Duration total() {
        return server.plus(transfer);
    }
}
