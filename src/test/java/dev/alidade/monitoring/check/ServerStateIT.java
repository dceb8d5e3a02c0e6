package dev.alidade.monitoring.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.alidade.database.Cancellation;
import dev.alidade.database.Database;
import dev.alidade.database.Parameters;
import dev.alidade.error.AppException;
import dev.alidade.sandbox.OwnServer;
import dev.alidade.sandbox.SandboxExtension;
import dev.alidade.sandbox.TestDatabase;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.assertj.core.api.Assertions;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Checks of what goes on in the server this moment, and of what belongs to all its databases. */
@ExtendWith(SandboxExtension.class)
class ServerStateIT {
    @ParameterizedTest
    @EnumSource(Login.class)
    void aSessionIdleInATransactionIsFoundAndEnded(Login login, TestDatabase sandbox) throws SQLException {
        var idle = CheckProof.of(ActivityCheck.IDLE_IN_TRANSACTION, login.open(sandbox));
        var horizon = CheckProof.of(VacuumCheck.XMIN_HORIZON_HELD, login.open(sandbox));
        idle.isSilent();
        try (var forgetful = sandbox.asSupabaseRole().unpooled().getConnection()) {
            forgetful.setAutoCommit(false);
            forgetful.setTransactionIsolation(java.sql.Connection.TRANSACTION_REPEATABLE_READ);
            try (var statement = forgetful.createStatement()) {
                assertThat(statement.execute("select 1")).isTrue();
            }
            var finding =
                    Assertions.assertThat(idle.findings()).hasSize(1).first().actual();
            assertThat(horizon.findings()).extracting(Finding::subject).contains(finding.subject());
            assertThat(CheckProof.of(VacuumCheck.XMIN_HORIZON_HELD, login.open(sandbox))
                            .with("minimum_transactions", 1_000_000)
                            .findings())
                    .extracting(Finding::subject)
                    .doesNotContain(finding.subject());
            CheckProof.of(ActivityCheck.IDLE_IN_TRANSACTION, login.open(sandbox))
                    .with("minimum_minutes", 30)
                    .isSilent();
            var fix = finding.fixes().getFirst();
            assertThat(fix.canBeUndone()).isFalse();
            idle.make(fix.statements().getFirst());
            await(idle::isSilent);
        }
    }

    @ParameterizedTest
    @EnumSource(Login.class)
    void longTransactionsAndWhoWaitsForThemAreFound(Login login, TestDatabase sandbox) {
        var busy = CheckProof.of(ActivityCheck.LONG_TRANSACTION, login.open(sandbox));
        var blocked = CheckProof.of(ActivityCheck.BLOCKED_SESSION, login.open(sandbox));
        execute(sandbox.asSupabaseRole(), "create table t (id int)");
        busy.isSilent();
        blocked.isSilent();
        var working = start(sandbox, "begin; lock table t; select pg_sleep(60)");
        await(() -> assertThat(busy.findings()).hasSize(1));
        var worker = busy.findings().getFirst();
        var waiting = start(sandbox, "select * from t");
        await(() -> assertThat(blocked.findings())
                .singleElement()
                .satisfies(f -> assertThat(f.detail()).contains(worker.subject().replace("\"", ""))));
        CheckProof.of(ActivityCheck.BLOCKED_SESSION, login.open(sandbox))
                .with("minimum_minutes", 5)
                .isSilent();
        busy.make(worker.fixes().getFirst().statements().getFirst());
        assertThat(working.handle((_, failure) -> failure).join()).isNotNull();
        assertThat(waiting.handle((_, failure) -> failure).join()).isNull();
        busy.isSilent();
        blocked.isSilent();
    }

    @ParameterizedTest
    @EnumSource(Login.class)
    void limitsAreToldFromTheirPercentOn(Login login, TestDatabase sandbox) {
        var database = login.open(sandbox);
        CheckProof.of(ActivityCheck.CONNECTIONS_NEAR_LIMIT, database).finds("max_connections");
        CheckProof.of(ActivityCheck.CONNECTIONS_NEAR_LIMIT, database)
                .with("minimum_percent", 100)
                .isSilent();
        for (var check : new Check[] {VacuumCheck.TRANSACTION_ID_WRAPAROUND, VacuumCheck.MULTIXACT_WRAPAROUND}) {
            assertThat(CheckProof.of(check, database).findings())
                    .extracting(Finding::subject)
                    .contains(sandbox.name());
            CheckProof.of(check, database).with("minimum_percent", 40).isSilent();
        }
    }

    @ParameterizedTest
    @EnumSource(Login.class)
    void rolesThatPoliciesDoNotStopAreFound(Login login, TestDatabase sandbox) {
        var admin = sandbox.asSuperuser();
        var proof = CheckProof.of(RoleCheck.ROLES_PAST_ROW_SECURITY, login.open(sandbox));
        var plain = "reaches_" + sandbox.name();
        var quoted = "All mighty " + sandbox.name();
        execute(admin, "create role " + plain + " login bypassrls; create role \"" + quoted + "\" login superuser");
        execute(admin, "create role " + plain + "_group bypassrls; create role " + plain + "_user login");
        try {
            proof.finds(plain, "\"" + quoted + "\"");
            for (var finding : proof.findings()) {
                var fix = finding.fixes().getFirst();
                execute(admin, fix.statements().getFirst());
                assertThat(proof.findings()).extracting(Finding::key).doesNotContain(finding.key());
                assertThat(fix.canBeUndone()).isFalse();
                execute(admin, finding.evidence().getLast().value());
            }
            proof.finds(plain, "\"" + quoted + "\"");
        } finally {
            execute(admin, "drop role " + plain + ", " + plain + "_group, " + plain + "_user, \"" + quoted + "\"");
        }
    }

    @Test
    void slotsThatKeepLogOrLostItAreFound() {
        try (var server = new OwnServer();
                var admin = Database.open(server.server().superuser("postgres"), () -> {})) {
            CheckProof.of(ReplicationCheck.REPLICATION_SLOT_LOST, admin).isSilent();
            var lag = CheckProof.of(ReplicationCheck.REPLICATION_SLOT_LAG, admin);
            lag.isSilent();
            execute(admin, "alter system set max_slot_wal_keep_size = '1MB'");
            execute(admin, "select pg_reload_conf()");
            await(() -> assertThat(texts(admin, "select current_setting('max_slot_wal_keep_size') as v"))
                    .containsExactly("1MB"));
            execute(admin, "select pg_create_physical_replication_slot('far', true)");
            lag.finds("far");
            CheckProof.of(ReplicationCheck.REPLICATION_SLOT_LAG, admin)
                    .with("minimum_bytes", 1 << 30)
                    .isSilent();
            for (int segment = 0; segment < 4; segment++) {
                execute(admin, "create table passing (id int)");
                execute(admin, "drop table passing");
                execute(admin, "select pg_switch_wal()");
            }
            execute(admin, "checkpoint");
            var lost = CheckProof.of(ReplicationCheck.REPLICATION_SLOT_LOST, admin);
            var fix = lost.finds("far").finding("far").fixes().getFirst();
            assertThat(fix.canBeUndone()).isFalse();
            execute(admin, fix.statements().getFirst());
            lost.isSilent();
        }
    }

    private static CompletableFuture<Boolean> start(TestDatabase sandbox, String sql) {
        return CompletableFuture.supplyAsync(
                () -> {
                    try (var own = Database.open(sandbox.supabaseTarget(), () -> {})) {
                        execute(own, sql);
                        return true;
                    }
                },
                task -> Thread.ofVirtual().start(task));
    }

    private static void await(org.awaitility.core.ThrowingRunnable assertion) {
        Awaitility.await().ignoreException(AppException.class).untilAsserted(assertion);
    }

    private static List<String> texts(Database database, String sql) {
        return database.read(new Cancellation(), session -> {
            var found = new ArrayList<String>();
            session.each(sql, Parameters.none(), 0, row -> found.add(row.text("v")));
            return found;
        });
    }

    private static void execute(Database database, String sql) {
        database.session(new Cancellation(), session -> {
            session.execute(sql);
            return true;
        });
    }
}
