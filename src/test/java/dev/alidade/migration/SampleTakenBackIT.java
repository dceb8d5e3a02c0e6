package dev.alidade.migration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.alidade.change.Acceptance;
import dev.alidade.change.Reason;
import dev.alidade.change.Verdict;
import dev.alidade.database.Cancellation;
import dev.alidade.database.Database;
import dev.alidade.migration.RollbackOptions.Way;
import dev.alidade.migration.ledger.LedgerPlace;
import dev.alidade.migration.sample.SampleLoader;
import dev.alidade.migration.sample.SampleLoader.Extent;
import dev.alidade.migration.sample.Samples;
import dev.alidade.migration.script.ScriptVersion;
import dev.alidade.sandbox.DatabaseTemplate;
import dev.alidade.sandbox.SandboxExtension;
import dev.alidade.sandbox.TestDatabase;
import dev.alidade.settings.AppFolders;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** The sample's four migrations applied with proof and taken back to nothing, with pg_dump as the witness. */
class SampleTakenBackIT {
    @RegisterExtension
    static final SandboxExtension SANDBOX = SandboxExtension.with(DatabaseTemplate.SPATIAL);

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path data;

    @Test
    void leavesNoTraceAsSupabaseRole(TestDatabase test) throws IOException {
        takenBack(test, test.asSupabaseRole());
    }

    @Test
    void leavesNoTraceAsSuperuser(TestDatabase test) throws IOException {
        takenBack(test, test.asSuperuser());
    }

    private void takenBack(TestDatabase test, Database database) throws IOException {
        var sample = new Samples(data).named("sf-av-coordination");
        new SampleLoader(database, database.facts().superuser() ? null : test.asSuperuser(), AppFolders.ofThisUser())
                .load(sample, Extent.BASE, _ -> {}, new Cancellation());
        var before = dump(test);
        var service =
                new MigrationService(database, new AppFolders(data.resolve("s"), data.resolve("d"), data.resolve("l")));
        var events = new ArrayList<MigrationEvent.Proved>();
        var outcome = service.apply(
                service.status(sample.migrations(), new Cancellation()),
                Workbench.all(LedgerPlace.DATABASE),
                event -> {
                    if (event instanceof MigrationEvent.Proved proved) {
                        events.add(proved);
                    }
                },
                new Cancellation());
        assertThat(outcome.failure()).isNull();
        assertThat(events)
                .hasSize(4)
                .allSatisfy(proved -> assertThat(proved.computed().verdict())
                        .as(
                                "%s",
                                proved.computed().reasons().stream()
                                        .map(Reason::text)
                                        .toList())
                        .isIn(Verdict.EXACT, Verdict.NEEDS_DATA));
        var preview = service.preview(
                service.status(sample.migrations(), new Cancellation()),
                RollbackOptions.of(new RollbackSelection.To(ScriptVersion.of("0")))
                        .with(Way.COMPUTED)
                        .with(new Acceptance(false, true)),
                new Cancellation());
        assertThat(preview.steps()).hasSize(4).allSatisfy(step -> {
            assertThat(step.conflicts()).isEmpty();
            assertThat(step.definitions())
                    .hasSizeGreaterThan(5)
                    .allSatisfy(
                            change -> assertThat(change.now() + change.then()).contains(" "));
        });
        var back = service.rollback(
                service.status(sample.migrations(), new Cancellation()),
                RollbackOptions.of(new RollbackSelection.To(ScriptVersion.of("0")))
                        .with(Way.COMPUTED)
                        .with(new Acceptance(false, true)),
                _ -> {},
                new Cancellation());
        assertThat(back.failure()).isNull();
        assertThat(back.proof()).isEqualTo("exact");
        assertThat(back.undone()).hasSize(4);
        assertThat(dump(test)).isEqualTo(before);
    }

    /** What pg_dump prints, without comments, Alidade's own schema and Flyway's history. */
    private static List<String> dump(TestDatabase test) throws IOException {
        var process = new ProcessBuilder(
                        test.server().binaries().program("pg_dump").toString(),
                        "--schema-only",
                        "--exclude-schema=alidade",
                        "--exclude-table=*.flyway_schema_history",
                        test.uri())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        var text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.onExit().join().exitValue()).isZero();
        return text.lines()
                .filter(line -> !line.isBlank() && !line.startsWith("--"))
                .filter(line -> !line.startsWith("\\restrict") && !line.startsWith("\\unrestrict"))
                .toList();
    }
}
