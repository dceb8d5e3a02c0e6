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
        assertThat(folder.evidence()).anyMatch(e -> e.contains("7 of 7")).anyMatch(e -> e.contains("flyway.conf"));
    }

    @Test
    void ordersVersionsAsNumbersBetweenTheirDots() {
        assertThat(folder.scripts())
                .extracting(s -> s.version().text())
                .containsExactly("1", "1", "1.2", "1.10", "2", "3", "R__views");
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
    void tellsRepeatablesBaselinesAndCallbacksApart() {
        var repeatable = MigrationSets.script(folder, "R__views.sql");
        assertThat(repeatable.version().isRepeatable()).isTrue();
        assertThat(repeatable.version().number()).isNull();
        assertThat(repeatable.blocked()).isNull();
        assertThat(MigrationSets.script(folder, "B1__baseline.sql").isBaseline())
                .isTrue();
        assertThat(MigrationSets.script(folder, "V1__create_users.sql").blocked())
                .isNull();
        assertThat(folder.callbacks()).extracting(CallbackScript::event).containsExactly("afterMigrate");
        assertThat(MigrationSets.reason(folder, "flyway.conf")).startsWith("Settings");
    }

    @Test
    void obeysTheSettingsBesideAScript() {
        assertThat(MigrationSets.script(folder, "V3__concurrently.sql").mode()).isEqualTo(Mode.NO_TRANSACTION);
    }
}
