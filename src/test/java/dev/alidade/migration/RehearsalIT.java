package dev.alidade.migration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.alidade.change.Acceptance;
import dev.alidade.change.Acceptance.Order;
import dev.alidade.change.Verdict;
import dev.alidade.database.Cancellation;
import dev.alidade.error.AppException;
import dev.alidade.error.ProblemKind;
import dev.alidade.migration.ledger.LedgerPlace;
import dev.alidade.migration.replay.Rehearsal;
import dev.alidade.migration.replay.RehearsalOutcome;
import dev.alidade.sandbox.SandboxExtension;
import dev.alidade.sandbox.TestDatabase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Ways back that were too large to be tried, tried on an empty copy, when something comes in between. */
@ExtendWith(SandboxExtension.class)
class RehearsalIT {
    private static final RollbackOptions LAST = RollbackOptions.of(new RollbackSelection.Last());

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path place;

    @ParameterizedTest
    @ValueSource(strings = {"Starting a private server", "Making an empty copy", "001_a.sql"})
    void aCancelLeavesNothingBehind(String stage, TestDatabase test) {
        var bench = large(test, "bigint");
        var programs = LoggedPrograms.of(
                test.server().binaries(), test.server().binaries().version());
        var cancellation = new Cancellation();
        assertThatThrownBy(() -> run(bench, LAST, programs, cancellation, text -> {
                    if (text.contains(stage)) {
                        cancellation.request();
                    }
                }))
                .isInstanceOfSatisfying(
                        AppException.class, e -> assertThat(e.problem().kind()).isEqualTo(ProblemKind.CANCELLED));
        await().untilAsserted(() -> assertThat(programs.folders()).noneMatch(Files::exists));
        assertThat(bench.states()).containsExactly("applied");
        assertThat(bench.texts("select pg_typeof(n)::text from big")).containsExactly("bigint");
    }

    @Test
    void whatIsRefusedOnTheCopyIsToldAndNothingIsChanged(TestDatabase test) {
        var bench = large(test, "uuid using gen_random_uuid()");
        var programs = LoggedPrograms.of(
                test.server().binaries(), test.server().binaries().version());
        var outcome = run(bench, LAST, programs, new Cancellation(), _ -> {});
        assertThat(outcome.obstacle()).isNull();
        assertThat(outcome.verdict()).isEqualTo(Verdict.NOT_REVERSIBLE);
        assertThat(Objects.requireNonNull(outcome.refusal()).message()).contains("uuid", "integer");
        assertThat(programs.folders()).isNotEmpty().noneMatch(Files::exists);
        assertThat(bench.states()).containsExactly("applied");
        assertThat(bench.texts("select pg_typeof(n)::text from big")).containsExactly("uuid");
    }

    @Test
    void aPrivateServerThatIsOlderCannotTryAndSaysSo(TestDatabase test) {
        var bench = large(test, "bigint");
        var older = test.server().binaries().major() - 1;
        var programs = LoggedPrograms.of(test.server().binaries(), older + ".3");
        var outcome = run(bench, LAST, programs, new Cancellation(), _ -> {});
        assertThat(outcome.verdict()).isEqualTo(Verdict.UNTRIED);
        assertThat(outcome.refusal()).isNull();
        assertThat(Objects.requireNonNull(outcome.obstacle()).code()).isEqualTo("migration.replay.older");
        assertThat(outcome.obstacle().message()).contains("PostgreSQL " + older, "(" + (older + 1) + ")");
        assertThat(programs.folders()).noneMatch(Files::exists);
        assertThat(bench.states()).containsExactly("applied");
    }

    @Test
    void theOrderOfColumnsIsRebuiltOnTheCopyToo(TestDatabase test) {
        var bench = large(test, "bigint; alter table big drop column gone");
        var programs = LoggedPrograms.of(
                test.server().binaries(), test.server().binaries().version());
        var plain = run(bench, LAST, programs, new Cancellation(), _ -> {});
        assertThat(plain.verdict()).isEqualTo(Verdict.COLUMN_ORDER);
        var rebuilt = run(bench, LAST.with(new Acceptance(Order.REBUILT, true)), programs, new Cancellation(), _ -> {});
        assertThat(rebuilt.refusal()).isNull();
        assertThat(rebuilt.verdict()).isEqualTo(Verdict.EXACT);
    }

    private RehearsalOutcome run(
            Workbench bench,
            RollbackOptions options,
            LoggedPrograms programs,
            Cancellation cancellation,
            Consumer<String> progress) {
        var status = bench.status();
        var preview = bench.service().preview(status, options, new Cancellation());
        assertThat(preview.isTooLarge()).isTrue();
        return new Rehearsal(
                        bench.database,
                        Workbench.user(place),
                        Map.of("ALIDADE_POSTGRES_BIN", programs.bin().toString()))
                .run(status, preview, options, progress, cancellation);
    }

    /** A migration whose way back would write all of a table that is said to be large. */
    private Workbench large(TestDatabase test, String type) {
        var bench = new Workbench(test.asSupabaseRole(), place);
        bench.execute("create table big (gone int, id int primary key, n int); insert into big values (null, 1, 1)");
        new Workbench(test.asSuperuser(), place)
                .execute("update pg_class set reltuples = 9e6, relpages = 50000 where relname = 'big'");
        bench.write("001_a.sql", "alter table big alter column n type " + type + ";");
        assertThat(bench.apply(Workbench.all(LedgerPlace.DATABASE)).failure()).isNull();
        return bench;
    }
}
