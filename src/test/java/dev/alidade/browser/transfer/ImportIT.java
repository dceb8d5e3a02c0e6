package dev.alidade.browser.transfer;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import dev.alidade.change.row.RowChanges;
import dev.alidade.database.Cancellation;
import dev.alidade.database.Secret;
import dev.alidade.error.AppException;
import dev.alidade.error.ProblemKind;
import dev.alidade.sandbox.SandboxExtension;
import dev.alidade.sandbox.TestDatabase;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of good and bad rows in every mode. */
@ExtendWith(SandboxExtension.class)
class ImportIT {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void badRowsAreSkippedAndKeptWithLineReasonAndText(boolean superuser, TestDatabase test) throws IOException {
        var bench = new Transfers(superuser ? test.asSuperuser() : test.asSupabaseRole(), folder);
        bench.execute("""
                create table parent (id int primary key); insert into parent values (1), (2);
                create table t (id int primary key, n int check (n > 0), p int references parent, s text not null)
                """);
        var file = bench.file("rows.csv", """
                id,n,p,s
                1,1,1,one
                x,1,1,"no number"
                2,-1,1,"check"
                3,1,9,"no ""parent\"""
                4,1,2,"two
                lines"
                4,1,2,again
                5,1,1
                6,1,1,
                7,1,,fine
                8,"1"x,1,broken
                9,1,1,last
                """);
        var rejects = folder.resolve("rejects.csv");
        var outcome = bench.run(
                bench.plan(file, "t"), ImportRequest.of(ImportMode.SKIP_REJECTS).keeping(rejects));
        assertThat(outcome.rows()).isEqualTo(4);
        assertThat(bench.texts("select id from t order by id")).containsExactly("1", "4", "7", "9");
        assertThat(outcome.rejects()).extracting(Reject::line).containsExactlyInAnyOrder(3L, 4L, 5L, 8L, 9L, 10L, 12L);
        assertThat(outcome.rejects())
                .filteredOn(r -> r.line() == 5)
                .singleElement()
                .satisfies(r -> {
                    assertThat(r.reason()).contains("foreign key").contains("(p)=(9)");
                    assertThat(r.text()).isEqualTo("3,1,9,\"no \"\"parent\"\"\"");
                });
        assertThat(Files.readAllLines(rejects)).hasSize(8).contains("line,reason,text");
        assertThat(Files.readString(rejects)).contains("9,\"3 fields instead of 4\",\"5,1,1\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1,1 2,x", "1,1 1,1"})
    void allOrNothingNamesTheLineAndLeavesNothing(String first, TestDatabase test) {
        var bench = new Transfers(test.asSupabaseRole(), folder);
        bench.execute("create table t (id int primary key, n int)");
        var file = bench.file("rows.csv", "id,n\n\n" + first.replace(' ', '\n') + "\n");
        assertThatThrownBy(() -> bench.load(file, "t", ImportMode.ALL_OR_NOTHING))
                .asInstanceOf(type(AppException.class))
                .satisfies(e -> assertThat(e.problem().message()).startsWith("Line 4 of the file"));
        assertThat(bench.count("t")).isZero();
        assertThat(bench.texts("select count(*) from pg_stat_activity where state like 'idle in%'"
                        + " and datname = current_database()"))
                .containsExactly("0");
    }

    @Test
    void aDeferredConstraintIsTold(TestDatabase test) {
        var bench = new Transfers(test.asSupabaseRole(), folder);
        bench.execute("""
                create table parent (id int primary key);
                create table t (id int primary key, p int references parent deferrable initially deferred)
                """);
        var file = bench.file("rows.csv", "id,p\n1,\n2,5\n3,\n");
        assertThatThrownBy(() -> bench.load(file, "t", ImportMode.ALL_OR_NOTHING))
                .asInstanceOf(type(AppException.class))
                .satisfies(e -> assertThat(e.problem().code()).isEqualTo("transfer.import.deferred"));
        var outcome = bench.load(file, "t", ImportMode.SKIP_REJECTS);
        assertThat(outcome.rows()).isEqualTo(2);
        assertThat(outcome.rejects()).extracting(Reject::line).containsExactly(3L);
    }

    @Test
    void rowsThatRowSecurityForbidsAreRejectedOneByOne(TestDatabase test) {
        var role = "limited_" + test.name();
        new Transfers(test.asSuperuser(), folder).execute("""
                create table t (id int generated always as identity, owner text, s text);
                alter table t enable row level security;
                create policy own on t using (owner = 'me') with check (owner = 'me');
                create role %1$s login password 'limited'; grant select, insert on t to %1$s
                """.formatted(role));
        var bench = new Transfers(test.open(test.supabaseTarget().withLogin(role, new Secret("limited"))), folder);
        var file = bench.file("rows.csv", "id,owner,s\n10,me,a\n11,you,b\n12,me,c\nx,me,d\n");
        var outcome = bench.load(file, "t", ImportMode.SKIP_REJECTS);
        assertThat(outcome.rows()).isEqualTo(2);
        assertThat(outcome.rejects()).extracting(Reject::line).containsExactlyInAnyOrder(3L, 5L);
        assertThat(outcome.rejects()).anySatisfy(r -> assertThat(r.reason()).contains("row-level security"));
        assertThat(bench.texts("select id || s from t order by id")).containsExactly("10a", "12c");
        assertThat(outcome.undo()).isNull();
    }

    @ParameterizedTest
    @EnumSource(ImportMode.class)
    void aDryRunChangesNothingAndListsWhatIsWrong(ImportMode mode, TestDatabase test) {
        var bench = new Transfers(test.asSupabaseRole(), folder);
        bench.execute("create table t (id int primary key)");
        var file = bench.file("rows.csv", "id\n1\nx\n2\n");
        var outcome = bench.run(bench.plan(file, "t"), new ImportRequest(mode, true, null, 100, null));
        assertThat(outcome.rows()).isEqualTo(2);
        assertThat(outcome.rejects()).extracting(Reject::line).containsExactly(3L);
        assertThat(bench.count("t")).isZero();
        assertThat(bench.files()).containsExactly("rows.csv");
    }

    @ParameterizedTest
    @EnumSource(names = {"ALL_OR_NOTHING", "SKIP_REJECTS"})
    void anImportIsTakenBackExactly(ImportMode mode, TestDatabase test) {
        var bench = new Transfers(test.asSupabaseRole(), folder);
        bench.execute("create table t (id int primary key, s text); insert into t values (1, 'before')");
        var content = new StringBuilder("id,s\n");
        for (int i = 2; i < 50_000; i++) {
            content.append(i).append(",row ").append(i).append('\n');
        }
        if (mode == ImportMode.SKIP_REJECTS) {
            content.append("1,again\n");
        }
        var file = bench.file("rows.csv", content.toString());
        var plan = bench.plan(file, "t");
        assertThat(plan.undo().possible()).isTrue();
        var undo = bench.run(plan, ImportRequest.of(mode)).undo();
        assertThat(undo).isNotNull();
        bench.execute("insert into t values (100000, 'after')");
        bench.importer().undo(undo, new Cancellation());
        assertThat(bench.texts("select s from t order by id")).containsExactly("before", "after");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void anImportStandsInTheListOfAllChangesAndIsTakenBackFromThere(boolean superuser, TestDatabase test) {
        var bench = new Transfers(superuser ? test.asSuperuser() : test.asSupabaseRole(), folder);
        bench.execute("create table t (id int primary key, s text); insert into t values (1, 'before')");
        bench.load(bench.file("rows.csv", "id,s\n2,a\n3,b\n"), "t", ImportMode.ALL_OR_NOTHING);
        var changes = new RowChanges(bench.database, Transfers.FOLDERS);
        var listed = changes.history(new Cancellation()).getFirst();
        assertThat(listed.what().title()).isEqualTo("2 rows imported from rows.csv");
        assertThat(listed.what().key()).isEqualTo("public.t");
        assertThat(listed.canBeUndone()).isTrue();
        changes.undo(requireNonNull(listed.imported()), new Cancellation());
        assertThat(bench.texts("select s from t order by id")).containsExactly("before");
        assertThat(changes.history(new Cancellation()).getFirst().canBeUndone()).isFalse();
    }

    @Test
    void anImportThatDidNotCommitIsNotInTheList(TestDatabase test) {
        var bench = new Transfers(test.asSupabaseRole(), folder);
        bench.execute("create table t (id int primary key, s text)");
        bench.execute("create function late() returns trigger language plpgsql as $$ begin raise 'no'; end $$;"
                + "create constraint trigger late after insert on t deferrable initially deferred for each row"
                + " execute function late()");
        var file = bench.file("rows.csv", "id,s\n2,a\n");
        assertThatThrownBy(() -> bench.load(file, "t", ImportMode.ALL_OR_NOTHING))
                .isInstanceOf(AppException.class);
        assertThat(new RowChanges(bench.database, Transfers.FOLDERS).history(new Cancellation()))
                .noneMatch(change -> change.imported() != null);
    }

    @Test
    void anImportWhoseRowsWereChangedIsNotTakenBack(TestDatabase test) {
        var bench = new Transfers(test.asSupabaseRole(), folder);
        bench.execute("create table t (id int primary key, s text)");
        var undo = bench.load(bench.file("rows.csv", "id,s\n1,a\n2,b\n"), "t", ImportMode.ALL_OR_NOTHING)
                .undo();
        assertThat(undo).isNotNull();
        bench.execute("update t set s = 'mine' where id = 2");
        assertThatThrownBy(() -> bench.importer().undo(undo, new Cancellation()))
                .asInstanceOf(type(AppException.class))
                .satisfies(e -> assertThat(e.problem().kind()).isEqualTo(ProblemKind.REFUSED));
        assertThat(bench.count("t")).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "UTF-16LE", "UTF-16BE", "windows-1252"})
    void encodingsAreRecognisedOrAskedFor(String name, TestDatabase test) throws IOException {
        var bench = new Transfers(test.asSupabaseRole(), folder);
        bench.execute("create table t (id int, s text)");
        var charset = Charset.forName(name);
        var text = (charset.equals(StandardCharsets.UTF_8) || name.startsWith("UTF") ? "\ufeff" : "")
                + "id;s\r\n1;Müller & Söhne €\r\n2;äöü\r\n";
        var file = Files.write(folder.resolve("rows.csv"), text.getBytes(charset));
        if (name.startsWith("win")) {
            assertThatThrownBy(() -> bench.plan(file, "t"))
                    .asInstanceOf(type(AppException.class))
                    .satisfies(e -> assertThat(e.problem().nextStep()).contains("windows-1252"));
        }
        var read = new ReadOptions(null, name.startsWith("win") ? charset : null, null, null, "", false);
        var outcome = bench.run(bench.plan(file, "t", read, Map.of()), ImportRequest.of(ImportMode.ALL_OR_NOTHING));
        assertThat(outcome.rows()).isEqualTo(2);
        assertThat(bench.texts("select s from t order by id")).containsExactly("Müller & Söhne €", "äöü");
    }

    @Test
    void nullAndEmptyStayApart(TestDatabase test) {
        var bench = new Transfers(test.asSupabaseRole(), folder);
        bench.execute("create table t (id int, s text)");
        var file = bench.file("rows.csv", "id,s\n1,\n2,\"\"\n3,NULL\n4,\"NULL\"\n");
        bench.load(file, "t", ImportMode.ALL_OR_NOTHING);
        assertThat(bench.texts("select coalesce('[' || s || ']', '-') from t order by id"))
                .containsExactly("-", "[]", "[NULL]", "[NULL]");
        bench.execute("truncate t");
        var read = new ReadOptions(null, null, null, null, "NULL", true);
        bench.run(bench.plan(file, "t", read, Map.of()), ImportRequest.of(ImportMode.ALL_OR_NOTHING));
        assertThat(bench.texts("select coalesce('[' || s || ']', '-') from t order by id"))
                .containsExactly("[]", "-", "-", "[NULL]");
    }

    @Test
    void generatedIdentityAndDefaultColumnsBehave(TestDatabase test) {
        var bench = new Transfers(test.asSupabaseRole(), folder);
        bench.execute("""
                create table t (id int generated always as identity, a int, twice int generated always as (a * 2) stored,
                    made timestamptz not null default now(), kind text default 'usual')
                """);
        var plan = bench.plan(bench.file("rows.csv", "ID,A,twice,other\n7,1,99,x\n8,2,98,y\n"), "t");
        assertThat(plan.notes()).hasSize(3);
        assertThat(bench.run(plan, ImportRequest.of(ImportMode.ALL_OR_NOTHING)).rows())
                .isEqualTo(2);
        assertThat(bench.texts(
                        "select id || ' ' || twice || ' ' || kind || ' ' || (made is not null) from t order by id"))
                .containsExactly("7 2 usual true", "8 4 usual true");
    }

    @Test
    void whatDoesNotFitIsRefusedBeforeAnythingIsSent(TestDatabase test) {
        var bench = new Transfers(test.asSupabaseRole(), folder);
        bench.execute("create table t (id int not null, s text)");
        assertThatThrownBy(() -> bench.plan(bench.file("a.csv", "s\nx\n"), "t"))
                .asInstanceOf(type(AppException.class))
                .satisfies(e -> assertThat(e.problem().code()).isEqualTo("transfer.import.required"));
        assertThatThrownBy(() ->
                        bench.plan(bench.file("b.csv", "foo,bar\nx,y\n"), "t", ReadOptions.USUAL, Map.of("no", "id")))
                .asInstanceOf(type(AppException.class))
                .satisfies(e -> assertThat(e.problem().code()).isEqualTo("transfer.import.noField"));
        assertThatThrownBy(() -> bench.plan(folder.resolve("missing.csv"), "t"))
                .asInstanceOf(type(AppException.class))
                .satisfies(e -> assertThat(e.problem().code()).isEqualTo("transfer.import.noFile"));
    }

    @Test
    void linesOfJsonThatAreNoObjectsAreRejected(TestDatabase test) {
        var bench = new Transfers(test.asSupabaseRole(), folder);
        bench.execute("create table t (id int, s text, j jsonb)");
        var file = bench.file("rows.ndjson", """
                {"id":1,"s":"a","j":{"x":[1,2]}}
                {"id":2,"s":
                {"id":3,"s":"nul \\u0000","j":null}

                {"id":4,"s":"d","more":true}
                [1]
                {"id":5}
                """);
        var outcome = bench.load(file, "t", ImportMode.SKIP_REJECTS);
        assertThat(bench.texts("select id from t order by id")).containsExactly("1", "5");
        assertThat(outcome.rejects()).extracting(Reject::line).containsExactly(2L, 3L, 5L, 6L);
        assertThat(outcome.rejects()).extracting(Reject::reason).noneMatch(reason -> reason.contains("REDACTED"));
    }

    @Test
    void anExcelWorkbookComesBack(TestDatabase test) {
        var bench = new Transfers(test.asSupabaseRole(), folder);
        bench.execute("""
                create table t (id int primary key, n numeric, d date, ts timestamp, b boolean, s text, big numeric);
                insert into t values (1, 1.50, '2024-02-29', '2024-02-29 12:34:56.789', true, 'a "b", c', 12345678901234567890),
                    (2, null, null, null, null, null, null), (3, -7, '1970-01-01', '2024-01-01 00:00', false, E'x\ny 🙂', 0)
                """);
        var file = folder.resolve("t.xlsx");
        bench.export("t", ExportOptions.of(TransferFormat.EXCEL), file);
        bench.execute("create table copy (like t including all)");
        assertThat(bench.load(file, "copy", ImportMode.ALL_OR_NOTHING).rows()).isEqualTo(3);
        assertThat(bench.texts("select count(*) from (select * from t except select * from copy) d"))
                .containsExactly("0");
        var plan = new ImportPlanner(bench.database)
                .intoNew(
                        file,
                        NewTable.guessed(Transfers.name("guessed")),
                        ReadOptions.USUAL,
                        Map.of(),
                        new Cancellation());
        assertThat(plan.fields().stream().map(ImportField::type))
                .containsExactly("bigint", "numeric", "date", "timestamp", "boolean", "text", "numeric");
    }

    @Test
    void manyBadRowsAmongManyGoodOnesCostLittle(TestDatabase test) {
        var bench = new Transfers(test.asSupabaseRole(), folder);
        bench.execute("create table t (id int primary key)");
        var content = new StringBuilder("id\n");
        for (int i = 0; i < 100_000; i++) {
            content.append(i % 100 == 50 ? "bad" : String.valueOf(i)).append('\n');
        }
        var outcome = bench.load(bench.file("rows.csv", content.toString()), "t", ImportMode.SKIP_REJECTS);
        assertThat(outcome.rows()).isEqualTo(99_000);
        assertThat(outcome.rejected()).isEqualTo(1000);
        assertThat(List.of(
                        outcome.rejects().getFirst().line(),
                        outcome.rejects().get(1).line()))
                .containsExactly(52L, 152L);
    }

    @Test
    void aFileOfTheWrongKindEndsAtTheLimitOfRejects(TestDatabase test) {
        var bench = new Transfers(test.asSupabaseRole(), folder);
        bench.execute("create table t (id int primary key)");
        var file = bench.file("rows.csv", "id\n1\n" + "x\n".repeat(50));
        assertThatThrownBy(() -> bench.run(
                        bench.plan(file, "t"), new ImportRequest(ImportMode.SKIP_REJECTS, false, null, 10, null)))
                .asInstanceOf(type(AppException.class))
                .satisfies(e -> assertThat(e.problem().code()).isEqualTo("transfer.import.tooManyRejects"));
        assertThat(bench.count("t")).isZero();
    }
}
