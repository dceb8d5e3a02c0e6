package dev.alidade.migration.script;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class NumberedFolderTest {
    private final MigrationFolder folder = MigrationSets.read("numbered");

    @Test
    void ordersNumbersWithAndWithoutZerosAsNumbers() {
        assertThat(folder.convention()).isEqualTo(Convention.NUMBERED);
        assertThat(MigrationSets.names(folder))
                .containsExactly("001_first.sql", "2_second.sql", "10_tenth.sql", "00011-eleventh.sql");
    }

    @Test
    void listsWhatIsNoMigration() {
        assertThat(MigrationSets.reason(folder, "notes.sql")).contains("does not begin with a version");
        assertThat(MigrationSets.reason(folder, "003_third.sql.bak")).contains("Backup");
        assertThat(MigrationSets.reason(folder, "README.md")).contains("Documentation");
    }

    @Test
    void goesByTheConventionThatIsChosen() {
        var chosen = MigrationFolder.read(MigrationSets.path("numbered"), Convention.FLYWAY);
        assertThat(chosen.convention()).isEqualTo(Convention.FLYWAY);
        assertThat(chosen.scripts()).isEmpty();
        assertThat(MigrationSets.reason(chosen, "001_first.sql")).contains("another way");
        assertThat(chosen.evidence().getFirst()).startsWith("You chose Flyway");
    }
}
