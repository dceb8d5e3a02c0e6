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
 * minutes, tables and indexes every fifteen. What is due is asked on the calling thread. Thread-safe.
 */
public final class HistoryKeeper {
    private static final Duration LOOKS = Duration.ofSeconds(10);
    private static final Duration SIZE = Duration.ofMinutes(5);
    private static final Duration OBJECTS = Duration.ofMinutes(15);

    private final Database database;
    private final MetricReader reader;
    private final LocalStore store;
    private @Nullable MetricsHistory history;
    private Instant lookedAt = Instant.MIN;
    private Instant sizedAt = Instant.MIN;
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
        if (isDue(sizedAt, SIZE, now)) {
            double bytes = queries.databaseSize(cancellation).bytes();
            memory.keep(now, Map.of(Signal.DATABASE_BYTES, bytes));
            sizedAt = now;
        }
        if (isDue(objectsAt, OBJECTS, now)) {
            memory.keepIndexes(sample, scans(cancellation));
            memory.keepSizes(now, queries.relationSizes(cancellation));
            memory.prune(now);
            objectsAt = now;
        }
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
