package dev.alidade.monitoring.history;

import dev.alidade.database.Cancellation;
import dev.alidade.database.Database;
import dev.alidade.database.LocalStore;
import dev.alidade.database.Parameters;
import dev.alidade.error.AppException;
import dev.alidade.monitoring.MonitoringQueries;
import dev.alidade.monitoring.metric.MetricReader;
import dev.alidade.monitoring.metric.Pulse;
import dev.alidade.monitoring.metric.Sample;
import dev.alidade.monitoring.metric.Signal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Sees to it that what is looked at is remembered: a look every ten seconds at most, the database's size every five
 * minutes and soon after something was written, tables and indexes every fifteen minutes. What is due is asked on the calling thread. Thread-safe.
 */
public final class HistoryKeeper {
    private static final Duration LOOKS = Duration.ofSeconds(10);
    private static final Duration SIZE = Duration.ofMinutes(5);

    /** Between two measurements of a database that is written to, and how much longer than one of them takes. */
    private static final Duration SIZE_WHILE_WRITTEN = Duration.ofSeconds(10);

    private static final int SIZE_SHARE = 100;

    /** What the log of a server at rest grows by, too. */
    private static final long WAL_OF_REST = 1 << 20;

    private static final Duration OBJECTS = Duration.ofMinutes(15);

    private final Database database;
    private final MetricReader reader;
    private final LocalStore store;
    private @Nullable MetricsHistory history;
    private Instant lookedAt = Instant.MIN;
    private Instant sizedAt = Instant.MIN;
    private Duration sizeTook = Duration.ZERO;
    private Sample.@Nullable Counters sizedCounters;
    private @Nullable SeenSize size;
    private Instant objectsAt = Instant.MIN;

    /**
     * @param store the file, see {@link MetricsHistory#file}
     */
    public HistoryKeeper(Database database, MetricReader reader, LocalStore store) {
        this.database = database;
        this.reader = reader;
        this.store = store;
    }

    /**
     * The memory of this database; asks the server once who it is.
     *
     * @throws AppException of kind CONNECTION when it does not answer
     */
    public synchronized MetricsHistory history(Cancellation cancellation) {
        var known = history;
        if (known == null) {
            known = new MetricsHistory(
                    store, reader.identity(cancellation), database.target().label());
            history = known;
        }
        return known;
    }

    /**
     * Remembers a look, and asks and remembers what else is due. What failed is tried again at the next look.
     *
     * @param pulse what happened since the look before; empty when that cannot be told
     * @throws AppException of kind FAILED when the file cannot be written, CONNECTION when the server is gone
     */
    public synchronized void keep(Sample sample, Optional<Pulse> pulse, Cancellation cancellation) {
        var now = sample.takenAt();
        var memory = history(cancellation);
        if (pulse.isPresent() && isDue(lookedAt, LOOKS, now)) {
            memory.keep(pulse.get());
            lookedAt = now;
        }
        var queries = new MonitoringQueries(database);
        if (isDue(sizedAt, sizeEvery(sample.counters()), now)) {
            long started = System.nanoTime();
            long bytes = queries.databaseSize(cancellation).bytes();
            sizeTook = Duration.ofNanos(System.nanoTime() - started);
            memory.keep(now, Map.of(Signal.DATABASE_BYTES, (double) bytes));
            sizedAt = now;
            sizedCounters = sample.counters();
            size = new SeenSize(now, bytes);
        }
        if (isDue(objectsAt, OBJECTS, now)) {
            memory.keepIndexes(sample, scans(cancellation));
            memory.keepSizes(now, queries.relationSizes(cancellation));
            memory.prune(now);
            objectsAt = now;
        }
    }

    /** The size of the database as it was last measured here; empty before. */
    public synchronized Optional<SeenSize> size() {
        return Optional.ofNullable(size);
    }

    private Duration sizeEvery(Sample.Counters now) {
        var then = sizedCounters;
        boolean written = then != null
                && (now.rowsWritten() != then.rowsWritten() || now.walBytes() - then.walBytes() > WAL_OF_REST);
        var bearable = sizeTook.multipliedBy(SIZE_SHARE);
        var soon = bearable.compareTo(SIZE_WHILE_WRITTEN) > 0 ? bearable : SIZE_WHILE_WRITTEN;
        return written && soon.compareTo(SIZE) < 0 ? soon : SIZE;
    }

    private List<IndexScan> scans(Cancellation cancellation) {
        return database.read(
                cancellation,
                session -> session.list(
                        HistoryQuery.INDEX_SCAN,
                        Parameters.none(),
                        row -> new IndexScan(
                                row.bigint("oid"),
                                row.text("schema_name"),
                                row.text("relation_name"),
                                row.text("index_name"),
                                row.bigint("size_bytes"),
                                row.bigint("scans"),
                                row.bool("is_needed"))));
    }

    private static boolean isDue(Instant last, Duration every, Instant now) {
        return last.equals(Instant.MIN) || !now.isBefore(last.plus(every));
    }
}
