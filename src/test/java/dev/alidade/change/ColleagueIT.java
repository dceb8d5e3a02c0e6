package dev.alidade.change;

import static org.assertj.core.api.Assertions.assertThat;

import dev.alidade.catalog.CatalogDiff;
import dev.alidade.catalog.CatalogReader;
import dev.alidade.catalog.CatalogSnapshot;
import dev.alidade.database.Cancellation;
import dev.alidade.database.Database;
import dev.alidade.sandbox.SandboxExtension;
import dev.alidade.sandbox.TestDatabase;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a colleague commits while a change is under way is neither taken for the change nor taken back with it. */
@ExtendWith(SandboxExtension.class)
class ColleagueIT {
    private static final String BASE = """
            create table orders (id int primary key, note text default 'n');
            create table other (id int primary key, b int);
            create table doomed (id int);
            create view old_totals as select count(*) as n from other;
            create type mood as enum ('glad', 'sad');
            create function twice(n int) returns int language sql as 'select n * 2';
            insert into orders values (1), (2);
            """;

    private static final String OURS = """
            create table ours (id int primary key references orders);
            savepoint a;
            alter table orders add column mine text default 'x' not null;
            release savepoint a;
            savepoint b; create table never (id int); rollback to savepoint b;
            alter table orders alter column note set default 'm';
            drop table doomed;
            create index ours_note on orders (note);
            alter type mood add value 'calm';
            """;

    private static final String THEIRS = """
            create table theirs (id int primary key);
            create index on theirs (id);
            alter table other add column theirs int;
            alter table other alter column b set default 3;
            drop view old_totals;
            grant select on other to anon;
            comment on table other is 'by a colleague';
            create or replace function twice(n int) returns int language sql as 'select n + n';
            create schema their_place;
            """;

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void ourPartIsProvenAndTakenBackAndTheirsStays(boolean superuser, TestDatabase test) {
        var database = superuser ? test.asSuperuser() : test.asSupabaseRole();
        execute(database, BASE);
        var evidence = changed(database, OURS, () -> execute(database, THEIRS));
        assertThat(evidence.computed().reasons()).extracting(Reason::text).isEmpty();
        assertThat(evidence.computed().verdict()).isEqualTo(Verdict.EXACT);
        assertThat(DifferenceText.lines(evidence.effects()))
                .anyMatch(line -> line.contains("public.ours"))
                .noneMatch(line -> line.contains("their") || line.contains("other") || line.contains("twice"));
        var result = undone(database, evidence);
        assertThat(result.verdict()).as("%s", result.refusal()).isEqualTo(Verdict.EXACT);
        assertThat(CatalogDiff.between(evidence.before(), snapshot(database)).differences())
                .isEmpty();
        execute(database, "select id, theirs from other; select * from theirs; insert into orders (id) values (3)");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void whatTheyDoAfterwardsStaysToo(boolean superuser, TestDatabase test) {
        var database = superuser ? test.asSuperuser() : test.asSupabaseRole();
        execute(database, BASE);
        var before = snapshot(database);
        var evidence = changed(database, OURS, () -> {});
        execute(database, THEIRS + "alter table orders rename column note to remark;");
        var result = undone(database, evidence);
        assertThat(result.verdict()).as("%s", result.refusal()).isEqualTo(Verdict.EXACT);
        var lines = DifferenceText.lines(CatalogDiff.between(before, snapshot(database)));
        assertThat(lines)
                .contains("+ table public.theirs", "- view public.old_totals", "+ schema their_place")
                .anyMatch(line -> line.contains("remark"))
                .noneMatch(line -> line.contains("ours") || line.contains("mine") || line.contains("doomed"));
    }

    @Test
    void theSameObjectByBothKeepsTheColleaguesPart(TestDatabase test) {
        var database = test.asSupabaseRole();
        execute(database, BASE);
        var evidence = changed(
                database,
                "create or replace function twice(n int) returns int language sql as 'select 2 * n'",
                () -> {},
                "comment on function twice(int) is 'by a colleague'",
                database);
        assertThat(evidence.computed().verdict()).isEqualTo(Verdict.EXACT);
        assertThat(DifferenceText.lines(evidence.effects()))
                .singleElement()
                .asString()
                .doesNotContain("colleague");
    }

    @Test
    void whatWeMadeBeforeTheTrialAndDropInItIsNotTakenForTheirDoing(TestDatabase test) {
        var database = test.asSupabaseRole();
        execute(database, BASE);
        var evidence = database.write(new Cancellation(), session -> {
            session.execute("create materialized view fresh as select id from orders");
            var trial = Trial.begin(database, session, Limits.USUAL);
            session.execute("drop materialized view fresh");
            execute(database, "create table theirs (id int)");
            return trial.finish();
        });
        assertThat(evidence.computed().verdict()).isEqualTo(Verdict.UNTRIED);
        assertThat(evidence.computed().reasons()).extracting(Reason::code).contains(Reason.Code.UNATTRIBUTED);
    }

    @Test
    void whatTheyBuildOnOursIsNamedAndNothingIsTakenBack(TestDatabase test) {
        var database = test.asSupabaseRole();
        execute(database, BASE);
        var evidence = changed(database, OURS, () -> {});
        execute(database, "create view on_ours as select id from ours; comment on column orders.mine is 'changed'");
        var held = snapshot(database);
        var result = undone(database, evidence);
        assertThat(result.isDone()).isFalse();
        assertThat(result.differences()).contains("view public.on_ours");
        execute(database, "drop view on_ours");
        result = undone(database, evidence);
        assertThat(result.isDone()).isFalse();
        assertThat(result.differences()).singleElement().asString().contains("orders.mine", "comment");
        execute(database, "create view on_ours as select id from ours");
        assertThat(CatalogDiff.between(held, snapshot(database)).differences()).isEmpty();
    }

    @Test
    void aColleagueWhoIsBusyAllTheTimeDoesNotSpoilTheProof(TestDatabase test) {
        var database = test.asSupabaseRole();
        execute(database, BASE);
        var number = new int[1];
        var evidence = database.write(new Cancellation(), session -> {
            var trial = Trial.begin(database, session, Limits.USUAL);
            session.execute("create table ours (id int)");
            return trial.finish(s -> {
                if (number[0]++ == 0) {
                    execute(database, "create table between_the_readings (id int)");
                }
                s.execute("drop table ours");
            });
        });
        assertThat(number[0]).isEqualTo(2);
        assertThat(evidence.computed().verdict()).isEqualTo(Verdict.EXACT);
        assertThat(evidence.script()).isNotNull().extracting(Attempt::verdict).isEqualTo(Verdict.EXACT);
    }

    @Test
    void aRenameKeepsTheRowsOnTheWayBack(TestDatabase test) {
        var database = test.asSupabaseRole();
        execute(database, BASE);
        var evidence = changed(
                database,
                "alter table orders rename to purchases; alter table purchases rename column note to remark;"
                        + "alter type mood rename value 'sad' to 'blue'",
                () -> {});
        assertThat(evidence.computed().verdict()).isEqualTo(Verdict.EXACT);
        var result = undone(database, evidence);
        assertThat(result.verdict()).as("%s", result.refusal()).isEqualTo(Verdict.EXACT);
        assertThat(result.rowsLost()).isEmpty();
        execute(database, "do $$ begin assert (select count(*) = 2 from orders where note = 'n'); end $$");
    }

    private static Evidence changed(Database database, String change, Runnable colleague) {
        return changed(database, change, colleague, "select 1", database);
    }

    private static Evidence changed(
            Database database, String change, Runnable colleague, String first, Database colleagues) {
        return database.write(new Cancellation(), session -> {
            var trial = Trial.begin(database, session, Limits.USUAL);
            execute(colleagues, first);
            session.execute(change);
            colleague.run();
            return trial.finish();
        });
    }

    private static UndoResult undone(Database database, Evidence evidence) {
        return database.write(
                new Cancellation(),
                session -> new Undo(evidence.before(), evidence.after(), Duration.ofSeconds(2))
                        .run(session, new Acceptance(false, true)));
    }

    private static CatalogSnapshot snapshot(Database database) {
        return new CatalogReader().read(database, new Cancellation());
    }

    private static void execute(Database database, String sql) {
        database.session(new Cancellation(), session -> {
            session.execute(sql);
            return true;
        });
    }
}
