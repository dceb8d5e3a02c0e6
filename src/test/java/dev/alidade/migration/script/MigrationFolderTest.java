package dev.alidade.migration.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.alidade.error.AppException;
import dev.alidade.migration.script.MigrationFolder.IgnoredFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MigrationFolderTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @Test
    void ordersNumbersAsNumbers() throws IOException {
        write("10_later.sql", "2_first.sql", "00011-last.sql");
        assertThat(read().scripts())
                .extracting(MigrationScript::name)
                .containsExactly("2_first.sql", "10_later.sql", "00011-last.sql");
    }

    @Test
    void recognisesTheConvention() throws IOException {
        write("20240101120000_a.sql", "20240102_120000_b.sql");
        var read = read();
        assertThat(read.convention()).isEqualTo(Convention.TIMESTAMP);
        assertThat(read.scripts())
                .extracting(s -> s.version().text() + " " + s.description())
                .containsExactly("20240101120000 a", "20240102120000 b");
    }

    @Test
    void readsFlywayNamesAndLeavesTheRestAlone() throws IOException {
        write("V1__create_users.sql", "V1_10__x.sql", "V1_2__y.sql", "U1__create_users.sql", "R__views.sql", "7_z.sql");
        var read = read();
        assertThat(read.convention()).isEqualTo(Convention.FLYWAY);
        assertThat(read.scripts()).extracting(s -> s.version().text()).containsExactly("1", "1.2", "1.10", "R__views");
        assertThat(read.scripts().getFirst().rollback()).isEqualTo(folder.resolve("U1__create_users.sql"));
        assertThat(read.ignored()).extracting(IgnoredFile::file).containsExactly("7_z.sql", "U1__create_users.sql");
    }

    @Test
    void pairsRollbackScriptsOfEveryForm() throws IOException {
        Files.createDirectory(folder.resolve("rollback"));
        write(
                "001_a.sql",
                "rollback/001_rollback.sql",
                "002_b.sql",
                "002_b_rollback.sql",
                "003_c.up.sql",
                "003_c.down.sql",
                "20240101120000_enhance_chat.sql",
                "20240101120001_rollback_enhance_chat.sql");
        var read = read();
        assertThat(read.scripts())
                .extracting(MigrationScript::name)
                .containsExactly("001_a.sql", "002_b.sql", "003_c.up.sql", "20240101120000_enhance_chat.sql");
        assertThat(read.scripts())
                .extracting(
                        s -> String.valueOf(Objects.requireNonNull(s.rollback()).getFileName()))
                .containsExactly(
                        "001_rollback.sql",
                        "002_b_rollback.sql",
                        "003_c.down.sql",
                        "20240101120001_rollback_enhance_chat.sql");
        assertThat(read.ignored()).hasSize(4).allMatch(i -> i.reason().startsWith("Rollback script of "));
    }

    @Test
    void neverRunsARollbackScriptWithoutItsMigration() throws IOException {
        write("001_a.sql", "009_rollback.sql");
        assertThat(read().scripts()).hasSize(1);
        assertThat(read().ignored()).extracting(IgnoredFile::file).containsExactly("009_rollback.sql");
    }

    @Test
    void takesScaleDownForAMigration() throws IOException {
        write("001_scale_down.sql");
        assertThat(read().scripts()).hasSize(1);
    }

    @Test
    void blocksDuplicatesAndShowsTheOthers() throws IOException {
        write("001_a.sql", "001_b.sql", "1_c.sql", "002_d.sql");
        var scripts = read().scripts();
        assertThat(scripts).hasSize(4);
        assertThat(scripts.subList(0, 3)).allMatch(s -> s.blocked() != null);
        assertThat(scripts.getFirst().blocked()).contains("001_b.sql").contains("1_c.sql");
        assertThat(scripts.getLast().blocked()).isNull();
    }

    @Test
    void listsWhatIsNoMigrationWithTheReason() throws IOException {
        Files.createDirectory(folder.resolve("old"));
        write("README.md", "001_a.sql.bak", "002_load.py", "combined.sql");
        var read = read();
        assertThat(read.scripts()).extracting(MigrationScript::name).containsExactly("002_load.py");
        assertThat(read.scripts().getFirst().blocked()).isNull();
        assertThat(read.convention()).isEqualTo(Convention.NUMBERED);
        assertThat(read.ignored()).hasSize(4).allMatch(i -> !i.reason().isBlank());
    }

    @Test
    void refusesLinksThatLeaveTheFolder(@TempDir Path elsewhere) throws IOException {
        var secret = Files.writeString(elsewhere.resolve("secret.sql"), "select 1");
        Files.createSymbolicLink(folder.resolve("001_link.sql"), secret);
        Files.createSymbolicLink(folder.resolve("002_nowhere.sql"), folder.resolve("gone.sql"));
        write("003_real.sql");
        Files.createSymbolicLink(folder.resolve("004_inside.sql"), folder.resolve("003_real.sql"));
        assertThat(read().scripts())
                .extracting(MigrationScript::name)
                .containsExactly("003_real.sql", "004_inside.sql");
        assertThat(read().ignored()).hasSize(2).allMatch(i -> i.reason().contains("link"));
    }

    @Test
    void countsNeitherByteOrderMarkNorLineEndsIntoTheChecksum() throws IOException {
        Files.writeString(folder.resolve("001_a.sql"), "select 1;\nselect 2;\n");
        Files.writeString(folder.resolve("002_b.sql"), "\uFEFFselect 1;\r\nselect 2;");
        var scripts = read().scripts();
        assertThat(scripts.getFirst().checksum()).isEqualTo(scripts.getLast().checksum());
        assertThat(scripts.getLast().statements()).isEqualTo(2);
    }

    @Test
    void blocksWhatIsNotUtf8AndWhatOnlyPsqlUnderstands() throws IOException {
        Files.write(folder.resolve("001_latin.sql"), "select 'é'".getBytes(StandardCharsets.ISO_8859_1));
        Files.writeString(folder.resolve("002_psql.sql"), "select 1;\n\\connect other\n");
        assertThat(read().scripts().getFirst().blocked()).contains("001_latin.sql is not UTF-8");
        assertThat(read().scripts().getLast().blocked()).contains("Line 2").contains("\\connect");
    }

    @Test
    void saysWhichFolderIsMissing() {
        assertThatThrownBy(() -> MigrationFolder.read(folder.resolve("nowhere")))
                .isInstanceOf(AppException.class)
                .hasMessageContaining("nowhere");
    }

    private MigrationFolder read() {
        return MigrationFolder.read(folder);
    }

    private void write(String... names) throws IOException {
        for (var name : names) {
            Files.writeString(folder.resolve(name), "select 1;");
        }
    }
}
