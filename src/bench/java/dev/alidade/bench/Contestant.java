package dev.alidade.bench;

import java.time.Duration;

/**
 * One who takes part in a race.
 *
 * @param name as it stands in the result
 * @param lap does the work once and says how long the part took that counts; what it prepares and clears does not count
 */
public record Contestant(String name, Lap lap) {
    /** The work. */
    public interface Lap {
        Duration run() throws Exception;
    }

    /** Something to be timed. */
    public interface Work {
        void run() throws Exception;
    }

    /** How long the work takes. */
    public static Duration timed(Work work) throws Exception {
        long start = System.nanoTime();
        work.run();
        return Duration.ofNanos(System.nanoTime() - start);
    }
}
