package dev.alidade.migration.script;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ForeignFolderTest {
    @ParameterizedTest
    @CsvSource({"liquibase, LIQUIBASE, 2", "prisma, PRISMA, 1"})
    void isShownButNotRun(String set, Convention convention, int migrations) {
        var folder = MigrationSets.read(set);
        assertThat(folder.convention()).isEqualTo(convention);
        assertThat(folder.scripts())
                .hasSize(migrations)
                .allMatch(s -> s.blocked() != null && s.blocked().contains("does not run them"));
        assertThat(folder.evidence()).isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource({"diesel, DIESEL, 2", "sqitch, SQITCH, 2", "drizzle, DRIZZLE, 2"})
    void isRun(String set, Convention convention, int migrations) {
        var folder = MigrationSets.read(set);
        assertThat(folder.convention()).isEqualTo(convention);
        assertThat(folder.scripts()).hasSize(migrations).allMatch(s -> s.blocked() == null);
    }

    @Test
    void aChangeThatWasReworkedRunsByTheTextThatItsTagKept(@TempDir Path place) throws IOException {
        Files.createDirectories(place.resolve("deploy"));
        Files.writeString(
                place.resolve("sqitch.plan"), "%project=p\n\na 2024 A\nb 2024 A\n@v1 2024 A\na [a@v1] 2025 A\n");
        Files.writeString(place.resolve("deploy/a.sql"), "select 1;");
        Files.writeString(place.resolve("deploy/b.sql"), "select 2;");
        var scripts = new MigrationFolders().read(place, null).scripts();
        assertThat(scripts).extracting(s -> s.blocked() == null).containsExactly(false, true, true);
        assertThat(scripts.getFirst().blocked()).contains("a.sql stands in the plan again later");
        Files.writeString(place.resolve("deploy/a@v1.sql"), "select 0;");
        scripts = new MigrationFolders().read(place, null).scripts();
        assertThat(scripts).allMatch(s -> s.blocked() == null);
        assertThat(scripts)
                .extracting(MigrationScript::name)
                .containsExactly("deploy/a@v1.sql", "deploy/b.sql", "deploy/a.sql");
    }

    @Test
    void aFolderThatSaysSoRunsWithoutATransaction(@TempDir Path place) throws IOException {
        var one = Files.createDirectories(place.resolve("2024-01-01-000000_one"));
        Files.writeString(one.resolve("up.sql"), "create table a (id int);");
        Files.writeString(one.resolve("metadata.toml"), "# by itself\nrun_in_transaction = false\n");
        Files.writeString(one.resolve("down.sql"), "drop table a;");
        var script = new MigrationFolders().read(place, null).scripts().getFirst();
        assertThat(script.blocked()).isNull();
        assertThat(script.mode()).isEqualTo(ScriptPlan.Mode.NO_TRANSACTION);
    }

    @Test
    void keepsTheOrderOfAPlanAndFindsReverts() {
        var folder = MigrationSets.read("sqitch");
        assertThat(MigrationSets.names(folder)).containsExactly("deploy/appschema.sql", "deploy/users.sql");
        assertThat(folder.scripts()).allMatch(s -> s.rollback() != null);
    }

    @Test
    void readsVersionsFromFolders() {
        var folder = MigrationSets.read("diesel");
        assertThat(folder.scripts())
                .extracting(s -> s.version().text())
                .containsExactly("00000000000000", "20240101000000");
        assertThat(folder.scripts().getLast().rollback()).isNotNull();
    }

    @Test
    void countsStatementsBetweenBreakpointsAndTellsWhatTheJournalLeavesOut() {
        var folder = MigrationSets.read("drizzle");
        assertThat(folder.scripts().getFirst().statements()).isEqualTo(2);
        assertThat(MigrationSets.reason(folder, "0002_not_in_the_journal.sql")).isNotBlank();
    }
}
