package dev.alidade.monitoring.fix;

import static org.assertj.core.api.Assertions.assertThat;

import dev.alidade.change.ChangeStores;
import dev.alidade.change.Reason;
import dev.alidade.change.row.RowChanges;
import dev.alidade.database.Cancellation;
import dev.alidade.database.Database;
import dev.alidade.database.Parameters;
import dev.alidade.monitoring.check.CheckProof;
import dev.alidade.monitoring.check.FixProof;
import dev.alidade.monitoring.check.IndexCheck;
import dev.alidade.monitoring.check.Login;
import dev.alidade.sandbox.SandboxExtension;
import dev.alidade.sandbox.TestDatabase;
import dev.alidade.settings.AppFolders;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The program killed while the server builds an index that no transaction holds: it is known, and can be taken back. */
@ExtendWith(SandboxExtension.class)
class FixKillIT {
    private static final String KEY =
            "create table p (id int primary key);" + " create table t (a int constraint t_a references p)";
    private static final String TWINS = "create table t (a int); create index one on t (a); create index two on t (a)";

    private final Cancellation never = new Cancellation();

    @TempDir
    private Path folder;

    @ParameterizedTest
    @EnumSource(Login.class)
    void anIndexThatTheServerFinishesAloneIsKeptAndTakenBack(Login login, TestDatabase sandbox) throws IOException {
        var work = new Work(login, sandbox, IndexCheck.UNINDEXED_FOREIGN_KEYS, KEY);
        work.killWhileItWaits(_ -> {
            var meanwhile = work.onlyKept();
            assertThat(meanwhile.change().isUnsettled()).isTrue();
            assertThat(meanwhile.canBeUndone()).isFalse();
            assertThat(meanwhile.change().computed().reasons())
                    .singleElement()
                    .satisfies(reason -> assertThat(reason.text()).contains("create index concurrently"));
            assertThat(work.changes().history(never)).singleElement().satisfies(past -> {
                assertThat(past.isUnsettled()).isTrue();
                assertThat(past.canBeUndone()).isFalse();
            });
        });
        work.proof.isSilent();
        work.isTakenBack("CREATE INDEX", "DROP INDEX");
    }

    @Test
    void whatAnIndexCutOffLeavesBehindIsKeptAndCleared(TestDatabase sandbox) throws IOException {
        cutOff(Login.SUPABASE, sandbox);
    }

    @Test
    @Tag("long")
    void whatAnIndexOfASuperuserCutOffLeavesBehindIsKeptAndCleared(TestDatabase sandbox) throws IOException {
        cutOff(Login.SUPERUSER, sandbox);
    }

    private void cutOff(Login login, TestDatabase sandbox) throws IOException {
        var work = new Work(login, sandbox, IndexCheck.UNINDEXED_FOREIGN_KEYS, KEY);
        work.killWhileItWaits(pid -> work.text("select pg_catalog.pg_terminate_backend(" + pid + ")::text"));
        work.proof.finds("public.t:t_a");
        assertThat(work.text("select pg_catalog.count(*)::text from pg_catalog.pg_index where not indisvalid"))
                .isEqualTo("1");
        work.isTakenBack("CREATE INDEX", "DROP INDEX");
    }

    @ParameterizedTest
    @EnumSource(Login.class)
    void anIndexThatGoesWithTheProgramComesBack(Login login, TestDatabase sandbox) throws IOException {
        var work = new Work(login, sandbox, IndexCheck.DUPLICATE_INDEX, TWINS);
        work.killWhileItWaits(
                _ -> assertThat(work.onlyKept().change().isUnsettled()).isTrue());
        work.proof.isSilent();
        work.isTakenBack("DROP INDEX", "CREATE INDEX CONCURRENTLY two");
    }

    @Test
    void anIndexThatWasHalfDroppedIsWholeAgain(TestDatabase sandbox) throws IOException {
        halfDropped(Login.SUPABASE, sandbox);
    }

    @Test
    @Tag("long")
    void anIndexThatASuperuserHalfDroppedIsWholeAgain(TestDatabase sandbox) throws IOException {
        halfDropped(Login.SUPERUSER, sandbox);
    }

    /** The server marks an index before it waits for those who use it. */
    private void halfDropped(Login login, TestDatabase sandbox) throws IOException {
        var work = new Work(login, sandbox, IndexCheck.DUPLICATE_INDEX, TWINS);
        work.killWhileItWaits(pid -> work.text("select pg_catalog.pg_terminate_backend(" + pid + ")::text"));
        assertThat(FixProof.in(sandbox, folder).dump()).isNotEqualTo(work.dump);
        work.isTakenBack("DROP INDEX", "two");
    }

    /** A defect, and the program that mends it. */
    private final class Work {
        private final Login login;
        private final TestDatabase sandbox;
        private final Database database;
        private final CheckProof proof;
        private final FixService service;
        private final String dump;

        Work(Login login, TestDatabase sandbox, IndexCheck check, String make) {
            this.login = login;
            this.sandbox = sandbox;
            this.database = login.open(sandbox);
            this.proof = CheckProof.of(check, database).make(make);
            var folders = new AppFolders(folder, folder, folder);
            this.service = new FixService(database, folders);
            if (login == Login.SUPERUSER) {
                new ChangeStores(database, folders).inDatabase(never);
            }
            this.dump = FixProof.in(sandbox, folder).dump();
        }

        /** Kills it while somebody else's transaction makes the server wait, then lets the server go on. */
        void killWhileItWaits(Consumer<String> meanwhile) throws IOException {
            var over = new CountDownLatch(1);
            var held = new CountDownLatch(1);
            var holder = CompletableFuture.runAsync(
                    () -> sandbox.asSuperuser().write(new Cancellation(), session -> {
                        session.execute("lock table public.t in row exclusive mode");
                        held.countDown();
                        try {
                            over.await();
                        } catch (InterruptedException e) {
                            throw new IllegalStateException(e);
                        }
                        return true;
                    }),
                    task -> Thread.ofVirtual().start(task));
            try {
                held.await();
                var target = login == Login.SUPERUSER ? sandbox.superuserTarget() : sandbox.supabaseTarget();
                var child =
                        FixChild.start(target, folder, proof.result().check().id());
                Awaitility.await().until(() -> !text(WAITING).isEmpty());
                var pid = text(WAITING);
                child.destroyForcibly().onExit().join();
                meanwhile.accept(pid);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            } finally {
                over.countDown();
                holder.join();
            }
            Awaitility.await().until(() -> text(WORKING).isEmpty());
        }

        KeptFix onlyKept() {
            var kept = service.kept(never);
            assertThat(kept).hasSize(1);
            return kept.getFirst();
        }

        /** What is kept tells what the server shows, and leads back to the dump of before. */
        void isTakenBack(String done, String back) {
            var kept = onlyKept();
            assertThat(kept.canBeUndone()).isTrue();
            assertThat(kept.change().computed().reasons())
                    .extracting(Reason::code)
                    .containsOnly(Reason.Code.CUT_OFF);
            assertThat(kept.change().computed().reasons().getFirst().subject()).containsIgnoringCase(done);
            assertThat(service.undoPreview(kept, never).script().statements())
                    .anySatisfy(statement -> assertThat(statement).contains(back));
            assertThat(service.undo(kept, never).refusal()).isNull();
            assertThat(FixProof.in(sandbox, folder).dump()).isEqualTo(dump);
            assertThat(service.kept(never)).noneMatch(KeptFix::canBeUndone);
        }

        RowChanges changes() {
            return new RowChanges(database, new AppFolders(folder, folder, folder));
        }

        String text(String sql) {
            return sandbox.asSuperuser().read(new Cancellation(), session -> {
                var found = new StringBuilder();
                session.each(sql, Parameters.none(), 0, row -> found.append(row.textAt(0)));
                return found.toString();
            });
        }
    }

    private static final String WORKING = "select pid::text from pg_catalog.pg_stat_activity"
            + " where datname = pg_catalog.current_database() and query ~* '^(create|drop) index concurrently'"
            + " and state = 'active'";
    private static final String WAITING = WORKING + " and wait_event_type = 'Lock'";
}
