package dev.alidade.migration.script;

import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Facts of files that have not changed since: same size, time and place on disk. Bounded; thread-safe. */
final class FactsCache {
    private static final int LIMIT = 5_000;
    /** A file written again within the same tick of the clock could keep its time. */
    private static final Duration DOUBT = Duration.ofSeconds(2);

    private record Stamp(
            long size, FileTime modified, @Nullable Object place) {}

    private record Known(Stamp stamp, FileFacts facts) {}

    private final Map<Path, Known> known = new LinkedHashMap<>(256, 0.75f, true);
    private long misses;

    /** What is known of a file, or what {@code read} finds. */
    FileFacts get(Path file, BasicFileAttributes attributes, Supplier<FileFacts> read) {
        var stamp = new Stamp(attributes.size(), attributes.lastModifiedTime(), attributes.fileKey());
        synchronized (known) {
            var found = known.get(file);
            if (found != null && found.stamp().equals(stamp)) {
                return found.facts();
            }
            misses++;
        }
        var facts = read.get();
        boolean settled = stamp.modified().toInstant().plus(DOUBT).isBefore(Instant.now());
        synchronized (known) {
            if (settled && !facts.wording().includes()) {
                known.put(file, new Known(stamp, facts));
            } else {
                known.remove(file);
            }
            if (known.size() > LIMIT) {
                known.remove(known.keySet().iterator().next());
            }
        }
        return facts;
    }

    /** How often a file had to be read. */
    long misses() {
        synchronized (known) {
            return misses;
        }
    }
}
