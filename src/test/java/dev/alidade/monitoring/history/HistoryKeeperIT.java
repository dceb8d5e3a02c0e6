package dev.alidade.monitoring.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.alidade.database.Cancellation;
import dev.alidade.database.Database;
import dev.alidade.monitoring.metric.MetricReader;
import dev.alidade.monitoring.metric.Pulse;
import dev.alidade.monitoring.metric.Sample;
import dev.alidade.monitoring.metric.Signal;
import dev.alidade.sandbox.OwnServer;
import dev.alidade.sandbox.SandboxExtension;
import dev.alidade.sandbox.TestDatabase;
import dev.alidade.settings.AppFolders;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(SandboxExtension.class)
class HistoryKeeperIT {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void looksSizesAndIndexesAreRememberedOfTheRightDatabase(boolean superuser, TestDatabase test) {
        var database = superuser ? test.asSuperuser() : test.asSupabaseRole();
        run(test.asSupabaseRole(), "create table t (id int primary key, v int); create index never on t (v)");
        var keeper = keeper(database);
        var reader = new MetricReader(database, Clock.systemUTC());
        var first = reader.sample(new Cancellation());
        keeper.keep(first, Optional.empty(), new Cancellation());
        var second = reader.sample(new Cancellation());
        keeper.keep(second, Pulse.between(first, second), new Cancellation());
        var history = keeper.history(new Cancellation());
        var longAgo = Instant.now().minus(Duration.ofDays(1));
        assertThat(history.points(Signal.DATABASE_BYTES, longAgo, Instant.now()))
                .singleElement()
                .satisfies(point -> assertThat(point.average()).isGreaterThan(1_000_000));
        assertThat(history.points(Signal.SESSIONS, longAgo, Instant.now())).hasSize(1);
        assertThat(history.growth(longAgo)).extracting(Growth::name).contains("public.t");
        assertThat(history.unused(Duration.ZERO)).extracting(UnusedIndex::index).containsExactly("never");
        assertThat(reader.identity(new Cancellation())).matches(".+/\\d+-\\d+");
    }

    @Test
    void theSizeIsMeasuredAgainSoonAfterRowsWereWrittenAndRarelyAtRest(TestDatabase test) {
        var database = test.asSupabaseRole();
        run(database, "create table load (v text)");
        var keeper = keeper(database);
        var sample = new MetricReader(database, Clock.systemUTC()).sample(new Cancellation());
        keeper.keep(sample, Optional.empty(), new Cancellation());
        var before = keeper.size().orElseThrow();
        run(database, "insert into load select repeat('x', 500) from generate_series(1, 20000)");

        keeper.keep(later(sample, 20, 0), Optional.empty(), new Cancellation());
        assertThat(keeper.size())
                .as("nothing was written, as far as the counters say")
                .contains(before);
        keeper.keep(later(sample, 5, 20_000), Optional.empty(), new Cancellation());
        assertThat(keeper.size()).as("too soon").contains(before);
        keeper.keep(later(sample, 290, 20_000), Optional.empty(), new Cancellation());
        assertThat(keeper.size()).hasValueSatisfying(size -> {
            assertThat(size.at()).isEqualTo(sample.takenAt().plusSeconds(290));
            assertThat(size.bytes()).isGreaterThan(before.bytes() + 8_000_000);
        });
    }

    /** The same look, seconds later and with more rows written. */
    private static Sample later(Sample sample, long seconds, long rows) {
        var counters = sample.counters();
        return new Sample(
                sample.takenAt().plusSeconds(seconds),
                sample.serverAt().plusSeconds(seconds),
                sample.startedAt(),
                sample.resetAt(),
                new Sample.Counters(
                        counters.commits(),
                        counters.rollbacks(),
                        counters.hitBlocks(),
                        counters.readBlocks(),
                        counters.rowsRead(),
                        counters.rowsWritten() + rows,
                        counters.tempBytes(),
                        counters.deadlocks(),
                        counters.walBytes()),
                sample.sessions());
    }

    @Test
    void anIndexStaysUnusedAcrossARestartOfTheServer() {
        try (var own = new OwnServer();
                var database = Database.open(own.server().superuser("postgres"), () -> {})) {
            run(database, "create table t (id int primary key, v int); create index never on t (v)");
            look(database);
            var since = keeper(database)
                    .history(new Cancellation())
                    .unused(Duration.ZERO)
                    .getFirst()
                    .since();
            own.stop();
            own.start();
            look(database);
            assertThat(keeper(database).history(new Cancellation()).unused(Duration.ZERO))
                    .singleElement()
                    .satisfies(index -> {
                        assertThat(index.since()).isEqualTo(since);
                        assertThat(index.seenAt()).isAfter(since);
                    });
            run(
                    database,
                    "set enable_seqscan = off; select count(*) from t where v = 1;"
                            + "select pg_catalog.pg_stat_force_next_flush()");
            await().until(() -> {
                look(database);
                return keeper(database)
                        .history(new Cancellation())
                        .unused(Duration.ZERO)
                        .getFirst()
                        .since()
                        .isAfter(since);
            });
        }
    }

    private void look(Database database) {
        var sample = new MetricReader(database, Clock.systemUTC()).sample(new Cancellation());
        keeper(database).keep(sample, Optional.empty(), new Cancellation());
    }

    private HistoryKeeper keeper(Database database) {
        return new HistoryKeeper(
                database,
                new MetricReader(database, Clock.systemUTC()),
                MetricsHistory.file(new AppFolders(folder, folder, folder)));
    }

    private static void run(Database database, String statements) {
        database.session(new Cancellation(), session -> {
            session.execute(statements);
            return true;
        });
    }
}
