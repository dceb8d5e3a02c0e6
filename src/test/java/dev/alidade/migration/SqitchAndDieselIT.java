package dev.alidade.migration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.alidade.migration.ledger.LedgerPlace;
import dev.alidade.sandbox.SandboxExtension;
import dev.alidade.sandbox.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What folders of Sqitch and Diesel ask for besides a file and its way back. */
@ExtendWith(SandboxExtension.class)
class SqitchAndDieselIT {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path place;

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aCheckThatFailsTakesItsChangeBackAndOneThatSucceedsLeavesNothing(boolean superuser, TestDatabase test)
            throws IOException {
        var bench = new Workbench(superuser ? test.asSuperuser() : test.asSupabaseRole(), place);
        for (var kind : new String[] {"deploy", "revert", "verify"}) {
            Files.createDirectories(bench.folder.resolve(kind));
        }
        bench.write("sqitch.plan", "%project=p\n\none 2024 A\n@v1 2024 A\none [one@v1] 2025 A\ntwo [one] 2025 A\n");
        bench.write("deploy/one@v1.sql", "BEGIN;\ncreate table one (id int);\nCOMMIT;\n");
        bench.write("revert/one@v1.sql", "BEGIN;\ndrop table one;\nCOMMIT;\n");
        bench.write(
                "verify/one@v1.sql",
                "BEGIN;\nselect id from one where false;\ninsert into one values (1);\nROLLBACK;\n");
        bench.write("deploy/one.sql", "BEGIN;\nalter table one add column n int;\nCOMMIT;\n");
        bench.write("revert/one.sql", "BEGIN;\nalter table one drop column n;\nCOMMIT;\n");
        bench.write("verify/one.sql", "select n from one where false;\n");
        bench.write("deploy/two.sql", "create table two (id int);\n");
        bench.write("verify/two.sql", "BEGIN;\nselect nothing_of_this from two;\nROLLBACK;\n");
        var outcome = bench.apply(Workbench.all(LedgerPlace.DATABASE));
        var failure = Objects.requireNonNull(outcome.failure());
        assertThat(failure.script().name()).isEqualTo("verify/two.sql");
        assertThat(failure.line()).isEqualTo(2);
        assertThat(bench.states()).containsExactly("applied", "applied", "pending");
        assertThat(bench.texts("select count(*)::text from one")).containsExactly("0");
        assertThat(bench.texts("select coalesce(to_regclass('two')::text, 'none')"))
                .containsExactly("none");
        bench.write("verify/two.sql", "BEGIN;\nselect id from two where false;\nROLLBACK;\n");
        assertThat(bench.apply(Workbench.all(LedgerPlace.DATABASE)).failure()).isNull();
        assertThat(bench.states()).containsOnly("applied");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void whatDieselRunsWithoutATransactionDoesSoHereAndTheLedgerTells(boolean superuser, TestDatabase test)
            throws IOException {
        var bench = new Workbench(superuser ? test.asSuperuser() : test.asSupabaseRole(), place);
        Files.createDirectories(bench.folder.resolve("2024-01-01-000000_one"));
        Files.createDirectories(bench.folder.resolve("2024-01-02-000000_index"));
        bench.write("2024-01-01-000000_one/up.sql", "create table one (id int);\n");
        bench.write("2024-01-01-000000_one/down.sql", "drop table one;\n");
        bench.write("2024-01-02-000000_index/metadata.toml", "run_in_transaction = false\n");
        bench.write(
                "2024-01-02-000000_index/up.sql",
                "create table kept (id int);\ncreate index concurrently on one (id);\nselect nothing;\n");
        var outcome = bench.apply(Workbench.all(LedgerPlace.DATABASE));
        assertThat(Objects.requireNonNull(outcome.failure()).committedStatements())
                .isEqualTo(2);
        assertThat(bench.states()).containsExactly("applied", "failed");
        assertThat(bench.texts("select to_regclass('kept')::text")).containsExactly("kept");
    }
}
