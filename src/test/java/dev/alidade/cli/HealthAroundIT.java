package dev.alidade.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.alidade.database.Cancellation;
import dev.alidade.sandbox.SandboxExtension;
import dev.alidade.sandbox.TestDatabase;
import dev.alidade.settings.AppFolders;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(SandboxExtension.class)
class HealthAroundIT {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    private Path folder;

    @BeforeEach
    void write() throws IOException {
        var migrations = Files.createDirectory(folder.resolve("migrations"));
        Files.writeString(migrations.resolve("001_base.sql"), """
            create table parent (id int primary key);
            alter table parent enable row level security;
            create table child (id int primary key, pid int constraint child_fk references parent);
            alter table child enable row level security;
            create index child_pid on child (pid);
            """);
        Files.writeString(migrations.resolve("002_opens.sql"), """
            alter table child disable row level security;
            drop index child_pid;
            """);
    }

    @Test
    void aMigrationTellsWhatItOpensAndItsRollbackWhatItCloses(TestDatabase test) throws IOException {
        assertThat(migrate(test, "apply")).isZero();
        assertThat(err.toString())
                .contains("opened:", "rls_disabled:public.child", "unindexed_foreign_keys:public.child:child_fk");
        assertThat(migrate(test, "rollback", "--last", "--json", "--health=on")).isZero();
        var event = out.toString()
                .lines()
                .filter(line -> line.contains("\"health\""))
                .findFirst()
                .orElseThrow();
        assertThat(new ObjectMapper().readTree(event).get("closed"))
                .extracting(key -> key.asText())
                .contains("rls_disabled:public.child", "unindexed_foreign_keys:public.child:child_fk");
        assertThat(migrate(test, "apply", "--json")).isZero();
        assertThat(out.toString()).doesNotContain("\"health\"");
        assertThat(migrate(test, "rollback", "--last", "--health", "off")).isZero();
        assertThat(err.toString()).doesNotContain("closed:");
    }

    /** The table comes with the first migration, whatever that is about: what is found in it is not the author's doing. */
    @Test
    void theHistoryThatComesWithTheFirstMigrationIsNoneOfItsDoing(TestDatabase test) throws IOException {
        assertThat(migrate(test, "apply", "--json", "--health=on")).isZero();
        var event = new ObjectMapper()
                .readTree(out.toString()
                        .lines()
                        .filter(line -> line.contains("\"health\""))
                        .findFirst()
                        .orElseThrow());
        assertThat(event.get("opened")).extracting(JsonNode::asText).contains("rls_disabled:public.child");
        assertThat(event.toString()).doesNotContain("flyway");
        out.getBuffer().setLength(0);
        var context = context(test);
        new CommandLineFace(context, List.of(new HealthCommand(context))).run("health", "--json");
        assertThat(out.toString())
                .as("it stays among the findings")
                .contains("rls_disabled:public.flyway_schema_history");
    }

    private int migrate(TestDatabase test, String verb, String... more) {
        out.getBuffer().setLength(0);
        err.getBuffer().setLength(0);
        var context = context(test);
        var arguments = new ArrayList<>(List.of(
                "migrations", verb, "--folder", folder.resolve("migrations").toString(), "--yes"));
        arguments.addAll(List.of(more));
        return new CommandLineFace(context, List.of(new MigrationsCommand(context)))
                .run(arguments.toArray(String[]::new));
    }

    private CliContext context(TestDatabase test) {
        return new CliContext(
                new PrintWriter(out),
                new PrintWriter(err),
                Map.of(),
                new AppFolders(folder, folder, folder),
                _ -> test.supabaseTarget(),
                new Cancellation());
    }
}
