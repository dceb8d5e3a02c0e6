package dev.alidade.migration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.alidade.database.Cancellation;
import dev.alidade.error.ProblemKind;
import dev.alidade.migration.ledger.LedgerPlace;
import dev.alidade.sandbox.SandboxExtension;
import dev.alidade.sandbox.TestDatabase;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Others at work, and a connection that is lost, while migrations are taken back. */
@ExtendWith(SandboxExtension.class)
class RollbackMeanwhileIT {
    private static final RollbackOptions LAST = RollbackOptions.of(new RollbackSelection.Last());

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path place;

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void twoAtOnceTakeItBackOnce(boolean superuser, TestDatabase test) {
        var bench = applied(new Workbench(superuser ? test.asSuperuser() : test.asSupabaseRole(), place));
        var status = bench.status();
        var both = Stream.of(1, 2)
                .map(_ -> CompletableFuture.supplyAsync(
                        () -> bench.service().rollback(status, LAST, _ -> {}, new Cancellation()),
                        Thread::startVirtualThread))
                .toList()
                .stream()
                .map(CompletableFuture::join)
                .toList();
        assertThat(both).filteredOn(outcome -> outcome.failure() == null).hasSize(1);
        assertThat(both)
                .filteredOn(outcome -> outcome.failure() != null)
                .singleElement()
                .extracting(outcome ->
                        Objects.requireNonNull(outcome.failure()).problem().code())
                .isEqualTo("migration.rollback.gone");
        assertThat(bench.states()).containsExactly("applied", "pending");
        assertThat(bench.texts("select to_regclass('one')::text")).containsExactly("one");
    }

    @Test
    void aLostConnectionLeavesEverythingAsItWas(TestDatabase test) {
        var bench = applied(new Workbench(test.asSupabaseRole(), place));
        var superuser = new Workbench(test.asSuperuser(), place);
        superuser.execute("""
                create function wait_long() returns event_trigger language plpgsql as
                    $$ begin perform pg_catalog.pg_sleep(600); end $$;
                create event trigger slow on ddl_command_start when tag in ('DROP TABLE') execute function wait_long();
                """);
        var running = CompletableFuture.supplyAsync(
                () -> bench.service().rollback(bench.status(), LAST, _ -> {}, new Cancellation()),
                Thread::startVirtualThread);
        Awaitility.await()
                .atMost(Duration.ofMinutes(2))
                .until(() -> !superuser
                        .texts("select pg_terminate_backend(pid)::text from pg_stat_activity where datname ="
                                + " current_database() and wait_event = 'PgSleep'")
                        .isEmpty());
        var failure = Objects.requireNonNull(running.join().failure());
        assertThat(failure.problem().kind()).isEqualTo(ProblemKind.CONNECTION);
        assertThat(bench.states()).containsExactly("applied", "applied");
        assertThat(bench.texts("select to_regclass('two')::text")).containsExactly("two");
        superuser.execute("drop event trigger slow; drop function wait_long()");
        assertThat(bench.service()
                        .rollback(bench.status(), LAST, _ -> {}, new Cancellation())
                        .proof())
                .isEqualTo("exact");
        assertThat(bench.states()).containsExactly("applied", "pending");
    }

    private static Workbench applied(Workbench bench) {
        bench.write("001_one.sql", "create table one (id int);");
        bench.write("002_two.sql", "create table two (id int);");
        assertThat(bench.apply(Workbench.all(LedgerPlace.DATABASE)).failure()).isNull();
        return bench;
    }
}
