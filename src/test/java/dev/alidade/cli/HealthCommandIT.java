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
class HealthCommandIT {
    private static final String KEY = "duplicate_index:public.two";

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    private Path folder;

    @BeforeEach
    void makeDefects(TestDatabase test) {
        test.asSupabaseRole().session(new Cancellation(), session -> {
            session.execute("""
                create table t (id int primary key, a int);
                alter table t enable row level security;
                create index one on t (a);
                create index two on t (a)\
                """);
            return true;
        });
    }

    @Test
    void tellsFindingsAndWhatCouldNotBeCheckedAndExitsBySeverity(TestDatabase test) throws IOException {
        assertThat(run(test, "health", "--json", "--only", "indexes,rls_disabled"))
                .isZero();
        var report = json();
        var finding = report.get("findings").get(0);
        assertThat(finding.get("key").asText()).isEqualTo(KEY);
        assertThat(finding.get("severity").asText()).isEqualTo("warning");
        assertThat(finding.get("category").asText()).isEqualTo("indexes");
        assertThat(finding.get("subject").asText()).isEqualTo("public.two");
        assertThat(finding.get("fix").asText()).isEqualTo("drop index concurrently \"public\".\"two\";");
        assertThat(finding.get("undo").asText()).startsWith("CREATE INDEX CONCURRENTLY two");
        assertThat(report.get("notChecked").findValuesAsText("check")).contains("unused_index");
        assertThat(report.get("ignored")).isEmpty();
        assertThat(run(test, "health", "--json", "--only", "duplicate_index", "--fail-on", "warning"))
                .isEqualTo(1);
        assertThat(run(test, "health", "--only", "nonsense")).isEqualTo(2);
        assertThat(run(test, "health", "--markdown", "--only", "duplicate_index"))
                .isZero();
        assertThat(out.toString()).contains("# Health", "```sql", "drop index concurrently");
    }

    @Test
    void ignoresWithAReasonUntilADay(TestDatabase test) throws IOException {
        var file = folder.resolve("ignored.json").toString();
        assertThat(run(
                        test,
                        "health",
                        "ignore",
                        "--ignored",
                        file,
                        "--reason",
                        "twin for a test",
                        "--author",
                        "Ada",
                        KEY))
                .isZero();
        var only =
                new String[] {"health", "--json", "--only", "duplicate_index", "--fail-on", "info", "--ignored", file};
        assertThat(run(test, only)).isZero();
        assertThat(json().get("ignored").get(0).get("reason").asText()).isEqualTo("twin for a test");
        for (var day : List.of("2020-01-01", "some day")) {
            assertThat(run(test, "health", "ignore", "--ignored", file, "--reason", "r", "--until", day, KEY))
                    .isEqualTo(2);
            assertThat(err.toString()).contains(day).doesNotContain("java.");
        }
        assertThat(run(test, only)).isZero();
        var ignored = Files.readString(folder.resolve("ignored.json"));
        Files.writeString(
                folder.resolve("ignored.json"), ignored.replaceAll("\"until\" : null", "\"until\" : \"2020-01-01\""));
        assertThat(run(test, only)).isEqualTo(1);
        Files.writeString(folder.resolve("ignored.json"), "{broken");
        assertThat(run(test, only)).isEqualTo(2);
        assertThat(folder.resolve("ignored.json")).hasContent("{broken");
    }

    @Test
    void heedsWhatTheSettingsSay(TestDatabase test) throws IOException {
        var file = folder.resolve("alidade-checks.conf");
        var run = new String[] {
            "health", "--json", "--only", "duplicate_index,redundant_index", "--settings", file.toString()
        };
        assertThat(run(test, run)).isEqualTo(2);
        Files.writeString(file, "[duplicate_index]\nseverity = error\n[redundant_index]\nrun = no\n");
        assertThat(run(test, run)).isEqualTo(1);
        assertThat(json().get("findings").get(0).get("severity").asText()).isEqualTo("error");
        assertThat(json().get("off").get(0).asText()).isEqualTo("redundant_index");
        Files.writeString(file, "[duplicate_index]\nsevere = error\n");
        assertThat(run(test, run)).isEqualTo(2);
        assertThat(out.toString()).contains("line 2: duplicate_index knows no severe");
        assertThat(run(test, "health", "settings", "--only", "unused_index")).isZero();
        assertThat(out.toString()).contains("[unused_index]", "# minimum_bytes = 1 MB");
    }

    @Test
    void comparesWithAnEarlierRun(TestDatabase test) throws IOException {
        assertThat(run(test, "health", "--json")).isZero();
        var before = folder.resolve("before.json");
        Files.writeString(before, out.toString());
        test.asSupabaseRole().session(new Cancellation(), session -> {
            session.execute("drop index two; create table bare (id int); alter table bare enable row level security");
            return true;
        });
        assertThat(run(test, "health", "--json", "--compare", before.toString()))
                .isZero();
        var compared = json().get("compared");
        assertThat(compared.get("opened"))
                .extracting(JsonNode::asText)
                .containsExactlyInAnyOrder("no_primary_key:public.bare", "rls_enabled_no_policy:public.bare");
        assertThat(compared.get("closed").get(0).asText()).isEqualTo(KEY);
    }

    @Test
    void mendsKeepsAndTakesBack(TestDatabase test) throws IOException {
        assertThat(run(test, "health", "fix", "--dry-run", KEY)).isZero();
        assertThat(out.toString()).contains("drop index concurrently", "CREATE INDEX CONCURRENTLY", "SHARE UPDATE");
        assertThat(run(test, "health", "fix", KEY)).isEqualTo(2);
        assertThat(run(test, "health", "fix", "--yes", "--json", KEY)).isZero();
        assertThat(json().get("fixed").get(0).get("mended").asBoolean()).isTrue();
        assertThat(run(test, "health", "fix", "--yes", KEY)).isEqualTo(2);
        assertThat(run(test, "health", "undo", "--json")).isZero();
        assertThat(json().get("fixes").get(0).asText()).isEqualTo(KEY);
        assertThat(run(test, "health", "undo", KEY)).isZero();
        assertThat(run(test, "health", "--only", "duplicate_index", "--fail-on", "warning"))
                .isEqualTo(1);
        assertThat(run(test, "health", "undo", KEY)).isEqualTo(2);
    }

    @Test
    void writesAFixAsAMigrationAndRunsNothing(TestDatabase test) throws IOException {
        var migrations = Files.createDirectory(folder.resolve("migrations"));
        Files.writeString(migrations.resolve("001_base.sql"), "create table t (id int);\n");
        assertThat(run(test, "health", "fix", "--as-migration", migrations.toString(), "--json", KEY))
                .isZero();
        var made = json();
        assertThat(made.get("proof").get(0).asText()).isEqualTo("exact");
        assertThat(Files.readString(Path.of(made.get("script").asText()))).contains("drop index concurrently");
        assertThat(Files.readString(Path.of(made.get("rollback").asText()))).contains("CREATE INDEX two ON public.t");
        assertThat(run(test, "health", "--only", "duplicate_index", "--fail-on", "warning"))
                .isEqualTo(1);
    }

    @Test
    void runsChecksThatSomebodyWroteAndTellsWhatIsNone(TestDatabase test) throws IOException {
        var checks = Files.createDirectory(folder.resolve("checks"));
        Files.writeString(checks.resolve("small_tables.sql"), """
            -- title: Tables with few columns
            -- severity: error
            -- detail: {0} has {1} columns, isn't that few?
            -- threshold: most = 3
            select table_schema::text as schema_name, table_name::text as object_name, count(*) as columns
            from information_schema.columns where table_schema = 'public'
            group by 1, 2 having count(*) <= :most
            order by 1, 2\
            """);
        Files.writeString(checks.resolve("evil.sql"), "-- title: x\nselect 1; drop table t");
        Files.writeString(checks.resolve("duplicate_index.sql"), "-- title: x\nselect 'a' as object_name");
        assertThat(run(test, "health", "--json", "--only", "own", "--checks", checks.toString()))
                .isEqualTo(1);
        assertThat(json().get("findings").get(0).get("detail").asText())
                .isEqualTo("public.t has 2 columns, isn't that few?");
        assertThat(json().get("notChecked"))
                .extracting(missed -> missed.get("check").asText())
                .containsExactlyInAnyOrder("evil", "refused_duplicate_index");
        assertThat(run(test, "health", "list", "--checks", checks.toString())).isZero();
        assertThat(out.toString()).contains("evil.sql, which is no check");
    }

    private JsonNode json() throws IOException {
        return new ObjectMapper().readTree(out.toString());
    }

    private int run(TestDatabase test, String... arguments) {
        out.getBuffer().setLength(0);
        err.getBuffer().setLength(0);
        var context = new CliContext(
                new PrintWriter(out),
                new PrintWriter(err),
                Map.of(),
                new AppFolders(folder, folder, folder),
                _ -> test.supabaseTarget(),
                new Cancellation());
        return new CommandLineFace(context, List.of(new HealthCommand(context))).run(arguments);
    }
}
