package dev.alidade.migration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.alidade.database.Cancellation;
import dev.alidade.database.Database;
import dev.alidade.database.Parameters;
import dev.alidade.migration.script.MigrationScript;
import dev.alidade.sandbox.SandboxExtension;
import dev.alidade.sandbox.TestDatabase;
import dev.alidade.settings.AppFolders;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A set of every convention, applied and taken back by its own scripts on a real server. */
@ExtendWith(SandboxExtension.class)
class ConventionApplyIT {
    private static final Path SETS = Path.of("src/test/resources/migrations");

    @ParameterizedTest
    @CsvSource({
        "flyway, 5, 0",
        "supabase, 2, 0",
        "numbered, 4, 0",
        "pairs, 3, 2",
        "goose, 3, 2",
        "dbmate, 2, 2",
        "sql-migrate, 1, 1",
        "diesel, 2, 1",
        "drizzle, 2, 0",
        "sqitch, 2, 2",
        "json-chat, 1, 1",
        "suffix, 2, 2",
        "traceability, 5, 0",
        "bundle, 3, 0",
        "psql, 1, 0"
    })
    void appliesASetAndRunsItsWayBack(String set, int applied, int reversible, TestDatabase test) {
        var database = test.asSupabaseRole();
        var service = new MigrationService(database, AppFolders.ofThisUser());
        var before = tables(database);
        var status = service.status(SETS.resolve(set), new Cancellation());
        var blocked = status.migrations().stream()
                .filter(m -> m.state() == MigrationState.BLOCKED)
                .map(Migration::version)
                .collect(Collectors.toSet());
        var options = ApplyOptions.of(new MigrationSelection.All()).with(ApplyOptions.Consent.ALL.skipping(blocked));
        var outcome = service.apply(status, options, _ -> {}, new Cancellation());
        assertThat(outcome.failure()).isNull();
        assertThat(outcome.applied()).hasSize(applied);
        var after = service.status(SETS.resolve(set), new Cancellation());
        assertThat(after.applicable()).isEmpty();
        var down = outcome.applied().stream().filter(s -> s.down() != null).toList();
        assertThat(down).hasSize(reversible);
        down.reversed().forEach(script -> takeBack(database, script));
        if (reversible == applied) {
            assertThat(tables(database)).isEqualTo(before);
        }
    }

    private static void takeBack(Database database, MigrationScript script) {
        var down = Objects.requireNonNull(script.down());
        database.session(new Cancellation(), session -> {
            down.plan().steps().forEach(step -> session.run(step.sql(), _ -> {}));
            return true;
        });
    }

    private static List<String> tables(Database database) {
        return database.read(new Cancellation(), session -> {
            var names = new ArrayList<String>();
            session.each(
                    "select tablename as name from pg_tables where schemaname = 'public'"
                            + " and tablename <> 'flyway_schema_history' order by 1",
                    Parameters.none(),
                    0,
                    row -> names.add(row.text("name")));
            return names;
        });
    }
}
