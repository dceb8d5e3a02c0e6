package dev.alidade.migration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.alidade.database.Cancellation;
import dev.alidade.database.Database;
import dev.alidade.error.AppException;
import dev.alidade.error.ProblemKind;
import dev.alidade.migration.ledger.LedgerPlace;
import dev.alidade.migration.ledger.Resume;
import dev.alidade.sandbox.OwnServer;
import dev.alidade.sandbox.SandboxExtension;
import dev.alidade.sandbox.SmallDisk;
import dev.alidade.sandbox.TestDatabase;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Objects;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the server does meanwhile: it builds, its disk is full, it dies. */
@ExtendWith(SandboxExtension.class)
class ServerTroubleIT {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path place;

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void theBuildingOfAnIndexIsFollowed(boolean superuser, TestDatabase test) {
        var bench = new Workbench(superuser ? test.asSuperuser() : test.asSupabaseRole(), place);
        bench.execute("""
                create table t as select n from generate_series(1, 4000) n;
                create function slow(n int) returns int language plpgsql immutable as
                    $$ begin perform pg_sleep(0.001); return n; end $$
                """);
        bench.write("001_index.sql", "select 1;\n\ncreate index t_slow on t (slow(n));");
        assertThat(bench.apply().failure()).isNull();
        assertThat(bench.events)
                .filteredOn(MigrationEvent.Building.class::isInstance)
                .map(MigrationEvent.Building.class::cast)
                .isNotEmpty()
                .allSatisfy(e -> {
                    assertThat(e.line()).isEqualTo(3);
                    assertThat(e.phase()).startsWith("building index");
                    assertThat(e.done()).isBetween(0L, e.total());
                });
        assertThat(bench.states()).containsExactly("applied");
    }

    @Test
    void theWholeServerKilledLeavesWhatApplyCanFinish() {
        try (var server = new OwnServer()) {
            server.run("alter system set synchronous_commit = on", "select pg_reload_conf()", "create database crash");
            try (var database = Database.open(server.server().superuser("crash"), () -> {})) {
                var bench = new Workbench(database, place);
                bench.write("001_a.sql", "create table a (id int);");
                bench.write("002_b.sql", "create table b (id int);\nselect pg_sleep(1);\ncreate table b2 (id int);");
                bench.write("003_c.sql", "vacuum;\ncreate table c (id int);\nselect pg_sleep(1);\nselect 2;");
                killedAt(bench, "002_b.sql", 2);
                server.start();
                up(bench);
                assertThat(bench.states()).containsExactly("applied", "pending", "pending");
                assertThat(bench.texts("select tablename::text from pg_tables where tablename like 'b%'"))
                        .isEmpty();
                killedAt(bench, "003_c.sql", 3);
                server.start();
                up(bench);
                assertThat(bench.states()).containsExactly("applied", "applied", "interrupted");
                assertThat(bench.apply(Workbench.all(LedgerPlace.DATABASE).with(Resume.HERE))
                                .failure())
                        .isNull();
                assertThat(bench.states()).containsOnly("applied");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aFullDiskTakesBackTheFileAndNothingElse(boolean whole) throws IOException {
        try (var small = SmallDisk.mount(8)) {
            try (var server = new OwnServer()) {
                server.run("create tablespace small location '" + small.folder() + "'", "create database full_one");
                try (var database = Database.open(server.server().superuser("full_one"), () -> {})) {
                    var bench = new Workbench(database, place);
                    bench.write("001_a.sql", "create table a (id int) tablespace small;");
                    bench.write(
                            "002_fill.sql",
                            (whole ? "" : "vacuum;\n")
                                    + "create table kept (id int);\n"
                                    + "create table big tablespace small as select n, n::text as word from generate_series(1, 1000000) n;");
                    bench.write("003_c.sql", "create table c (id int);");
                    var outcome = bench.apply(Workbench.all(LedgerPlace.DATABASE));
                    var failure = Objects.requireNonNull(outcome.failure());
                    assertThat(failure.problem().sqlState()).isEqualTo("53100");
                    assertThat(failure.line()).isEqualTo(whole ? 2 : 3);
                    assertThat(failure.committedStatements()).isEqualTo(whole ? 0 : 2);
                    assertThat(outcome.applied()).hasSize(1);
                    assertThat(outcome.notRun()).hasSize(1);
                    assertThat(bench.states()).containsExactly("applied", whole ? "pending" : "failed", "pending");
                    assertThat(bench.texts("select tablename::text from pg_tables where tablename in ('big', 'kept')"))
                            .hasSize(whole ? 0 : 1);

                    bench.write("002_fill.sql", "create table if not exists kept (id int);\ncreate table big (n int);");
                    assertThat(bench.apply(Workbench.all(LedgerPlace.DATABASE).with(Resume.START))
                                    .failure())
                            .isNull();
                    assertThat(bench.states()).containsOnly("applied");
                }
            }
        }
    }

    private static void killedAt(Workbench bench, String file, int statement) {
        MigrationListener killer = event -> {
            if (event instanceof MigrationEvent.StatementStarted e
                    && e.script().name().equals(file)
                    && e.number() == statement) {
                kill(bench);
            }
        };
        try {
            var outcome = bench.service()
                    .apply(bench.status(), Workbench.all(LedgerPlace.DATABASE), killer, new Cancellation());
            assertThat(Objects.requireNonNull(outcome.failure()).problem().kind())
                    .isEqualTo(ProblemKind.CONNECTION);
        } catch (AppException e) {
            assertThat(e.problem().kind()).isEqualTo(ProblemKind.CONNECTION);
        }
    }

    /** The postmaster itself, so that nobody begins again by himself. */
    private static void kill(Workbench bench) {
        var pid = bench.texts("select pid::text from pg_stat_activity where backend_type = 'checkpointer'")
                .getFirst();
        var checkpointer = ProcessHandle.of(Long.parseLong(pid)).orElseThrow();
        checkpointer.parent().orElseThrow().destroyForcibly();
        Awaitility.await().until(() -> !checkpointer.isAlive());
    }

    private static void up(Workbench bench) {
        Awaitility.await()
                .ignoreExceptionsInstanceOf(AppException.class)
                .until(() -> !bench.texts("select 'up'").isEmpty());
    }
}
