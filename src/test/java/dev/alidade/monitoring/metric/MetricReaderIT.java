package dev.alidade.monitoring.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.alidade.database.Cancellation;
import dev.alidade.database.Database;
import dev.alidade.database.Secret;
import dev.alidade.monitoring.Measured;
import dev.alidade.sandbox.SandboxExtension;
import dev.alidade.sandbox.TestDatabase;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(SandboxExtension.class)
class MetricReaderIT {
    @BeforeEach
    void fill(TestDatabase test) {
        run(
                test.asSupabaseRole(),
                "create schema \"Second one\"",
                "create table \"Second one\".\"Odd table\" (id int primary key, v text)",
                "insert into \"Second one\".\"Odd table\" select g, repeat('x', 500) from generate_series(1, 2000) g",
                "delete from \"Second one\".\"Odd table\" where id > 1500",
                "select count(*) from \"Second one\".\"Odd table\" where v = 'y'",
                "create table few (id smallint primary key generated always as identity)",
                "select setval(pg_get_serial_sequence('few', 'id'), 30000)",
                "create table whole (id bigint); create sequence half as bigint owned by whole.id",
                "create table narrow (id int); create sequence wide as bigint owned by narrow.id",
                "select setval('wide', 2000000000)",
                "create publication supabase_realtime for table few, whole",
                "analyze");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void everySubjectIsAnsweredOrSaysWhyNot(boolean superuser, TestDatabase test) {
        var reader = reader(superuser ? test.asSuperuser() : test.asSupabaseRole());
        for (var metric : Metric.values()) {
            switch (reader.read(metric, new Cancellation())) {
                case Measured.Known<MetricTable> known -> {
                    assertThat(known.value().columns())
                            .as(metric.name())
                            .allSatisfy(column -> assertThat(column.title()).isNotBlank());
                    assertThat(known.value().rows())
                            .as(metric.name())
                            .allSatisfy(line -> assertThat(line.values())
                                    .hasSameSizeAs(known.value().columns()));
                }
                case Measured.Unknown<MetricTable> unknown -> {
                    assertThat(metric).isIn(Metric.STATEMENTS, Metric.WAL_FILES);
                    assertThat(unknown.reason().message()).isNotBlank();
                    assertThat(unknown.reason().nextStep()).isNotBlank();
                }
            }
            assertThat(metric.title()).isNotBlank();
            assertThat(metric.explanation()).isNotBlank();
            assertThat(reader.sql(metric)).startsWith("-- ");
        }
    }

    @Test
    void whatTheRoleMayNotSeeIsUnknownAndNotZero(TestDatabase test) {
        var files = reader(test.asSupabaseRole()).read(Metric.WAL_FILES, new Cancellation());
        if (files instanceof Measured.Unknown<MetricTable> unknown) {
            assertThat(unknown.reason().sqlState()).isEqualTo("42501");
        }
        var role = "onlooker_" + test.name();
        run(test.asSuperuser(), "create role " + role + " login password 'onlooker'");
        try (var onlooker = Database.open(test.supabaseTarget().withLogin(role, new Secret("onlooker")), () -> {})) {
            var reader = reader(onlooker);
            assertThat(reader.read(Metric.WAL_FILES, new Cancellation())).isInstanceOf(Measured.Unknown.class);
            var connections = known(reader, Metric.CONNECTIONS);
            assertThat(connections.hidden()).isPositive();
            assertThat(connections.maps())
                    .anySatisfy(
                            row -> assertThat(row).containsEntry("state", null).containsEntry("is_hidden", true));
            assertThat(reader.sample(new Cancellation()).sessions().hidden()).isPositive();
            assertThat(row(reader, Metric.SEQUENCES, "sequence_name", "wide"))
                    .containsEntry("last_value", null)
                    .containsEntry("used_share", null)
                    .containsEntry("is_hidden", true);
        }
    }

    @Test
    void anAbsentExtensionIsSaidWithTheCure(TestDatabase test) {
        assertThat(reader(test.asSupabaseRole()).read(Metric.STATEMENTS, new Cancellation()))
                .isInstanceOfSatisfying(Measured.Unknown.class, unknown -> {
                    assertThat(unknown.reason().code()).isEqualTo("metric.extension");
                    assertThat(unknown.reason().nextStep()).contains("CREATE EXTENSION pg_stat_statements");
                });
    }

    @Test
    void sequencesEndWhereTheirColumnEnds(TestDatabase test) {
        var reader = reader(test.asSupabaseRole());
        var few = row(reader, Metric.SEQUENCES, "sequence_name", "few_id_seq");
        assertThat(share(few, "used_share")).isBetween(0.91, 0.92);
        assertThat(few).containsEntry("largest_value", 32767L).containsEntry("column_name", "few.id");
        var wide = row(reader, Metric.SEQUENCES, "sequence_name", "wide");
        assertThat(share(wide, "used_share")).isBetween(0.93, 0.94);
        assertThat(wide).containsEntry("sequence_type", "bigint").containsEntry("column_type", "integer");
        assertThat(row(reader, Metric.SEQUENCES, "sequence_name", "half")).containsEntry("used_share", 0.0);
    }

    @Test
    void sizesDeadRowsScansAndPublicationsAreThoseOfTheTable(TestDatabase test) {
        var reader = reader(test.asSupabaseRole());
        var schema = row(reader, Metric.SCHEMAS, "schema_name", "Second one");
        assertThat((Long) schema.get("total_bytes")).isGreaterThan(1_000_000);
        await().untilAsserted(() -> {
            var table = row(reader, Metric.VACUUM, "relation_name", "Odd table");
            assertThat(table).containsEntry("dead_rows", 500L).containsEntry("autovacuum_on", true);
            assertThat(share(table, "dead_share")).isBetween(0.1, 0.25);
        });
        run(test.asSupabaseRole(), "alter table \"Second one\".\"Odd table\" set (autovacuum_enabled = off)");
        assertThat(row(reader, Metric.VACUUM, "relation_name", "Odd table"))
                .containsEntry("autovacuum_on", false)
                .containsEntry("due_share", null);
        assertThat((Long)
                        row(reader, Metric.SCANS, "relation_name", "Odd table").get("sequential_rows"))
                .isGreaterThanOrEqualTo(1500);
        assertThat(row(reader, Metric.PUBLICATIONS, "relation_name", "few"))
                .containsEntry("identity", "primary key")
                .containsEntry("row_security", false);
        assertThat(row(reader, Metric.PUBLICATIONS, "relation_name", "whole"))
                .containsEntry("identity", "none: no primary key");
    }

    @Test
    void whoWaitsForWhomAndTheOldestTransactionAreSeen(TestDatabase test) {
        var reader = reader(test.asSupabaseRole());
        var database = test.asSupabaseRole();
        var holder = CompletableFuture.runAsync(
                () -> database.session(new Cancellation(), session -> {
                    session.execute("begin; lock few; select pg_sleep(600)");
                    return true;
                }),
                work -> Thread.ofVirtual().start(work));
        await().until(() -> known(reader, Metric.TRANSACTIONS).maps().stream()
                .anyMatch(row -> String.valueOf(row.get("statement")).contains("pg_sleep(600)")));
        var waiter = CompletableFuture.runAsync(
                () -> database.session(new Cancellation(), session -> {
                    session.execute("insert into few default values");
                    return true;
                }),
                work -> Thread.ofVirtual().start(work));
        await().until(() -> !known(reader, Metric.LOCKS).rows().isEmpty());
        var wait = known(reader, Metric.LOCKS).maps().getFirst();
        assertThat(wait).containsEntry("relation_name", "public.few").containsEntry("lock_kind", "relation");
        assertThat(String.valueOf(wait.get("blocked_by"))).matches("\\d+");
        assertThat(reader.sample(new Cancellation()).sessions().waiting()).isEqualTo(1);
        run(database, "select pg_terminate_backend(" + wait.get("blocked_by") + ")");
        assertThat(holder.handle((_, failure) -> failure).join()).isNotNull();
        waiter.join();
    }

    @Test
    void twoLooksGiveRatesAndARestartOfCountingGivesNone(TestDatabase test) {
        var reader = reader(test.asSuperuser());
        var first = reader.sample(new Cancellation());
        run(test.asSupabaseRole(), "insert into whole select generate_series(1, 5000)");
        await().untilAsserted(() -> {
            var pulse = Pulse.between(first, reader.sample(new Cancellation())).orElseThrow();
            assertThat(pulse.values().get(Signal.ROWS_WRITTEN)).isPositive();
            assertThat(pulse.values().get(Signal.WAL_BYTES)).isPositive();
            assertThat(pulse.values().get(Signal.COMMITS)).isPositive();
        });
        assertThat(Pulse.between(first, first)).isEmpty();
        run(test.asSuperuser(), "select pg_stat_reset()");
        await().until(() ->
                Pulse.between(first, reader.sample(new Cancellation())).isEmpty());
    }

    @Test
    void aTableThatSomebodyHoldsDoesNotHoldUpTheAnswer(TestDatabase test) {
        var database = test.asSupabaseRole();
        database.write(new Cancellation(), session -> {
            session.execute("lock table few in access exclusive mode");
            var began = Instant.now();
            var reader = reader(database);
            for (var metric : Metric.values()) {
                assertThat(reader.read(metric, new Cancellation()))
                        .as(metric.name())
                        .satisfies(measured -> {
                            if (metric == Metric.SCHEMAS || metric == Metric.TABLES) {
                                assertThat(measured).isInstanceOf(Measured.Known.class);
                            }
                        });
            }
            assertThat(row(reader, Metric.SCHEMAS, "schema_name", "public")).containsEntry("locked_tables", 1L);
            assertThat(Duration.between(began, Instant.now())).isLessThan(Duration.ofSeconds(10));
            return true;
        });
    }

    private static double share(Map<String, @Nullable Object> row, String column) {
        return (Double) Objects.requireNonNull(row.get(column));
    }

    private static MetricReader reader(Database database) {
        return new MetricReader(database, Clock.systemUTC());
    }

    private static MetricTable known(MetricReader reader, Metric metric) {
        return reader.read(metric, new Cancellation()).known().orElseThrow();
    }

    private static Map<String, @Nullable Object> row(MetricReader reader, Metric metric, String column, String value) {
        return known(reader, metric).maps().stream()
                .filter(row -> value.equals(row.get(column)))
                .findFirst()
                .orElseThrow();
    }

    /** Counters are told at once; a server may keep them for ten seconds. */
    private static void run(Database database, String... statements) {
        for (var statement : List.of(statements)) {
            database.session(new Cancellation(), session -> {
                session.execute(statement);
                session.execute("select pg_catalog.pg_stat_force_next_flush()");
                return true;
            });
        }
    }
}
