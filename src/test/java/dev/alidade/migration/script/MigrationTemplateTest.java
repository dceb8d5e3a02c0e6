package dev.alidade.migration.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.alidade.error.AppException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MigrationTemplateTest {
    private static final Clock NOON = Clock.fixed(Instant.parse("2026-03-04T12:00:00Z"), ZoneOffset.UTC);

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    private final MigrationTemplate template = new MigrationTemplate(NOON);

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            001_a.sql,002_b.sql                     | 003_add_users.sql              | rollback/003_add_users_rollback.sql
            9_a.sql,10_b.sql                        | 11_add_users.sql               | rollback/11_add_users_rollback.sql
            0001-a.sql                              | 0002-add-users.sql             | rollback/0002-add-users_rollback.sql
            010_a.sql,020_b.sql                     | 030_add_users.sql              | rollback/030_add_users_rollback.sql
            999_a.sql                               | 1000_add_users.sql             | rollback/1000_add_users_rollback.sql
            001_a.sql,001_a_rollback.sql            | 002_add_users.sql              | 002_add_users_rollback.sql
            20240101120000_a.sql                    | 20260304120000_add_users.sql   | rollback/20260304120000_add_users_rollback.sql
            20240101_120000_a.sql                   | 20260304_120000_add_users.sql  | rollback/20260304_120000_add_users_rollback.sql
            20240101_a.sql                          | 20260304120000_add_users.sql   | rollback/20260304120000_add_users_rollback.sql
            20991231235959_a.sql                    | 21000101000000_add_users.sql   | rollback/21000101000000_add_users_rollback.sql
            V1__a.sql,V2__b.sql                     | V3__add_users.sql              | U3__add_users.sql
            V1_9__a.sql                             | V1_10__add_users.sql           | U1_10__add_users.sql
            V1.09__a.sql                            | V1.10__add_users.sql           | U1.10__add_users.sql
            000001_a.up.sql,000001_a.down.sql       | 000002_add_users.up.sql        | 000002_add_users.down.sql
            """)
    void goesOnAsTheFolderDoes(String there, String script, String rollback) throws IOException {
        for (var name : there.split(",")) {
            write(name, "select 1;");
        }
        var made = template.create(folder, "Add users");
        assertThat(relative(made.script())).isEqualTo(script);
        assertThat(relative(made.rollback())).isEqualTo(rollback);
        Files.writeString(folder.resolve(rollback), "select 1;");
        var again = MigrationFolder.read(folder);
        assertThat(again.scripts().getLast().name()).isEqualTo(script);
        assertThat(again.scripts().getLast().rollback()).isEqualTo(made.rollback());
        assertThat(again.scripts()).allMatch(s -> s.blocked() == null);
    }

    @ParameterizedTest
    @CsvSource({"+goose Up,+goose Down,goose", "migrate:up,migrate:down,dbmate", "+migrate Up,+migrate Down,sql-migrate"
    })
    void sectionsStandInOneFile(String up, String down, String convention) throws IOException {
        write("00001_a.sql", "-- " + up + "\nselect 1;\n-- " + down + "\nselect 2;\n");
        var made = template.create(folder, "Add users");
        assertThat(made.rollback()).isNull();
        assertThat(relative(made.script())).isEqualTo("00002_add_users.sql");
        assertThat(Files.readString(made.script())).contains("-- " + up).contains("-- " + down);
        var again = MigrationFolder.read(folder);
        assertThat(again.convention().id()).isEqualTo(convention);
        assertThat(again.scripts()).hasSize(2).allMatch(s -> s.blocked() == null);
    }

    @Test
    void anEmptyFolderBeginsWithNumbersAndSupabasesWithTheTime() throws IOException {
        assertThat(relative(template.create(folder, "first").script())).isEqualTo("001_first.sql");
        var supabase = Files.createDirectories(folder.resolve("supabase").resolve("migrations"));
        assertThat(template.create(supabase, "first").script()).hasFileName("20260304120000_first.sql");
    }

    @Test
    void aRollbackTwinWithALaterTimeIsNotOvertaken() throws IOException {
        write("20240101120000_a.sql", "create table a ();");
        write("20270101120000_rollback_a.sql", "drop table a;");
        assertThat(relative(template.create(folder, "b").script())).isEqualTo("20270101120001_b.sql");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../../etc/passwd",
                "..\\..\\windows",
                "a\u0000b",
                "CON",
                "x\n-- +goose Down",
                "no-transaction",
                "${secret} {{ .x }}",
                "Größe über alles",
                "добавить пользователей",
                "; rm -rf / #",
                "very long very long very long very long very long very long very long very long very long very long "
                        + "very long very long very long very long very long very long very long very long"
            })
    void whateverItIsCalledTheFileStaysInItsFolderAndIsAMigration(String description) throws IOException {
        write("001_a.sql", "select 1;");
        var made = template.create(folder, description);
        assertThat(made.script().getParent()).isEqualTo(folder);
        var found = MigrationFolder.read(folder);
        assertThat(found.scripts())
                .hasSize(2)
                .allMatch(s -> s.blocked() == null && s.mode().isTransactional());
        assertThat(found.scripts().getLast().statements()).isZero();
        assertThat(String.valueOf(made.script().getFileName())).matches("002_[\\p{L}\\p{N}_]+\\.sql");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "   ", "!?", "rollback users", "undo", "users rollback"})
    void refusesWhatMakesNoName(String description) throws IOException {
        assertThatThrownBy(() -> template.create(folder, description)).isInstanceOf(AppException.class);
        assertThat(names()).isEmpty();
    }

    @Test
    void nothingIsReplacedAndNothingHalfMadeIsLeft() throws IOException {
        write("001_a.sql", "select 1;");
        Files.createDirectory(folder.resolve("elsewhere"));
        Files.createSymbolicLink(folder.resolve("rollback"), folder.resolve("elsewhere"));
        assertThatThrownBy(() -> template.create(folder, "b")).isInstanceOf(AppException.class);
        assertThat(names()).containsExactly("001_a.sql", "elsewhere", "rollback");
    }

    @Test
    void conventionsThatAreOnlyShownGetNoFiles() throws IOException {
        write("001_a.sql", "select 1;");
        assertThatThrownBy(() -> template.create(folder, "b", Convention.SQITCH))
                .isInstanceOf(AppException.class);
        assertThat(names()).containsExactly("001_a.sql");
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return Arrays.stream(files.toArray(Path[]::new))
                    .map(this::relative)
                    .sorted()
                    .toList();
        }
    }

    private String relative(@Nullable Path file) {
        return file == null ? "" : folder.relativize(file).toString();
    }

    private void write(String name, String text) throws IOException {
        Files.writeString(folder.resolve(name), text);
    }
}
