package dev.alidade.migration.script;

import static org.assertj.core.api.Assertions.assertThat;

import dev.alidade.migration.script.ScriptPlan.Mode;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class FlywayFolderTest {
    private final MigrationFolder folder = MigrationSets.read("flyway");

    @Test
    void isRecognisedAndSaysWhy() {
        assertThat(folder.convention()).isEqualTo(Convention.FLYWAY);
        assertThat(folder.evidence()).anyMatch(e -> e.contains("5 of 5")).anyMatch(e -> e.contains("flyway.conf"));
    }

    @Test
    void ordersVersionsAsNumbersBetweenTheirDots() {
        assertThat(folder.scripts()).extracting(s -> s.version().text()).containsExactly("1", "1.2", "1.10", "2", "3");
    }

    @Test
    void pairsTheUndoFile() {
        var script = MigrationSets.script(folder, "V1__create_users.sql");
        assertThat(Objects.requireNonNull(script.rollback()).getFileName()).hasToString("U1__create_users.sql");
        assertThat(folder.warnings()).isEmpty();
    }

    @Test
    void fillsInPlaceholdersWhateverTheirCase() {
        var script = MigrationSets.script(folder, "V1__create_users.sql");
        assertThat(script.blocked()).isNull();
        assertThat(script.body().source().plan().steps().getFirst().sql())
                .isEqualTo("create table public.users (id bigint primary key)");
    }

    @Test
    void blocksAPlaceholderWithoutAValueAndLeavesFunctionBodiesAlone() {
        assertThat(MigrationSets.script(folder, "V2__needs_a_value.sql").blocked())
                .contains("${unknown}");
        assertThat(MigrationSets.script(folder, "V1_10__add_mail.sql").blocked())
                .isNull();
    }

    @Test
    void listsRepeatablesBaselinesAndCallbacksForWhatTheyAre() {
        assertThat(MigrationSets.reason(folder, "R__views.sql")).startsWith("Repeatable");
        assertThat(MigrationSets.reason(folder, "B1__baseline.sql")).startsWith("Baseline");
        assertThat(MigrationSets.reason(folder, "afterMigrate.sql")).startsWith("Callback");
        assertThat(MigrationSets.reason(folder, "flyway.conf")).startsWith("Settings");
    }

    @Test
    void obeysTheSettingsBesideAScript() {
        assertThat(MigrationSets.script(folder, "V3__concurrently.sql").mode()).isEqualTo(Mode.NO_TRANSACTION);
    }
}
