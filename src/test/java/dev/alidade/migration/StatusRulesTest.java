package dev.alidade.migration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.alidade.OwnTime;
import dev.alidade.migration.History.Tool;
import dev.alidade.migration.script.Convention;
import dev.alidade.migration.script.MigrationFolder;
import dev.alidade.migration.script.MigrationScript;
import dev.alidade.migration.script.MigrationScript.Body;
import dev.alidade.migration.script.MigrationScript.Kind;
import dev.alidade.migration.script.ScriptPlan.Mode;
import dev.alidade.migration.script.ScriptSource;
import dev.alidade.migration.script.ScriptVersion;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class StatusRulesTest {
    private static final Instant THEN = Instant.parse("2026-01-01T00:00:00Z");

    @Test
    void everythingIsPendingWithoutAHistory() {
        assertThat(states(folder("001", "002"))).containsExactly("001 pending", "002 pending");
    }

    @Test
    void matchesVersionsAsNumbers() {
        assertThat(states(folder("001", "2"), row("1", "SQL", 1, true))).containsExactly("001 applied", "2 pending");
    }

    @Test
    void seesChangedFailedMissingAndFuture() {
        assertThat(states(
                        folder("1", "2", "4"),
                        row("1", "SQL", 99, true),
                        row("2", "SQL", 1, false),
                        row("3", "SQL", 1, true),
                        row("5", "SQL", 1, true)))
                .containsExactly("1 changed", "2 failed", "3 missing", "4 out-of-order", "5 future");
    }

    @Test
    void takesAllUpToTheBaselineForApplied() {
        assertThat(states(folder("1", "2", "3"), row("2", "BASELINE", null, true)))
                .containsExactly("1 baseline", "2 baseline", "3 pending");
    }

    @Test
    void baselineAtZeroSkipsNothing() {
        assertThat(states(folder("001"), row("0", "BASELINE", null, true))).containsExactly("001 pending");
    }

    @Test
    void readsRowsOfPaidFlyway() {
        assertThat(states(
                        folder("1", "2"),
                        row("1", "SQL", 1, true),
                        row("2", "SQL", 1, true),
                        row("2", "UNDO_SQL", 1, true),
                        row("1", "DELETE", null, true)))
                .containsExactly("1 pending", "2 undone");
    }

    @Test
    void takesSupabasesWordWhereFlywayKnowsNothing() {
        var supabase = new History(
                Tool.SUPABASE, "supabase_migrations", "schema_migrations", List.of(row("1", "", null, true)), null);
        var migrations = StatusRules.decide(folder("1", "2"), List.of(supabase));
        assertThat(migrations.getFirst().state()).isEqualTo(MigrationState.APPLIED);
        assertThat(migrations.getFirst().histories())
                .containsExactly(new HistoryClaim(Tool.SUPABASE, HistoryClaim.Says.APPLIED));
        assertThat(migrations.getLast().state()).isEqualTo(MigrationState.PENDING);
    }

    @Test
    void blockedFilesStayBlocked() {
        var script = script("1", "two files claim it");
        var folder = new MigrationFolder(Path.of("f"), Convention.NUMBERED, List.of(script), List.of());
        assertThat(states(folder)).containsExactly("1 blocked");
    }

    @Test
    void knowsRowsWithoutAVersionByTheirFile() {
        var row = new HistoryRow(null, "", "", "db/2_x.sql", null, THEN, null, true);
        var folder = new MigrationFolder(
                Path.of("f"), Convention.LIQUIBASE, List.of(script("1", null), script("2", null)), List.of());
        var liquibase = new History(Tool.LIQUIBASE, "public", "databasechangelog", List.of(row), null);
        assertThat(StatusRules.decide(folder, List.of(liquibase)))
                .extracting(m -> m.version() + " " + m.state().id())
                .containsExactly("1 out-of-order", "2 applied");
    }

    @Test
    void saysWhoKnowsAMigrationAndWhoDoesNot() {
        var flyway =
                new History(Tool.FLYWAY, "public", "flyway_schema_history", List.of(row("1", "SQL", 1, true)), null);
        var supabase = new History(
                Tool.SUPABASE, "supabase_migrations", "schema_migrations", List.of(row("2", "", null, true)), null);
        var atlas = new History(Tool.ATLAS, "a", "atlas_schema_revisions", List.of(), null);
        assertThat(StatusRules.decide(folder("1", "2"), List.of(flyway, supabase, atlas)))
                .extracting(Migration::reason)
                .containsExactly(
                        "Applied in Flyway, unknown to Supabase CLI, Atlas.",
                        "Applied in Supabase CLI, unknown to Flyway, Atlas.");
    }

    @Test
    void decidesOnAThousandFilesInNoTime() {
        var versions =
                IntStream.rangeClosed(1, 2_000).mapToObj(Integer::toString).toArray(String[]::new);
        var rows = Stream.of(versions)
                .limit(1_000)
                .map(v -> row(v, "SQL", 1, true))
                .toArray(HistoryRow[]::new);
        var folder = folder(versions);
        var states = new ArrayList<String>();
        assertThat(OwnTime.of(() -> states.addAll(states(folder, rows)))).isLessThan(Duration.ofMillis(500));
        assertThat(states).hasSize(2_000).startsWith("1 applied").endsWith("2000 pending");
    }

    private static List<String> states(MigrationFolder folder, HistoryRow... rows) {
        var history = new History(Tool.FLYWAY, "public", "flyway_schema_history", List.of(rows), null);
        return StatusRules.decide(folder, List.of(history)).stream()
                .map(m -> m.version() + " " + m.state().id())
                .toList();
    }

    private static MigrationFolder folder(String... versions) {
        var scripts = Stream.of(versions).map(v -> script(v, null)).toList();
        return new MigrationFolder(Path.of("f"), Convention.NUMBERED, scripts, List.of());
    }

    private static MigrationScript script(String version, @Nullable String blocked) {
        var name = version + "_x.sql";
        var source = ScriptSource.whole(Path.of("f"), Path.of(name));
        return new MigrationScript(
                ScriptVersion.of(version),
                "x",
                name,
                new Body(source, Kind.SQL, 1, Mode.TRANSACTION, 1),
                null,
                blocked);
    }

    private static HistoryRow row(String version, String type, @Nullable Integer checksum, boolean success) {
        return new HistoryRow(ScriptVersion.of(version), "x", type, version + "_x.sql", checksum, THEN, 5L, success);
    }
}
