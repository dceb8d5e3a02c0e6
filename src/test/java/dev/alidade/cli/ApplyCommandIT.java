package dev.alidade.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.alidade.database.Cancellation;
import dev.alidade.database.DatabaseTarget;
import dev.alidade.sandbox.SandboxExtension;
import dev.alidade.sandbox.TestDatabase;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@code migrations apply} says and with which code it ends where a folder does not fit. */
@ExtendWith(SandboxExtension.class)
class ApplyCommandIT {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path place;

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aChangedFileIsNamedAlthoughNothingIsLeftToDo(boolean superuser, TestDatabase test) {
        var bench = bench(superuser, test);
        bench.write("001_one.sql", "create table one (id int);");
        assertThat(bench.verb("apply")).isZero();
        assertThat(bench.complained()).doesNotContain("changed");
        bench.write("001_one.sql", "create table one (id bigint);");

        assertThat(bench.verb("apply")).isZero();
        assertThat(bench.complained())
                .contains("! 1 applied file was changed afterwards and not run again: 001_one.sql.")
                .contains("migrations repair --align 001");
        assertThat(bench.verb("apply", "--json")).isZero();
        assertThat(kinds(bench)).containsExactly("notice", "summary");
        var notice = bench.events("notice").getFirst();
        assertThat(notice.get("code").asText()).isEqualTo("changed");
        assertThat(notice.get("files").get(0).asText()).isEqualTo("001_one.sql");
        assertThat(notice.get("hint").asText()).contains("new migration");
        assertThat(bench.states()).containsExactly("changed");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aBlockedFileStopsWhatFollowsUntilItIsLeftOut(boolean superuser, TestDatabase test) {
        var bench = bench(superuser, test);
        bench.write("001_one.sql", "create table one (id int);");
        bench.write("002_two.sql", "create table two (id int);");
        bench.write("002_zwei.sql", "create table zwei (id int);");
        bench.write("003_three.sql", "create table three (id int);");
        assertThat(bench.verb("apply", "--json")).isEqualTo(4);
        var failed = bench.events("failed").getFirst();
        assertThat(failed.get("code").asText()).isEqualTo("migration.apply.blocked");
        assertThat(failed.get("version").asText()).isEqualTo("002");
        assertThat(failed.get("hint").asText()).contains("--skip 002");
        var summary = bench.events("summary").getFirst();
        assertThat(summary.get("message").asText()).contains("1 applied");
        assertThat(bench.states()).containsExactly("applied", "blocked", "blocked", "pending");

        assertThat(bench.verb("apply")).isEqualTo(4);
        assertThat(bench.complained()).contains("Stopped before 002_two.sql");
        assertThat(bench.states()).containsExactly("applied", "blocked", "blocked", "pending");

        assertThat(bench.verb("apply", "--skip", "2", "--json")).isZero();
        var passed = bench.events("notice").getFirst();
        assertThat(passed.get("code").asText()).isEqualTo("passed");
        assertThat(passed.get("files")).hasSize(2);
        assertThat(bench.states()).containsExactly("applied", "blocked", "blocked", "applied");

        assertThat(bench.verb("apply", "--json")).isZero();
        assertThat(bench.events("notice")).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void theNextOneIsTheOneThatFailedOrElseTheFirst(boolean superuser, TestDatabase test) {
        var bench = bench(superuser, test);
        bench.write("001_one.sql", "create table one (id int);");
        bench.write("002_two.sql", "create table two (id int);\nvacuum two;\nselect 1 / 0;");
        bench.write("003_three.sql", "create table three (id int);");
        assertThat(bench.verb("apply", "--next", "--to", "2")).isEqualTo(2);
        assertThat(bench.verb("apply", "--skip", "9")).isEqualTo(2);
        assertThat(bench.verb("apply", "--next")).isZero();
        assertThat(bench.states()).containsExactly("applied", "pending", "pending");
        assertThat(bench.verb("apply", "--next")).isEqualTo(1);
        assertThat(bench.states().get(1)).isIn("failed", "interrupted");
        assertThat(bench.verb("apply", "--skip", "2", "--json")).isEqualTo(4);
        var error = CommandBench.json(bench.said()).get("error");
        assertThat(error.get("code").asText()).isEqualTo("migration.apply.failedFirst");
        bench.write("002_two.sql", "create table two (id int);\nvacuum two;\nselect 1;");
        assertThat(bench.verb("apply", "--next")).isZero();
        assertThat(bench.states()).containsExactly("applied", "applied", "pending");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aFileThatIsGoneIsNamed(boolean superuser, TestDatabase test) {
        var bench = bench(superuser, test);
        bench.write("002_two.sql", "create table two (id int);");
        assertThat(bench.verb("apply")).isZero();
        var other = new CommandBench(target(superuser, test), place.resolve("other"));
        other.write("003_three.sql", "create table three (id int);");
        assertThat(other.verb("apply", "--json")).isZero();
        assertThat(other.events("notice").getFirst().get("code").asText()).isEqualTo("missing");
        assertThat(other.events("applied")).hasSize(1);
        assertThat(other.verb("apply")).isZero();
        assertThat(other.complained()).contains("1 applied migration is not in this folder");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aSchemaThatIsClosedToTheRoleIsRefusedBeforeAnythingRuns(boolean superuser, TestDatabase test) {
        test.asSuperuser().write(new Cancellation(), session -> {
            session.execute("create schema closed");
            return true;
        });
        var bench = bench(superuser, test);
        bench.write("001_one.sql", "create table one (id int);");
        bench.write("002_two.sql", "create table closed.two (id int);");
        if (superuser) {
            assertThat(bench.verb("apply")).isZero();
            return;
        }
        assertThat(bench.verb("apply", "--json")).isEqualTo(1);
        var error = CommandBench.json(bench.said()).get("error");
        assertThat(error.get("code").asText()).isEqualTo("migration.preflight.createSchema");
        assertThat(error.get("message").asText()).contains("closed");
        assertThat(bench.states()).containsExactly("pending", "pending");
    }

    private CommandBench bench(boolean superuser, TestDatabase test) {
        return new CommandBench(target(superuser, test), place);
    }

    private static DatabaseTarget target(boolean superuser, TestDatabase test) {
        return superuser ? test.superuserTarget() : test.supabaseTarget();
    }

    private static List<String> kinds(CommandBench bench) {
        return bench.events().stream()
                .map((JsonNode e) -> e.get("event").asText())
                .toList();
    }
}
