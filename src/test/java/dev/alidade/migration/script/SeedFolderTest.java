package dev.alidade.migration.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.alidade.error.AppException;
import dev.alidade.migration.script.MigrationScript.Kind;
import dev.alidade.migration.script.ScriptPlan.Mode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The forms of the five systems that asked for this tool. */
class SeedFolderTest {
    private static final String TWIN = "20250805074445_rollback_advanced_json_chat_schema.sql";

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path temporary;

    @Test
    void aRollbackTwinIsPairedAndToldAndMovedOut() throws IOException {
        var project = MigrationSets.copy("json-chat", temporary.resolve("json-chat"));
        var folder = MigrationFolder.read(project);
        assertThat(MigrationSets.names(folder)).containsExactly("20250805074444_create_advanced_json_chat_schema.sql");
        var warning = (FolderWarning.Twin) folder.warnings().getFirst();
        assertThat(warning.text()).contains(TWIN).contains("20250805074444_create");
        var moved = warning.twin().moveOut();
        assertThat(moved).isRegularFile().hasContent("drop table chat_messages_v2;");
        assertThat(folder.path().resolve(TWIN)).doesNotExist();
        var after = MigrationFolder.read(project);
        assertThat(after.warnings()).isEmpty();
        assertThat(after.scripts().getFirst().rollback()).isEqualTo(moved);
        assertThat(Files.readString(Objects.requireNonNull(moved))).startsWith("drop");
    }

    @Test
    void movingOutNeverReplacesAFileAndFollowsNoLink() throws IOException {
        var folder = MigrationSets.copy("json-chat", temporary.resolve("x")).resolve("supabase/migrations");
        var twin = new RollbackTwin(folder, TWIN, "");
        Files.createDirectory(folder.resolve("rollback"));
        Files.writeString(twin.target(), "mine");
        assertThatThrownBy(twin::moveOut).isInstanceOf(AppException.class).hasMessageContaining("already holds");
        assertThat(twin.target()).hasContent("mine");
        assertThat(folder.resolve(TWIN)).exists();
        Files.delete(twin.target());
        Files.delete(folder.resolve("rollback"));
        Files.createSymbolicLink(folder.resolve("rollback"), temporary);
        assertThatThrownBy(twin::moveOut).isInstanceOf(AppException.class).hasMessageContaining("link");
        assertThat(folder.resolve(TWIN)).exists();
        assertThatThrownBy(() -> new RollbackTwin(folder, "gone.sql", "").moveOut())
                .isInstanceOf(AppException.class);
    }

    @Test
    void suffixesAndRollbackFoldersArePaired() {
        var folder = MigrationSets.read("suffix");
        assertThat(MigrationSets.names(folder)).containsExactly("001_users.sql", "002_more.sql");
        assertThat(folder.scripts()).allMatch(s -> s.rollback() != null);
        assertThat(MigrationSets.reason(folder, "rollback/009_rollback.sql")).contains("without its migration");
        assertThat(folder.warnings()).isEmpty();
    }

    @Test
    void aDependencyTableDecidesTheOrder() {
        var folder = MigrationSets.read("traceability");
        assertThat(MigrationSets.names(folder))
                .containsExactly(
                        "001_execution_traces.sql",
                        "003_endpoint_calls.sql",
                        "002_hook_executions.sql",
                        "004_patterns.sql",
                        "005_indexes.sql");
        assertThat(folder.warnings())
                .singleElement()
                .extracting(FolderWarning::text)
                .asString()
                .contains("002_hook_executions.sql needs 003_endpoint_calls.sql");
    }

    @Test
    void aCircleOfDependenciesIsToldAndVersionsDecide() {
        var folder = MigrationSets.read("circle");
        assertThat(MigrationSets.names(folder)).containsExactly("001_a.sql", "002_b.sql");
        assertThat(folder.warnings().getFirst().text()).contains("001_a.sql → 002_b.sql → 001_a.sql");
    }

    @Test
    void numberedPythonFilesAreMigrations() {
        var folder = MigrationSets.read("python");
        var python = MigrationSets.script(folder, "002_create_autonomous_tables.py");
        assertThat(python.kind()).isEqualTo(Kind.PYTHON);
        assertThat(python.blocked()).isNull();
        assertThat(MigrationSets.script(folder, "001_init_database.sql").kind()).isEqualTo(Kind.SQL);
        assertThat(MigrationSets.reason(folder, "migrate_database.py")).contains("Python");
    }

    @Test
    void twoDatabasesInOneTreeAreOfferedOneByOne() {
        var folder = MigrationSets.read("strata");
        assertThat(folder.scripts()).isEmpty();
        var warning = (FolderWarning.Several) folder.warnings().getFirst();
        assertThat(warning.folders()).hasSize(2);
        assertThat(warning.text()).contains("n8n/migrations, supabase_db/migrations");
        assertThat(MigrationFolder.read(warning.folders().getLast())
                        .scripts()
                        .getFirst()
                        .mode())
                .isEqualTo(Mode.UNWRAPPED);
    }
}
