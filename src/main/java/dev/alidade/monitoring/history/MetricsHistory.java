package dev.alidade.monitoring.history;

import dev.alidade.database.LocalStore;
import dev.alidade.database.Parameters;
import dev.alidade.database.Session;
import dev.alidade.error.AppException;
import dev.alidade.monitoring.RelationSize;
import dev.alidade.monitoring.metric.Pulse;
import dev.alidade.monitoring.metric.Sample;
import dev.alidade.monitoring.metric.Signal;
import dev.alidade.settings.AppFolders;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is remembered of one database in the user's folder. Looks are kept whole for a day, then drawn together to ten
 * minutes, after thirty days to six hours; sizes and unused indexes are kept for two years and for as long as they are
 * there. Every method throws {@link AppException} of kind FAILED when the file cannot be used; monitoring goes on without
 * it. Thread-safe; blocks.
 */
public final class MetricsHistory {
    private static final Duration WHOLE = Duration.ofDays(1);
    private static final Duration MINUTES = Duration.ofMinutes(10);
    private static final Duration FINE = Duration.ofDays(30);
    private static final Duration HOURS = Duration.ofHours(6);
    private static final Duration SIZES = Duration.ofDays(730);

    private final LocalStore store;
    private final String identity;
    private final String name;

    /**
     * @param store the file
     * @param identity what tells the database from every other
     * @param name what it is called, for people who open the file
     */
    public MetricsHistory(LocalStore store, String identity, String name) {
        this.store = store;
        this.identity = identity;
        this.name = name;
    }

    /** The file of the current user, which holds every database. */
    public static LocalStore file(AppFolders folders) {
        return new LocalStore(folders.data().resolve("history").resolve("metrics.sqlite"), HistoryStatement.tables());
    }

    private record Known(long id, Instant firstSeen, IndexMemory.@Nullable Counting counting) {}

    /** Keeps what is known of one look. */
    public void keep(Pulse pulse) {
        keep(pulse.at(), pulse.values());
    }

    /** Keeps values of a moment. */
    public void keep(Instant at, Map<Signal, Double> values) {
        store.write(session -> {
            var id = database(session, at).id();
            values.forEach((signal, value) -> session.update(
                    HistoryStatement.ADD_POINT,
                    Parameters.of("database_id", id)
                            .and("signal", signal.word())
                            .and("at", at.toEpochMilli())
                            .and("value", value)));
            return true;
        });
    }

    /** Keeps the sizes of tables (with indexes and TOAST), where they changed. */
    public void keepSizes(Instant at, List<RelationSize> sizes) {
        store.write(session -> {
            var id = database(session, at).id();
            for (var size : sizes) {
                if (size.partitionOf() == null && !size.locked()) {
                    session.update(
                            HistoryStatement.ADD_SIZE,
                            Parameters.of("database_id", id)
                                    .and("name", size.name())
                                    .and("at", at.toEpochMilli())
                                    .and("bytes", size.totalBytes()));
                }
            }
            return true;
        });
    }

    /**
     * Keeps what the indexes' counters say.
     *
     * @param sample how the counters stand, taken before the scans
     * @param scans every index of the database
     */
    public void keepIndexes(Sample sample, List<IndexScan> scans) {
        var reset = sample.resetAt();
        var counting = new IndexMemory.Counting(
                sample.startedAt(),
                reset == null ? null : reset.truncatedTo(ChronoUnit.MILLIS),
                sample.counters().commits());
        var now = sample.takenAt();
        store.write(session -> {
            var known = database(session, now);
            boolean anew = known.counting() != null && counting.isAnew(known.counting());
            var before = new HashMap<Long, IndexMemory>();
            memories(session, known.id())
                    .forEach(memory -> before.put(memory.scan().oid(), memory));
            for (var scan : scans) {
                var memory = Optional.ofNullable(before.get(scan.oid()));
                put(session, known.id(), IndexMemory.after(memory, scan, anew, counting.resetAt(), now));
            }
            session.update(
                    HistoryStatement.FORGET_INDEXES,
                    Parameters.of("database_id", known.id()).and("seen_at", now.toEpochMilli()));
            session.update(
                    HistoryStatement.COUNT_FROM,
                    Parameters.of("database_id", known.id())
                            .and("started_at", counting.startedAt().toEpochMilli())
                            .and("reset_at", millis(counting.resetAt()))
                            .and("commits", counting.commits())
                            .and("at", now.toEpochMilli()));
            return true;
        });
    }

    /** A signal between two moments, oldest first. */
    public List<Point> points(Signal signal, Instant from, Instant to) {
        return store.read(session -> find(session)
                .map(known -> session.list(
                        HistoryStatement.LIST_POINTS,
                        Parameters.of("database_id", known.id())
                                .and("signal", signal.word())
                                .and("from", from.toEpochMilli())
                                .and("to", to.toEpochMilli()),
                        row -> new Point(
                                Instant.ofEpochMilli(row.bigint("at")),
                                row.real("low"),
                                row.real("average"),
                                row.real("high"))))
                .orElse(List.of()));
    }

    /** How tables grew since a moment, the largest change first; tables that stayed as they were are among them. */
    public List<Growth> growth(Instant since) {
        return store.read(session -> find(session)
                .map(known -> session.list(
                        HistoryStatement.LIST_GROWTH,
                        Parameters.of("database_id", known.id()).and("since", since.toEpochMilli()),
                        row -> new Growth(
                                row.text("name"),
                                row.bigint("bytes_before"),
                                row.bigint("bytes_now"),
                                Instant.ofEpochMilli(row.bigint("since")))))
                .orElse(List.of()));
    }

    /** Indexes that enforce nothing and were not scanned for at least a while, across restarts, longest first. */
    public List<UnusedIndex> unused(Duration atLeast) {
        return store.read(session -> find(session)
                .map(known -> memories(session, known.id()).stream()
                        .filter(memory -> !memory.scan().needed())
                        .map(MetricsHistory::unused)
                        .filter(index -> index.unused().compareTo(atLeast) >= 0)
                        .sorted((a, b) -> b.unused().compareTo(a.unused()))
                        .toList())
                .orElse(List.of()));
    }

    /** Since when the database is watched from here; empty when it never was. */
    public Optional<Instant> watchedSince() {
        return store.read(session -> find(session).map(Known::firstSeen));
    }

    /** Draws old looks of every database together and forgets what is too old; to be called now and then. */
    public void prune(Instant now) {
        store.write(session -> {
            condense(session, MINUTES, now.minus(WHOLE));
            condense(session, HOURS, now.minus(FINE));
            session.update(
                    HistoryStatement.FORGET_SIZES,
                    Parameters.of("before", now.minus(SIZES).toEpochMilli()));
            return true;
        });
    }

    /** Up to a whole step only: a later call finds nothing that belongs to a point already drawn. */
    private static void condense(Session session, Duration step, Instant before) {
        long millis = step.toMillis();
        var parameters = Parameters.of("step", millis).and("before", before.toEpochMilli() / millis * millis);
        session.update(HistoryStatement.CONDENSE_POINTS, parameters);
        session.update(HistoryStatement.FORGET_POINTS, parameters);
    }

    private Known database(Session session, Instant now) {
        session.update(
                HistoryStatement.ADD_DATABASE,
                Parameters.of("identity", identity).and("name", name).and("at", now.toEpochMilli()));
        return find(session).orElseThrow();
    }

    private Optional<Known> find(Session session) {
        return session.first(HistoryStatement.FIND_DATABASE, Parameters.of("identity", identity), row -> {
            var started = row.bigintOrNull("started_at");
            var reset = row.bigintOrNull("reset_at");
            return new Known(
                    row.bigint("id"),
                    Instant.ofEpochMilli(row.bigint("first_seen")),
                    started == null
                            ? null
                            : new IndexMemory.Counting(
                                    Instant.ofEpochMilli(started),
                                    reset == null ? null : Instant.ofEpochMilli(reset),
                                    row.bigint("commits")));
        });
    }

    private static List<IndexMemory> memories(Session session, long id) {
        return session.list(
                HistoryStatement.LIST_INDEXES,
                Parameters.of("database_id", id),
                row -> new IndexMemory(
                        new IndexScan(
                                row.bigint("oid"),
                                row.text("schema_name"),
                                row.text("relation_name"),
                                row.text("index_name"),
                                row.bigint("bytes"),
                                row.bigint("scans"),
                                row.bigint("needed") != 0),
                        row.bigint("unused_since"),
                        row.bigint("seen_at"),
                        row.bigint("unseen")));
    }

    private static void put(Session session, long id, IndexMemory memory) {
        var scan = memory.scan();
        session.update(
                HistoryStatement.PUT_INDEX,
                Parameters.of("database_id", id)
                        .and("oid", scan.oid())
                        .and("schema_name", scan.schema())
                        .and("relation_name", scan.relation())
                        .and("index_name", scan.index())
                        .and("bytes", scan.bytes())
                        .and("needed", scan.needed() ? 1 : 0)
                        .and("scans", scan.scans())
                        .and("unused_since", memory.unusedSince())
                        .and("seen_at", memory.seenAt())
                        .and("unseen", memory.unseen()));
    }

    private static UnusedIndex unused(IndexMemory memory) {
        var scan = memory.scan();
        return new UnusedIndex(
                scan.schema(),
                scan.relation(),
                scan.index(),
                scan.bytes(),
                Instant.ofEpochMilli(memory.unusedSince()),
                Instant.ofEpochMilli(memory.seenAt()),
                Duration.ofMillis(memory.unseen()));
    }

    private static @Nullable Long millis(@Nullable Instant moment) {
        return moment == null ? null : Long.valueOf(moment.toEpochMilli());
    }
}
