package dev.alidade.migration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.alidade.change.Acceptance;
import dev.alidade.change.Inclusion;
import dev.alidade.change.Uncertain.Part;
import dev.alidade.change.Verdict;
import dev.alidade.database.Cancellation;
import dev.alidade.migration.ledger.LedgerPlace;
import dev.alidade.migration.script.ScriptVersion;
import dev.alidade.sandbox.SandboxExtension;
import dev.alidade.sandbox.TestDatabase;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a colleague did while a migration ran, and the migration touched afterwards: nobody can tell whose it is. */
@ExtendWith(SandboxExtension.class)
class UnattributedRollbackIT {
    private static final RollbackOptions LAST = RollbackOptions.of(new RollbackSelection.Last());
    private static final Acceptance DATA_LOSS = new Acceptance(false, true);
    private static final String THEIRS = """
            create table theirs (id int primary key, note text);
            create index on theirs (note);
            insert into theirs values (1, 'a'), (2, 'b');
            """;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path place;

    @ParameterizedTest
    @CsvSource({"true, DATABASE", "false, DATABASE", "true, LOCAL", "false, LOCAL"})
    void itIsShownAndStaysUnlessSomebodySaysOtherwise(boolean superuser, LedgerPlace ledger, TestDatabase test) {
        var bench = mixed(superuser, ledger, test);
        var proof = bench.service().proofs(bench.status(), new Cancellation()).get(ScriptVersion.of("001"));
        assertThat(Objects.requireNonNull(proof).computed()).isEqualTo(Verdict.UNTRIED);
        assertThat(proof.computedReasons()).singleElement().asString().contains("+ table public.theirs");
        var preview = bench.service().preview(bench.status(), LAST, new Cancellation());
        assertThat(preview.unattributed())
                .containsExactly(new Part("table public.theirs", "+ table public.theirs", false));
        assertThat(preview.steps().getFirst().statements())
                .anyMatch(sql -> sql.contains("\"ours\""))
                .noneMatch(sql -> sql.contains("\"theirs\""));
        var outcome = undo(bench, LAST);
        assertThat(outcome.failure()).isNull();
        assertThat(outcome.proof()).isEqualTo("exact");
        assertThat(outcome.unattributed()).extracting(Part::included).containsExactly(false);
        assertThat(bench.texts("select coalesce(to_regclass('ours')::text, 'gone')"))
                .containsExactly("gone");
        assertThat(bench.texts("select note from theirs order by id")).containsExactly("a", "b");
        assertThat(bench.states()).containsExactly("pending");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void withConsentItGoesTooAndItsRowsAreCountedFirst(boolean superuser, TestDatabase test) {
        var bench = mixed(superuser, LedgerPlace.DATABASE, test);
        var included = LAST.with(new Inclusion(false, Set.of("table public.theirs")));
        var preview = bench.service().preview(bench.status(), included, new Cancellation());
        assertThat(preview.rowsLost()).isEqualTo(Map.of("public.theirs", 2L));
        var refused = undo(bench, included);
        assertThat(Objects.requireNonNull(refused.failure()).problem().code()).isEqualTo("change.undo.rows");
        assertThat(bench.texts("select note from theirs order by id")).containsExactly("a", "b");
        var outcome = undo(bench, included.with(DATA_LOSS));
        assertThat(outcome.failure()).isNull();
        assertThat(outcome.proof()).isEqualTo("exact");
        assertThat(outcome.unattributed()).extracting(Part::included).containsExactly(true);
        assertThat(bench.texts("select coalesce(to_regclass('theirs')::text, 'gone')"))
                .containsExactly("gone");
    }

    @Test
    void whatStaysKeepsWhatItNeeds(TestDatabase test) {
        var bench = mixed(
                new Workbench(test.asSupabaseRole(), place),
                LedgerPlace.DATABASE,
                THEIRS + "create view seen as select id from theirs");
        assertThat(bench.service()
                        .preview(bench.status(), LAST, new Cancellation())
                        .unattributed())
                .extracting(Part::name)
                .containsExactlyInAnyOrder("table public.theirs", "view public.seen");
        var refused = undo(
                bench,
                LAST.with(new Inclusion(false, Set.of("table public.theirs"))).with(DATA_LOSS));
        assertThat(Objects.requireNonNull(refused.failure()).problem().code()).isEqualTo("change.unattributed.needed");
        assertThat(bench.texts("select id::text from seen order by id")).containsExactly("1", "2");
        assertThat(bench.states()).containsExactly("applied");
        assertThat(undo(bench, LAST.with(Inclusion.EVERYTHING).with(DATA_LOSS)).proof())
                .isEqualTo("exact");
        assertThat(bench.texts("select coalesce(to_regclass('theirs')::text, 'gone')"))
                .containsExactly("gone");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aPropertyThatBothMayHaveSetStaysOrGoesAsSaid(boolean superuser, TestDatabase test) {
        var database = superuser ? test.asSuperuser() : test.asSupabaseRole();
        var bench = new Workbench(database, place);
        bench.execute("create table shared (id int)");
        bench.write(
                "001_a.sql",
                Colleague.GATE + "alter table shared enable row level security;\ncreate table ours (id int);");
        Colleague.meanwhile(
                database, "grant select on shared to anon", () -> bench.apply(Workbench.all(LedgerPlace.DATABASE)));
        assertThat(undo(bench, LAST).failure()).isNull();
        assertThat(bench.texts("select relrowsecurity::text || ' ' || (relacl::text like '%anon%')::text from pg_class"
                        + " where relname = 'shared'"))
                .containsExactly("true true");
    }

    private Workbench mixed(boolean superuser, LedgerPlace ledger, TestDatabase test) {
        var database = superuser ? test.asSuperuser() : test.asSupabaseRole();
        return mixed(new Workbench(database, place), ledger, THEIRS);
    }

    private static Workbench mixed(Workbench bench, LedgerPlace ledger, String theirs) {
        bench.write(
                "001_a.sql",
                Colleague.GATE + "create table ours (id int);\ngrant select on all tables in schema public to anon;");
        var outcome = Colleague.meanwhile(bench.database, theirs, () -> bench.apply(Workbench.all(ledger)));
        assertThat(outcome.failure()).isNull();
        return bench;
    }

    private static RollbackOutcome undo(Workbench bench, RollbackOptions options) {
        return bench.service().rollback(bench.status(), options, bench.events::add, new Cancellation());
    }
}
