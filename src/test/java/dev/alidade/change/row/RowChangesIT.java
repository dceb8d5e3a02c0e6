package dev.alidade.change.row;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import dev.alidade.database.Cancellation;
import dev.alidade.error.AppException;
import dev.alidade.error.ProblemKind;
import dev.alidade.sandbox.SandboxExtension;
import dev.alidade.sandbox.TestDatabase;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Rows change exactly once, only while they are what was read, and come back exactly. As the Supabase-like role. */
@ExtendWith(SandboxExtension.class)
@SuppressWarnings("NullAway.Init") // set before each test
class RowChangesIT {
    private static final String NAME = "we\"ird Näme of sixty-three bytes aaaaaaaaaaaaaaaaaaaaaaaaaaaaa";

    @TempDir
    private Path folder;

    private TestDatabase test;
    private RowBench bench;

    @BeforeEach
    void connect(TestDatabase sandbox) {
        test = sandbox;
        bench = RowBench.ofItems(sandbox, folder);
    }

    @Test
    void insertUpdateAndDeleteInOneTransactionAndBack() {
        var before = bench.content("items");
        var applied = bench.applied(
                "items",
                bench.delete("items", "id = 1"),
                bench.update("items", "id = 2", "select", "deux 🙂 ' \\ \" ; --"),
                RowBench.insert(Map.of("select", new NewValue.Text(""), "price", new NewValue.Default())),
                RowBench.insert(Map.of()));
        assertThat(applied.kept().counts()).isEqualTo(new KeptRows.Counts(2, 1, 1));
        assertThat(bench.content("items")).hasSize(4).contains("(4,\"\",9.50,19.00)", "(5,,9.50,19.00)");
        assertThat(bench.texts("select \"select\" from items where id = 2")).containsExactly("deux 🙂 ' \\ \" ; --");
        assertThat(bench.history())
                .singleElement()
                .satisfies(past -> assertThat(past.undoneAt()).isNull());
        assertThat(bench.undo(applied)).isInstanceOf(RowOutcome.Applied.class);
        assertThat(bench.content("items")).isEqualTo(before);
        assertThat(bench.history())
                .singleElement()
                .satisfies(past -> assertThat(past.undoneAt()).isNotNull());
        refused(() -> bench.undo(applied), null);
    }

    @Test
    void thePreviewIsWhatTheServerWouldDoByHand() {
        var edits = List.of(
                bench.update("items", "id = 2", "select", "O'Neill \\n"),
                bench.delete("items", "id = 1"),
                RowBench.insert(Map.of("price", new NewValue.Text("3"))));
        var preview = RowChanges.preview(bench.table("items"), edits);
        assertThat(preview).contains("begin;", "\"select\" = E'O''Neill \\\\n'", "t.xmin = '", "commit;");
        RowBench.run(bench.database, preview);
        assertThat(bench.texts("select coalesce(\"select\", '-') || price from items order by id"))
                .containsExactly("O'Neill \\n2.00", null, "-3.00");
    }

    @Test
    void aRowThatSomebodyChangedMeanwhileIsAConflictAndNothingIsApplied() {
        var mine = bench.update("items", "id = 2", "select", "mine");
        var gone = bench.delete("items", "id = 1");
        RowBench.run(bench.database, "update items set price = 7 where id = 2; delete from items where id = 1");
        var after = bench.content("items");
        var outcome = bench.apply("items", bench.update("items", "id = 3", "select", "fine"), mine, gone);
        assertThat(outcome).isInstanceOfSatisfying(RowOutcome.Conflicted.class, conflicted -> {
            assertThat(conflicted.conflicts()).hasSize(2);
            var first = conflicted.conflicts().getFirst();
            assertThat(first.edit()).isEqualTo(mine);
            assertThat(first.original()).containsEntry("price", "2.00");
            assertThat(first.theirs())
                    .isNotNull()
                    .satisfies(theirs -> assertThat(theirs.values()).containsEntry("price", "7.00"));
            assertThat(conflicted.conflicts().getLast().theirs()).isNull();
        });
        assertThat(bench.content("items")).isEqualTo(after);
        assertThat(bench.history()).isEmpty();
    }

    @Test
    void undoIsRefusedWhenTheRowsChangedSince() {
        var applied = bench.applied("items", bench.update("items", "id = 2", "select", "mine"));
        RowBench.run(bench.database, "update items set price = 3 where id = 2");
        assertThat(bench.undo(applied)).isInstanceOf(RowOutcome.Conflicted.class);
        assertThat(bench.texts("select \"select\" from items where id = 2")).containsExactly("mine");
        RowBench.run(bench.database, "update items set price = 2 where id = 2");
        assertThat(bench.undo(applied)).isInstanceOf(RowOutcome.Applied.class);
    }

    @Test
    void computedAndNumberedColumnsAreRefusedWithASentence() {
        refused(() -> bench.apply("items", bench.update("items", "id = 2", "twice", "4")), "computed");
        refused(() -> bench.apply("items", bench.update("items", "id = 2", "id", "9")), "numbered");
        refused(() -> bench.apply("items", RowBench.insert(Map.of("id", new NewValue.Text("9")))), "numbered");
    }

    @Test
    void valuesThatDoNotFitAreRefusedNotCut() {
        RowBench.run(bench.database, "create table codes (id int primary key, code varchar(3), flags bit(4))");
        assertThatThrownBy(() -> bench.apply(
                        "codes",
                        RowBench.insert(Map.of("id", new NewValue.Text("1"), "code", new NewValue.Text("abcd")))))
                .hasMessageContaining("too long");
        assertThatThrownBy(() -> bench.apply(
                        "codes",
                        RowBench.insert(Map.of("id", new NewValue.Text("1"), "flags", new NewValue.Text("10101")))))
                .hasMessageContaining("bit string length");
        assertThat(bench.content("codes")).isEmpty();
    }

    @Test
    void rowsWithoutAKeyAreChangedByPlaceAndNeverAnother() {
        var before = bench.content("log");
        var rows = bench.rows("log", "n = 1");
        var applied = bench.applied("log", new RowEdit.Update(rows.getFirst(), Map.of("t", NewValue.of("changed"))));
        assertThat(bench.texts("select t from log where n = 1 order by t")).containsExactly("changed", "x");
        var moved = bench.row("log", "n = 2");
        RowBench.run(bench.database, "delete from log where n = 1");
        RowBench.run(bench.database, "vacuum full log");
        assertThat(bench.apply("log", new RowEdit.Delete(moved))).isInstanceOf(RowOutcome.Conflicted.class);
        assertThat(bench.undo(applied)).isInstanceOf(RowOutcome.Conflicted.class);
        assertThat(before).hasSize(3);
        assertThat(bench.content("log")).hasSize(1);
        var marked = bench.applied("log", bench.update("log", "n = 2", "t", "marked"));
        RowBench.run(bench.database, "insert into log values (9, 'y'); delete from log where n = 9");
        RowBench.run(bench.database, "vacuum full log");
        assertThat(bench.undo(marked)).isInstanceOf(RowOutcome.Applied.class);
        var deleted = bench.applied("log", bench.delete("log", "n = 2"));
        assertThat(bench.undo(deleted)).isInstanceOf(RowOutcome.Applied.class);
        assertThat(bench.content("log")).containsExactly("(2,)");
    }

    @Test
    void whatRowSecurityHidesFromAChangeRollsEverythingBack() {
        RowBench.run(test.asSuperuser(), """
                create table guarded (id int primary key, v text);
                insert into guarded values (1, 'a'), (2, 'b');
                alter table guarded enable row level security;
                grant all on guarded to postgres;
                alter role postgres nobypassrls;
                create policy look on guarded for select using (true);
                create policy edit on guarded for update using (id = 1) with check (v <> 'bad');
                create policy remove on guarded for delete using (id = 1);
                """);
        try {
            var plain = new RowBench(test.open(test.supabaseTarget()), folder);
            refused(
                    () -> plain.apply(
                            "guarded",
                            plain.update("guarded", "id = 1", "v", "x"),
                            plain.update("guarded", "id = 2", "v", "y")),
                    "row security");
            refused(() -> plain.apply("guarded", plain.delete("guarded", "id = 2")), "row security");
            assertThatThrownBy(() -> plain.apply("guarded", plain.update("guarded", "id = 1", "v", "bad")))
                    .hasMessageNotContaining("unexpected");
            assertThat(plain.content("guarded")).containsExactly("(1,a)", "(2,b)");
            assertThat(plain.applied("guarded", plain.update("guarded", "id = 1", "v", "good"))
                            .changes())
                    .hasSize(1);
        } finally {
            RowBench.run(test.asSuperuser(), "alter role postgres bypassrls");
        }
    }

    @Test
    void columnRightsAreHeeded() {
        RowBench.run(test.asSuperuser(), """
                create table partly (id int primary key, open text, closed text, secret text default 's');
                insert into partly values (1, 'o', 'c');
                grant select (id, open, closed), update (open), insert (id, open), delete on partly to postgres
                """);
        var applied = bench.applied("partly", bench.update("partly", "id = 1", "open", "new"));
        refused(() -> bench.apply("partly", bench.update("partly", "id = 1", "closed", "new")), "closed");
        refused(() -> bench.apply("partly", bench.delete("partly", "id = 1")), "secret");
        assertThat(bench.undo(applied)).isInstanceOf(RowOutcome.Applied.class);
        assertThat(bench.texts("select open || closed from partly")).containsExactly("oc");
    }

    @Test
    void viewsAreWrittenThroughOrRefused() {
        RowBench.run(bench.database, """
                create view simple as select id, "select" as word, price from items;
                create view summed as select count(*) as n from items;
                create view ruled as select n, upper(t) as t from log;
                create function ruled_write() returns trigger language plpgsql as $$
                begin
                    if tg_op = 'UPDATE' then update log set t = lower(new.t) where n = old.n; return new;
                    elsif tg_op = 'DELETE' then delete from log where n = old.n; return old; end if;
                    insert into log values (new.n, lower(new.t)); return new;
                end $$;
                create trigger w instead of insert or update or delete on ruled for each row execute function ruled_write();
                """);
        var simple = bench.applied("simple", bench.update("simple", "id = 2", "word", "zwei"));
        assertThat(bench.texts("select \"select\" from items where id = 2")).containsExactly("zwei");
        assertThat(bench.undo(simple)).isInstanceOf(RowOutcome.Applied.class);
        assertThat(bench.texts("select \"select\" from items where id = 2")).containsExactly("two");
        refused(() -> bench.apply("summed", new RowEdit.Delete(bench.row("summed", "true"))), "INSTEAD OF");
        var ruled = bench.applied("ruled", bench.update("ruled", "n = 2", "t", "THREE"));
        assertThat(bench.texts("select t from log where n = 2")).containsExactly("three");
        assertThat(ruled.changes()).hasSize(1);
        refused(() -> bench.apply("ruled", bench.update("ruled", "n = 1", "t", "ONE")), "told apart");
    }

    @Test
    void aViewThatOnlyTakesUpdatesTakesThemInEveryColumn() {
        RowBench.run(bench.database, """
                create view joined as select i.id, i."select" as word, l.t from items i join log l on l.n = i.id;
                create function joined_write() returns trigger language plpgsql as
                    'begin update items set "select" = new.word where id = old.id; return new; end';
                create trigger w instead of update on joined for each row execute function joined_write();
                """);
        var applied = bench.applied("joined", bench.update("joined", "id = 2", "word", "zwei"));
        assertThat(bench.texts("select \"select\" from items where id = 2")).containsExactly("zwei");
        assertThat(bench.undo(applied)).isInstanceOf(RowOutcome.Applied.class);
        assertThat(bench.texts("select \"select\" from items where id = 2")).containsExactly("two");
        refused(() -> bench.apply("joined", bench.delete("joined", "id = 2")), null);
    }

    @Test
    void whatIsTooLongForADomainIsRefusedAndNeverCut() {
        RowBench.run(bench.database, """
                create domain short as varchar(5);
                create domain shorter as short check (value <> 'never');
                create domain amount as numeric(4, 1);
                create table limited (id int primary key, s short, r shorter, a amount, l short[]);
                insert into limited values (1, 'abc', 'abc', 1.5, '{abc}')
                """);
        var before = bench.content("limited");
        for (var wrong : List.of(
                bench.update("limited", "id = 1", "s", "too long"),
                bench.update("limited", "id = 1", "r", "too long"),
                bench.update("limited", "id = 1", "r", "never"),
                bench.update("limited", "id = 1", "a", "12345"),
                bench.update("limited", "id = 1", "l", "{too long}"))) {
            assertThatThrownBy(() -> bench.apply("limited", wrong))
                    .hasMessageMatching(".*(too long|violates check|overflow).*");
        }
        assertThat(bench.content("limited")).isEqualTo(before);
        var applied = bench.applied(
                "limited",
                bench.update("limited", "id = 1", "r", "fits"),
                RowBench.insert(Map.of("id", NewValue.of("2"), "a", NewValue.of("7.5"))));
        assertThat(bench.content("limited")).containsExactly("(1,abc,fits,1.5,{abc})", "(2,,,7.5,)");
        assertThat(bench.undo(applied)).isInstanceOf(RowOutcome.Applied.class);
        assertThat(bench.content("limited")).isEqualTo(before);
    }

    @Test
    void partitionsMoveRowsAndComeBack() {
        RowBench.run(bench.database, """
                create table parts (id int, area int, v text, primary key (id, area)) partition by list (area);
                create table parts_1 partition of parts for values in (1);
                create table parts_2 partition of parts for values in (2);
                insert into parts values (1, 1, 'a'), (2, 2, 'b')
                """);
        var before = bench.content("parts");
        var applied = bench.applied(
                "parts",
                bench.update("parts", "id = 1", "area", "2"),
                RowBench.insert(Map.of("id", NewValue.of("3"), "area", NewValue.of("1"))));
        assertThat(bench.texts("select id::text from parts_2 order by id")).containsExactly("1", "2");
        assertThat(bench.undo(applied)).isInstanceOf(RowOutcome.Applied.class);
        assertThat(bench.content("parts")).isEqualTo(before);
    }

    @Test
    void whatTriggersMakeOfARowIsTold() {
        RowBench.run(bench.database, """
                create table touched (id int primary key, v text, hand text default 'nobody', n int default 0);
                create function touch() returns trigger language plpgsql as $$
                begin new.hand := 'trigger'; new.v := upper(new.v); return new; end $$;
                create trigger t before update on touched for each row execute function touch();
                insert into touched values (1, 'a')
                """);
        var applied = bench.applied("touched", bench.update("touched", "id = 1", "v", "b"));
        assertThat(applied.notes())
                .anyMatch(note -> note.contains("hand became trigger"))
                .anyMatch(note -> note.contains("v became B"));
    }

    @Test
    void rowsThatWouldGoWithADeletedOneAreToldBeforeAndAcceptedByName() {
        RowBench.run(bench.database, """
                create table child (id int primary key, item bigint references items on delete cascade);
                insert into child values (1, 1), (2, 1), (3, 2)
                """);
        var delete = bench.delete("items", "id = 1");
        assertThat(bench.apply("items", delete))
                .isInstanceOfSatisfying(
                        RowOutcome.Spreading.class,
                        spreading -> assertThat(spreading.effects())
                                .containsExactly(new SideEffect("public.child", 0, 0, 2)));
        assertThat(bench.content("child")).hasSize(3);
        var proposal = new RowProposal("tables", "t", "public", "items", List.of(delete), false).accepting();
        assertThat(bench.changes.apply(proposal, new Cancellation()))
                .isInstanceOfSatisfying(
                        RowOutcome.Applied.class,
                        applied -> assertThat(applied.notes()).anyMatch(note -> note.contains("public.child")));
        assertThat(bench.content("child")).hasSize(1);
    }

    @Test
    void namesOfAnyKindAreQuoted() {
        var column = "Größe \"$1\" :x ?";
        RowBench.run(
                bench.database,
                "create table \"%s\" (\"%s\" int primary key, \"user\" text)"
                        .formatted(NAME.replace("\"", "\"\""), column.replace("\"", "\"\"")));
        var inserted = bench.applied(NAME, RowBench.insert(Map.of(column, NewValue.of("1"), "user", NewValue.of("u"))));
        bench.applied(NAME, bench.update(NAME, "true", column, "2"));
        assertThat(bench.content(NAME)).containsExactly("(2,u)");
        assertThat(bench.undo(inserted)).isInstanceOf(RowOutcome.Conflicted.class);
    }

    private static void refused(ThrowingCallable work, @Nullable String word) {
        assertThatThrownBy(work).asInstanceOf(type(AppException.class)).satisfies(e -> {
            assertThat(e.problem().kind()).isEqualTo(ProblemKind.REFUSED);
            assertThat(e.problem().message()).contains(word == null ? "" : word);
        });
    }
}
