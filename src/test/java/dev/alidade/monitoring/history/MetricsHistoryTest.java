package dev.alidade.monitoring.history;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import dev.alidade.database.LocalStore;
import dev.alidade.error.AppException;
import dev.alidade.error.ProblemKind;
import dev.alidade.monitoring.RelationSize;
import dev.alidade.monitoring.metric.Sample;
import dev.alidade.monitoring.metric.Signal;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MetricsHistoryTest {
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @SuppressWarnings("NullAway.Init")
    private LocalStore store;

    @SuppressWarnings("NullAway.Init")
    private MetricsHistory history;

    @BeforeEach
    void open() {
        store = new LocalStore(folder.resolve("deep").resolve("metrics.sqlite"), HistoryStatement.tables());
        history = new MetricsHistory(store, "1-1", "one");
    }

    @Test
    void everyStatementHasItsFileAndSqliteTakesIt() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("resources/sqlite/monitoring"))) {
            assertThat(files.map(file -> file.getFileName().toString().replace(".sql", "")))
                    .containsExactlyInAnyOrderElementsOf(Stream.of(HistoryStatement.values())
                            .map(statement -> statement.name().toLowerCase(Locale.ROOT))
                            .toList());
        }
        for (var statement : HistoryStatement.values()) {
            assertThat(statement.source()).startsWith("-- SQLite. ");
            store.read(session -> {
                session.execute("explain " + statement.source().replaceAll("(?m)^--.*$", ""));
                return true;
            });
        }
    }

    @Test
    void looksAreRememberedByDatabaseAndOnlyTheOwnerMayReadThem() throws IOException {
        history.keep(START, Map.of(Signal.COMMITS, 12.5, Signal.SESSIONS, 3.0));
        new MetricsHistory(store, "2-2", "two").keep(START, Map.of(Signal.COMMITS, 99.0));
        var again = new MetricsHistory(new LocalStore(store.file(), HistoryStatement.tables()), "1-1", "one");
        assertThat(again.points(Signal.COMMITS, START.minusSeconds(1), START.plusSeconds(1)))
                .containsExactly(new Point(START, 12.5, 12.5, 12.5));
        assertThat(again.watchedSince()).contains(START);
        assertThat(new MetricsHistory(store, "3-3", "three").watchedSince()).isEmpty();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(store.file())))
                .isEqualTo("rw-------");
    }

    @Test
    void oldLooksAreDrawnTogetherWithoutLosingTheirPeaks() {
        var random = new Random(7);
        var values = new ArrayList<Double>();
        for (int i = 0; i < 500; i++) {
            double value = random.nextDouble() * 100;
            values.add(value);
            history.keep(START.plusSeconds(i * 10L), Map.of(Signal.COMMITS, value));
        }
        var later = START.plus(Duration.ofDays(2));
        history.keep(later, Map.of(Signal.COMMITS, 1.0));
        history.prune(later);
        var points = history.points(Signal.COMMITS, START, later);
        assertThat(points).hasSize(10);
        assertThat(points.getFirst().at()).isEqualTo(START);
        assertThat(points.stream().mapToDouble(Point::high).max())
                .hasValue(values.stream().mapToDouble(v -> v).max().orElseThrow());
        assertThat(points.subList(0, 9).stream().mapToDouble(Point::low).min())
                .hasValue(values.stream().mapToDouble(v -> v).min().orElseThrow());
        history.prune(later);
        assertThat(history.points(Signal.COMMITS, START, later)).isEqualTo(points);
        var muchLater = START.plus(Duration.ofDays(40));
        history.prune(muchLater);
        assertThat(history.points(Signal.COMMITS, START, later)).hasSize(2);
        double mean = values.stream().mapToDouble(v -> v).average().orElseThrow();
        assertThat(history.points(Signal.COMMITS, START, later).getFirst().average())
                .isCloseTo(mean, Offset.offset(1e-9));
    }

    @Test
    void tablesGrowSinceAMoment() {
        history.keepSizes(START, List.of(size("a", 1000), size("b", 5000)));
        history.keepSizes(START.plus(Duration.ofDays(1)), List.of(size("a", 1000), size("b", 5000)));
        history.keepSizes(START.plus(Duration.ofDays(8)), List.of(size("a", 4000), size("b", 4500), size("c", 10)));
        var week = history.growth(START.plus(Duration.ofDays(2)));
        assertThat(week).extracting(Growth::name).containsExactly("public.a", "public.b", "public.c");
        assertThat(week).extracting(Growth::bytes).containsExactly(3000L, -500L, 0L);
    }

    @Test
    void anIndexIsUnusedForDaysAcrossRestartsAndAResetIsOwnedUpTo() {
        look(0, null, 100, 5, 0);
        look(10, null, 200, 5, 0);
        look(20, null, 300, 5, 0);
        assertThat(history.unused(Duration.ofDays(20)))
                .extracting(UnusedIndex::index)
                .containsExactly("quiet", "other");
        var reset = START.plus(Duration.ofDays(30));
        look(36, reset, 4, 0, 0);
        var unused = history.unused(Duration.ofDays(35));
        assertThat(unused).extracting(UnusedIndex::index).containsExactly("quiet", "other");
        assertThat(unused.getFirst().unused()).isEqualTo(Duration.ofDays(36));
        assertThat(unused.getFirst().unseen()).isEqualTo(Duration.ofDays(10));
        look(40, reset, 8, 1, 0);
        assertThat(history.unused(Duration.ofDays(35)))
                .extracting(UnusedIndex::index)
                .containsExactly("other");
        assertThat(history.unused(Duration.ZERO)).hasSize(3);
    }

    @Test
    void anIndexThatIsGoneOrMadeAnewIsForgotten() {
        history.keepIndexes(sample(0, null, 10), List.of(index(1, "quiet", 0, false), index(2, "key", 0, true)));
        history.keepIndexes(sample(9, null, 20), List.of(index(7, "quiet", 0, false)));
        assertThat(history.unused(Duration.ofDays(1))).isEmpty();
        assertThat(history.unused(Duration.ZERO))
                .singleElement()
                .satisfies(index -> assertThat(index.since()).isEqualTo(START.plus(Duration.ofDays(9))));
    }

    @Test
    void neverMoreUnusedThanWatchedAndNeverAScanForgotten() {
        for (int run = 0; run < 100; run++) {
            var random = new Random(run);
            var own = new MetricsHistory(store, "run-" + run, "run");
            int lastUse = 0;
            long scans = 0;
            long commits = 0;
            @Nullable Instant reset = null;
            int day = 0;
            for (int step = 0; step < 6; step++) {
                day += 1 + random.nextInt(20);
                commits += 10;
                switch (random.nextInt(4)) {
                    case 0 -> {
                        scans++;
                        lastUse = day;
                    }
                    case 1 -> {
                        reset = START.plus(Duration.ofDays(day)).minusSeconds(random.nextInt(3600));
                        scans = 0;
                        commits = 0;
                    }
                    default -> commits++;
                }
                if (step == 0) {
                    lastUse = day;
                }
                own.keepIndexes(sample(day, reset, commits), List.of(index(1, "i", scans, false)));
            }
            var unused = own.unused(Duration.ZERO).getFirst();
            assertThat(unused.since().plusSeconds(3600))
                    .as("run " + run)
                    .isAfterOrEqualTo(START.plus(Duration.ofDays(lastUse)));
            assertThat(unused.unseen()).isLessThanOrEqualTo(unused.unused());
        }
    }

    @Test
    void aFileThatIsNoneIsMovedAsideAndMadeAnew() throws IOException {
        Files.createDirectories(store.file().getParent());
        Files.writeString(
                store.file(), "this is not what it should be, at all, and long enough to be looked at. ".repeat(20));
        history.keep(START, Map.of(Signal.COMMITS, 1.0));
        assertThat(history.points(Signal.COMMITS, START, START)).hasSize(1);
        assertThat(store.file().resolveSibling("metrics.sqlite.broken")).exists();
    }

    @Test
    void aPlaceThatCannotBeWrittenIsSaidInASentence() throws IOException {
        Files.writeString(folder.resolve("file"), "in the way");
        var nowhere = new MetricsHistory(
                new LocalStore(folder.resolve("file").resolve("metrics.sqlite"), HistoryStatement.tables()),
                "1",
                "one");
        assertThatThrownBy(() -> nowhere.keep(START, Map.of(Signal.COMMITS, 1.0)))
                .asInstanceOf(type(AppException.class))
                .satisfies(e -> {
                    assertThat(e.problem().kind()).isEqualTo(ProblemKind.FAILED);
                    assertThat(e.problem().nextStep()).isNotBlank();
                });
        Files.createDirectories(folder.resolve("taken").resolve("metrics.sqlite"));
        var taken = new MetricsHistory(
                new LocalStore(folder.resolve("taken").resolve("metrics.sqlite"), HistoryStatement.tables()),
                "1",
                "one");
        assertThatThrownBy(() -> taken.keep(START, Map.of(Signal.COMMITS, 1.0)))
                .asInstanceOf(type(AppException.class))
                .satisfies(e -> assertThat(e.problem().message())
                        .contains("metrics.sqlite")
                        .endsWith("cannot be read or written."));
    }

    @Test
    void twoWritersLoseNothing() {
        var other = new MetricsHistory(new LocalStore(store.file(), HistoryStatement.tables()), "1-1", "one");
        history.keep(START, Map.of(Signal.SESSIONS, 0.0));
        var writers = Stream.of(history, other)
                .map(writer -> CompletableFuture.runAsync(
                        () -> {
                            for (int i = 0; i < 100; i++) {
                                long at = i * 2L + (writer.equals(history) ? 0 : 1);
                                writer.keep(START.plusSeconds(at), Map.of(Signal.COMMITS, 1.0));
                            }
                        },
                        work -> Thread.ofVirtual().start(work)))
                .toList();
        writers.forEach(CompletableFuture::join);
        assertThat(history.points(Signal.COMMITS, START, START.plusSeconds(1000)))
                .hasSize(200);
    }

    @RepeatedTest(3)
    void aKilledProgramLeavesEveryLookThatItHadKept() throws Exception {
        var child = HistoryChild.start(store.file());
        int said = -1;
        try (var lines = new BufferedReader(new InputStreamReader(child.getInputStream(), UTF_8))) {
            for (int i = 0; i < 25; i++) {
                said = Integer.parseInt(lines.readLine());
            }
            child.toHandle().destroyForcibly();
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                said = line.isEmpty() ? said : Integer.parseInt(line);
            }
        }
        child.onExit().join();
        var commits = history.points(Signal.COMMITS, Instant.EPOCH, Instant.EPOCH.plusSeconds(1_000_000));
        assertThat(commits).hasSizeGreaterThan(said);
        assertThat(history.points(Signal.SESSIONS, Instant.EPOCH, Instant.EPOCH.plusSeconds(1_000_000)))
                .hasSameSizeAs(commits);
        history.keep(START, Map.of(Signal.COMMITS, 1.0));
        assertThat(store.file().resolveSibling("metrics.sqlite.broken")).doesNotExist();
    }

    private void look(int day, @Nullable Instant reset, long commits, long busy, long quiet) {
        history.keepIndexes(
                sample(day, reset, commits),
                List.of(
                        index(1, "busy", busy + day, false),
                        index(2, "quiet", busy == 1 ? 1 : quiet, false),
                        index(3, "key", 0, true),
                        index(4, "other", 0, false)));
    }

    private static IndexScan index(long oid, String name, long scans, boolean needed) {
        return new IndexScan(oid, "public", "t", name, 8192, scans, needed);
    }

    private static RelationSize size(String name, long bytes) {
        return new RelationSize("public", name, RelationSize.Kind.TABLE, null, 0, bytes, 0, 0, null, false, null);
    }

    private static Sample sample(int day, @Nullable Instant reset, long commits) {
        var at = START.plus(Duration.ofDays(day));
        return new Sample(
                at,
                at,
                START,
                reset,
                new Sample.Counters(commits, 0, 0, 0, 0, 0, 0, 0, 0),
                new Sample.Sessions(1, 1, 0, 0, 0, 0, 0, 100));
    }
}
