package dev.alidade.migration.script;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import org.junit.jupiter.api.Test;

class UpDownFolderTest {
    private final MigrationFolder folder = MigrationSets.read("pairs");

    @Test
    void pairsUpWithDown() {
        assertThat(folder.convention()).isEqualTo(Convention.UP_DOWN);
        var script = MigrationSets.script(folder, "000002_add_name.up.sql");
        assertThat(Objects.requireNonNull(script.rollback()).getFileName()).hasToString("000002_add_name.down.sql");
        assertThat(script.rollbackText()).isEqualTo("alter table users drop column name;\n");
        assertThat(MigrationSets.script(folder, "000003_no_way_back.up.sql").rollback())
                .isNull();
    }

    @Test
    void expectsDownFilesThere() {
        assertThat(folder.warnings()).isEmpty();
        assertThat(folder.ignored()).hasSize(2).allMatch(i -> i.reason().startsWith("Rollback script of"));
    }
}
