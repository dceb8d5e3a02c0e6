package dev.alidade;

import java.lang.management.ManagementFactory;
import java.time.Duration;

/** How long a piece of work keeps its own thread at work, whatever else the machine has to do meanwhile. */
public final class OwnTime {
    private OwnTime() {}

    /** The processor's time that the calling thread takes for it; work that it hands to other threads does not count. */
    public static Duration of(Runnable work) {
        var clock = ManagementFactory.getThreadMXBean();
        long before = clock.getCurrentThreadCpuTime();
        work.run();
        return Duration.ofNanos(clock.getCurrentThreadCpuTime() - before);
    }
}
