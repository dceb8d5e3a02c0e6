package dev.alidade.monitoring.fix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.alidade.change.Acceptance;
import dev.alidade.change.KeptChange;
import dev.alidade.change.Verdict;
import dev.alidade.change.definition.DefinitionChanges;
import dev.alidade.change.definition.DefinitionProposal;
import dev.alidade.database.Cancellation;
import dev.alidade.database.Database;
import dev.alidade.database.Parameters;
import dev.alidade.error.AppException;
import dev.alidade.error.ProblemKind;
import dev.alidade.monitoring.check.CheckProof;
import dev.alidade.monitoring.check.ColumnCheck;
import dev.alidade.monitoring.check.Fix;
import dev.alidade.monitoring.check.FixProof;
import dev.alidade.monitoring.check.IndexCheck;
import dev.alidade.monitoring.check.KeyCheck;
import dev.alidade.monitoring.check.Login;
import dev.alidade.monitoring.check.RowSecurityCheck;
import dev.alidade.monitoring.check.SpatialCheck;
import dev.alidade.sandbox.SandboxExtension;
import dev.alidade.sandbox.TestDatabase;
import dev.alidade.settings.AppFolders;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@ExtendWith(SandboxExtension.class)
class FixServiceIT {
    private static final String INDEXES = """
        create schema "Zw ei";
        create table parent (id int primary key);
        create table bare (id int primary key, pid int constraint bare_fk references parent);
        create table "Zw ei"."Or""der" ("Pa rent" int constraint "F K" references parent);
        create table root (id int, pid int constraint root_fk references parent) partition by hash (id);
        create table root_0 partition of root for values with (modulus 1, remainder 0);
        create table t (a int, b text, c int);
        create index t_b1 on t (b);
        create index t_b2 on t (b);
        comment on index t_b2 is 'the "second"';
        create index t_c on t (c desc) where a > 1;
        create index t_c_a on t (c desc, a) where a > 1;
        create index root_id1 on root (id);
        create index root_id2 on root (id);
        insert into bare select g from generate_series(1, 100) g\
        """;

    private final Cancellation never = new Cancellation();

    @TempDir
    private Path folder;

    @ParameterizedTest
    @EnumSource(Login.class)
    void indexesComeAndGoAndTheDumpIsAsBefore(Login login, TestDatabase sandbox) {
        CheckProof.of(IndexCheck.UNINDEXED_FOREIGN_KEYS, login.open(sandbox)).make(INDEXES);
        FixProof.in(sandbox, folder)
                .mendsAndUndoes(IndexCheck.UNINDEXED_FOREIGN_KEYS, login)
                .mendsAndUndoes(IndexCheck.DUPLICATE_INDEX, login)
                .mendsAndUndoes(IndexCheck.REDUNDANT_INDEX, login)
                .mendsAndUndoes(IndexCheck.UNUSED_INDEX, login);
    }

    private static final String PARTITIONED = """
        create schema "Zw ei";
        create table parent (id int primary key, a int, b int, unique (a, b));
        create table root (id int, pid int constraint root_fk references parent) partition by list (id);
        create table root_1 partition of root for values in (1);
        create table root_2 partition of root for values in (2) partition by hash (pid);
        create table root_2_0 (extra_gone int, pid int, id int);
        alter table root_2_0 drop column extra_gone;
        alter table root_2 attach partition root_2_0 for values with (modulus 2, remainder 0);
        create table root_2_1 partition of root_2 for values with (modulus 2, remainder 1) partition by range (pid);
        create table "Zw ei"."Leaf ""x"" y" partition of root_2_1 default;
        create table half (id int, pid int constraint half_fk references parent) partition by list (id);
        create table half_1 partition of half for values in (1);
        create table half_2 partition of half for values in (2);
        create index half_own on half_1 (pid);
        create table "Zw ei"."Täble with a name as long as names may be, fifty" (
            "Ä" int, "b,c" int, constraint "F K" foreign key ("Ä", "b,c") references parent (a, b)) partition by list ("Ä");
        create table "Zw ei"."Täble with a name as long as names may be, 51" partition of
            "Zw ei"."Täble with a name as long as names may be, fifty" default;
        create table empty (id int, pid int constraint empty_fk references parent) partition by list (id);
        insert into parent select g, g, g from generate_series(1, 9) g;
        insert into root select g % 2 + 1, g from generate_series(1, 9) g\
        """;

    @ParameterizedTest
    @EnumSource(Login.class)
    void ofAPartitionedTableEachPartIsMendedWithoutKeepingAnybodyWaiting(Login login, TestDatabase sandbox) {
        var proof = CheckProof.of(IndexCheck.UNINDEXED_FOREIGN_KEYS, login.open(sandbox))
                .make(PARTITIONED);
        assertThat(proof.finding("public.root:root_fk").fixes()).singleElement().satisfies(fix -> {
            assertThat(fix.isTransactional()).isFalse();
            assertThat(fix.locksBriefly()).isTrue();
            assertThat(fix.statements())
                    .containsExactly(
                            "create index root_pid_idx on only public.root (pid)",
                            "create index root_2_pid_idx on only public.root_2 (pid)",
                            "create index root_2_1_pid_idx on only public.root_2_1 (pid)",
                            "create index concurrently root_1_pid_idx on public.root_1 (pid)",
                            "create index concurrently root_2_0_pid_idx on public.root_2_0 (pid)",
                            "create index concurrently \"Leaf \"\"x\"\" y_pid_idx\" on \"Zw ei\".\"Leaf \"\"x\"\" y\" (pid)",
                            "alter index public.root_2_1_pid_idx attach partition \"Zw ei\".\"Leaf \"\"x\"\" y_pid_idx\"",
                            "alter index public.root_2_pid_idx attach partition public.root_2_0_pid_idx",
                            "alter index public.root_2_pid_idx attach partition public.root_2_1_pid_idx",
                            "alter index public.root_pid_idx attach partition public.root_1_pid_idx",
                            "alter index public.root_pid_idx attach partition public.root_2_pid_idx");
        });
        assertThat(proof.finding("public.half:half_fk").fixes())
                .extracting(Fix::choice)
                .containsExactly("tree", "leaves");
        FixProof.in(sandbox, folder).mendsAndUndoes(IndexCheck.UNINDEXED_FOREIGN_KEYS, login);
    }

    @ParameterizedTest
    @EnumSource(Login.class)
    void whatWasDoneBeforeAPartFailedCanBeTakenBack(Login login, TestDatabase sandbox) {
        var database = login.open(sandbox);
        var proof = CheckProof.of(IndexCheck.UNINDEXED_FOREIGN_KEYS, database).make("""
            create table parent (id int primary key);
            create table root (id int, pid int constraint root_fk references parent) partition by list (id);
            create table root_1 partition of root for values in (1);
            create table root_2 partition of root for values in (2)\
            """);
        var dumps = FixProof.in(sandbox, folder);
        var before = dumps.dump();
        var changes = new DefinitionChanges(database, new AppFolders(folder, folder, folder));
        var statements = new ArrayList<>(
                proof.finding("public.root:root_fk").fixes().getFirst().statements());
        statements.set(2, "create index concurrently root_2_pid_idx on public.root_2 (gone)");
        assertThatThrownBy(() -> changes.apply(dropping(statements.toArray(String[]::new)), never))
                .isInstanceOfSatisfying(
                        AppException.class,
                        e -> assertThat(e.problem().sqlState()).isEqualTo("42703"));
        assertThat(dumps.dump()).contains("INDEX root_pid_idx ON ONLY public.root");
        var kept = changes.list("health", never);
        assertThat(kept).hasSize(1);
        assertThat(changes.undo(kept.getFirst(), Acceptance.NOTHING, never).isDone())
                .isTrue();
        assertThat(dumps.dump()).isEqualTo(before);
    }

    @ParameterizedTest
    @EnumSource(Login.class)
    void keysAndRowSecurityComeAndGo(Login login, TestDatabase sandbox) {
        CheckProof.of(KeyCheck.NO_PRIMARY_KEY, login.open(sandbox)).make("""
            create schema "Zw ei";
            create table bare (id int);
            create table unique_only (id int not null, x text);
            create unique index unique_only_id on unique_only (id);
            create table "Zw ei"."T x" (a int);
            create table root (id int) partition by hash (id);
            create table leaf partition of root for values with (modulus 1, remainder 0)\
            """);
        FixProof.in(sandbox, folder)
                .mendsAndUndoes(KeyCheck.NO_PRIMARY_KEY, login)
                .mendsAndUndoes(RowSecurityCheck.RLS_DISABLED, login);
    }

    @Test
    void whatWasMendedMeanwhileIsNotMendedTwice(TestDatabase sandbox) {
        var database = sandbox.asSupabaseRole();
        var proof = CheckProof.of(IndexCheck.DUPLICATE_INDEX, database)
                .make("create table t (a int); create index one on t (a); create index two on t (a)");
        var finding = proof.finding("public.two");
        proof.make("drop index one");
        assertThatThrownBy(() ->
                        service(database).apply(finding, finding.fixes().getFirst(), false, proof.settings(), never))
                .isInstanceOfSatisfying(
                        AppException.class, e -> assertThat(e.problem().code()).isEqualTo("monitoring.fix.gone"));
    }

    @Test
    void aProposalThatIsNoLongerTheSameIsNotRun(TestDatabase sandbox) {
        var database = sandbox.asSupabaseRole();
        var proof = CheckProof.of(IndexCheck.DUPLICATE_INDEX, database)
                .make("create table t (a int, b int); create index one on t (a); create index two on t (a)");
        var finding = proof.finding("public.two");
        proof.make("drop index one, two; create index one on t (b); create index two on t (b)");
        assertThatThrownBy(() ->
                        service(database).apply(finding, finding.fixes().getFirst(), false, proof.settings(), never))
                .isInstanceOfSatisfying(
                        AppException.class, e -> assertThat(e.problem().code()).isEqualTo("monitoring.fix.changed"));
        proof.finds("public.two");
    }

    @Test
    void aTableThatIsLockedIsLeftAlone(TestDatabase sandbox) throws InterruptedException {
        var database = sandbox.asSupabaseRole();
        var proof = CheckProof.of(RowSecurityCheck.RLS_DISABLED, database).make("create table t (a int)");
        var finding = proof.finding("public.t");
        whileHolding(
                database,
                "lock table t in row exclusive mode",
                () -> assertThatThrownBy(() -> service(database)
                                .apply(finding, finding.fixes().getFirst(), false, proof.settings(), never))
                        .isInstanceOfSatisfying(
                                AppException.class,
                                e -> assertThat(e.problem().kind()).isEqualTo(ProblemKind.LOCK)));
        proof.finds("public.t");
        assertThat(service(database).kept(never)).isEmpty();
    }

    @Test
    void theSecondOfTwoIsTold(TestDatabase sandbox) throws InterruptedException {
        var database = sandbox.asSupabaseRole();
        var proof = CheckProof.of(RowSecurityCheck.RLS_DISABLED, database).make("create table t (a int)");
        var finding = proof.finding("public.t");
        var claim = "select pg_advisory_xact_lock(hashtext('alidade'), hashtext('definition'))";
        whileHolding(
                database,
                claim,
                () -> assertThatThrownBy(() -> service(database)
                                .apply(finding, finding.fixes().getFirst(), false, proof.settings(), never))
                        .isInstanceOfSatisfying(
                                AppException.class,
                                e -> assertThat(e.problem().code()).isEqualTo("change.definition.busy")));
        assertThat(service(database)
                        .apply(finding, finding.fixes().getFirst(), false, proof.settings(), never)
                        .isMended())
                .isTrue();
    }

    @Test
    void whatSomebodyBuiltOnItSinceKeepsAFixFromBeingTakenBack(TestDatabase sandbox) {
        var database = sandbox.asSupabaseRole();
        var service = service(database);
        var proof = CheckProof.of(KeyCheck.NO_PRIMARY_KEY, database).make("create table t (a int)");
        var finding = proof.finding("public.t");
        service.apply(finding, finding.fixes().getFirst(), false, proof.settings(), never);
        proof.make("create table child (id bigint primary key references t)");
        var refused = service.undo(service.kept(never).getFirst(), never);
        assertThat(refused.isDone()).isFalse();
        proof.isSilent();
    }

    @Test
    void anIndexThatWentBeforeTheRestFailedCanComeBack(TestDatabase sandbox) {
        var database = sandbox.asSupabaseRole();
        CheckProof.of(IndexCheck.DUPLICATE_INDEX, database)
                .make("create table t (a int); create index one on t (a); create index two on t (a)");
        var dumps = FixProof.in(sandbox, folder);
        var before = dumps.dump();
        var changes = new DefinitionChanges(database, new AppFolders(folder, folder, folder));
        assertThatThrownBy(() -> changes.apply(
                        dropping("drop index concurrently \"public\".\"two\"", "drop index concurrently public.none"),
                        never))
                .isInstanceOfSatisfying(
                        AppException.class,
                        e -> assertThat(e.problem().sqlState()).isEqualTo("42704"));
        assertThat(dumps.dump()).doesNotContain("INDEX two");
        var kept = changes.list("health", never);
        assertThat(kept)
                .singleElement()
                .satisfies(
                        place -> assertThat(changes.takesBack(place.change())).isTrue());
        assertThat(changes.undo(kept.getFirst(), Acceptance.NOTHING, never).isDone())
                .isTrue();
        assertThat(dumps.dump()).isEqualTo(before);
    }

    @Test
    void aDropThatWasRefusedIsNoChange(TestDatabase sandbox) {
        sandbox.asSuperuser().write(never, session -> {
            session.execute("create schema theirs; create table theirs.t (a int); create index one on theirs.t (a)");
            session.execute("grant usage on schema theirs to postgres");
            return true;
        });
        var changes = new DefinitionChanges(sandbox.asSupabaseRole(), new AppFolders(folder, folder, folder));
        var drop = dropping("drop index concurrently \"theirs\".\"one\"");
        assertThatThrownBy(() -> changes.apply(drop, never))
                .isInstanceOfSatisfying(
                        AppException.class,
                        e -> assertThat(e.problem().sqlState()).isEqualTo("42501"));
        assertThat(changes.list("health", never)).isEmpty();
    }

    private static DefinitionProposal dropping(String... statements) {
        return new DefinitionProposal(
                new KeptChange.Subject("health", "duplicate_index", "", "drop"), List.of(statements));
    }

    @ParameterizedTest
    @EnumSource(Login.class)
    void valuesThatAFixConvertsComeBackInTheZoneAndReferenceSystemThatTheyWereMeantIn(
            Login login, TestDatabase sandbox) {
        sandbox.asSuperuser().session(never, session -> {
            session.execute("create extension postgis");
            return true;
        });
        var database = login.open(sandbox);
        database.session(never, session -> {
            session.execute("create table visit (id int primary key, at timestamp, place geometry)");
            session.execute(
                    "insert into visit values (1, '2026-07-01 12:00', 'point(1 2)'), (2, '2026-12-01 00:30', null)");
            return true;
        });
        var service = new FixService(database, new AppFolders(folder, folder, folder));
        var before = visits(database);
        for (var name : List.of("at", "place")) {
            var check = name.equals("at")
                    ? ColumnCheck.COLUMNS_WITH_TIMESTAMP_WITHOUT_ZONE
                    : SpatialCheck.GEOMETRY_WITHOUT_SRID;
            var proof = CheckProof.of(check, database);
            var finding = proof.finding("public.visit:" + name);
            for (var fix : finding.fixes().stream()
                    .filter(f -> f.canBeUndone() && !f.choice().equals("carried"))
                    .toList()) {
                var outcome = service.apply(finding, fix, false, proof.settings(), never);
                assertThat(outcome.isMended()).isTrue();
                assertThat(visits(database)).isNotEqualTo(before);
                var kept = service.kept(never).getFirst();
                assertThat(service.undoPreview(kept, never).script().statements())
                        .isEqualTo(fix.undo());
                assertThat(service.undo(kept, never).isDone()).isTrue();
                assertThat(visits(database)).isEqualTo(before);
            }
        }
    }

    private List<String> visits(Database database) {
        var lines = new ArrayList<String>();
        database.read(never, session -> {
            session.each(
                    "select row(v.*)::text as line from visit v order by id",
                    Parameters.none(),
                    0,
                    row -> lines.add(row.text("line")));
            return true;
        });
        return lines;
    }

    @Test
    void aPairOfScriptsIsTriedAndNothingOfItRemains(TestDatabase sandbox) {
        var database = sandbox.asSupabaseRole();
        var proof = CheckProof.of(IndexCheck.DUPLICATE_INDEX, database)
                .make("create table t (a int); create index one on t (a); create index two on t (a)");
        var dumps = FixProof.in(sandbox, folder);
        var before = dumps.dump();
        var finding = proof.finding("public.two");
        var pair = service(database).prove(finding, finding.fixes().getFirst(), never);
        assertThat(pair.verdict()).isEqualTo(Verdict.EXACT);
        assertThat(pair.up()).isEqualTo("drop index concurrently \"public\".\"two\";");
        assertThat(pair.down()).contains("CREATE INDEX two ON public.t");
        assertThat(dumps.dump()).isEqualTo(before);
    }

    private FixService service(Database database) {
        return new FixService(database, new AppFolders(folder, folder, folder));
    }

    private static void whileHolding(Database database, String lock, Runnable work) throws InterruptedException {
        var held = new CountDownLatch(1);
        var over = new CountDownLatch(1);
        var failure = new AtomicReference<Throwable>();
        var holder = Thread.ofVirtual().start(() -> {
            try {
                database.write(new Cancellation(), session -> {
                    session.execute(lock);
                    held.countDown();
                    try {
                        over.await();
                        return true;
                    } catch (InterruptedException e) {
                        throw new IllegalStateException(e);
                    }
                });
            } catch (RuntimeException e) {
                failure.set(e);
                held.countDown();
            }
        });
        held.await();
        try {
            work.run();
        } finally {
            over.countDown();
            holder.join();
        }
        assertThat(failure.get()).isNull();
    }
}
