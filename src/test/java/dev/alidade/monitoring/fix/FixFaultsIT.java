package dev.alidade.monitoring.fix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.alidade.change.ChangeStores;
import dev.alidade.change.KeptChange;
import dev.alidade.change.definition.DefinitionChanges;
import dev.alidade.change.definition.DefinitionProposal;
import dev.alidade.database.Cancellation;
import dev.alidade.database.Database;
import dev.alidade.error.AppException;
import dev.alidade.error.ProblemKind;
import dev.alidade.monitoring.check.CheckProof;
import dev.alidade.monitoring.check.Finding;
import dev.alidade.monitoring.check.IndexCheck;
import dev.alidade.monitoring.check.RowSecurityCheck;
import dev.alidade.sandbox.OwnServer;
import dev.alidade.sandbox.SandboxExtension;
import dev.alidade.sandbox.TestDatabase;
import dev.alidade.settings.AppFolders;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What can go wrong while a fix runs: what is told afterwards is true, and what happened can be taken back. */
@ExtendWith(SandboxExtension.class)
class FixFaultsIT {
    private static final String TWINS = "create table t (a int); create index one on t (a); create index two on t (a)";

    private final Cancellation never = new Cancellation();

    @TempDir
    private Path folder;

    @Test
    void aRightThatIsLostAfterTheLookChangesNothing(TestDatabase sandbox) {
        var database = sandbox.asSupabaseRole();
        run(database, "create table p (id int primary key); create table t (a int references p)");
        for (var check : List.of(RowSecurityCheck.RLS_DISABLED, IndexCheck.UNINDEXED_FOREIGN_KEYS)) {
            var proof = CheckProof.of(check, database);
            var finding = proof.findings().stream()
                    .filter(f -> f.subject().equals("public.t"))
                    .findFirst()
                    .orElseThrow();
            run(sandbox.asSuperuser(), "alter table t owner to supabase_admin; grant select on t to postgres");
            assertThatThrownBy(() -> service(database)
                            .apply(finding, finding.fixes().getFirst(), false, proof.settings(), never))
                    .isInstanceOfSatisfying(
                            AppException.class,
                            e -> assertThat(e.problem().sqlState()).isEqualTo("42501"));
            assertThat(proof.findings()).extracting(f -> f.key()).contains(finding.key());
            assertThat(service(database).kept(never)).noneMatch(KeptFix::canBeUndone);
            run(sandbox.asSuperuser(), "alter table t owner to postgres");
        }
    }

    @Test
    void ofTwoAtOnceOneMendsAndTheOtherIsTold(TestDatabase sandbox) {
        var database = sandbox.asSupabaseRole();
        for (var check : List.of(RowSecurityCheck.RLS_DISABLED, IndexCheck.DUPLICATE_INDEX)) {
            var proof = CheckProof.of(check, database).make("drop table if exists t; " + TWINS);
            var finding = proof.findings().getFirst();
            var start = new CountDownLatch(1);
            var both = List.of(
                    start(() -> mend(database, proof, finding, start)),
                    start(() -> mend(database, proof, finding, start)));
            start.countDown();
            var answers = both.stream().map(CompletableFuture::join).sorted().toList();
            assertThat(answers).contains("mended").hasSize(2);
            assertThat(answers)
                    .filteredOn(answer -> !answer.equals("mended"))
                    .singleElement()
                    .asString()
                    .isIn("change.definition.busy", "monitoring.fix.gone");
            proof.isSilent();
            var kept = service(database).kept(never).stream()
                    .filter(KeptFix::canBeUndone)
                    .toList();
            assertThat(kept).hasSize(1);
            assertThat(service(database).undo(kept.getFirst(), never).refusal()).isNull();
            assertThat(proof.findings()).extracting(f -> f.key()).containsExactly(finding.key());
        }
    }

    @Test
    void aServerThatGoesWhileAFixWaitsChangesNothingAndTheFixRunsAfterwards() {
        try (var server = new OwnServer();
                var database = Database.open(server.server().superuser("postgres"), () -> {});
                var other = Database.open(server.server().superuser("postgres"), () -> {})) {
            var proof = CheckProof.of(RowSecurityCheck.RLS_DISABLED, database).make("create table t (a int)");
            var finding = proof.findings().getFirst();
            var holding = start(() -> {
                run(other, "begin; lock table t in row exclusive mode; select pg_sleep(60)");
                return true;
            });
            Awaitility.await().until(() -> count(database, HOLDERS) == 1);
            var fixing = start(
                    () -> service(database).apply(finding, finding.fixes().getFirst(), false, proof.settings(), never));
            Awaitility.await().until(() -> count(database, WAITERS) == 1);
            server.stop();
            assertThatThrownBy(fixing::join)
                    .cause()
                    .isInstanceOfSatisfying(
                            AppException.class,
                            e -> assertThat(e.problem().kind()).isEqualTo(ProblemKind.CONNECTION));
            assertThat(holding.handle((_, failure) -> failure).join()).isNotNull();
            server.start();
            Awaitility.await().ignoreException(AppException.class).untilAsserted(() -> proof.finds("public.t"));
            assertThat(service(database).kept(never)).noneMatch(KeptFix::canBeUndone);
            assertThat(service(database)
                            .apply(finding, finding.fixes().getFirst(), false, proof.settings(), never)
                            .isMended())
                    .isTrue();
            assertThat(service(database)
                            .undo(service(database).kept(never).getFirst(), never)
                            .refusal())
                    .isNull();
            proof.finds("public.t");
        }
    }

    /** A kill between the note in the user's folder and the commit leaves exactly this. */
    @Test
    void aNoteOfAFixThatNeverCameAboutTakesNothingBack(TestDatabase sandbox) {
        var database = sandbox.asSupabaseRole();
        var proof = CheckProof.of(RowSecurityCheck.RLS_DISABLED, database).make("create table t (a int)");
        var finding = proof.finding("public.t");
        var folders = new AppFolders(folder, folder, folder);
        var what = new KeptChange.Subject(FixService.FEATURE, finding.key(), "", "switched on");
        var tried = new DefinitionChanges(database, folders)
                .prove(new DefinitionProposal(what, finding.fixes().getFirst().statements()), never);
        database.write(never, session -> {
            new ChangeStores(database, folders).local(never).keep(session, what, tried);
            return true;
        });
        var noted = service(database).kept(never).getFirst();
        assertThat(service(database).undoPreview(noted, never).script().statements())
                .isEmpty();
        assertThat(service(database).undo(noted, never).refusal()).isNull();
        proof.finds("public.t");
        assertThat(service(database).kept(never)).noneMatch(KeptFix::canBeUndone);
        var outcome = service(database).apply(finding, finding.fixes().getFirst(), false, proof.settings(), never);
        assertThat(outcome.isMended()).isTrue();
    }

    private static final String HOLDERS = "select count(*) as n from pg_catalog.pg_locks l"
            + " where l.mode = 'RowExclusiveLock' and l.granted and l.relation = 'public.t'::pg_catalog.regclass";
    private static final String WAITERS =
            "select count(*) as n from pg_catalog.pg_locks l where l.mode = 'AccessExclusiveLock' and not l.granted";

    private String mend(Database database, CheckProof proof, Finding finding, CountDownLatch start) {
        var service = service(database);
        try {
            start.await();
            service.apply(finding, finding.fixes().getFirst(), false, proof.settings(), never);
            return "mended";
        } catch (AppException e) {
            return e.problem().code();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private FixService service(Database database) {
        return new FixService(database, new AppFolders(folder, folder, folder));
    }

    private static <T> CompletableFuture<T> start(java.util.function.Supplier<T> work) {
        return CompletableFuture.supplyAsync(work, task -> Thread.ofVirtual().start(task));
    }

    private static long count(Database database, String sql) {
        return database.read(new Cancellation(), session -> {
            var counts = new java.util.ArrayList<Long>();
            session.each(sql, dev.alidade.database.Parameters.none(), 0, row -> counts.add(row.bigint("n")));
            return counts.getFirst();
        });
    }

    private static void run(Database database, String sql) {
        database.session(new Cancellation(), session -> {
            session.execute(sql);
            return true;
        });
    }
}
