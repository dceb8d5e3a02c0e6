package dev.alidade.migration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.alidade.database.Cancellation;
import dev.alidade.database.Database;
import dev.alidade.error.AppException;
import dev.alidade.migration.ledger.LedgerPlace;
import dev.alidade.migration.ledger.Resume;
import dev.alidade.sandbox.OwnServer;
import dev.alidade.sandbox.SandboxExtension;
import dev.alidade.sandbox.TestDatabase;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.logging.Logger;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Kills real processes at random statements; seed and place of each kill stand in the log. */
@ExtendWith(SandboxExtension.class)
class MigrationKillIT {
    private static final Logger LOG = Logger.getLogger(MigrationKillIT.class.getName());
    private static final int STATEMENTS = 12;
    private static final String TABLES = "create table trail (n int); create table t (a int);";

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path place;

    @Test
    void killingTheProgramAnywhereLeavesWhatApplyCanFinish(TestDatabase test) throws IOException {
        killOften(test, 6);
    }

    @ParameterizedTest
    @CsvSource({"true, true", "true, false", "false, true", "false, false"})
    void theServerEndsAStatementSoonWhoseProgramWasKilled(boolean superuser, boolean inTransaction, TestDatabase test)
            throws IOException {
        assumeTrue(test.server().binaries().major() >= 14, "PostgreSQL 13 looks at its client only when it answers");
        var bench = new Workbench(superuser ? test.asSuperuser() : test.asSupabaseRole(), place);
        bench.write(
                "001_slow.sql", (inTransaction ? "" : "vacuum;\n") + "create table s (id int);\nselect pg_sleep(60);");
        var child = MigrationChild.start(
                superuser ? test.superuserTarget() : test.supabaseTarget(), place, LedgerPlace.LOCAL);
        var sleeping =
                "select pid::text from pg_stat_activity where query like '%pg_sleep(60)%' and pid <> pg_backend_pid()"
                        + " and datname = current_database()";
        Awaitility.await().until(() -> !bench.texts(sleeping).isEmpty());
        child.destroyForcibly().onExit().join();
        Awaitility.await()
                .atMost(Duration.ofSeconds(8))
                .until(() -> bench.texts(sleeping).isEmpty());
        assertThat(bench.states()).containsExactly(inTransaction ? "pending" : "interrupted");
        assertThat(bench.texts("select tablename::text from pg_tables where tablename = 's'"))
                .hasSize(inTransaction ? 0 : 1);
    }

    @Test
    @Tag("long")
    void killingTheProgramAHundredTimes(TestDatabase test) throws IOException {
        killOften(test, 100);
    }

    @Test
    void killingTheServerAnywhereLeavesWhatApplyCanFinish() {
        try (var server = new OwnServer()) {
            server.run("alter system set synchronous_commit = on", "select pg_reload_conf()");
            var random = seeded();
            for (int i = 0; i < 4; i++) {
                server.run("drop database if exists crash with (force)", "create database crash");
                killServer(server, random, i);
            }
        }
    }

    private void killOften(TestDatabase test, int times) throws IOException {
        var random = seeded();
        var bench = new Workbench(test.asSupabaseRole(), place);
        for (int i = 0; i < times; i++) {
            var ledger = i % 2 == 0 ? LedgerPlace.DATABASE : LedgerPlace.LOCAL;
            bench.execute("drop schema if exists alidade cascade; drop table if exists trail, t, flyway_schema_history;"
                    + TABLES);
            bench.forgetLedger();
            write(bench, i);
            killProgram(bench, test, ledger, 1 + random.nextInt(STATEMENTS), random.nextInt(25));
            finish(bench, ledger, i);
        }
    }

    private static Random seeded() {
        long seed = Long.getLong("alidade.seed", System.nanoTime());
        LOG.warning("seed " + seed);
        return new Random(seed);
    }

    private void killProgram(Workbench bench, TestDatabase test, LedgerPlace ledger, int statement, int pauseMs)
            throws IOException {
        var child = MigrationChild.start(test.supabaseTarget(), place, ledger);
        var point = "its end";
        try (var lines = new BufferedReader(new InputStreamReader(child.getInputStream(), StandardCharsets.UTF_8))) {
            int seen = 0;
            for (var line = lines.readLine(); line != null && seen < statement; line = lines.readLine()) {
                point = line;
                seen++;
            }
            CompletableFuture.runAsync(
                            child::destroyForcibly, CompletableFuture.delayedExecutor(pauseMs, TimeUnit.MILLISECONDS))
                    .join();
        }
        child.onExit().join();
        LOG.warning("program killed " + pauseMs + " ms after " + point + " (" + ledger + "), states " + bench.states());
    }

    private void killServer(OwnServer server, Random random, int round) {
        int statement = 1 + random.nextInt(STATEMENTS);
        try (var database = Database.open(server.server().superuser("crash"), () -> {})) {
            var bench = new Workbench(database, place);
            bench.execute(TABLES);
            write(bench, round);
            var seen = new int[1];
            MigrationListener killer = event -> {
                if (event instanceof MigrationEvent.StatementStarted started && ++seen[0] == statement) {
                    LOG.warning("server killed at " + started.script().name() + " " + started.number());
                    var pid = bench.texts("select pid::text from pg_stat_activity where backend_type = 'checkpointer'")
                            .getFirst();
                    ProcessHandle.of(Long.parseLong(pid)).orElseThrow().destroyForcibly();
                }
            };
            try {
                bench.service().apply(bench.status(), Workbench.all(LedgerPlace.DATABASE), killer, new Cancellation());
            } catch (AppException e) {
                LOG.warning("apply ended with " + e.problem().message());
            }
            Awaitility.await()
                    .ignoreExceptionsInstanceOf(AppException.class)
                    .until(() -> !bench.texts("select 'up'").isEmpty());
            finish(bench, LedgerPlace.DATABASE, round);
        }
    }

    private static void write(Workbench bench, int round) {
        bench.write("001_whole.sql", inserts(1, 3));
        bench.write(
                "002_alone.sql",
                inserts(4, 6) + "create index concurrently t_" + round + " on t (a);\n" + inserts(7, 8));
        bench.write("003_own.sql", "begin;\n" + inserts(9, 10) + "commit;\n" + inserts(11, 11));
    }

    private static String inserts(int from, int to) {
        var text = new StringBuilder();
        IntStream.rangeClosed(from, to)
                .forEach(n -> text.append("insert into trail select ").append(n).append(" from pg_sleep(0.01);\n"));
        return text.toString();
    }

    /** Whatever is done is said truly, nothing is done twice, and in the end everything is done. */
    private static void finish(Workbench bench, LedgerPlace ledger, int round) {
        var before = bench.status();
        assertThat(before.migrations())
                .extracting(m -> m.state().id())
                .containsAnyElementsOf(List.of("pending", "interrupted", "applied"))
                .doesNotContain("failed", "changed", "out-of-order");
        var outcome = bench.apply(Workbench.all(ledger).with(Resume.HERE));
        assertThat(outcome.failure()).isNull();
        assertThat(bench.texts("select n::text from trail order by trail.n"))
                .containsExactlyElementsOf(
                        IntStream.rangeClosed(1, 11).mapToObj(Integer::toString).toList());
        assertThat(bench.texts("select indisvalid::text from pg_index where indexrelid = 't_" + round + "'::regclass"))
                .containsExactly("true");
        assertThat(bench.states()).containsOnly("applied").hasSize(3);
    }
}
