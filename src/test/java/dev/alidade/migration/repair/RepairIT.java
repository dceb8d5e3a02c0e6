package dev.alidade.migration.repair;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.alidade.database.Cancellation;
import dev.alidade.database.Database;
import dev.alidade.error.AppException;
import dev.alidade.migration.ApplyOptions;
import dev.alidade.migration.FolderFixture;
import dev.alidade.migration.HistoryEdit;
import dev.alidade.migration.MigrationSelection;
import dev.alidade.migration.MigrationService;
import dev.alidade.migration.script.ScriptVersion;
import dev.alidade.sandbox.SandboxExtension;
import dev.alidade.sandbox.TestDatabase;
import dev.alidade.settings.AppFolders;
import java.io.IOException;
import java.nio.file.Files;
import org.flywaydb.core.api.FlywayException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SandboxExtension.class)
class RepairIT extends FolderFixture {
    private static final ScriptVersion ONE = ScriptVersion.of("1");

    @Test
    void marksAsAppliedAndAsReverted(TestDatabase test) throws IOException {
        var database = test.asSupabaseRole();
        write("001_a.sql", "create table a (id int);");
        write("002_b.sql", "create table b (id int);");
        var plan = preview(database, new RepairAction.MarkApplied(ONE));
        assertThat(plan.sentence()).startsWith("001_a.sql counts as applied afterwards");
        assertThat(plan.edits()).hasSize(3);
        new Repair(database, AppFolders.ofThisUser()).apply(plan, new Cancellation());
        assertThat(states(database)).containsExactly("applied", "pending");
        assertThat(texts(database, "select tablename from pg_tables where tablename in ('a', 'b')"))
                .isEmpty();
        assertThat(stock(database).info().pending()).hasSize(1);

        var back = preview(database, new RepairAction.MarkReverted(ONE));
        assertThat(back.edits())
                .extracting(HistoryEdit::sentence)
                .containsExactly("Remove the row of 001_a.sql from public.flyway_schema_history.");
        new Repair(database, AppFolders.ofThisUser()).apply(back, new Cancellation());
        assertThat(states(database)).containsExactly("pending", "pending");
        assertThatThrownBy(() -> preview(database, new RepairAction.MarkReverted(ONE)))
                .isInstanceOfSatisfying(
                        AppException.class, e -> assertThat(e.problem().code()).isEqualTo("migration.repair.nothing"));
    }

    @Test
    void acceptsAChangedFileAndANewDescription(TestDatabase test) throws IOException {
        var database = test.asSuperuser();
        write("001_a.sql", "create table a (id int);");
        apply(database);
        write("001_a.sql", "create table a (id int); -- the first");
        assertThat(states(database)).containsExactly("changed");
        assertThatThrownBy(() -> stock(database).validate()).isInstanceOf(FlywayException.class);
        new Repair(database, AppFolders.ofThisUser())
                .apply(preview(database, new RepairAction.Align(ONE)), new Cancellation());
        assertThat(states(database)).containsExactly("applied");
        stock(database).validate();

        Files.move(folder.resolve("001_a.sql"), folder.resolve("001_renamed.sql"));
        new Repair(database, AppFolders.ofThisUser())
                .apply(preview(database, new RepairAction.Align(ONE)), new Cancellation());
        assertThat(texts(database, "select description from flyway_schema_history where version = '001'"))
                .containsExactly("renamed");
        stock(database).validate();
    }

    @Test
    void saysThatOnlyCommentsChangedWhereTheStatementsAreKept(TestDatabase test) throws IOException {
        var database = test.asSupabaseRole();
        supabase(database, "001", "create table a (id int)");
        write("001_a.sql", "create table a (id int);");
        new Repair(database, AppFolders.ofThisUser())
                .apply(preview(database, new RepairAction.MarkApplied(ONE)), new Cancellation());
        write("001_a.sql", "-- a\ncreate table a (id int);");
        assertThat(states(database)).containsExactly("changed-comments");
        var plan = preview(database, new RepairAction.Align(ONE));
        assertThat(plan.sentence()).contains("in comments or blanks only");
        new Repair(database, AppFolders.ofThisUser()).apply(plan, new Cancellation());
        assertThat(status(database).migrations().getFirst().histories()).hasSize(2);
    }

    @Test
    void forgetsFailedRuns(TestDatabase test) throws IOException {
        var database = test.asSuperuser();
        write("001_a.sql", "create table t (id int);\nvacuum t;\nselect nope;");
        apply(database);
        assertThat(states(database)).containsExactly("failed");
        new Repair(database, AppFolders.ofThisUser())
                .apply(preview(database, new RepairAction.RemoveFailed()), new Cancellation());
        assertThat(states(database)).containsExactly("pending");
    }

    @Test
    void touchesSupabasesTableOnlyWhenAsked(TestDatabase test) throws IOException {
        var database = test.asSupabaseRole();
        supabase(database, "001", "create table a (id int)");
        write("001_a.sql", "create table a (id int);");
        assertThatThrownBy(() -> preview(database, new RepairAction.MarkReverted(ONE)))
                .isInstanceOf(AppException.class);
        var repair = new Repair(database, AppFolders.ofThisUser());
        repair.apply(
                repair.preview(status(database), new RepairAction.MarkReverted(ONE), true, new Cancellation()),
                new Cancellation());
        assertThat(texts(database, "select version from supabase_migrations.schema_migrations"))
                .isEmpty();
        repair.apply(
                repair.preview(status(database), new RepairAction.MarkApplied(ONE), true, new Cancellation()),
                new Cancellation());
        assertThat(texts(
                        database,
                        "select version || array_to_string(statements, '') from supabase_migrations.schema_migrations"))
                .containsExactly("001create table a (id int)");
    }

    @Test
    void changesNothingWhenARowIsNotWhatWasShown(TestDatabase test) throws IOException {
        var database = test.asSuperuser();
        write("001_a.sql", "create table a (id int);");
        apply(database);
        var plan = preview(database, new RepairAction.MarkReverted(ONE));
        execute(database, "update flyway_schema_history set checksum = 1");
        assertThatThrownBy(() -> new Repair(database, AppFolders.ofThisUser()).apply(plan, new Cancellation()))
                .isInstanceOfSatisfying(
                        AppException.class, e -> assertThat(e.problem().code()).isEqualTo("migration.edit.changed"));
        assertThat(states(database)).containsExactly("changed");
    }

    @Test
    void refusesWhatItCannotMend(TestDatabase test) throws IOException {
        var database = test.asSuperuser();
        write("001_a.sql", "select 1;");
        write("1_b.sql", "select 1;");
        assertThatThrownBy(() -> preview(database, new RepairAction.MarkApplied(ONE)))
                .isInstanceOfSatisfying(
                        AppException.class, e -> assertThat(e.problem().code()).isEqualTo("migration.repair.blocked"));
        assertThatThrownBy(() -> preview(database, new RepairAction.MarkApplied(ScriptVersion.of("7"))))
                .isInstanceOfSatisfying(
                        AppException.class, e -> assertThat(e.problem().code()).isEqualTo("migration.repair.unknown"));
    }

    private RepairPlan preview(Database database, RepairAction action) {
        return new Repair(database, AppFolders.ofThisUser())
                .preview(status(database), action, false, new Cancellation());
    }

    private void apply(Database database) {
        new MigrationService(database, AppFolders.ofThisUser())
                .apply(
                        status(database),
                        ApplyOptions.of(new MigrationSelection.All()).with(ApplyOptions.Consent.ALL),
                        _ -> {},
                        new Cancellation());
    }

    private static void supabase(Database database, String version, String statement) {
        execute(database, """
                create schema supabase_migrations;
                create table supabase_migrations.schema_migrations (version text primary key, statements text[], name text);
                insert into supabase_migrations.schema_migrations values ('%s', array['%s'], 'a');
                """.formatted(version, statement));
    }
}
