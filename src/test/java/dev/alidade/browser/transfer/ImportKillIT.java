package dev.alidade.browser.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import dev.alidade.database.Cancellation;
import dev.alidade.database.Database;
import dev.alidade.error.AppException;
import dev.alidade.error.ProblemKind;
import dev.alidade.sandbox.OwnServer;
import dev.alidade.sandbox.SandboxExtension;
import dev.alidade.sandbox.SmallDisk;
import dev.alidade.sandbox.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.logging.Logger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Imports that are killed or stopped on the way. */
@ExtendWith(SandboxExtension.class)
class ImportKillIT {
    private static final Logger LOG = Logger.getLogger(ImportKillIT.class.getName());
    private static final int ROWS = 400_000;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @Test
    void aKilledImportGoesOnAndEachRowIsThereExactlyOnce(TestDatabase test) throws Exception {
        var bench = new Transfers(test.asSupabaseRole(), folder);
        bench.execute("create table t (id int, s text)"); // no key: a row imported twice would show
        var file = rows();
        long seed = System.nanoTime();
        var random = new Random(seed);
        int kills = 0;
        for (int round = 0; round < 4; round++) {
            long before = bench.count("t");
            var child = ImportChild.start(test.supabaseTarget(), file);
            long wanted = before + 1 + random.nextInt(60_000);
            Awaitility.await()
                    .pollInterval(Duration.ofMillis(5))
                    .until(() -> bench.count("t") >= Math.min(wanted, ROWS - 400) || !child.isAlive());
            if (child.isAlive()) {
                kills++;
            }
            child.destroyForcibly().waitFor();
        }
        LOG.info("seed " + seed + ": " + kills + " kills, " + bench.count("t") + " rows before the last run");
        assertThat(kills).isPositive();
        var outcome = bench.run(bench.plan(file, "t"), ImportChild.request(file));
        assertThat(outcome.resumed()).isPositive();
        assertThat(outcome.rows()).isEqualTo(ROWS - 4);
        assertThat(outcome.rejected()).isEqualTo(4);
        assertThat(bench.texts(
                        "select count(*) || ' ' || count(distinct id) || ' ' || min(id) || ' ' || max(id) from t"))
                .containsExactly((ROWS - 4) + " " + (ROWS - 4) + " 1 " + (ROWS - 1));
        assertThat(Files.readAllLines(Path.of(file + ".rejects"))).hasSize(5);
        assertThat(bench.files()).containsExactly("rows.csv", "rows.csv.rejects");
    }

    @Test
    void aStoppedImportLeavesNothingAndNoTransaction(TestDatabase test) throws Exception {
        var bench = new Transfers(test.asSupabaseRole(), folder);
        bench.execute("create table t (id int, s text);"
                + "create function slow() returns trigger language plpgsql as $$ begin perform pg_sleep(0.001); return new; end $$;"
                + "create trigger slow before insert on t for each row execute function slow()");
        var file = rows();
        var stop = new Cancellation();
        var plan = bench.plan(file, "t");
        var running = CompletableFuture.runAsync(
                () -> bench.importer()
                        .run(plan, ImportRequest.of(ImportMode.SKIP_REJECTS), TransferListener.NONE, stop),
                work -> Thread.ofVirtual().start(work));
        Awaitility.await()
                .until(() -> !bench.texts(
                                "select pid from pg_stat_activity where query ilike 'copy%' and state = 'active'"
                                        + " and datname = current_database()")
                        .isEmpty());
        stop.request();
        assertThatThrownBy(running::join)
                .cause()
                .asInstanceOf(type(AppException.class))
                .satisfies(e -> assertThat(e.problem().kind()).isEqualTo(ProblemKind.CANCELLED));
        assertThat(bench.count("t")).isZero();
        Awaitility.await()
                .until(() -> bench.texts(
                                "select state || query from pg_stat_activity where datname = current_database()"
                                        + " and pid <> pg_backend_pid() and state <> 'idle'")
                        .isEmpty());
    }

    @ParameterizedTest
    @EnumSource(ImportMode.class)
    void aFullDiskOfTheServerIsToldAndIsNotTheRowsFault(ImportMode mode) throws IOException {
        try (var small = SmallDisk.mount(8);
                var server = new OwnServer()) {
            server.run("create tablespace small location '" + small.folder() + "'", "create database full_two");
            try (var database = Database.open(server.server().superuser("full_two"), () -> {})) {
                var bench = new Transfers(database, folder);
                bench.execute("create table t (id text, s text) tablespace small");
                var plan = bench.plan(rows(), "t");
                assertThatThrownBy(() -> bench.run(plan, ImportRequest.of(mode)))
                        .asInstanceOf(type(AppException.class))
                        .satisfies(e -> assertThat(e.problem().sqlState()).isEqualTo("53100"));
                assertThat(bench.count("t") == 0).isEqualTo(mode != ImportMode.RESUMABLE);
                assertThat(bench.texts("select count(distinct id) = count(*) from t"))
                        .containsExactly("t");
            }
        }
    }

    @Test
    void aFullDiskOfOursLeavesNoFile(TestDatabase test) throws IOException {
        try (var small = SmallDisk.mount(2)) {
            var bench = new Transfers(test.asSupabaseRole(), small.folder());
            bench.execute("create table t as select i, repeat('x', 500) s from generate_series(1, 20000) i");
            assertThatThrownBy(() -> bench.export(
                            "t",
                            ExportOptions.of(TransferFormat.CSV),
                            small.folder().resolve("out.csv")))
                    .asInstanceOf(type(AppException.class))
                    .satisfies(e -> assertThat(e.problem().message()).contains("No space left on device"));
            assertThat(bench.files()).isEmpty();
        }
    }

    private Path rows() throws IOException {
        var file = folder.resolve("rows.csv");
        try (var out = Files.newBufferedWriter(file)) {
            out.write("id,s\n");
            for (int i = 1; i <= ROWS; i++) {
                out.write(i % (ROWS / 4) == 0 ? "bad" + i : String.valueOf(i));
                out.write(",\"row number " + i + "\"\n");
            }
        }
        return file;
    }
}
