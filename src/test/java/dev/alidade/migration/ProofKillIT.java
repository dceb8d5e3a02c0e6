package dev.alidade.migration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.alidade.change.Verdict;
import dev.alidade.database.Cancellation;
import dev.alidade.database.Database;
import dev.alidade.error.AppException;
import dev.alidade.migration.ledger.LedgerPlace;
import dev.alidade.migration.script.ScriptVersion;
import dev.alidade.sandbox.OwnServer;
import dev.alidade.sandbox.SandboxExtension;
import dev.alidade.sandbox.TestDatabase;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.logging.Logger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * The server and the program killed while migrations are applied, tried backwards and taken back: either before or
 * after, nothing between. The seed stands in the log.
 */
@ExtendWith(SandboxExtension.class)
class ProofKillIT {
    private static final Logger LOG = Logger.getLogger(ProofKillIT.class.getName());
    private static final RollbackOptions ALL = RollbackOptions.of(new RollbackSelection.To(ScriptVersion.of("0")));

    private static final String OTHERS_AT_WORK = """
            select pid::text from pg_stat_activity
            where datname = current_database() and backend_type = 'client backend' and state <> 'idle'
                and pid <> pg_backend_pid()""";

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path place;

    @Test
    void nothingStaysHalfDoneWhenTheServerDies() {
        killServer(3);
    }

    @Test
    @Tag("long")
    void nothingStaysHalfDoneWhenTheServerDiesSixtyTimes() {
        killServer(30);
    }

    @Test
    void nothingStaysHalfDoneWhenTheProgramDies(TestDatabase test) throws IOException {
        killProgram(test, 2);
    }

    @Test
    @Tag("long")
    void nothingStaysHalfDoneWhenTheProgramDiesFortyTimes(TestDatabase test) throws IOException {
        killProgram(test, 20);
    }

    private static Random seeded() {
        long seed = Long.getLong("alidade.seed", System.nanoTime());
        LOG.warning("seed " + seed);
        return new Random(seed);
    }

    /** Two kills a round: while everything is applied, and while everything is taken back. */
    private void killProgram(TestDatabase test, int rounds) throws IOException {
        var random = seeded();
        var bench = new Workbench(test.asSupabaseRole(), place);
        write(bench);
        for (int i = 0; i < rounds; i++) {
            killed(
                    bench,
                    MigrationChild.start(test.supabaseTarget(), place, LedgerPlace.DATABASE),
                    random.nextInt(900));
            applied(bench);
            killed(bench, MigrationChild.startBack(test.supabaseTarget(), place), random.nextInt(900));
            takenBack(bench);
        }
    }

    private static void killed(Workbench bench, Process child, int afterMs) throws IOException {
        try (var lines = new BufferedReader(new InputStreamReader(child.getInputStream(), StandardCharsets.UTF_8))) {
            assertThat(lines.lines().anyMatch(MigrationChild.READY::equals)).isTrue();
            CompletableFuture.runAsync(
                            child::destroyForcibly, CompletableFuture.delayedExecutor(afterMs, TimeUnit.MILLISECONDS))
                    .join();
        }
        child.onExit().join();
        // the server ends what nobody waits for any more
        Awaitility.await().until(() -> bench.texts(OTHERS_AT_WORK).isEmpty());
        LOG.warning("program killed after " + afterMs + " ms, states " + bench.states());
    }

    private void killServer(int rounds) {
        var random = seeded();
        try (var server = new OwnServer()) {
            server.run("alter system set synchronous_commit = on", "select pg_reload_conf()");
            for (int i = 0; i < rounds; i++) {
                server.run("drop database if exists crash with (force)", "create database crash");
                try (var database = Database.open(server.server().superuser("crash"), () -> {})) {
                    round(new Workbench(database, place), random);
                }
            }
        }
    }

    private static void write(Workbench bench) {
        for (int n = 1; n <= 3; n++) {
            bench.write(
                    "00%1$d_t.sql".formatted(n),
                    "create table t%1$d (id int primary key); create index on t%1$d (id);".formatted(n));
        }
    }

    private static void round(Workbench bench, Random random) {
        write(bench);
        killed(bench, random.nextInt(500), () -> bench.apply(Workbench.all(LedgerPlace.DATABASE)));
        applied(bench);
        killed(
                bench,
                random.nextInt(400),
                () -> bench.service().rollback(bench.status(), ALL, _ -> {}, new Cancellation()));
        takenBack(bench);
    }

    private static void applied(Workbench bench) {
        agrees(bench);
        assertThat(bench.apply(Workbench.all(LedgerPlace.DATABASE)).failure()).isNull();
        assertThat(bench.states()).containsExactly("applied", "applied", "applied");
    }

    private static void takenBack(Workbench bench) {
        agrees(bench);
        var rest = bench.service().rollback(bench.status(), ALL, _ -> {}, new Cancellation());
        assertThat(rest.failure()).isNull();
        assertThat(bench.states()).containsOnly("pending");
        agrees(bench);
    }

    private static void killed(Workbench bench, int afterMs, Runnable work) {
        var pid =
                Long.parseLong(bench.texts("select pid::text from pg_stat_activity where backend_type = 'checkpointer'")
                        .getFirst());
        var killer = CompletableFuture.runAsync(
                () -> ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly),
                CompletableFuture.delayedExecutor(afterMs, TimeUnit.MILLISECONDS));
        try {
            work.run();
        } catch (AppException e) {
            LOG.warning("cut off after " + afterMs + " ms: " + e.problem().message());
        }
        killer.join();
        Awaitility.await()
                .ignoreExceptionsInstanceOf(AppException.class)
                .until(() -> !ProcessHandle.of(pid).map(ProcessHandle::isAlive).orElse(false)
                        && !bench.texts("select 'up'").isEmpty());
    }

    /** Table, history and kept change of every migration are there together or not at all. */
    private static void agrees(Workbench bench) {
        var proofs = bench.service().proofs(bench.status(), new Cancellation());
        for (var migration : bench.status().migrations()) {
            boolean applied = migration.state() == MigrationState.APPLIED;
            var table = "t" + Integer.parseInt(migration.version().text());
            assertThat(bench.texts("select (to_regclass('" + table + "') is not null)::text"))
                    .as("%s %s", table, migration.state())
                    .containsExactly(Boolean.toString(applied));
            var proof = proofs.get(migration.version());
            assertThat(proof == null ? null : proof.computed()).isEqualTo(applied ? Verdict.EXACT : null);
        }
    }
}
