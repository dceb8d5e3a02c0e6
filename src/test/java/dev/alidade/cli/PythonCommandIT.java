package dev.alidade.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.alidade.database.Cancellation;
import dev.alidade.database.Database;
import dev.alidade.database.Parameters;
import dev.alidade.sandbox.SandboxExtension;
import dev.alidade.sandbox.TestDatabase;
import dev.alidade.settings.AppFolders;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One SQL file and four in Python over several schemas, each made on what the one before left. */
@ExtendWith(SandboxExtension.class)
class PythonCommandIT {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path place;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aFolderOfSqlAndPythonIsAppliedAndTakenBack(boolean superuser, TestDatabase test) throws IOException {
        var database = superuser ? test.asSuperuser() : test.asSupabaseRole();
        var folder = folder();
        assertThat(run(database, "apply", folder, "--yes", "--python", "/usr/bin/python3"))
                .isEqualTo(4);
        assertThat(err.toString()).contains("are not trusted yet, so nothing was run", "--trust-python");
        assertThat(states(database, folder)).containsOnly("pending").hasSize(5);

        assertThat(run(database, "apply", folder, "--yes", "--trust-python")).isZero();
        assertThat(err.toString()).contains("made rag.documents");
        assertThat(states(database, folder)).containsOnly("applied").hasSize(5);
        assertThat(
                        texts(
                                database,
                                "select version || ' ' || type from flyway_schema_history where type <> 'BASELINE' order by installed_rank"))
                .containsExactly("001 SQL", "002 SCRIPT", "003 SCRIPT", "004 SCRIPT", "005 SCRIPT");
        assertThat(texts(database, "select distinct tableowner from pg_tables where schemaname = 'rag'"))
                .containsExactly(database.target().user());
        var stock = Flyway.configure()
                .dataSource(database.unpooled())
                .locations("filesystem:" + folder)
                .sqlMigrationPrefix("")
                .sqlMigrationSeparator("_")
                .placeholderReplacement(false)
                .ignoreMigrationPatterns("*:pending")
                .load();
        stock.validate();
        assertThat(stock.info().pending()).isEmpty();

        assertThat(run(database, "rollback", folder, "--to", "0", "--use", "script", "--yes"))
                .isEqualTo(4);
        assertThat(run(database, "rollback", folder, "--to", "001", "--use", "script", "--yes"))
                .isZero();
        assertThat(states(database, folder)).containsExactly("applied", "pending", "pending", "pending", "pending");
        assertThat(texts(database, "select tablename from pg_tables where schemaname in ('agents', 'rag')"))
                .containsExactly("users");
        stock.validate();
        var password = Objects.requireNonNull(database.target().password()).reveal();
        assertThat(out.toString() + err).doesNotContain(password);
    }

    private Path folder() throws IOException {
        var folder = Files.createDirectories(place.resolve("db/migrations"));
        Files.writeString(folder.resolve("001_init_database.sql"), """
                create schema agents;
                create schema rag;
                create table agents.users (id uuid primary key default gen_random_uuid(), name text not null);
                """);
        write(folder, "002_create_autonomous_tables.py", "agents", "states", "agents.users");
        write(folder, "003_create_memory_tables.py", "agents", "memories", "agents.states");
        write(folder, "004_create_enhanced_tables.py", "rag", "knowledge_bases", "agents.users");
        write(folder, "005_create_documents_tables.py", "rag", "documents", "rag.knowledge_bases");
        Files.writeString(folder.resolve("migrate_database.py"), "print('runs them all')\n");
        return folder;
    }

    private static void write(Path folder, String name, String schema, String table, String parent) throws IOException {
        Files.writeString(folder.resolve(name), """
            import argparse, os, psycopg
            parser = argparse.ArgumentParser(description="One step of the agents' schema")
            parser.add_argument("--rollback", action="store_true")
            arguments = parser.parse_args()
            with psycopg.connect(os.environ["DATABASE_URL"]) as connection:
                if arguments.rollback:
                    connection.execute("drop table %1$s.%2$s")
                else:
                    connection.execute(
                        "create table %1$s.%2$s (id uuid primary key default gen_random_uuid(),"
                        " parent uuid references %3$s on delete cascade, note jsonb not null default '{}')")
                    print("made %1$s.%2$s")
            """.formatted(schema, table, parent));
    }

    private List<String> states(Database database, Path folder) throws IOException {
        out.getBuffer().setLength(0);
        assertThat(run(database, "status", folder, "--json")).isZero();
        var states = new ArrayList<String>();
        new ObjectMapper()
                .readTree(out.toString())
                .get("migrations")
                .forEach(m -> states.add(m.get("state").asText()));
        return states;
    }

    private int run(Database database, String verb, Path folder, String... options) {
        var user = place.resolve("user");
        var context = new CliContext(
                new PrintWriter(out),
                new PrintWriter(err),
                Map.of(),
                new AppFolders(user, user, user),
                _ -> database.target(),
                new Cancellation());
        var arguments = new ArrayList<>(List.of("migrations", verb, "--folder", folder.toString()));
        arguments.addAll(Arrays.asList(options));
        return new CommandLineFace(context, List.of(new MigrationsCommand(context)))
                .run(arguments.toArray(String[]::new));
    }

    private static List<String> texts(Database database, String sql) {
        return database.read(new Cancellation(), session -> {
            var values = new ArrayList<String>();
            session.each(sql, Parameters.none(), 0, row -> values.add(Objects.requireNonNull(row.textAt(0))));
            return values;
        });
    }
}
