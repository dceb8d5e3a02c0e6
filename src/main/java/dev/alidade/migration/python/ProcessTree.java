package dev.alidade.migration.python;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A program with everything it started. */
final class ProcessTree {
    private static final Duration GRACE = Duration.ofSeconds(3);

    private final Process process;

    ProcessTree(Process process) {
        this.process = process;
    }

    /** Asks all of it to end, and ends by force what has not done so after three seconds. Returns at once. */
    void stop() {
        var members = Stream.concat(process.descendants(), Stream.of(process.toHandle()))
                .toList();
        members.forEach(ProcessHandle::destroy);
        CompletableFuture.delayedExecutor(GRACE.toMillis(), TimeUnit.MILLISECONDS)
                .execute(() -> kill(members));
    }

    private void kill(List<ProcessHandle> members) {
        Stream.concat(process.descendants(), members.stream())
                .filter(ProcessHandle::isAlive)
                .forEach(ProcessHandle::destroyForcibly);
    }
}
