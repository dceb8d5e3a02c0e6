package dev.alidade.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.alidade.database.Cancellation;
import dev.alidade.database.Database;
import dev.alidade.database.Parameters;
import dev.alidade.error.AppException;
import dev.alidade.error.ProblemKind;
import dev.alidade.sandbox.OwnServer;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The connection is lost in every state. */
@SuppressWarnings("NullAway.Init") // fields set before each test
class ConsoleFaultsIT {
    private static OwnServer own;
    private static final String KILL = "select pg_terminate_backend(pid) from pg_stat_activity"
            + " where pid <> pg_backend_pid() and backend_type = 'client backend'";

    private Database database;
    private ConsoleSession session;

    @BeforeAll
    static void start() {
        own = new OwnServer();
    }

    @AfterAll
    static void stop() {
        own.close();
    }

    @BeforeEach
    void open() {
        database = Database.open(own.server().superuser("postgres"), () -> {});
        session = new ConsoleSession(database, InstantSource.system(), _ -> {});
        run("create table if not exists t (id int)");
    }

    @AfterEach
    void close() {
        session.close();
        database.close();
    }

    @Test
    void saysThatAStatementUnderWayMayHaveTakenEffect() throws Exception {
        var heard = new Heard();
        var run = CompletableFuture.supplyAsync(() -> session.run(
                ConsoleText.of("select pg_sleep(60)").statements(), RunOptions.rows(1), new Cancellation(), heard));
        await().until(() -> sleeping());
        own.run(KILL);
        assertThat(run.join()).isFalse();

        assertThat(heard.failure().problem().code()).isEqualTo("console.lost.statement");
        assertThat(heard.failure().problem().kind()).isEqualTo(ProblemKind.CONNECTION);
        assertThat(run("select 1").values()).containsExactly("1");
    }

    @Test
    void saysThatAnOpenTransactionIsGone() {
        session.choose(TransactionMode.MANUAL);
        run("insert into t values (1)");
        assertThat(session.status().isOpen()).isTrue();
        own.run(KILL);

        var heard = run("select 1");
        assertThat(heard.failure().problem().code()).isEqualTo("console.lost.transaction");
        assertThat(session.status()).isEqualTo(TransactionStatus.NONE);
        assertThat(run("select count(*) from t where id = 1").values()).containsExactly("0");
    }

    @Test
    void saysThatACommitIsUncertain() {
        session.choose(TransactionMode.MANUAL);
        run("insert into t values (2)");
        own.run(KILL);

        assertThatThrownBy(() -> session.end(true, new Cancellation()))
                .isInstanceOfSatisfying(
                        AppException.class, e -> assertThat(e.problem().code()).isEqualTo("console.lost.commit"));
        assertThat(session.status()).isEqualTo(TransactionStatus.NONE);
    }

    @Test
    void replacesAConnectionThatDiedWhileNothingWasOpen() {
        run("set work_mem = '3MB'");
        own.stop();
        own.start();
        await().pollDelay(Duration.ofMillis(2100)).until(() -> true);

        var heard = run("select 5; show work_mem");
        assertThat(heard.values()).startsWith("5").doesNotContain("3MB");
        assertThat(heard.told).hasSize(1);
    }

    @Test
    void failsClearlyWhileTheServerIsDown() {
        own.stop();
        await().pollDelay(Duration.ofMillis(2100)).until(() -> true);
        var heard = run("select 1");
        assertThat(heard.failure().problem().kind()).isEqualTo(ProblemKind.CONNECTION);
        own.start();
        assertThat(run("select 1").values()).containsExactly("1");
    }

    private boolean sleeping() {
        return database.read(new Cancellation(), reading -> {
            var found = new boolean[1];
            reading.each(
                    "select 1 from pg_stat_activity where state = 'active' and query = 'select pg_sleep(60)'",
                    Parameters.none(),
                    0,
                    _ -> found[0] = true);
            return found[0];
        });
    }

    private Heard run(String text) {
        var heard = new Heard();
        session.run(ConsoleText.of(text).statements(), RunOptions.rows(100), new Cancellation(), heard);
        return heard;
    }
}
