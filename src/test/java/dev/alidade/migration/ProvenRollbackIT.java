package dev.alidade.migration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.alidade.change.Acceptance;
import dev.alidade.change.Acceptance.Order;
import dev.alidade.change.Verdict;
import dev.alidade.database.Cancellation;
import dev.alidade.database.Database;
import dev.alidade.error.AppException;
import dev.alidade.error.ProblemKind;
import dev.alidade.migration.RollbackOptions.Way;
import dev.alidade.migration.ledger.LedgerPlace;
import dev.alidade.migration.script.MigrationScript;
import dev.alidade.migration.script.ScriptVersion;
import dev.alidade.sandbox.SandboxExtension;
import dev.alidade.sandbox.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Migrations taken back without a script of anybody's, and proven. */
@ExtendWith(SandboxExtension.class)
class ProvenRollbackIT {
    private static final RollbackSelection LAST = new RollbackSelection.Last();
    private static final RollbackSelection ALL = new RollbackSelection.To(ScriptVersion.of("0"));

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path place;

    @ParameterizedTest
    @EnumSource(
            value = LedgerPlace.class,
            names = {"DATABASE", "LOCAL"})
    void takesEverythingBackWithoutAScript(LedgerPlace ledger, TestDatabase test) {
        var bench = three(new Workbench(test.asSupabaseRole(), place), ledger);
        assertThat(proofs(bench)).containsOnlyKeys("1", "2", "3").containsValue(Verdict.EXACT);
        assertThat(bench.events)
                .filteredOn(MigrationEvent.Proved.class::isInstance)
                .hasSize(3);
        var preview = bench.service().preview(bench.status(), RollbackOptions.of(ALL), new Cancellation());
        assertThat(preview.steps())
                .extracting(RollbackPreview.Step::isObstructed)
                .containsOnly(false);
        assertThat(preview.steps().getFirst().statements()).anyMatch(s -> s.contains("DROP"));
        var outcome = undo(bench, RollbackOptions.of(ALL));
        assertThat(outcome.failure()).isNull();
        assertThat(outcome.undone())
                .extracting(MigrationScript::name)
                .containsExactly("003_c.sql", "002_b.sql", "001_a.sql");
        assertThat(outcome.proof()).isEqualTo("exact");
        assertThat(outcome.differences()).isEmpty();
        assertThat(outcome.rowsLost()).isEmpty();
        assertThat(bench.states()).containsOnly("pending");
        assertThat(proofs(bench)).isEmpty();
        assertThat(bench.texts("select enumlabel::text from pg_enum order by enumsortorder"))
                .isEmpty();
        assertThat(bench.apply(Workbench.all(ledger)).applied()).hasSize(3);
        assertThat(bench.states()).containsOnly("applied");
    }

    @Test
    void evidenceHistoryAndLedgerAreOneTransaction(TestDatabase test) {
        var bench = three(new Workbench(test.asSupabaseRole(), place), LedgerPlace.DATABASE);
        assertThat(bench.texts("select subject || ' ' || verdict from alidade.change order by id"))
                .containsExactly("001 exact", "002 exact", "003 exact");
        assertThat(bench.texts("select count(*)::text from alidade.snapshot")).containsExactly("4");
        assertThat(bench.texts("""
                        select distinct (select xmin::text from alidade.change where subject = '002') = h.xmin::text
                        from flyway_schema_history h where version = '002'
                        """)).hasSize(1);
        bench.write("004_d.sql", "create table d (id int);\nselect nothing;");
        assertThat(bench.apply(Workbench.all(LedgerPlace.DATABASE)).failure()).isNotNull();
        assertThat(bench.texts("select count(*)::text from alidade.change")).containsExactly("3");
    }

    @Test
    void rowsAreNotLostUnasked(TestDatabase test) {
        var bench = three(new Workbench(test.asSupabaseRole(), place), LedgerPlace.DATABASE);
        bench.execute("insert into c (id, t) values (1, 'x'), (2, 'y')");
        var refused = undo(bench, RollbackOptions.of(LAST));
        assertThat(Objects.requireNonNull(refused.failure()).problem().kind()).isEqualTo(ProblemKind.REFUSED);
        assertThat(refused.proof()).isEqualTo("refused");
        assertThat(refused.rowsLost()).isEqualTo(Map.of("public.c", 2L));
        assertThat(bench.states()).containsOnly("applied");
        var done = undo(bench, RollbackOptions.of(LAST).with(new Acceptance(false, true)));
        assertThat(done.failure()).isNull();
        assertThat(done.rowsLost()).isEqualTo(Map.of("public.c", 2L));
        assertThat(bench.states()).containsExactly("applied", "applied", "pending");
    }

    @Test
    void anotherColumnOrderHasToBeAccepted(TestDatabase test) {
        var bench = three(new Workbench(test.asSupabaseRole(), place), LedgerPlace.DATABASE);
        bench.write("004_d.sql", "alter table c drop column id;");
        bench.apply(Workbench.all(LedgerPlace.DATABASE));
        assertThat(proofs(bench)).containsEntry("4", Verdict.COLUMN_ORDER);
        var refused = undo(bench, RollbackOptions.of(LAST));
        assertThat(Objects.requireNonNull(refused.failure()).problem().code()).isEqualTo("change.undo.columnOrder");
        assertThat(bench.states()).containsOnly("applied");
        var done = undo(bench, RollbackOptions.of(LAST).with(new Acceptance(true, false)));
        assertThat(done.failure()).isNull();
        assertThat(done.proof()).isEqualTo("column-order");
        assertThat(done.differences()).hasSize(1);
    }

    @Test
    void theOldColumnOrderComesBackWhenTheTableIsBuiltAnewAndEarlierOnesGoBackExactly(TestDatabase test) {
        var bench = three(new Workbench(test.asSupabaseRole(), place), LedgerPlace.DATABASE);
        bench.execute("insert into a (id) values (1), (2); insert into c (t, r) values ('x', 1), ('y', null)");
        bench.write("004_d.sql", "alter table c drop column id;");
        bench.apply(Workbench.all(LedgerPlace.DATABASE));
        var preview = bench.service().preview(bench.status(), RollbackOptions.of(LAST), new Cancellation());
        assertThat(Objects.requireNonNull(preview.rebuild()).tables())
                .singleElement()
                .satisfies(table -> assertThat(table.name()).isEqualTo("public.c"));
        var done = undo(bench, RollbackOptions.of(LAST).with(new Acceptance(Order.REBUILT, true)));
        assertThat(done.failure()).isNull();
        assertThat(done.proof()).isEqualTo("exact");
        assertThat(done.differences()).isEmpty();
        assertThat(done.rebuilt()).isEqualTo(Map.of("public.c", 2L));
        assertThat(bench.texts("select c::text from c order by t")).containsExactly("(,x,1)", "(,y,)");
        bench.execute("delete from c");
        var all = undo(bench, RollbackOptions.of(ALL).with(new Acceptance(false, true)));
        assertThat(all.failure()).isNull();
        assertThat(all.proof()).isEqualTo("exact");
        assertThat(bench.states()).containsOnly("pending");
    }

    @Test
    void aScriptThatLeavesSomethingIsRefusedAndTheComputedWayTaken(TestDatabase test) {
        var bench = new Workbench(test.asSuperuser(), place);
        bench.write("001_a.up.sql", "create extension citext;\ncreate table a (t citext);");
        bench.write("001_a.down.sql", "drop table a;");
        bench.apply(Workbench.all(LedgerPlace.DATABASE));
        var proof = bench.service().proofs(bench.status(), new Cancellation()).get(ScriptVersion.of("001"));
        assertThat(Objects.requireNonNull(proof).script()).isEqualTo(Verdict.NOT_REVERSIBLE);
        assertThat(proof.scriptReasons()).containsExactly("It leaves extension citext behind.");
        var refused = undo(bench, RollbackOptions.of(LAST).with(Way.SCRIPT));
        assertThat(Objects.requireNonNull(refused.failure()).problem().code()).isEqualTo("change.undo.different");
        assertThat(refused.differences()).containsExactly("+ extension citext");
        assertThat(bench.states()).containsExactly("applied");
        var done = undo(bench, RollbackOptions.of(LAST));
        assertThat(done.failure()).isNull();
        assertThat(bench.texts("select extname::text from pg_extension where extname = 'citext'"))
                .isEmpty();
    }

    @Test
    void whatWasDestroyedHasToBeKnown(TestDatabase test) {
        var bench = three(new Workbench(test.asSupabaseRole(), place), LedgerPlace.DATABASE);
        bench.execute("insert into c (id, t) values (1, 'x')");
        bench.write("004_d.sql", "drop table c;");
        bench.apply(Workbench.all(LedgerPlace.DATABASE));
        var refused = undo(bench, RollbackOptions.of(LAST));
        assertThat(Objects.requireNonNull(refused.failure()).problem().code())
                .isEqualTo("migration.rollback.needsData");
        assertThat(undo(bench, RollbackOptions.of(LAST).with(new Acceptance(false, true)))
                        .failure())
                .isNull();
        assertThat(bench.texts("select id::text from c")).isEmpty();
    }

    @Test
    void oneInTheMiddleGoesWhenNothingNeedsIt(TestDatabase test) {
        var bench = three(new Workbench(test.asSupabaseRole(), place), LedgerPlace.DATABASE);
        bench.write("004_d.sql", "create table d (id int primary key);");
        bench.write("005_e.sql", "create table e (id int references d);");
        bench.write("006_f.sql", "create index on c (t);");
        bench.apply(Workbench.all(LedgerPlace.DATABASE));
        var needed = undo(bench, only("4"));
        assertThat(Objects.requireNonNull(needed.failure()).problem().code()).isEqualTo("change.undo.dependents");
        assertThat(needed.differences()).anyMatch(line -> line.contains("public.e.e_id_fkey"));
        assertThat(undo(bench, only("2")).failure()).isNull();
        assertThat(bench.states())
                .containsExactly("applied", "out-of-order", "applied", "applied", "applied", "applied");
        assertThat(undo(bench, only("5")).failure()).isNull();
        assertThat(undo(bench, only("4")).proof()).isEqualTo("exact");
    }

    @Test
    void whatSomebodyChangedByHandIsNotOverwritten(TestDatabase test) {
        var bench = three(new Workbench(test.asSupabaseRole(), place), LedgerPlace.DATABASE);
        bench.execute("create table other (id int); alter table c add column hand int");
        var preview = bench.service().preview(bench.status(), RollbackOptions.of(LAST), new Cancellation());
        assertThat(preview.steps().getFirst().conflicts()).containsExactly("+ column public.c.hand");
        var refused = undo(bench, RollbackOptions.of(LAST));
        assertThat(Objects.requireNonNull(refused.failure()).problem().code()).isEqualTo("change.undo.conflict");
        assertThat(refused.differences()).containsExactly("+ column public.c.hand");
        bench.execute("alter table c drop column hand");
        assertThat(undo(bench, RollbackOptions.of(LAST)).proof()).isEqualTo("exact");
        assertThat(bench.texts("select to_regclass('other')::text")).containsExactly("other");
    }

    private static RollbackOptions only(String version) {
        return RollbackOptions.of(new RollbackSelection.Only(Set.of(ScriptVersion.of(version))));
    }

    @Test
    void withoutProofAppliesAsBefore(TestDatabase test) {
        var bench = new Workbench(test.asSupabaseRole(), place);
        bench.write("001_a.sql", "create table a (id int);");
        bench.apply(Workbench.all(LedgerPlace.DATABASE).withProof(false));
        assertThat(proofs(bench)).isEmpty();
        assertThat(bench.texts("select coalesce(to_regclass('alidade.change')::text, 'none')"))
                .containsExactly("none");
    }

    @Test
    void plantedSqlAndAFakeVerdictAreNotEvenRead(TestDatabase test) {
        var owner = test.asSupabaseRole();
        var bench = three(new Workbench(owner, place), LedgerPlace.DATABASE);
        bench.execute("create role lowly nologin; grant lowly to postgres; grant create on database " + quoted(test)
                + " to lowly");
        for (var attempt : List.of(
                "update alidade.change set verdict = 'exact'",
                "insert into alidade.snapshot values ('x', '')",
                "create table alidade.trap (id int)",
                "create trigger t before insert on alidade.change for each row execute function"
                        + " suppress_redundant_updates_trigger()")) {
            assertThat(refusedTo(owner, "lowly", attempt)).contains("permission denied");
        }
        bench.execute("grant insert, update on alidade.change to lowly");
        assertThat(proofs(bench)).isEmpty();
        assertThat(failure(bench)).isEqualTo("change.store.foreign");
        bench.execute("revoke all on alidade.change from lowly; update alidade.change set verdict = 'exact'");
        bench.execute("update alidade.snapshot set content = content || 'x'::bytea");
        var outcome = undo(bench, RollbackOptions.of(LAST));
        assertThat(Objects.requireNonNull(outcome.failure()).problem().code()).isEqualTo("change.snapshot.lost");
        assertThat(bench.states()).containsExactly("applied", "applied", "applied", "pending");
    }

    @Test
    void aSchemaOfSomebodyElseIsRefused(TestDatabase test) {
        test.asSuperuser().session(new Cancellation(), session -> {
            session.execute("create schema alidade; grant all on schema alidade to public");
            return true;
        });
        var bench = new Workbench(test.asSupabaseRole(), place);
        bench.write("001_a.sql", "create table a (id int);");
        assertThat(failure(bench)).isEqualTo("migration.ledger.foreign");
        assertThat(bench.apply(Workbench.all(LedgerPlace.AUTO)).failure()).isNull();
        assertThat(undo(bench, RollbackOptions.of(LAST)).proof()).isEqualTo("exact");
    }

    @Test
    void flywaysValidateAgreesAfterwards(TestDatabase test) {
        var bench = new Workbench(test.asSuperuser(), place);
        bench.write("V1__a.sql", "create table a (id int);");
        bench.write("V2__b.sql", "create table b (id int);");
        bench.apply(Workbench.all(LedgerPlace.DATABASE));
        undo(bench, RollbackOptions.of(LAST));
        var flyway = Flyway.configure()
                .dataSource(bench.database.unpooled())
                .locations("filesystem:" + bench.folder)
                .load();
        assertThat(flyway.info().pending()).hasSize(1);
        assertThat(flyway.validateWithResult().invalidMigrations)
                .extracting(m -> m.version)
                .containsExactly("2");
        assertThat(flyway.migrate().migrationsExecuted).isEqualTo(1);
        flyway.validate();
    }

    @Test
    void theUsersOwnFilesAreHisAlone(TestDatabase test) throws IOException {
        three(new Workbench(test.asSupabaseRole(), place), LedgerPlace.LOCAL);
        try (var files = Files.walk(place.resolve("data").resolve("changes"))) {
            var kept = files.filter(Files::isRegularFile).toList();
            assertThat(kept).hasSize(5);
            for (var file : kept) {
                assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                        .isEqualTo("rw-------");
            }
        }
    }

    private static String quoted(TestDatabase test) {
        return '"' + test.name() + '"';
    }

    private static String refusedTo(Database database, String role, String sql) {
        return database.session(new Cancellation(), session -> {
            session.execute("begin; set local role " + role);
            try {
                session.execute(sql);
                return "allowed";
            } catch (AppException e) {
                return e.getCause() == null ? "" : String.valueOf(e.getCause().getMessage());
            } finally {
                session.execute("rollback");
            }
        });
    }

    private static String failure(Workbench bench) {
        bench.write("009_z.sql", "select 1;");
        try {
            bench.apply(Workbench.all(LedgerPlace.DATABASE));
            return "none";
        } catch (AppException e) {
            return e.problem().code();
        }
    }

    private static RollbackOutcome undo(Workbench bench, RollbackOptions options) {
        return bench.service().rollback(bench.status(), options, bench.events::add, new Cancellation());
    }

    private static Map<String, Verdict> proofs(Workbench bench) {
        var verdicts = new TreeMap<String, Verdict>();
        bench.service()
                .proofs(bench.status(), new Cancellation())
                .forEach((version, proof) -> verdicts.put(version.text().replaceFirst("^0+", ""), proof.computed()));
        return verdicts;
    }

    private static Workbench three(Workbench bench, LedgerPlace ledger) {
        bench.write("001_a.sql", "create type mood as enum ('sad');\ncreate table a (id int primary key, m mood);");
        bench.write("002_b.sql", "alter type mood add value 'glad';\ncreate view v as select id from a;");
        bench.write(
                "003_c.sql",
                "create table c (id int, t text, r int references a);\nalter table c enable row level security;\n"
                        + "create policy p on c using (true);\nalter table a add column n int default 7;");
        bench.execute("create table keep (id int primary key)");
        var outcome = bench.apply(Workbench.all(ledger));
        assertThat(outcome.failure()).isNull();
        assertThat(outcome.applied()).hasSize(3);
        return bench;
    }
}
