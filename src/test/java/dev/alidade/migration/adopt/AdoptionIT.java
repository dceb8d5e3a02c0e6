package dev.alidade.migration.adopt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.alidade.database.Cancellation;
import dev.alidade.error.AppException;
import dev.alidade.migration.ApplyOptions;
import dev.alidade.migration.FolderFixture;
import dev.alidade.migration.HistoryEdit;
import dev.alidade.migration.Migration;
import dev.alidade.migration.MigrationEvent;
import dev.alidade.migration.MigrationSelection;
import dev.alidade.migration.MigrationService;
import dev.alidade.migration.MigrationState;
import dev.alidade.migration.adopt.AdoptionFinding.Presence;
import dev.alidade.migration.sample.SampleLoader;
import dev.alidade.migration.sample.SampleLoader.Extent;
import dev.alidade.migration.sample.Samples;
import dev.alidade.migration.script.ScriptVersion;
import dev.alidade.sandbox.SandboxExtension;
import dev.alidade.sandbox.TestDatabase;
import dev.alidade.settings.AppFolders;
import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.flywaydb.core.api.MigrationInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(SandboxExtension.class)
class AdoptionIT extends FolderFixture {
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void adoptsWhatIsThereSoThatStockFlywayAgrees(boolean superuser, TestDatabase test) throws IOException {
        var database = superuser ? test.asSuperuser() : test.asSupabaseRole();
        writeFolder();
        execute(
                database,
                "create table users (id int, email text); create index users_email on users (email);"
                        + " create table audit (id int)");
        var adoption = new Adoption(database, AppFolders.ofThisUser());
        var proposal = adoption.propose(folder, new Cancellation());
        assertThat(proposal.findings())
                .extracting(f -> f.script().name() + " " + f.presence().id())
                .containsExactly(
                        "001_users.sql all",
                        "002_rows.sql unknown",
                        "003_email.sql all",
                        "004_audit.sql partly",
                        "005_new.sql none");
        assertThat(proposal.upTo()).isEqualTo(ScriptVersion.of("3"));
        assertThat(proposal.findings().get(3).sentence())
                .isEqualTo("1 of 2 objects that it creates are there; missing: policy audit.own.");
        var plan = adoption.plan(proposal, proposal.upTo(), new Cancellation());
        assertThat(plan.edits())
                .extracting(HistoryEdit::sentence)
                .containsExactly(
                        "Make public.flyway_schema_history as Flyway makes it.",
                        "Let the history in public.flyway_schema_history begin at 0.",
                        "Record 001_users.sql as applied in public.flyway_schema_history.",
                        "Record 002_rows.sql as applied in public.flyway_schema_history.",
                        "Record 003_email.sql as applied in public.flyway_schema_history.");
        assertThat(plan.warnings()).hasSize(1);
        assertThat(texts(database, "select tablename from pg_tables where tablename like 'flyway%'"))
                .isEmpty();

        adoption.adopt(plan, new Cancellation());
        assertThat(texts(database, "select count(*)::text from users")).containsExactly("0");
        var stock = stock(database);
        assertThat(stock.validateWithResult().invalidMigrations)
                .extracting(m -> m.filepath)
                .allMatch(f -> f.endsWith("004_audit.sql") || f.endsWith("005_new.sql"));
        assertThat(stock.info().applied())
                .extracting(MigrationInfo::getScript)
                .containsExactly("<< Flyway Baseline >>", "001_users.sql", "002_rows.sql", "003_email.sql");
        assertThat(stock.info().pending())
                .extracting(MigrationInfo::getScript)
                .containsExactly("004_audit.sql", "005_new.sql");
        assertThat(states(database)).containsExactly("applied", "applied", "applied", "pending", "pending");

        execute(database, "drop table audit");
        assertThat(new MigrationService(database, AppFolders.ofThisUser())
                        .apply(
                                new MigrationService(database, AppFolders.ofThisUser())
                                        .status(folder, new Cancellation()),
                                ApplyOptions.of(new MigrationSelection.All()).with(ApplyOptions.Consent.ALL),
                                (MigrationEvent _) -> {},
                                new Cancellation())
                        .applied())
                .hasSize(2);
        stock.validate();
        assertThat(stock.migrate().migrationsExecuted).isZero();
    }

    @Test
    void excusesWhatALaterFileDropsOrRenames(TestDatabase test) throws IOException {
        var database = test.asSuperuser();
        write("001_a.sql", "create table a (id int); create table b (id int); create index b_i on b (id);");
        write("002_gone.sql", "create table short (id int);");
        write("003_cleanup.sql", "drop table short; alter table a rename to c; drop index b_i;");
        execute(database, "create table c (id int); create table b (id int)");
        var proposal = new Adoption(database, AppFolders.ofThisUser()).propose(folder, new Cancellation());
        assertThat(proposal.findings())
                .extracting(AdoptionFinding::presence)
                .containsExactly(Presence.ALL, Presence.UNKNOWN, Presence.ALL);
        assertThat(proposal.upTo()).isEqualTo(ScriptVersion.of("3"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "flyway",
                "supabase",
                "numbered",
                "pairs",
                "goose",
                "dbmate",
                "json-chat",
                "suffix",
                "traceability"
            })
    void findsEverythingAgainThatASetHasCreated(String set, TestDatabase test) {
        var database = test.asSupabaseRole();
        var migrations = Path.of("src/test/resources/migrations", set);
        var service = new MigrationService(database, AppFolders.ofThisUser());
        var status = service.status(migrations, new Cancellation());
        var blocked = status.migrations().stream()
                .filter(m -> m.state() == MigrationState.BLOCKED)
                .map(Migration::version)
                .collect(Collectors.toSet());
        var options = ApplyOptions.of(new MigrationSelection.All()).with(ApplyOptions.Consent.ALL.skipping(blocked));
        var outcome = service.apply(status, options, _ -> {}, new Cancellation());
        assertThat(outcome.failure()).isNull();
        execute(database, "drop table flyway_schema_history");
        var proposal = new Adoption(database, AppFolders.ofThisUser()).propose(migrations, new Cancellation());
        var versioned = outcome.applied().stream()
                .filter(s -> !s.version().isRepeatable())
                .toList();
        assertThat(proposal.findings()).hasSize(versioned.size());
        assertThat(proposal.findings())
                .allSatisfy(f -> assertThat(f.presence())
                        .as(f.script().name() + ": " + f.sentence())
                        .isIn(Presence.ALL, Presence.UNKNOWN));
    }

    @Test
    void findsEverythingAgainThatTheSampleHasCreated(TestDatabase test) {
        var sample = new Samples(folder).named("sf-av-coordination");
        var database = test.asSuperuser();
        new SampleLoader(test.asSupabaseRole(), database, AppFolders.ofThisUser())
                .load(sample, Extent.MIGRATED, _ -> {}, new Cancellation());
        execute(database, "drop table flyway_schema_history");
        var proposal = new Adoption(database, AppFolders.ofThisUser()).propose(sample.migrations(), new Cancellation());
        assertThat(proposal.findings()).extracting(AdoptionFinding::presence).containsOnly(Presence.ALL);
        assertThat(proposal.upTo()).isEqualTo(ScriptVersion.of("4"));
    }

    @Test
    void beginsAtZeroWhereNothingFits(TestDatabase test) throws IOException {
        var database = test.asSupabaseRole();
        write("001_a.sql", "create table a (id int);");
        execute(database, "create table other (id int)");
        var adoption = new Adoption(database, AppFolders.ofThisUser());
        var proposal = adoption.propose(folder, new Cancellation());
        assertThat(proposal.upTo().isZero()).isTrue();
        adoption.adopt(adoption.plan(proposal, proposal.upTo(), new Cancellation()), new Cancellation());
        assertThat(texts(database, "select version || type from flyway_schema_history"))
                .containsExactly("0BASELINE");
        assertThat(states(database)).containsExactly("pending");
    }

    @Test
    void writesSupabasesRowsToo(TestDatabase test) throws IOException {
        var database = test.asSupabaseRole();
        execute(database, """
                create schema supabase_migrations;
                create table supabase_migrations.schema_migrations (
                    version text primary key, statements text[], name text, created_by text);
                insert into supabase_migrations.schema_migrations values ('20240101120000', '{create table a (id int)}', 'first');
                create table a (id int);
                create table b (id int);
                """);
        write("20240101120000_first.sql", "create table a (id int);");
        write("20240102120000_second_one.sql", "create table b (id int);\ngrant select on b to public;");
        var adoption = new Adoption(database, AppFolders.ofThisUser());
        var plan = adoption.plan(
                adoption.propose(folder, new Cancellation()), ScriptVersion.of("20240102120000"), new Cancellation());
        adoption.adopt(plan, new Cancellation());
        assertThat(texts(database, """
                        select version || ' ' || name || ' ' || array_length(statements, 1)
                        from supabase_migrations.schema_migrations order by 1
                        """)).containsExactly("20240101120000 first 1", "20240102120000 second_one 2");
        assertThat(texts(database, "select version from flyway_schema_history where type = 'SQL'"))
                .containsExactly("20240102120000");
        assertThat(states(database)).containsExactly("applied", "applied");
    }

    @Test
    void refusesOnAReadOnlyProfile(TestDatabase test) throws IOException {
        write("001_a.sql", "create table a (id int);");
        var guarded = test.open(test.superuserTarget().withReadOnly(true));
        var adoption = new Adoption(guarded, AppFolders.ofThisUser());
        var plan =
                adoption.plan(adoption.propose(folder, new Cancellation()), ScriptVersion.of("1"), new Cancellation());
        assertThatThrownBy(() -> adoption.adopt(plan, new Cancellation())).isInstanceOf(AppException.class);
    }

    private void writeFolder() throws IOException {
        write("001_users.sql", "create table users (id int);");
        write("002_rows.sql", "insert into users values (1);");
        write("003_email.sql", "alter table users add column email text;\ncreate index users_email on users (email);");
        write("004_audit.sql", "create table audit (id int);\ncreate policy own on audit using (true);");
        write("005_new.sql", "create table fresh (id int);");
    }
}
