package dev.alidade.change.row;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import dev.alidade.change.ChangeStores;
import dev.alidade.database.Cancellation;
import dev.alidade.error.AppException;
import dev.alidade.error.ProblemKind;
import dev.alidade.sandbox.SandboxExtension;
import dev.alidade.sandbox.TestDatabase;
import dev.alidade.settings.AppFolders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What is kept of changed rows is there exactly when they are changed, whatever dies on the way. */
@ExtendWith(SandboxExtension.class)
@SuppressWarnings("NullAway.Init") // set before each test
class KeptRowsIT {
    @TempDir
    private Path folder;

    private TestDatabase test;
    private RowBench bench;

    @BeforeEach
    void connect(TestDatabase sandbox) {
        test = sandbox;
        bench = RowBench.ofItems(sandbox, folder);
    }

    @Test
    void whatIsKeptInTheDatabaseCommitsWithTheRowsAndIsForItsOwnerOnly() {
        var stores = new ChangeStores(
                bench.database, new AppFolders(folder.resolve("s"), folder.resolve("d"), folder.resolve("l")));
        stores.inDatabase(new Cancellation());
        var applied = bench.applied("items", bench.update("items", "id = 2", "select", "kept"));
        assertThat(applied.kept().where()).isEqualTo(KeptRows.Where.DATABASE);
        assertThat(
                        bench.texts(
                                "select distinct ((select c.xmin::text from alidade.row_change c) = xmin::text)::text from items where id = 2"))
                .containsExactly("true");
        assertThat(bench.undo(applied)).isInstanceOf(RowOutcome.Applied.class);
        assertThat(bench.texts("select (undone_at is not null)::text from alidade.row_change"))
                .containsExactly("true");
        RowBench.run(test.asSuperuser(), "alter table alidade.row_change owner to supabase_admin");
        assertThat(bench.history()).isEmpty();
        assertThat(bench.applied("items", bench.update("items", "id = 2", "select", "local"))
                        .kept()
                        .where())
                .isEqualTo(KeptRows.Where.FOLDER);
    }

    @Test
    void whatIsKeptInTheFolderIsForItsOwnerOnlyAndKnowsNothingOfAbortedTransactions() throws IOException {
        bench.applied("items", bench.update("items", "id = 2", "select", "kept"));
        RowBench.run(bench.database, """
                create function late() returns trigger language plpgsql as $$ begin raise exception 'late'; end $$;
                create constraint trigger late after insert on items deferrable initially deferred
                    for each row execute function late()""");
        assertThatThrownBy(() -> bench.apply("items", RowBench.insert(Map.of())))
                .hasMessageContaining("late");
        assertThat(bench.history()).hasSize(1);
        try (var files = Files.walk(folder)) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                        .isEqualTo("rw-------");
            }
        }
    }

    @Test
    void aProgramThatDiedAfterTheCommitKnowsOfItsChangesAndOneThatDiedBeforeOfNone() throws IOException {
        var applied = bench.applied("items", bench.update("items", "id = 2", "select", "kept"));
        var file = folder.resolve("d/changes");
        try (var found = Files.walk(file)) {
            file = found.filter(f -> f.endsWith("rows.jsonl")).findFirst().orElseThrow();
        }
        var intention = Files.readAllLines(file).getFirst();
        Files.writeString(file, intention + "\n");
        assertThat(bench.history()).hasSize(1);
        var aborted = bench.texts("select pg_current_xact_id()::text").getFirst();
        RowBench.run(bench.database, "begin; select pg_current_xact_id(); rollback");
        var number = Long.parseLong(String.valueOf(aborted)) + 1;
        Files.writeString(
                file,
                intention.replaceFirst("\"transaction\":\"\\d+\"", "\"transaction\":\"" + number + "\"") + "\n{torn");
        assertThat(bench.history()).isEmpty();
        Files.writeString(file, intention + "\n");
        assertThat(bench.undo(applied)).isInstanceOf(RowOutcome.Applied.class);
    }

    @Test
    void aConnectionThatDiesWhileApplyingLeavesNothingHalfDone() {
        RowBench.run(bench.database, """
                create function die() returns trigger language plpgsql as $$
                begin if new.n = 13 then perform pg_terminate_backend(pg_backend_pid()); end if; return new; end $$;
                create trigger die before insert on log for each row execute function die()""");
        var before = bench.content("log");
        assertThatThrownBy(() -> bench.apply(
                        "log",
                        RowBench.insert(Map.of("n", NewValue.of("12"))),
                        RowBench.insert(Map.of("n", NewValue.of("13")))))
                .asInstanceOf(type(AppException.class))
                .extracting(e -> e.problem().kind())
                .isEqualTo(ProblemKind.CONNECTION);
        assertThat(bench.content("log")).isEqualTo(before);
        assertThat(bench.history()).isEmpty();
        assertThat(bench.applied("log", RowBench.insert(Map.of("n", NewValue.of("14"))))
                        .changes())
                .hasSize(1);
    }
}
