package dev.alidade.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.alidade.database.Cancellation;
import dev.alidade.database.Database;
import dev.alidade.database.Parameters;
import dev.alidade.error.AppException;
import dev.alidade.sandbox.SandboxExtension;
import dev.alidade.sandbox.TestDatabase;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a trial says of a change, and that nothing of it remains. */
@ExtendWith(SandboxExtension.class)
class TrialIT {
    private static final String BASE = """
            create type mood as enum ('glad', 'sad');
            create table empty (id int primary key, a text, b int);
            create table orders (id int primary key, note text not null, amount int, code varchar(10), feeling mood);
            insert into orders values (1, 'one', 10, 'x', 'sad'), (2, 'two', 20, 'y', 'glad');
            create view totals as select sum(amount) as total from orders;
            create function twice(n int) returns int language sql as 'select n * 2';
            create sequence tickets;
            """;

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            create table fresh (id int primary key references orders, t text default 'x')      | exact
            alter table orders add column extra text default 'x' not null                      | exact
            alter type mood add value 'calm' before 'sad'                                      | exact
            alter table orders enable row level security                                       | exact
            create policy p on orders using (id = 1)                                           | exact
            create or replace function twice(n int) returns int language sql as 'select n + n' | exact
            create or replace view totals as select sum(amount) + 1 as total from orders       | exact
            alter table orders alter column code type varchar(20)                              | exact
            alter table empty drop column a                                                    | column-order
            drop table empty                                                                   | exact
            drop table orders cascade                                                          | needs-data
            alter table orders drop column amount cascade                                      | needs-data
            alter table orders drop column note                                                | needs-data
            alter table orders alter column id type numeric(3)                                 | needs-data
            update orders set amount = 0                                                       | needs-data
            insert into orders values (3, 'three')                                             | needs-data
            truncate orders                                                                    | needs-data
            drop sequence tickets                                                              | needs-data
            create table seeded as select generate_series(1, 3) as n                           | exact
            select lo_create(0)                                                                | not-reversible
            """)
    void says(String change, String verdict, TestDatabase test) {
        assertThat(tried(test.asSupabaseRole(), change, null).computed())
                .satisfies(attempt -> assertThat(attempt.verdict().id())
                        .as("%s", attempt.reasons().stream().map(Reason::text).toList())
                        .isEqualTo(verdict));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"create type level as enum ('a'); create table t (l level default 'a')", "drop view totals"})
    void aSuperusersTrialIsTheSame(String change, TestDatabase test) {
        assertThat(tried(test.asSuperuser(), change, null).computed().verdict()).isEqualTo(Verdict.EXACT);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "(n int generated always as identity, t text)",
                "(n serial, t text)",
                "(n int generated always as identity, t text) partition by hash (n)",
                "(n serial, t text) partition by hash (n)",
                "(n int primary key, t text, constraint filled check (t <> ''))"
            })
    void aTableThatMovesToANewSchemaComesBackWithAllThatBelongsToIt(String columns, TestDatabase test) {
        test.asSupabaseRole().session(new Cancellation(), session -> {
            session.execute("create table moving " + columns);
            return true;
        });
        var undone = test.asSupabaseRole().write(new Cancellation(), session -> {
            var trial = Trial.begin(test.asSupabaseRole(), session, Limits.USUAL);
            session.execute("create schema place; alter table moving set schema place");
            var evidence = trial.finish();
            assertThat(evidence.computed().verdict()).isEqualTo(Verdict.EXACT);
            return new Undo(evidence.before(), evidence.after(), Duration.ofSeconds(2))
                    .run(session, new Acceptance(false, false));
        });
        assertThat(undone.isDone()).as("%s", undone).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "alter domain odd rename constraint first to second",
                "alter table painted alter column shade type short using shade::text::short",
                "alter table above alter column id type bigint",
                "alter domain odd rename constraint first to second;"
                        + " alter table painted alter column shade type short using shade::text::short"
            })
    void whatATrialCallsExactIsTakenBack(String change, TestDatabase test) {
        test.asSupabaseRole().session(new Cancellation(), session -> {
            session.execute("""
                    create type colour as enum ('red', 'green');
                    create type nothing as enum ();
                    create domain odd as nothing;
                    create table above (id int); create table below (id int, n int) inherits (above);
                    grant select (id), update (id) on below to anon with grant option;
                    create domain short as char(5) default 'abc';
                    alter domain odd add constraint first check (value is not null or true);
                    create table painted (id int not null, shade colour) partition by range (id)""");
            return true;
        });
        var undone = test.asSupabaseRole().write(new Cancellation(), session -> {
            var trial = Trial.begin(test.asSupabaseRole(), session, Limits.USUAL);
            session.execute(change);
            var evidence = trial.finish();
            assertThat(evidence.computed().verdict()).isEqualTo(Verdict.EXACT);
            return new Undo(evidence.before(), evidence.after(), Duration.ofSeconds(2))
                    .run(session, new Acceptance(false, true));
        });
        assertThat(undone.isDone()).as("%s", undone).isTrue();
    }

    @Test
    void aTableThatLeftItsParentIsSaidToKeepTheColumnsAsItsOwn(TestDatabase test) {
        var database = test.asSupabaseRole();
        database.session(new Cancellation(), session -> {
            session.execute("create table above (id int, n int); create table below () inherits (above);"
                    + " grant select (n) on below to anon");
            return true;
        });
        var attempt = database.write(new Cancellation(), session -> {
            var trial = Trial.begin(database, session, Limits.USUAL);
            session.execute("alter table below no inherit above; revoke select (n) on below from anon");
            return trial.finish().computed();
        });
        assertThat(attempt.verdict()).isEqualTo(Verdict.NOT_REVERSIBLE);
        assertThat(attempt.reasons())
                .hasSize(2)
                .allSatisfy(reason -> assertThat(reason.text()).contains("below", "from its parent alone", "Grants"));
    }

    @Test
    void aRollbackScriptIsFoundOutBeforeAnybodyNeedsIt(TestDatabase test) {
        var evidence = tried(
                test.asSuperuser(),
                "create extension citext; alter type mood add value 'calm'; create table mail (a citext)",
                "drop table mail");
        assertThat(evidence.computed().verdict()).isEqualTo(Verdict.EXACT);
        var script = Objects.requireNonNull(evidence.script());
        assertThat(script.verdict()).isEqualTo(Verdict.NOT_REVERSIBLE);
        assertThat(script.reasons())
                .extracting(Reason::text)
                .anyMatch(text -> text.contains("extension citext"))
                .anyMatch(text -> text.contains("public.mood") && text.contains("calm"));
    }

    @Test
    void aScriptThatFailsIsNoWayBackAndDoesNoHarm(TestDatabase test) {
        var evidence = tried(test.asSupabaseRole(), "create table fresh (id int)", "drop table frseh");
        assertThat(Objects.requireNonNull(evidence.script()).reasons())
                .singleElement()
                .satisfies(reason -> assertThat(reason.code()).isEqualTo(Reason.Code.REVERSE_FAILED))
                .satisfies(reason -> assertThat(reason.text()).contains("frseh"));
    }

    @Test
    void aLargeTableIsNotReadForATrial(TestDatabase test) {
        var limits = new Limits(4_000, 1_000_000, Duration.ofSeconds(2), Duration.ofSeconds(5));
        prepare(test.asSupabaseRole());
        var database = test.asSupabaseRole();
        var evidence = database.write(new Cancellation(), session -> {
            var trial = Trial.begin(database, session, limits);
            session.execute("alter table orders drop constraint orders_pkey");
            return trial.finish();
        });
        assertThat(evidence.computed().verdict()).isEqualTo(Verdict.UNTRIED);
        assertThat(evidence.computed().reasons()).extracting(Reason::code).containsExactly(Reason.Code.EXPENSIVE);
    }

    @Test
    void nothingOfATrialRemains(TestDatabase test) {
        var database = test.asSupabaseRole();
        prepare(database);
        database.session(new Cancellation(), session -> {
            session.execute("""
                    create table parent (id int primary key);
                    create table child (p int references parent deferrable initially deferred);
                    begin; set local lock_timeout = 1234""");
            var trial = Trial.begin(database, session, Limits.USUAL);
            session.execute("insert into child values (7); alter table orders add column extra int");
            assertThatThrownBy(trial::finish).isInstanceOf(AppException.class).hasMessageContaining("child");
            session.execute("insert into parent values (7)");
            assertThat(trial.finish().computed().verdict()).isEqualTo(Verdict.NEEDS_DATA);
            var seen = new ArrayList<String>();
            session.each(
                    "select pg_catalog.current_setting('lock_timeout') || ' ' || pg_catalog.current_setting('search_path')",
                    Parameters.none(),
                    0,
                    row -> seen.add(Objects.requireNonNull(row.textAt(0))));
            assertThat(seen).singleElement().asString().startsWith("1234ms").contains("public");
            // still deferred: nothing complains before the commit
            session.execute("insert into child values (8); delete from child where p = 8; commit");
            session.execute("select extra from orders");
            return true;
        });
    }

    @Test
    void aColleaguesLockMakesTheTrialGiveUpNotTheChange(TestDatabase test) {
        var database = test.asSupabaseRole();
        prepare(database);
        var limits = new Limits(1L << 30, 1_000_000, Duration.ofMillis(100), Duration.ofSeconds(5));
        var evidence = database.session(new Cancellation(), other -> {
            other.execute("begin; select * from orders");
            var found = database.write(new Cancellation(), session -> {
                var trial = Trial.begin(database, session, limits);
                session.execute("create index on empty (b); comment on view totals is 'x'; "
                        + "create trigger t before insert on empty for each row execute function"
                        + " suppress_redundant_updates_trigger()");
                return trial.finish(s -> s.execute("alter table orders add column q int"));
            });
            other.execute("rollback");
            return found;
        });
        assertThat(evidence.computed().verdict()).isEqualTo(Verdict.EXACT);
        assertThat(Objects.requireNonNull(evidence.script()).reasons())
                .extracting(Reason::code)
                .contains(Reason.Code.LOCKED);
    }

    @Test
    void rolesAndSettingsAreBeyondAnySnapshot(TestDatabase test) {
        var evidence = tried(
                test.asSuperuser(),
                "create role nobody_else; alter database " + '"' + test.name() + '"' + " set work_mem = '8MB'",
                null);
        test.asSuperuser().session(new Cancellation(), session -> {
            session.execute("drop role nobody_else");
            return true;
        });
        assertThat(evidence.computed().verdict()).isEqualTo(Verdict.NOT_REVERSIBLE);
        assertThat(evidence.computed().reasons())
                .extracting(Reason::subject)
                .contains("pg_authid", "pg_db_role_setting");
    }

    private static Evidence tried(Database database, String change, @Nullable String script) {
        prepare(database);
        return database.write(new Cancellation(), session -> {
            var trial = Trial.begin(database, session, Limits.USUAL);
            session.execute(change);
            return script == null ? trial.finish() : trial.finish(s -> s.execute(script));
        });
    }

    private static void prepare(Database database) {
        database.write(new Cancellation(), session -> {
            session.execute(BASE);
            return List.of();
        });
    }
}
