package dev.alidade.migration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.alidade.database.Cancellation;
import dev.alidade.sandbox.SandboxExtension;
import dev.alidade.sandbox.TestDatabase;
import dev.alidade.settings.AppFolders;
import java.io.IOException;
import org.flywaydb.core.Flyway;
import org.flywaydb.database.postgresql.PostgreSQLConfigurationExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Histories after Apply, as stock Flyway and Supabase read them. */
@ExtendWith(SandboxExtension.class)
class ApplyHistoryIT extends FolderFixture {
    @Test
    void scriptAndHistoryRowShareOneBackendAndOneTransaction(TestDatabase test) throws IOException {
        var database = test.asSupabaseRole();
        write("001_probe.sql", """
                create table probe (pid int, xid xid8);
                insert into probe values (pg_backend_pid(), pg_current_xact_id());
                """);
        write("002_probe.sql", "insert into probe values (pg_backend_pid(), pg_current_xact_id());");
        assertThat(apply(database, new MigrationSelection.All()).failure()).isNull();
        assertThat(texts(database, """
                        select h.version
                        from flyway_schema_history h
                        join probe p on p.xid::text::bigint = h.xmin::text::bigint
                        order by 1
                        """)).containsExactly("001", "002");
        assertThat(texts(database, "select count(distinct pid)::text from probe"))
                .containsExactly("1");
        assertThat(texts(database, "select count(distinct xid)::text from probe"))
                .containsExactly("2");
    }

    @Test
    void stockFlywayAgreesWithWhatWasWritten(TestDatabase test) throws IOException {
        var database = test.asSupabaseRole();
        write("001_first_step.sql", "\uFEFFcreate table a (id int);\r\ninsert into a values (1);");
        write("002_second-step.sql", "create table b (id int);\n\n");
        assertThat(apply(database, new MigrationSelection.All()).failure()).isNull();
        var stock = Flyway.configure()
                .dataSource(database.unpooled())
                .locations("filesystem:" + folder)
                .sqlMigrationPrefix("")
                .sqlMigrationSeparator("_")
                .placeholderReplacement(false);
        stock.getConfigurationExtension(PostgreSQLConfigurationExtension.class).setTransactionalLock(false);
        var flyway = stock.load();
        flyway.validate();
        assertThat(flyway.info().pending()).isEmpty();
        assertThat(flyway.migrate().migrationsExecuted).isZero();
    }

    @Test
    void continuesWhatStockFlywayBegan(TestDatabase test) throws IOException {
        var database = test.asSuperuser();
        write("V1__one.sql", "create table one (id int);");
        Flyway.configure()
                .dataSource(database.unpooled())
                .locations("filesystem:" + folder)
                .load()
                .migrate();
        write("V2__two.sql", "create table two (id int);");
        assertThat(states(database)).containsExactly("applied", "pending");
        assertThat(apply(database, new MigrationSelection.All()).applied()).hasSize(1);
        assertThat(states(database)).containsExactly("applied", "applied");
    }

    @Test
    void seesLaterChangesOfAnAppliedFile(TestDatabase test) throws IOException {
        var database = test.asSuperuser();
        write("001_a.sql", "create table a (id int);");
        apply(database, new MigrationSelection.All());
        write("001_a.sql", "create table a (id bigint);");
        assertThat(states(database)).containsExactly("changed");
    }

    @Test
    void showsSupabasesHistoryBesideFlyways(TestDatabase test) throws IOException {
        var database = test.asSupabaseRole();
        execute(database, """
                create schema supabase_migrations;
                create table supabase_migrations.schema_migrations (version text primary key, statements text[], name text);
                insert into supabase_migrations.schema_migrations values ('20240101120000', '{create table a (id int)}', 'first');
                """);
        write("20240101120000_first.sql", "create table a (id int);");
        write("20240102120000_second.sql", "create table b (id int);");
        var status = new MigrationService(database, AppFolders.ofThisUser()).status(folder, new Cancellation());
        assertThat(status.histories())
                .extracting(History::label)
                .containsExactly("supabase_migrations.schema_migrations");
        assertThat(states(database)).containsExactly("applied", "pending");
        assertThat(apply(database, new MigrationSelection.All()).applied()).hasSize(1);
    }

    @Test
    void tellsChangedCommentsFromChangesWhereSupabaseKeepsTheStatements(TestDatabase test) throws IOException {
        var database = test.asSupabaseRole();
        execute(database, """
                create schema supabase_migrations;
                create table supabase_migrations.schema_migrations (version text primary key, statements text[], name text);
                insert into supabase_migrations.schema_migrations values
                    ('20240101120000', array['-- one' || chr(10) || 'select 1', 'select 2 -- end'], 'same'),
                    ('20240102120000', array['select 1'], 'comment'),
                    ('20240103120000', array['select 1'], 'other'),
                    ('20240104120000', null, 'unknown');
                """);
        write("20240101120000_same.sql", "-- one\r\nselect 1;\n\nselect 2 -- end\n;\n");
        write("20240102120000_comment.sql", "-- licence\nselect 1;");
        write("20240103120000_other.sql", "select 2;");
        write("20240104120000_unknown.sql", "select 3;");
        assertThat(states(database)).containsExactly("applied", "changed-comments", "changed", "applied");
    }
}
