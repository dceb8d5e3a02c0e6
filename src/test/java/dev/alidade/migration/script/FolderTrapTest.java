package dev.alidade.migration.script;

import static org.assertj.core.api.Assertions.assertThat;

import dev.alidade.migration.script.ScriptPlan.Commit.Owner;
import dev.alidade.migration.script.ScriptPlan.Mode;
import dev.alidade.statement.StatementSplitter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What goes wrong with folders of migrations in the field, one test each. */
class FolderTrapTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path empty;

    @Test
    void nineFilesOfOneDayAreBlockedAndHideNothing() {
        var folder = MigrationSets.read("days");
        assertThat(folder.scripts()).hasSize(10);
        assertThat(folder.scripts().subList(0, 9))
                .allMatch(s -> s.blocked() != null && s.blocked().contains("day"));
        assertThat(folder.scripts().getLast().blocked()).isNull();
    }

    @Test
    void tenComesAfterTwoHoweverItIsWritten() throws IOException {
        write("10_c.sql", "2_b.sql", "00010-d.sql", "0001-a.sql");
        var names = MigrationSets.names(MigrationFolder.read(empty));
        assertThat(names).startsWith("0001-a.sql", "2_b.sql").hasSize(4);
    }

    @Test
    void aBundleOfAllOthersIsNoMigration() {
        var folder = MigrationSets.read("bundle");
        assertThat(MigrationSets.names(folder)).containsExactly("001_one.sql", "002_two.sql", "003_three.sql");
        assertThat(MigrationSets.reason(folder, "000_combined.sql")).contains("Repeats");
        assertThat(MigrationSets.reason(folder, "all.sql")).contains("Repeats");
    }

    @Test
    void copiesAndEditorsFilesAreListed() throws IOException {
        write("001_a.sql", "001_a.sql.bak", "001_a.sql.orig", "001_a.sql~", ".001_a.sql.swp", "#001_a.sql#", "x.txt");
        var folder = MigrationFolder.read(empty);
        assertThat(folder.scripts()).hasSize(1);
        assertThat(folder.ignored()).hasSize(6).allMatch(i -> !i.reason().isBlank());
    }

    @Test
    void aRollbackFileWithALaterTimestampIsNeverTheNextMigration() {
        var folder = MigrationSets.read("json-chat");
        assertThat(folder.scripts()).hasSize(1);
        assertThat(folder.scripts().getFirst().rollback()).isNotNull();
        assertThat(folder.warnings()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"goose", "dbmate", "sql-migrate"})
    void sectionsNeverRunTheirWayDown(String set) {
        assertThat(MigrationSets.read(set).scripts())
                .isNotEmpty()
                .allSatisfy(s -> assertThat(s.body().source().plan().steps())
                        .noneMatch(step -> step.words().contains("drop")));
    }

    @ParameterizedTest
    @CsvSource({
        "001_a.sql, ':SCHEMA.t'",
        "002_b.sql, '{{ index .Options'",
        "003_c.sql, TEMPLATE",
        "004_d.sql, '${schema}'"
    })
    void templatesAreNoMigrations(String file, String gap) {
        assertThat(MigrationSets.reason(MigrationSets.read("template"), file))
                .contains("line 1")
                .contains(gap);
    }

    @Test
    void bracesInTextsArraysAndFunctionBodiesAreNoTemplates() {
        assertThat(MigrationSets.names(MigrationSets.read("template"))).containsExactly("005_fine.sql");
    }

    @Test
    void oneBeginAndCommitAroundAFileGiveWayToOurTransaction() {
        var plan = ScriptPlan.of("begin; create table t (a int); select 1; commit;");
        assertThat(plan.mode()).isEqualTo(Mode.UNWRAPPED);
        assertThat(plan.commits()).containsExactly(new ScriptPlan.Commit(0, 1, Owner.ALIDADE));
    }

    @Test
    void innerCommitsAreToldBeforehand() {
        var plan = ScriptPlan.of("select 1; begin; select 2; commit; select 3;");
        assertThat(plan.commits())
                .containsExactly(
                        new ScriptPlan.Commit(0, 0, Owner.STATEMENT),
                        new ScriptPlan.Commit(1, 3, Owner.SCRIPT),
                        new ScriptPlan.Commit(4, 4, Owner.STATEMENT));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "create index concurrently i on t (a)",
                "-- no-transaction\\nselect 1",
                "-- disable-transaction\\nselect 1",
                "--! no-transaction\\nselect 1",
                "-- atlas:txmode none\\nselect 1"
            })
    void whatRefusesATransactionGetsNone(String script) throws IOException {
        Files.writeString(empty.resolve("001_a.sql"), script.replace("\\n", "\n"));
        assertThat(MigrationFolder.read(empty).scripts().getFirst().mode()).isEqualTo(Mode.NO_TRANSACTION);
    }

    @Test
    void aBlockThatCommitsRunsOutsideOfATransaction() {
        var script = "do $x$ begin for i in 1..3 loop insert into t values (i); commit; end loop; end $x$";
        assertThat(ScriptPlan.of(script).mode()).isEqualTo(Mode.NO_TRANSACTION);
    }

    @Test
    void anEnumValueUsedInTheSameFileIsCommittedFirst() {
        var script = "alter type public.\"mood\" add value if not exists 'calm';\nupdate t set m = 'calm';";
        assertThat(ScriptPlan.of(script).mode()).isEqualTo(Mode.NO_TRANSACTION);
    }

    @Test
    void breakpointsOfDrizzleAreComments() {
        assertThat(MigrationSets.read("drizzle").scripts().getFirst().statements())
                .isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "alter role postgres nosuperuser                              | ROLE",
                "grant app to someone                                         | ROLE",
                "alter system set work_mem = '1MB'                            | SERVER",
                "create database other                                        | DATABASE",
                "alter database app set search_path = x                       | DATABASE",
                "create tablespace t location '/x'                            | TABLESPACE",
                "create subscription s connection 'x' publication p           | REMOTE",
                "copy t to program 'x'                                        | MACHINE",
                "do $$ begin execute 'create role r login'; end $$            | ROLE"
            })
    void statementsThatLeaveTheDatabaseAreNamed(String script, Reach reach) {
        assertThat(ScriptPlan.of(script).leaving()).singleElement().satisfies(l -> {
            assertThat(l.reach()).isEqualTo(reach);
            assertThat(l.reach().text()).isNotBlank();
        });
    }

    @ParameterizedTest
    @CsvSource({
        "'grant select on t to anon'",
        "'create user mapping for a server s'",
        "'comment on table t is ''role'''"
    })
    void whatStaysInTheDatabaseIsNot(String script) {
        assertThat(ScriptPlan.of(script).leaving()).isEmpty();
    }

    @Test
    void aDumpOfThousandsOfLinesIsSplitWhole() {
        var dump = new StringBuilder("set statement_timeout = 0;\n");
        for (int i = 0; i < 3_000; i++) {
            dump.append(
                    "create table public.t%1$d (\n    id bigint,\n    note text default 'a;b'\n);\n\n".formatted(i));
            dump.append("copy public.t%1$d (id, note) from stdin;\n1\tx;y\n\\.\n\n".formatted(i));
        }
        var plan = ScriptPlan.of(dump.toString());
        assertThat(plan.steps()).hasSize(6_001);
        assertThat(plan.mode()).isEqualTo(Mode.TRANSACTION);
    }

    @Test
    void oneInstantInTwoSpellingsIsOneVersion() {
        var folder = MigrationSets.read("styles");
        assertThat(folder.scripts())
                .extracting(s -> s.version().text())
                .containsExactly("20240101120000", "20240101120000", "20240101130000", "20240101140000");
        assertThat(folder.scripts().subList(0, 2)).allMatch(s -> s.blocked() != null);
        assertThat(folder.scripts().subList(2, 4)).allMatch(s -> s.blocked() == null);
    }

    @Test
    void aTableOfChangesMakesNoChangeLog() throws IOException {
        write("001_users.sql", "002_add_changelog.sql");
        Files.writeString(empty.resolve("changelog.json"), "{}");
        assertThat(MigrationFolder.read(empty).convention()).isEqualTo(Convention.NUMBERED);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "select json_object('a':x, 'b' : y)",
                "select a[1:n], b[:n], (c)[m:]",
                "select x::text, f(a := 1, b => 2)",
                "insert into prompts values ('Dear {{name}}, ${greeting} :x')"
            })
    void validStatementsAreNoTemplates(String sql) {
        assertThat(Templates.find(StatementSplitter.split(sql))).isEmpty();
    }

    @Test
    void aCommentThatOnlySpeaksOfTemplatesMakesNoTemplate() {
        var pieces = StatementSplitter.split("/* Template for mails */ create table mail_templates (id int);");
        assertThat(Templates.find(pieces)).isEmpty();
    }

    @Test
    void aRollbackFileThatHoldsNothingTakesNothingBack() throws IOException {
        write("001_a.sql");
        Files.writeString(empty.resolve("001_a.down.sql"), "-- nothing yet\n");
        var folder = MigrationFolder.read(empty);
        assertThat(folder.scripts().getFirst().rollback()).isNull();
        assertThat(MigrationSets.reason(folder, "001_a.down.sql")).contains("holds no statement");
    }

    private void write(String... names) throws IOException {
        for (var name : names) {
            Files.writeString(empty.resolve(name), "create table \"" + name + "\" (id int);");
        }
    }
}
