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
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(SandboxExtension.class)
class TransferCommandIT {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @BeforeEach
    void fill(TestDatabase test) {
        test.asSupabaseRole().session(new Cancellation(), session -> {
            session.execute(
                    "create schema \"my.schema\"; create table \"my.schema\".\"Odd one\" (id int primary key, v text);"
                            + "insert into \"my.schema\".\"Odd one\" values (1, 'a'), (2, null)");
            return true;
        });
    }

    @Test
    void exportsImportsAndTakesBack(TestDatabase test) throws IOException {
        var file = folder.resolve("odd.ndjson.gz").toString();
        assertThat(run(test, "tables", "export", "\"my.schema\".Odd one", "--out", file, "--where", "id > 0", "--json"))
                .isZero();
        assertThat(json().get("rows").asLong()).isEqualTo(2);
        assertThat(run(test, "tables", "import", file, "--table", "public.copied", "--create", "--json"))
                .isZero();
        var imported = json();
        assertThat(imported.get("created").asText()).contains("\"id\" bigint");
        assertThat(run(test, "tables", "undo-import", imported.get("undo").asText()))
                .isZero();
        assertThat(out.toString()).contains("2 rows taken back");
        assertThat(run(
                        test,
                        "tables",
                        "export",
                        "public.copied",
                        "--out",
                        folder.resolve("x.csv").toString()))
                .isEqualTo(2);
    }

    @Test
    void aDryRunListsBadRowsAndFails(TestDatabase test) throws IOException {
        var file = Files.writeString(folder.resolve("rows.csv"), "Number;Text\n3;c\nx;\u001b[31md\n");
        assertThat(run(
                        test,
                        "tables",
                        "import",
                        file.toString(),
                        "--table",
                        "\"my.schema\".Odd one",
                        "--map",
                        "Number=id",
                        "--map",
                        "Text=v",
                        "--dry-run"))
                .isEqualTo(1);
        assertThat(out.toString())
                .contains("1 rows would be imported; nothing was changed")
                .contains("line 3: invalid input syntax for type integer: \"x\"");
        assertThat(run(test, "tables", "import", file.toString(), "--table", "\"my.schema\".Odd one", "--json"))
                .isEqualTo(2);
        assertThat(json().at("/error/code").asText()).isEqualTo("transfer.import.noColumns");
    }

    @Test
    void saysOnlyOfRowsThatAreThereThatTheyCanBeTakenBack(TestDatabase test) throws IOException {
        var file = Files.writeString(folder.resolve("rows.csv"), "id,v\n3,c\nx,d\n");
        var words = List.of("tables", "import", file.toString(), "--table", "\"my.schema\".Odd one");
        assertThat(run(test, words.toArray(String[]::new))).isEqualTo(1);
        assertThat(err.toString()).contains("Line 3").doesNotContain("an be taken back");

        Files.writeString(file, "id,v\n3,c\n4,d\n");
        assertThat(run(test, words.toArray(String[]::new))).isZero();
        assertThat(err.toString())
                .contains(
                        "Can be taken back while its rows are unchanged. Take it back with: alidade tables undo-import");
        assertThat(run(test, "tables", "import", file.toString(), "--table", "public.t", "--type", "id=int"))
                .isEqualTo(2);
        assertThat(run(
                        test,
                        "tables",
                        "import",
                        file.toString(),
                        "--table",
                        "public.t",
                        "--create",
                        "--type",
                        "id=int"))
                .isZero();
        assertThat(err.toString()).contains("its types are guessed").contains("\"id\" int,");
    }

    @Test
    void refusesWhatCannotBeMeant(TestDatabase test) {
        assertThat(run(test, "tables", "export", "--out", "x.csv")).isEqualTo(2);
        assertThat(run(test, "tables", "export", "t", "--sql", "select 1", "--out", "x.csv"))
                .isEqualTo(2);
        assertThat(run(test, "tables", "export", "a.b.c", "--out", folder + "/x.csv"))
                .isEqualTo(2);
        assertThat(run(test, "tables", "export", "--sql", "drop table t", "--out", folder + "/x.csv"))
                .isNotZero();
        assertThat(run(test, "tables", "export", "t", "--out", folder + "/x.unknown"))
                .isEqualTo(2);
        assertThat(folder.toFile().list()).isEmpty();
    }

    private JsonNode json() throws IOException {
        return new ObjectMapper().readTree(out.toString());
    }

    private int run(TestDatabase test, String... arguments) {
        out.getBuffer().setLength(0);
        var context = new CliContext(
                new PrintWriter(out),
                new PrintWriter(err),
                Map.of(),
                new AppFolders(folder, folder, folder),
                _ -> test.supabaseTarget(),
                new Cancellation());
        return new CommandLineFace(context, List.of(new TablesCommand(context))).run(arguments);
    }
}
