package dev.alidade.migration.preflight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.alidade.database.Cancellation;
import dev.alidade.database.Database;
import dev.alidade.error.AppException;
import dev.alidade.migration.preflight.Finding.Level;
import dev.alidade.migration.script.MigrationFolder;
import dev.alidade.sandbox.SandboxExtension;
import dev.alidade.sandbox.TestDatabase;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(SandboxExtension.class)
class PreflightIT {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @Test
    void namesWhatWouldFailAndWhatMustBeConfirmed(TestDatabase test) throws IOException {
        write("001_extension.sql", "create extension if not exists \"pgvector\";\ncreate extension nowhere_at_all;");
        write("002_wide.sql", """
                create table d (id int, embedding vector(3072));
                create index d_e on d using hnsw (embedding vector_cosine_ops);
                """);
        write("003_role.sql", "create role alidade_preflight_role;");
        write("004_alone.sql", "vacuum;\nselect 1;");
        var found = check(test.asSupabaseRole());
        assertThat(found)
                .filteredOn(f -> f.level() == Level.BLOCKING)
                .extracting(Finding::code)
                .containsExactlyInAnyOrder("spelling", "extension", "dimensions");
        assertThat(found)
                .filteredOn(f -> f.code().equals("spelling"))
                .singleElement()
                .satisfies(f -> assertThat(f.cure()).isEqualTo("Write: create extension if not exists \"vector\";"));
        assertThat(found)
                .filteredOn(f -> f.level() == Level.CONFIRM)
                .extracting(Finding::code)
                .containsExactly("leaving");
        assertThat(found).extracting(Finding::code).contains("alone");
    }

    @Test
    void findsNothingWhereNothingIsWrong(TestDatabase test) throws IOException {
        write("001_plain.sql", "create table a (id int);\ncreate index on a (id);");
        assertThat(check(test.asSupabaseRole()))
                .filteredOn(f -> f.level() != Level.NOTE)
                .isEmpty();
    }

    @Test
    void aReadOnlyConnectionAndAMissingRightBlock(TestDatabase test) throws IOException {
        write("001_plain.sql", "create schema s;");
        var guarded = test.open(test.superuserTarget().withReadOnly(true));
        assertThat(check(guarded)).extracting(Finding::code).contains("readOnly");
    }

    @Test
    void whereTheRoleMayCreateNothingIsToldBeforeUnlessTheScriptChangesItsRights(TestDatabase test) throws IOException {
        var owner = test.asSuperuser();
        execute(owner, "create schema closed");
        write("001_a.sql", "create schema own; create table own.a (id int); create table closed.b (id int);");
        assertThat(blocking(test.asSupabaseRole())).containsExactly("createSchema");
        assertThat(blocking(owner)).isEmpty();
        write("001_a.sql", "grant create on schema closed to postgres; create table closed.b (id int);");
        assertThat(blocking(test.asSupabaseRole())).isEmpty();
        write("001_a.sql", "set role postgres; create table closed.b (id int);");
        assertThat(blocking(test.asSupabaseRole())).isEmpty();
    }

    @Test
    void aHistoryThatTheRoleMayNotWriteBlocks(TestDatabase test) throws IOException {
        var owner = test.asSuperuser();
        write("001_a.sql", "insert into nowhere values (1);");
        execute(owner, "create table public.flyway_schema_history (version text)");
        execute(owner, "revoke all on public.flyway_schema_history from postgres");
        assertThat(blocking(test.asSupabaseRole())).containsExactly("writeHistory");
        assertThat(blocking(owner)).isEmpty();
        execute(owner, "drop table public.flyway_schema_history; create schema closed");
        execute(owner, "alter role postgres in database \"" + test.name() + "\" set search_path = closed");
        execute(owner, "grant usage on schema closed to postgres");
        try (var fresh = Database.open(test.supabaseTarget(), () -> {})) {
            assertThat(blocking(fresh)).containsExactly("createHistory");
        }
    }

    private List<String> blocking(Database database) {
        return check(database).stream()
                .filter(f -> f.level() == Level.BLOCKING)
                .map(Finding::code)
                .toList();
    }

    private static void execute(Database database, String sql) {
        database.session(new Cancellation(), session -> {
            session.execute(sql);
            return true;
        });
    }

    @Test
    void makesABackupThatOnlyItsOwnerCanRead(TestDatabase test) throws IOException {
        var database = test.asSupabaseRole();
        var backup = Backup.offer(database, List.of(test.server().binaries()));
        var file = folder.resolve("copy.dump");
        if (backup.program() == null) {
            assertThat(backup.refusal()).isNotBlank();
            assertThatThrownBy(() -> backup.run(database.target(), file, _ -> {}, new Cancellation()))
                    .isInstanceOf(AppException.class);
            return;
        }
        backup.run(database.target(), file, _ -> {}, new Cancellation());
        assertThat(Files.readString(file, StandardCharsets.ISO_8859_1)).startsWith("PGDMP");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        var none = Backup.offer(database, List.of());
        assertThat(none.refusal()).contains("no pg_dump");
    }

    private List<Finding> check(Database database) {
        return new Preflight(database).check(MigrationFolder.read(folder).scripts(), new Cancellation());
    }

    private void write(String name, String sql) throws IOException {
        Files.writeString(folder.resolve(name), sql);
    }
}
