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
@SuppressWarnings("NullAway.Init") // fields set before each test
class SqlCommandIT {
    @TempDir
    private Path folder;

    private TestDatabase database;
    private StringWriter out;
    private StringWriter err;

    @BeforeEach
    void open(TestDatabase sandbox) {
        database = sandbox;
    }

    @Test
    void writesOneJsonObjectForEachStatement() throws IOException {
        assertThat(run(
                        "-c",
                        "create table t (id int, v jsonb, b bool); insert into t values (1, '{\"a\": [1]}', true), (2, null, false);"
                                + " select *, id * 1.5 as id, 'NaN'::float8 as n from t order by 1",
                        "--format",
                        "json"))
                .isZero();
        var objects = objects();
        assertThat(objects).hasSize(3);
        assertThat(objects.get(1).path("rowCount").asInt()).isEqualTo(2);
        var rows = objects.get(2).path("rows");
        assertThat(rows.get(0).toString())
                .isEqualTo("{\"id\":1,\"v\":{\"a\":[1]},\"b\":true,\"id_2\":1.5,\"n\":\"NaN\"}");
        assertThat(rows.get(1).path("v").isNull()).isTrue();
        assertThat(objects.get(2).path("columns").get(1).path("type").asText()).isEqualTo("jsonb");
    }

    @Test
    void endsWithTheErrorObjectAndCodeOne() throws IOException {
        assertThat(run("-c", "select 1 as a; select nonsense; select 2", "--json"))
                .isEqualTo(1);
        var objects = objects();
        assertThat(objects).hasSize(3);
        assertThat(objects.get(2).path("error").path("sqlstate").asText()).isEqualTo("42703");
        assertThat(objects.get(2).path("error").path("line").asInt()).isEqualTo(1);
        assertThat(objects.get(2).path("error").path("column").asInt()).isEqualTo(23);
        assertThat(run("-c", "select 1/0")).isEqualTo(1);
        assertThat(err.toString()).contains("division by zero");
        assertThat(run("-c", "\\dt", "--format", "csv")).isEqualTo(2);
    }

    @Test
    void writesCsvThatTellsNullFromEmpty() {
        assertThat(run(
                        "-c",
                        "select 'a,\"b' as x, '' as y, null as z, E'l1\\nl2' as l; select 1 as n",
                        "--format",
                        "csv"))
                .isZero();
        assertThat(out.toString().replace("\r", "")).isEqualTo("x,y,z,l\n\"a,\"\"b\",\"\",,\"l1\nl2\"\n\nn\n1\n");
    }

    @Test
    void neutralisesWhatATerminalWouldObey() {
        assertThat(run("-c", "select E'\\x1b[31mred\\x07' as x, E'a\\u202Eb' as y, 7 as n"))
                .isZero();
        assertThat(out.toString()).doesNotContain("\u001b", "\u0007", "\u202e").contains("␛[31mred␇", "a\\u202eb");
        assertThat(out.toString()).endsWith("(1 row)" + System.lineSeparator());
        assertThat(run("-c", "select 'a|b' as x", "--format", "markdown")).isZero();
        assertThat(out.toString()).contains("| a\\|b |");
    }

    @Test
    void readsAFileAndBindsParameters() throws IOException {
        var file = Files.writeString(
                folder.resolve("q.sql"), "select :n::int + 1 as n, :t || '!' as t, :none::text is null as x");
        assertThat(run(
                        "-f",
                        file.toString(),
                        "--param",
                        "n=41",
                        "--param",
                        "t=hé",
                        "--null",
                        "none",
                        "--format",
                        "csv"))
                .isZero();
        assertThat(out.toString()).contains("42,hé!,t");
        assertThat(run("-c", "select :n")).isEqualTo(2);
    }

    @Test
    void keepsAllStatementsOfATransactionOrNone() {
        assertThat(run("--transaction", "-c", "create table kept (id int); insert into kept values (1)"))
                .isZero();
        assertThat(run("--transaction", "-c", "insert into kept values (2); select 1/0"))
                .isEqualTo(1);
        assertThat(run("-c", "select count(*) from kept", "--format", "csv")).isZero();
        assertThat(out.toString()).contains("1");
    }

    private List<JsonNode> objects() throws IOException {
        var objects = new ArrayList<JsonNode>();
        try (var parser = new ObjectMapper().createParser(out.toString())) {
            parser.readValuesAs(JsonNode.class).forEachRemaining(objects::add);
        }
        return objects;
    }

    private int run(String... arguments) {
        out = new StringWriter();
        err = new StringWriter();
        var context = new CliContext(
                new PrintWriter(out),
                new PrintWriter(err),
                Map.of(),
                new AppFolders(folder, folder, folder),
                _ -> database.supabaseTarget(),
                new Cancellation());
        var all = new ArrayList<>(List.of("sql"));
        all.addAll(List.of(arguments));
        return new CommandLineFace(context, List.of(new SqlCommand(context))).run(all.toArray(String[]::new));
    }
}
