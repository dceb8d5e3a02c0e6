package dev.alidade.migration.script;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ForeignFolderTest {
    @ParameterizedTest
    @CsvSource({
        "diesel, DIESEL, 2",
        "sqitch, SQITCH, 2",
        "drizzle, DRIZZLE, 2",
        "liquibase, LIQUIBASE, 2",
        "prisma, PRISMA, 1"
    })
    void isShownButNotRun(String set, Convention convention, int migrations) {
        var folder = MigrationSets.read(set);
        assertThat(folder.convention()).isEqualTo(convention);
        assertThat(folder.scripts())
                .hasSize(migrations)
                .allMatch(s -> s.blocked() != null && s.blocked().contains("does not run them"));
        assertThat(folder.evidence()).isNotEmpty();
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
