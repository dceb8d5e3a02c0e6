package dev.alidade.migration.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.alidade.database.Cancellation;
import dev.alidade.database.Database;
import dev.alidade.database.Parameters;
import dev.alidade.error.AppException;
import dev.alidade.migration.MigrationEvent;
import dev.alidade.migration.MigrationService;
import dev.alidade.migration.MigrationState;
import dev.alidade.migration.sample.SampleLoader.Extent;
import dev.alidade.sandbox.SandboxExtension;
import dev.alidade.sandbox.TestDatabase;
import dev.alidade.settings.AppFolders;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(SandboxExtension.class)
class SampleLoaderIT {
    private static final String COUNT_TABLES = """
            select count(*)::int as n
            from pg_class c
            where c.relkind in ('r', 'p') and c.relnamespace = 'public'::regnamespace
                and not exists (select from pg_depend d where d.objid = c.oid and d.deptype = 'e')
                and c.relname <> 'flyway_schema_history'
            """;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path data;

    private final List<MigrationEvent> events = new ArrayList<>();

    @Test
    void leavesTheMigrationsPendingWhenAsked(TestDatabase test) {
        var sample = sample();
        var database = test.asSupabaseRole();
        loader(test).load(sample, Extent.BASE, events::add, new Cancellation());
        assertThat(number(database, COUNT_TABLES)).isEqualTo(fact(sample, "expected.base-tables"));
        var status =
                new MigrationService(database, AppFolders.ofThisUser()).status(sample.migrations(), new Cancellation());
        assertThat(status.migrations())
                .hasSize(fact(sample, "expected.migrations"))
                .allMatch(m -> m.state() == MigrationState.PENDING && m.hasRollback());
    }

    @Test
    void loadsIntoAnEmptyDatabaseAndAgainWithoutHarm(TestDatabase test) {
        var sample = sample();
        var database = test.asSupabaseRole();
        loader(test).load(sample, Extent.MIGRATED, events::add, new Cancellation());
        int tables = fact(sample, "expected.base-tables") + fact(sample, "expected.migration-tables");
        assertThat(number(database, COUNT_TABLES)).isEqualTo(tables);
        assertThat(events.stream().filter(MigrationEvent.Applied.class::isInstance))
                .hasSize(2 + fact(sample, "expected.migrations"));

        events.clear();
        new SampleLoader(database, null, AppFolders.ofThisUser())
                .load(sample, Extent.MIGRATED, events::add, new Cancellation());
        assertThat(events).isEmpty();
        assertThat(number(database, COUNT_TABLES)).isEqualTo(tables);
    }

    @Test
    void loadsAsSuperuserAlone(TestDatabase test) {
        var sample = sample();
        new SampleLoader(test.asSuperuser(), null, AppFolders.ofThisUser())
                .load(sample, Extent.MIGRATED, events::add, new Cancellation());
        assertThat(number(test.asSuperuser(), COUNT_TABLES))
                .isEqualTo(fact(sample, "expected.base-tables") + fact(sample, "expected.migration-tables"));
    }

    @Test
    void fillsTheTablesAndAgainAddsNothing(TestDatabase test) {
        var sample = sample();
        var database = test.asSupabaseRole();
        loader(test).load(sample, Extent.ROWS, events::add, new Cancellation());
        int corridors = number(database, "select count(*)::int as n from public.emergency_corridors");
        assertThat(corridors).isEqualTo(fact(sample, "expected.corridors"));
        new SampleLoader(database, null, AppFolders.ofThisUser()).loadRows(sample, events::add, new Cancellation());
        assertThat(number(database, "select count(*)::int as n from public.emergency_corridors"))
                .isEqualTo(corridors);
    }

    @Test
    void refusesRowsWhileMigrationsArePending(TestDatabase test) {
        var sample = sample();
        loader(test).load(sample, Extent.BASE, events::add, new Cancellation());
        assertThatThrownBy(() -> new SampleLoader(test.asSupabaseRole(), null, AppFolders.ofThisUser())
                        .loadRows(sample, events::add, new Cancellation()))
                .isInstanceOfSatisfying(
                        AppException.class, e -> assertThat(e.problem().code()).isEqualTo("migration.sample.pending"));
    }

    @Test
    void refusesADatabaseWithForeignTablesAndChangesNothing(TestDatabase test) {
        var database = test.asSupabaseRole();
        database.write(new Cancellation(), session -> {
            session.execute("create table public.vehicles (id int); create table public.agents (id int)");
            return true;
        });
        assertThatThrownBy(() -> loader(test).load(sample(), Extent.MIGRATED, events::add, new Cancellation()))
                .isInstanceOf(AppException.class)
                .hasMessageContaining("vehicles");
        assertThat(number(database, COUNT_TABLES)).isEqualTo(2);

        database.write(new Cancellation(), session -> {
            session.execute("drop table public.vehicles");
            return true;
        });
        assertThatThrownBy(() -> loader(test).load(sample(), Extent.MIGRATED, events::add, new Cancellation()))
                .isInstanceOf(AppException.class)
                .hasMessageContaining("agents");
        assertThat(events).isEmpty();
    }

    @Test
    void findsTheSampleAroundItsMigrations() {
        var sample = sample();
        assertThat(Sample.around(sample.migrations())).contains(sample);
        assertThat(Sample.around(data)).isEmpty();
        assertThat(Files.isDirectory(sample.migrations())).isTrue();
    }

    @Test
    void saysWhichSamplesThereAre() {
        assertThatThrownBy(() -> new Samples(data).named("nope"))
                .isInstanceOfSatisfying(
                        AppException.class,
                        e -> assertThat(e.problem().nextStep()).contains("sf-av-coordination"));
    }

    private Sample sample() {
        return new Samples(data).named("sf-av-coordination");
    }

    private static SampleLoader loader(TestDatabase test) {
        return new SampleLoader(test.asSupabaseRole(), test.asSuperuser(), AppFolders.ofThisUser());
    }

    private static int fact(Sample sample, String key) {
        return Integer.parseInt(sample.facts().getOrDefault(key, "-1"));
    }

    private static int number(Database database, String sql) {
        return database.read(new Cancellation(), session -> {
            var values = new ArrayList<Integer>();
            session.each(sql, Parameters.none(), 0, row -> values.add(row.integer("n")));
            return values.getFirst();
        });
    }
}
