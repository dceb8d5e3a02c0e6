package dev.alidade.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.alidade.database.Cancellation;
import dev.alidade.database.Parameters;
import dev.alidade.migration.MigrationService;
import dev.alidade.migration.sample.Samples;
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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(SandboxExtension.class)
class MigrationsCommandIT {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void statusInJsonHasThePromisedShape(TestDatabase test) throws IOException {
        write("001_one.sql", "create table one (id int);");
        write("001_one_rollback.sql", "drop table one;");
        write("notes.txt", "hello");
        assertThat(run(test, "migrations", "status", "--folder", folder.toString(), "--json"))
                .isZero();
        var json = json(out.toString());
        assertThat(json.get("convention").asText()).isEqualTo("numbered");
        assertThat(json.get("histories")).isEmpty();
        assertThat(json.get("ignored")).hasSize(2);
        var migration = json.get("migrations").get(0);
        assertThat(migration.fieldNames())
                .toIterable()
                .startsWith(
                        "version",
                        "description",
                        "script",
                        "state",
                        "reason",
                        "appliedAt",
                        "durationMs",
                        "rollback",
                        "proof");
        assertThat(migration.get("state").asText()).isEqualTo("pending");
        assertThat(migration.get("rollback").asText()).isEqualTo("script");
    }

    @Test
    void applyInJsonWritesOneEventALine(TestDatabase test) throws IOException {
        write("001_one.sql", "create table one (id int);\ninsert into one values (1), (2);");
        assertThat(run(test, "migrations", "apply", "--folder", folder.toString(), "--yes", "--json"))
                .isZero();
        var events = out.toString().lines().map(MigrationsCommandIT::json).toList();
        assertThat(events)
                .extracting(e -> e.get("event").asText())
                .containsExactly(
                        "start", "statement", "statement", "statement", "statement", "proof", "applied", "summary");
        assertThat(events.get(4).get("rows").asInt()).isEqualTo(2);
        assertThat(events.get(4).get("line").asInt()).isEqualTo(2);
        assertThat(run(test, "migrations", "status", "--folder", folder.toString(), "--fail-on", "pending"))
                .isZero();
    }

    @Test
    void applyWithoutYesRefusesWhereNobodyCanAnswer(TestDatabase test) throws IOException {
        write("001_one.sql", "create table one (id int);");
        assertThat(run(test, "migrations", "apply", "--folder", folder.toString()))
                .isEqualTo(2);
        assertThat(err.toString()).contains("Apply 1 migration to ").contains("--yes");
        assertThat(run(test, "migrations", "status", "--folder", folder.toString(), "--fail-on", "pending"))
                .isEqualTo(1);
    }

    @Test
    void aVersionThatNoFileHasIsRefusedBeforeAnythingRuns(TestDatabase test) throws IOException {
        write("001_one.sql", "create table one (id int);");
        assertThat(run(test, "migrations", "apply", "--folder", folder.toString(), "--to", "010", "--yes"))
                .isEqualTo(2);
        assertThat(err.toString()).contains("No migration here has the version 010.");
        assertThat(run(test, "migrations", "status", "--folder", folder.toString(), "--fail-on", "pending"))
                .isEqualTo(1);
    }

    @Test
    void aNewMigrationIsMadeInTheFoldersConvention(TestDatabase test) throws IOException {
        write("V1__one.sql", "create table one (id int);");
        assertThat(run(test, "migrations", "new", "Add users", "--folder", folder.toString(), "--json"))
                .isZero();
        var made = json(out.toString());
        assertThat(made.get("version").asText()).isEqualTo("2");
        assertThat(made.get("script").asText()).endsWith("V2__add_users.sql");
        assertThat(made.get("rollback").asText()).endsWith("U2__add_users.sql");
        assertThat(folder.resolve("V2__add_users.sql")).exists();
        assertThat(run(test, "migrations", "new", "!", "--folder", folder.toString()))
                .isEqualTo(2);
    }

    @Test
    void aDatabaseThatExistsIsAdoptedAndItsHistoryMended(TestDatabase test) throws IOException {
        write("001_one.sql", "create table one (id int);");
        write("002_two.sql", "create table two (id int);");
        write("003_three.sql", "create table three (id int);");
        execute(test, "create table one (id int)", "create table two (id int)");
        assertThat(run(test, "migrations", "adopt", "--folder", folder.toString()))
                .isEqualTo(2);
        assertThat(run(test, "migrations", "adopt", "--folder", folder.toString(), "--yes", "--json"))
                .isZero();
        assertThat(json(out.toString()).get("to").asText()).isEqualTo("002");
        assertThat(states(test)).containsExactly("applied", "applied", "pending");
        assertThat(run(test, "migrations", "repair", "--folder", folder.toString(), "--reverted", "2", "--yes"))
                .isZero();
        assertThat(states(test)).containsExactly("applied", "pending", "pending");
        assertThat(run(test, "migrations", "repair", "--folder", folder.toString(), "--applied", "2", "--yes"))
                .isZero();
        assertThat(states(test)).containsExactly("applied", "applied", "pending");
        assertThat(run(test, "migrations", "repair", "--folder", folder.toString(), "--failed", "--yes"))
                .isEqualTo(4);
        assertThat(run(test, "migrations", "repair", "--folder", folder.toString(), "--yes"))
                .isEqualTo(2);
    }

    @Test
    void aVersionStaysAppliedInBothDirections(TestDatabase test) throws IOException {
        for (int i = 1; i <= 4; i++) {
            write("00" + i + "_t.sql", "create table t" + i + " (id int);");
            write("00" + i + "_t_rollback.sql", "drop table t" + i + ";");
        }
        assertThat(verb(test, "apply", "--to", "003")).isZero();
        assertThat(states(test)).containsExactly("applied", "applied", "applied", "pending");
        assertThat(verb(test, "rollback", "--to", "2")).isZero();
        assertThat(states(test)).containsExactly("applied", "applied", "pending", "pending");
        assertThat(verb(test, "rollback", "--only", "1", "--use", "script")).isEqualTo(4);
        assertThat(verb(test, "rollback", "--last")).isZero();
        assertThat(states(test)).containsExactly("applied", "pending", "pending", "pending");
        assertThat(verb(test, "apply")).isZero();
        out.getBuffer().setLength(0);
        assertThat(verb(test, "rollback", "--to", "0", "--json")).isZero();
        assertThat(out.toString().lines().map(l -> json(l).get("event").asText()))
                .containsExactly("start", "undone", "start", "undone", "start", "undone", "start", "undone", "summary");
        assertThat(states(test)).containsOnly("pending");
        assertThat(count(test, "select count(*) from pg_tables where tablename ~ '^t[1-4]$'"))
                .isZero();
    }

    @Test
    void rollbackRefusesWhatItCannotDo(TestDatabase test) throws IOException {
        write("001_t.sql", "create table t (id int);");
        assertThat(verb(test, "apply")).isZero();
        assertThat(verb(test, "rollback", "--last", "--use", "script")).isEqualTo(4);
        assertThat(verb(test, "rollback", "--to", "7")).isEqualTo(2);
        assertThat(verb(test, "rollback", "--last", "--use", "magic")).isEqualTo(2);
        assertThat(run(test, "migrations", "rollback", "--folder", folder.toString(), "--yes"))
                .isEqualTo(2);
        assertThat(states(test)).containsExactly("applied");
    }

    @Test
    void theLedgerIsKeptWhereItWasAskedFor(TestDatabase test) throws IOException {
        write("001_t.sql", "begin; create table t (id int); commit; create index t_id on t (id);");
        assertThat(verb(test, "apply", "--ledger", "nowhere")).isEqualTo(2);
        assertThat(verb(test, "apply", "--ledger", "local")).isZero();
        assertThat(count(test, "select count(*) from pg_namespace where nspname = 'alidade'"))
                .isZero();
        write("002_t.sql", "begin; create table t2 (id int); commit; create index t2_id on t2 (id);");
        assertThat(verb(test, "apply")).isZero();
        assertThat(count(test, "select count(*) from pg_namespace where nspname = 'alidade'"))
                .isOne();
    }

    @Test
    void whatTheServerLacksIsRefusedBeforeAnythingRuns(TestDatabase test) throws IOException {
        write("001_t.sql", "create table t (id int);");
        write("002_t.sql", "create extension pgvector;");
        assertThat(verb(test, "apply", "--json")).isEqualTo(4);
        var error = json(out.toString()).get("error");
        assertThat(error.get("message").asText()).contains("pgvector");
        assertThat(states(test)).containsExactly("pending", "pending");
    }

    private int verb(TestDatabase test, String verb, String... rest) {
        var arguments = new ArrayList<>(List.of("migrations", verb, "--folder", folder.toString(), "--yes"));
        arguments.addAll(List.of(rest));
        return run(test, arguments.toArray(String[]::new));
    }

    private static long count(TestDatabase test, String sql) {
        return test.asSuperuser().read(new Cancellation(), session -> {
            var values = new ArrayList<Long>();
            session.each(sql, Parameters.none(), 0, row -> values.add(Long.valueOf(String.valueOf(row.textAt(0)))));
            return values.getFirst();
        });
    }

    @Test
    void aConventionCanBeSaidAndMustExist(TestDatabase test) throws IOException {
        write("001_one.sql", "create table one (id int);");
        assertThat(run(test, "migrations", "status", "--folder", folder.toString(), "--convention", "flyway", "--json"))
                .isZero();
        assertThat(json(out.toString()).get("migrations")).isEmpty();
        assertThat(run(test, "migrations", "status", "--folder", folder.toString(), "--convention", "rails"))
                .isEqualTo(2);
        assertThat(err.toString()).contains("No convention is called rails").contains("up-down");
    }

    @Test
    void aDatabaseWithoutSpatialColumnsGetsNoPicture(TestDatabase test) {
        var picture = folder.resolve("map.png");
        assertThat(run(test, "map", "render", "--out", picture.toString())).isEqualTo(1);
        assertThat(err.toString()).contains("has nothing to draw");
        assertThat(picture).doesNotExist();
    }

    @Test
    void aFailureIsToldWithItsPlaceAndExitCodeOne(TestDatabase test) throws IOException {
        write("001_bad.sql", "select 1;\n  selec 2;");
        assertThat(run(test, "migrations", "apply", "--folder", folder.toString(), "--yes"))
                .isEqualTo(1);
        assertThat(err.toString())
                .contains("001_bad.sql failed at line 2, column 3")
                .contains("42601");
        assertThat(out.toString()).contains("0 applied, 1 failed");
    }

    @Test
    void aFolderThatIsNotThereIsAnErrorInJson(TestDatabase test) {
        var missing = folder.resolve("missing").toString();
        assertThat(run(test, "migrations", "status", "--folder", missing, "--json"))
                .isEqualTo(2);
        assertThat(json(out.toString()).get("error").get("code").asText()).isEqualTo("migration.folder.unreadable");
    }

    @Test
    void samplesAreListedAndLoaded(TestDatabase test) {
        assertThat(run(test, "samples", "list", "--json")).isZero();
        assertThat(json(out.toString()).get(0).get("name").asText()).isEqualTo("sf-av-coordination");
        assertThat(run(test, "samples", "load", "sf-av-coordination", "--pending", "--yes"))
                .isZero();
        assertThat(out.toString()).contains("sf-av-coordination is loaded");
    }

    private int run(TestDatabase test, String... arguments) {
        var context = new CliContext(
                new PrintWriter(out),
                new PrintWriter(err),
                Map.of(),
                new AppFolders(folder, folder, folder),
                _ -> test.superuserTarget(),
                new Cancellation());
        return new CommandLineFace(
                        context,
                        List.of(
                                new MigrationsCommand(context),
                                new SamplesCommand(context, new Samples(folder)),
                                new MapCommand(context)))
                .run(arguments);
    }

    private List<String> states(TestDatabase test) {
        return new MigrationService(test.asSuperuser(), new AppFolders(folder, folder, folder))
                .status(folder, new Cancellation()).migrations().stream()
                        .map(m -> m.state().id())
                        .toList();
    }

    private static void execute(TestDatabase test, String... statements) {
        test.asSuperuser().write(new Cancellation(), session -> {
            List.of(statements).forEach(session::execute);
            return true;
        });
    }

    private void write(String name, String text) throws IOException {
        Files.writeString(folder.resolve(name), text);
    }

    private static JsonNode json(String text) {
        try {
            return new ObjectMapper().readTree(text);
        } catch (JsonProcessingException e) {
            throw new AssertionError(text, e);
        }
    }
}
