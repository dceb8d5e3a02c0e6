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
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(SandboxExtension.class)
class HealthAndTablesCommandIT {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    private final StringWriter out = new StringWriter();

    @BeforeEach
    void fill(TestDatabase test) {
        test.asSupabaseRole().session(new Cancellation(), session -> {
            session.execute(
                    "create table \"Odd one\" (id int primary key, v int); create index never on \"Odd one\" (v)");
            return true;
        });
    }

    @Test
    void listsTablesAsJsonAndAsText(TestDatabase test) throws IOException {
        assertThat(run(test, "tables", "list", "--json")).isZero();
        var table = json().get("relations").get(0);
        assertThat(table.get("name").asText()).isEqualTo("Odd one");
        assertThat(table.get("kind").asText()).isEqualTo("table");
        assertThat(table.get("estimatedRows").isNull()).isTrue();
        assertThat(run(test, "tables", "list")).isZero();
        assertThat(out.toString()).contains("public.Odd one  Table  –");
    }

    @Test
    void showsEverythingAboutOneTable(TestDatabase test) throws IOException {
        assertThat(run(test, "tables", "show", "public.Odd one", "--json")).isZero();
        var table = json();
        assertThat(table.get("columns").findValuesAsText("name")).containsExactly("id", "v");
        assertThat(table.get("columns").get(0).get("notNull").asBoolean()).isTrue();
        assertThat(table.get("indexes").findValuesAsText("name")).containsExactly("Odd one_pkey", "never");
        assertThat(table.get("constraints").get(0).get("constraintKind").asText())
                .isEqualTo("primary key");
        assertThat(table.get("policies").size()).isZero();
        assertThat(run(test, "tables", "show", "\"public\".\"Odd one\"")).isZero();
        assertThat(out.toString()).contains("Odd one_pkey").contains("Indexes").doesNotContain("Policies");
        assertThat(run(test, "tables", "ddl", "Odd one")).isZero();
        assertThat(out.toString()).contains("CREATE TABLE public.\"Odd one\"").contains("never");
        assertThat(run(test, "tables", "show", "public.nothing")).isEqualTo(2);
    }

    @Test
    void refusesASchemaThatIsNotThere(TestDatabase test) {
        assertThat(run(test, "tables", "list", "--schema", "nowhere")).isEqualTo(2);
    }

    @Test
    void tellsSizesIndexesAndRowSecurity(TestDatabase test) throws IOException {
        assertThat(run(test, "health", "figures", "--json")).isZero();
        var health = json();
        assertThat(health.get("sizes").get(0).get("totalBytes").asLong()).isEqualTo(16384);
        assertThat(health.get("indexes").findValuesAsText("verdict")).containsExactlyInAnyOrder("unused", "needed");
        assertThat(health.get("rowSecurity").get(0).get("enabled").asBoolean()).isFalse();
        assertThat(health.get("exposedSchemas").get("known").asBoolean()).isFalse();
        assertThat(health.get("notKnown")).isEmpty();
        assertThat(run(test, "health", "figures")).isZero();
        assertThat(out.toString()).contains("public.never", "unused");
    }

    private JsonNode json() throws IOException {
        return new ObjectMapper().readTree(out.toString());
    }

    private int run(TestDatabase test, String... arguments) {
        out.getBuffer().setLength(0);
        var context = new CliContext(
                new PrintWriter(out),
                new PrintWriter(new StringWriter()),
                Map.of(),
                new AppFolders(folder, folder, folder),
                _ -> test.supabaseTarget(),
                new Cancellation());
        return new CommandLineFace(context, List.of(new TablesCommand(context), new HealthCommand(context)))
                .run(arguments);
    }
}
