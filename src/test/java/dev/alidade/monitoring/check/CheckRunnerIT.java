package dev.alidade.monitoring.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.alidade.database.Cancellation;
import dev.alidade.database.Parameters;
import dev.alidade.error.AppException;
import dev.alidade.error.ProblemKind;
import dev.alidade.sandbox.SandboxExtension;
import dev.alidade.sandbox.TestDatabase;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(SandboxExtension.class)
class CheckRunnerIT {
    private static final String HEAD = "-- title: Something\n";

    private final Cancellation never = new Cancellation();

    @TempDir
    private Path folder;

    @Test
    void aCheckThatFailsLeavesTheOthersAlone(TestDatabase sandbox) {
        var checks = List.of(
                OwnChecks.read("broken.sql", HEAD + "select no_such_column as object_name from pg_catalog.pg_class"),
                OwnChecks.read("needy.sql", "-- needs: extension no_such\n" + HEAD + "select 'x' as object_name"),
                OwnChecks.read("writing.sql", HEAD + "select pg_catalog.lo_create(0)::text as object_name"),
                OwnChecks.read("finding.sql", HEAD + "select 'public' as schema_name, 'x.y' as object_name, 1 as n"),
                OwnChecks.read("fine.sql", HEAD + "select 'x' as object_name where false"));
        var heard = new ArrayList<String>();
        var results = new CheckRunner(sandbox.asSupabaseRole())
                .run(
                        checks,
                        CheckSettings.preset(),
                        new CheckListener() {
                            @Override
                            public void begins(Check check, int number, int of) {
                                heard.add(number + "/" + of + " " + check.id());
                            }
                        },
                        never);
        assertThat(results)
                .extracting(CheckResult::verdict)
                .containsExactly(
                        CheckResult.Verdict.NOT_CHECKED,
                        CheckResult.Verdict.NOT_CHECKED,
                        // from PostgreSQL 16 the server itself refuses to write large objects here
                        sandbox.asSupabaseRole().facts().major() >= 16
                                ? CheckResult.Verdict.NOT_CHECKED
                                : CheckResult.Verdict.FINDING,
                        CheckResult.Verdict.FINDING,
                        CheckResult.Verdict.FINE);
        assertThat(largeObjects(sandbox)).isZero();
        assertThat(results.get(1).reasons()).containsExactly("Extension no_such is not installed.");
        assertThat(results.get(3).findings())
                .singleElement()
                .satisfies(finding -> assertThat(finding.key()).isEqualTo("finding:public.\"x.y\""));
        assertThat(heard).containsExactly("1/5 broken", "2/5 needy", "3/5 writing", "4/5 finding", "5/5 fine");
    }

    @Test
    void aRequestToStopReachesTheServer(TestDatabase sandbox) {
        var database = sandbox.asSupabaseRole();
        var slow = OwnChecks.read("slow.sql", HEAD + "select pg_catalog.pg_sleep(600)::text as object_name");
        var stop = new Cancellation();
        var stopper = Thread.ofVirtual().start(() -> {
            Awaitility.await().until(() -> sleeping(sandbox) > 0);
            stop.request();
        });
        assertThatThrownBy(() ->
                        new CheckRunner(database).run(List.of(slow), CheckSettings.preset(), CheckListener.NONE, stop))
                .isInstanceOfSatisfying(
                        AppException.class, e -> assertThat(e.problem().kind()).isEqualTo(ProblemKind.CANCELLED));
        Awaitility.await().until(() -> !stopper.isAlive());
        Awaitility.await().until(() -> sleeping(sandbox) == 0);
    }

    @Test
    void aChosenSeverityNumberAndSilenceAreHeeded(TestDatabase sandbox) {
        var check = OwnChecks.read(
                "many.sql",
                "-- threshold: most = 5\n" + HEAD + "select 'x' as object_name where 3 > :most order by object_name");
        var loud = new CheckSettings(
                null, Map.of("many", new CheckSettings.Choice(Severity.ERROR, false, Map.of("most", 2L))));
        var runner = new CheckRunner(sandbox.asSupabaseRole());
        assertThat(runner.run(List.of(check), CheckSettings.preset(), CheckListener.NONE, never))
                .extracting(CheckResult::verdict)
                .containsExactly(CheckResult.Verdict.FINE);
        assertThat(runner.run(List.of(check), loud, CheckListener.NONE, never)
                        .getFirst()
                        .findings())
                .extracting(Finding::severity)
                .containsExactly(Severity.ERROR);
        var silent = new CheckSettings(null, Map.of("many", new CheckSettings.Choice(null, true, Map.of())));
        assertThat(runner.run(List.of(check), silent, CheckListener.NONE, never))
                .extracting(CheckResult::verdict)
                .containsExactly(CheckResult.Verdict.OFF);
    }

    /** What a row lacks is said of its check; the others answer all the same. */
    @Test
    void rowsThatAreNoFindingsAndFilesThatAreNoChecksAreToldAndLeaveTheOthersAlone(TestDatabase sandbox)
            throws Exception {
        Files.writeString(folder.resolve("a_nameless.sql"), HEAD + "select 1 as one");
        Files.writeString(folder.resolve("b_null.sql"), HEAD + "select null as object_name");
        Files.writeString(folder.resolve("c_worst.sql"), HEAD + "select 'x' as object_name, 'worst' as severity");
        Files.writeString(folder.resolve("d_untitled.sql"), "select 'x' as object_name");
        Files.writeString(
                folder.resolve("e_reason.sql"), HEAD + "select 'x' as object_name, 'no chats yet' as not_checked");
        Files.writeString(folder.resolve("f_bytes.sql"), HEAD + "select 'x' as object_name, 'many' as lost_bytes");
        Files.writeString(folder.resolve("g_fine.sql"), HEAD + "select 'x' as object_name where false");
        var results = new CheckRunner(sandbox.asSupabaseRole())
                .run(OwnChecks.read(folder).all(), CheckSettings.preset(), CheckListener.NONE, never);
        assertThat(results.stream()
                        .sorted(Comparator.comparing(result -> result.check().id()))
                        .map(result -> result.check().id() + " " + result.verdict() + " " + result.reasons()))
                .containsExactly(
                        "a_nameless NOT_CHECKED [A row has no object_name: every row must name what it is about.]",
                        "b_null NOT_CHECKED [A row has no object_name: every row must name what it is about.]",
                        "c_worst NOT_CHECKED [A row says the severity worst; there are error, warning and info.]",
                        "d_untitled NOT_CHECKED [it needs a line \"-- title: …\" at its beginning.]",
                        "e_reason NOT_CHECKED [no chats yet]",
                        "f_bytes FINDING []",
                        "g_fine FINE []");
    }

    @Test
    void aFolderHoldsChecksAndTellsWhatIsNone() throws Exception {
        Files.writeString(folder.resolve("good.sql"), HEAD + "select 'x' as object_name");
        Files.writeString(folder.resolve("No Name.sql"), HEAD + "select 1");
        Files.writeString(folder.resolve("untitled.sql"), "select 1");
        Files.writeString(folder.resolve("two.sql"), HEAD + "select 1; commit");
        Files.writeString(folder.resolve("ending.sql"), HEAD + "commit");
        Files.writeString(folder.resolve("numbered.sql"), HEAD + "-- threshold: most = many\nselect 1");
        Files.writeString(folder.resolve("no_primary_key.sql"), HEAD + "select 1");
        Files.writeString(folder.resolve("worse.sql"), HEAD + "-- severity: worst\nselect 1");
        Files.write(folder.resolve("latin.sql"), "-- title: Caf\u00e9\nselect 1".getBytes(StandardCharsets.ISO_8859_1));
        Files.writeString(folder.resolve("counted.sql"), HEAD + "-- detail: {1,number} rows\nselect 1");
        Files.writeString(folder.resolve("open.sql"), HEAD + "-- detail: {0 rows\nselect 1");
        var read = OwnChecks.read(folder);
        assertThat(read.checks()).extracting(Check::id).containsExactly("good");
        assertThat(read.refused())
                .extracting(OwnChecks.Refused::file)
                .containsExactly(
                        "No Name.sql",
                        "counted.sql",
                        "ending.sql",
                        "latin.sql",
                        "no_primary_key.sql",
                        "numbered.sql",
                        "open.sql",
                        "two.sql",
                        "untitled.sql",
                        "worse.sql");
        assertThat(read.refused())
                .filteredOn(refused -> refused.file().matches("two.sql|ending.sql"))
                .extracting(OwnChecks.Refused::reason)
                .containsExactly(
                        "a check is one SELECT, and this file begins with COMMIT.",
                        "a check is one SELECT, and 2 statements stand in the file.");
        assertThat(read.all())
                .extracting(Check::id)
                .hasSize(11)
                .doesNotHaveDuplicates()
                .contains("untitled");
        assertThat(OwnChecks.read(folder.resolve("not there")).checks()).isEmpty();
    }

    private static int largeObjects(TestDatabase sandbox) {
        return count(sandbox, "select oid from pg_catalog.pg_largeobject_metadata");
    }

    private static int sleeping(TestDatabase sandbox) {
        return count(
                sandbox,
                "select pid from pg_catalog.pg_stat_activity where query like '%pg_sleep(600)%' and state = 'active'"
                        + " and pid <> pg_catalog.pg_backend_pid() and datname = pg_catalog.current_database()");
    }

    private static int count(TestDatabase sandbox, String sql) {
        return sandbox.asSuperuser().read(new Cancellation(), session -> {
            var found = new int[1];
            session.each(sql, Parameters.none(), 0, row -> found[0]++);
            return found[0];
        });
    }
}
