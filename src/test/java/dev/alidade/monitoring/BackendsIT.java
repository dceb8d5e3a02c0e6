package dev.alidade.monitoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import dev.alidade.database.Cancellation;
import dev.alidade.database.Database;
import dev.alidade.database.DatabaseTarget;
import dev.alidade.database.Secret;
import dev.alidade.error.AppException;
import dev.alidade.error.ProblemKind;
import dev.alidade.sandbox.SandboxExtension;
import dev.alidade.sandbox.TestDatabase;
import java.util.HashMap;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(SandboxExtension.class)
class BackendsIT {
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void whoWaitsStandsBelowWhomItWaitsForAndIsStopped(boolean superuser, TestDatabase test) {
        var database = superuser ? test.asSuperuser() : test.asSupabaseRole();
        var service = new BackendService(database);
        run(test.asSupabaseRole(), "create table t (id int); insert into t values (1)");
        try (var holder = Database.open(named(test, "holder"), () -> {});
                var waiter = Database.open(named(test, "waiter"), () -> {})) {
            var holding = start(holder, "begin; update t set id = 2; select pg_sleep(60)");
            find(service, "holder", b -> "PgSleep".equals(b.waitEvent()));
            var waiting = start(waiter, "update t set id = 3");
            var blocked = find(service, "waiter", b -> !b.blockedBy().isEmpty());
            var blocker = find(service, "holder", Backend::isActive);
            assertThat(blocked.blockedBy()).containsExactly(blocker.pid());
            assertThat(blocked.query()).isEqualTo("update t set id = 3");
            assertThat(blocked.maySignal()).isTrue();
            var lines = BackendTree.of(service.backends(new Cancellation()));
            assertThat(lines.getFirst().backend().pid()).isEqualTo(blocker.pid());
            assertThat(lines.getFirst().blocks()).isEqualTo(1);
            assertThat(lines.get(1).depth()).isEqualTo(1);
            assertThat(lines).anyMatch(line -> line.backend().own());

            assertThat(service.cancel(blocked, new Cancellation())).isTrue();
            assertThatThrownBy(waiting::join)
                    .cause()
                    .asInstanceOf(type(AppException.class))
                    .satisfies(e -> assertThat(e.problem().sqlState()).isEqualTo("57014"));
            assertThat(service.terminate(blocker, new Cancellation())).isTrue();
            assertThatThrownBy(holding::join).hasCauseInstanceOf(AppException.class);
            Awaitility.await().until(() -> !service.terminate(blocker, new Cancellation()));
        }
    }

    @Test
    void aRoleThatMayNotIsToldWhomToAsk(TestDatabase test) {
        var role = "onlooker_" + test.name();
        run(test.asSuperuser(), "create role " + role + " login password 'onlooker'");
        var target = test.supabaseTarget().withLogin(role, new Secret("onlooker"));
        try (var other = Database.open(named(test, "secret work"), () -> {});
                var onlooker = Database.open(target, () -> {})) {
            var sleeping = start(other, "select pg_sleep(60)");
            var service = new BackendService(onlooker);
            var seen = find(service, "secret work", b -> true);
            assertThat(seen.query()).isNull();
            assertThat(seen.state()).isNull();
            assertThat(seen.maySignal()).isFalse();
            assertThatThrownBy(() -> service.cancel(seen, new Cancellation()))
                    .asInstanceOf(type(AppException.class))
                    .satisfies(e -> {
                        assertThat(e.problem().kind()).isEqualTo(ProblemKind.PERMISSION);
                        assertThat(e.problem().nextStep()).contains("pg_signal_backend");
                    });
            var mine = new BackendService(test.asSuperuser());
            // asleep at last: before, it sets itself up, and a cancel would hit that
            mine.cancel(find(mine, "secret work", b -> "PgSleep".equals(b.waitEvent())), new Cancellation());
            assertThatThrownBy(sleeping::join).hasCauseInstanceOf(AppException.class);
        }
    }

    private static DatabaseTarget named(TestDatabase test, String application) {
        var target = test.supabaseTarget();
        var properties = new HashMap<>(target.properties());
        properties.put("ApplicationName", application);
        return new DatabaseTarget(
                target.host(),
                target.port(),
                target.database(),
                target.user(),
                target.password(),
                target.tls(),
                null,
                false,
                false,
                properties);
    }

    private static CompletableFuture<Void> start(Database database, String sql) {
        return CompletableFuture.runAsync(
                () -> run(database, sql), work -> Thread.ofVirtual().start(work));
    }

    private static void run(Database database, String sql) {
        database.session(new Cancellation(), session -> {
            session.execute(sql);
            return true;
        });
    }

    private static Backend find(
            BackendService service, String application, java.util.function.Predicate<Backend> when) {
        return Awaitility.await()
                .until(
                        () -> service.backends(new Cancellation()).stream()
                                .filter(b -> b.application().equals(application) && when.test(b))
                                .toList(),
                        (List<Backend> found) -> !found.isEmpty())
                .getFirst();
    }
}
