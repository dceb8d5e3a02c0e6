package dev.alidade.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.alidade.error.AppException;
import dev.alidade.error.ProblemKind;
import dev.alidade.sandbox.OwnServer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@SuppressWarnings("NullAway.Init") // set before all tests
class RenewalIT {
    private static final String PID = "select pg_catalog.pg_backend_pid() as pid";
    private static OwnServer own;

    private final List<ConnectionState> seen = new ArrayList<>();
    private Database database;

    @BeforeAll
    static void startServer() {
        own = new OwnServer();
        own.run("create table public.kept (id int)");
    }

    @AfterAll
    static void stopServer() {
        own.close();
    }

    @BeforeEach
    void open() {
        database = Database.open(own.server().superuser("postgres"), () -> {});
        database.onState(seen::add);
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void aBackendKilledWhileIdleIsReplacedSilently() {
        int before = pid();
        kill(before);
        assertThat(pid()).isNotEqualTo(before);
        assertThat(database.state()).isNotInstanceOf(ConnectionState.Lost.class);
    }

    @Test
    void aReadThatDiesOnTheWayIsRunOnceMore() {
        var runs = new AtomicInteger();
        int last = database.read(new Cancellation(), session -> {
            int pid = pid(session);
            if (runs.incrementAndGet() == 1) {
                kill(pid);
            }
            return pid(session);
        });
        assertThat(runs).hasValue(2);
        assertThat(last).isPositive();
        assertThat(seen).hasSize(2);
        assertThat(seen.getFirst()).isInstanceOf(ConnectionState.Lost.class);
        assertThat(seen.getLast()).isInstanceOf(ConnectionState.Renewed.class);
    }

    @Test
    void anOpenTransactionIsNeverRunAgain() {
        var runs = new AtomicInteger();
        var failure = catchThrowableOfType(
                AppException.class,
                () -> database.write(new Cancellation(), session -> {
                    runs.incrementAndGet();
                    session.execute("insert into public.kept values (1)");
                    kill(pid(session));
                    session.execute("insert into public.kept values (2)");
                    return true;
                }));
        assertThat(failure.problem().code()).isEqualTo("database.connectionLost");
        assertThat(runs).hasValue(1);
        assertThat(database.state()).isInstanceOf(ConnectionState.Lost.class);
        assertThat(count()).isZero();
        assertThat(database.state()).isInstanceOf(ConnectionState.Renewed.class);
    }

    @Test
    void whatIsAskedAfterALossIsToldAsLostToo() {
        var failure = catchThrowableOfType(
                AppException.class,
                () -> database.write(new Cancellation(), session -> {
                    kill(pid(session));
                    try {
                        session.execute("select 1");
                    } finally {
                        session.execute("rollback to savepoint before_it");
                    }
                    return true;
                }));
        assertThat(failure.problem().code()).isEqualTo("database.connectionLost");
        assertThat(database.state()).isInstanceOf(ConnectionState.Lost.class);
    }

    @Test
    void aCommitThatDiesSaysThatItsOutcomeIsUnknown() {
        var failure = catchThrowableOfType(
                AppException.class,
                () -> database.write(new Cancellation(), session -> {
                    kill(pid(session));
                    return true;
                }));
        assertThat(failure.problem().kind()).isEqualTo(ProblemKind.CONNECTION);
        assertThat(failure.problem().message()).contains("not known");
    }

    @Test
    void aRestartedServerIsNoticedAndFoundAgain() {
        assertThat(pid()).isPositive();
        own.stop();
        long start = System.nanoTime();
        var down = catchThrowableOfType(AppException.class, database::check);
        assertThat(down.problem().code()).isEqualTo("connection.refused");
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
        assertThat(database.state()).isInstanceOf(ConnectionState.Lost.class);
        own.start();
        database.check();
        assertThat(database.state()).isInstanceOf(ConnectionState.Renewed.class);
        assertThat(seen).hasSize(2);
        assertThat(pid()).isPositive();
    }

    @Test
    void aRestartDuringAnIdleMinuteNeedsNoHandOfTheUser() {
        int before = pid();
        own.stop();
        own.start();
        assertThat(pid()).isNotEqualTo(before);
        database.write(new Cancellation(), session -> {
            session.execute("delete from public.kept");
            return true;
        });
        assertThat(count()).isZero();
    }

    @Test
    void aSlowLoginAfterALossIsWaitedFor() {
        int before = pid();
        own.run("alter system set post_auth_delay = 1", "select pg_catalog.pg_reload_conf()");
        try {
            kill(before);
            assertThat(pid()).isNotEqualTo(before);
        } finally {
            own.run("alter system reset post_auth_delay", "select pg_catalog.pg_reload_conf()");
        }
    }

    private int pid() {
        return database.read(new Cancellation(), RenewalIT::pid);
    }

    private static int pid(Session session) {
        var pid = new AtomicInteger();
        session.each(PID, Parameters.none(), 0, row -> pid.set(row.integer("pid")));
        return pid.get();
    }

    private int count() {
        return database.read(new Cancellation(), session -> {
            var count = new AtomicInteger();
            session.each(
                    "select pg_catalog.count(*)::int as n from public.kept",
                    Parameters.none(),
                    0,
                    row -> count.set(row.integer("n")));
            return count.get();
        });
    }

    private static void kill(int pid) {
        own.run("select pg_catalog.pg_terminate_backend(" + pid + ", 5000)");
    }
}
