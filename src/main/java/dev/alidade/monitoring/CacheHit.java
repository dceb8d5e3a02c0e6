package dev.alidade.monitoring;

import java.util.OptionalDouble;

/**
 * Blocks found in PostgreSQL's buffers and blocks asked from the operating system.
 *
 * @param hitBlocks found
 * @param readBlocks asked for
 */
public record CacheHit(long hitBlocks, long readBlocks) {
    /** Found share, 0 to 1; empty when nothing was read yet. */
    public OptionalDouble share() {
        long all = hitBlocks + readBlocks;
        return all == 0 ? OptionalDouble.empty() : OptionalDouble.of((double) hitBlocks / all);
    }
}
