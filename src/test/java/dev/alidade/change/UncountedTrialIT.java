package dev.alidade.change;

import static org.assertj.core.api.Assertions.assertThat;

import dev.alidade.database.Cancellation;
import dev.alidade.database.Database;
import dev.alidade.sandbox.SandboxExtension;
import dev.alidade.sandbox.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who switches the server's counters off for a while escapes the guard as little as anybody else. */
@ExtendWith(SandboxExtension.class)
class UncountedTrialIT {
    private static final String BASE = """
            create table kept (id int primary key, word text);
            insert into kept select n, 'w' from generate_series(1, 100) n;
            create table vacant (id int);
            create function plain() returns int language sql as 'select 1';
            create extension citext;
            create view information_schema.beside as select 1 as one;
            comment on function pg_catalog.now() is 'x';
            select pg_catalog.lo_from_bytea(4711, 'abc');
            create foreign data wrapper g;
            create server g foreign data wrapper g;
            """;

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            role                   | create role ut_a
            role's setting         | alter role postgres set work_mem = '1MB'
            comment on role        | comment on role postgres is 'x'
            user mapping           | create user mapping for public server g
            label of database      | do $$ begin execute format('comment on database %I is ''x''', current_database()); end $$
            large object made      | select pg_catalog.lo_create(0)
            large object written   | select pg_catalog.lo_put(4711, 0, 'xyz')
            member altered         | alter function citext_eq(citext, citext) cost 77
            member gone            | alter extension citext drop function citext_eq(citext, citext)
            comment of the system  | comment on function pg_catalog.now() is null
            grant in the system    | revoke execute on function pg_catalog.pg_sleep(float8) from public
            view in the system     | drop view information_schema.beside
            rows inserted          | insert into kept values (101, 'x')
            rows updated           | update kept set word = 'x'
            rows deleted           | delete from kept where id = 7
            rows copied            | insert into vacant select id from kept
            by a function          | create function f() returns void language sql as 'delete from kept'; select f()
            """)
    void neverExactUncounted(String kind, String change, TestDatabase test) {
        var database = test.asSuperuser();
        execute(database, BASE);
        for (var back : new String[] {"set track_counts = on", "reset track_counts"}) {
            assertNotExact(kind, tried(database, "set track_counts = off; " + change + "; " + back));
        }
        assertNotExact(
                kind, tried(database, "set local track_counts = off; " + change + "; set local track_counts = on"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"set track_counts = off", "security definer"})
    void neitherByAFunctionOfTheSuperuserThatOthersMayCall(String how, TestDatabase test) {
        execute(test.asSuperuser(), BASE + "grant all on kept to postgres;");
        execute(
                test.asSuperuser(),
                how.startsWith("set")
                        ? "create function hush() returns void language sql security definer set track_counts = off as 'delete from kept where id = 1'"
                        : """
                          create function hush() returns void language plpgsql security definer as $$
                          begin
                              set local track_counts = off;
                              delete from kept where id = 1;
                              set local track_counts = on;
                          end
                          $$
                          """);
        execute(test.asSuperuser(), "grant execute on function hush() to postgres");
        assertNotExact(how, tried(test.asSupabaseRole(), "select hush()"));
    }

    @Test
    void whatIsCountedIsStillExact(TestDatabase test) {
        execute(test.asSuperuser(), BASE);
        for (var change : new String[] {
            "create table made (id int); create index on made (id); comment on table made is 'x'",
            "alter table kept add column more int; create view seen as select * from kept",
            "drop function plain()",
            "insert into vacant select 1 where false; create table made (id int)",
        }) {
            assertThat(tried(test.asSuperuser(), change).computed().verdict())
                    .as(change)
                    .isEqualTo(Verdict.EXACT);
        }
    }

    private static void assertNotExact(String kind, Evidence evidence) {
        assertThat(evidence.computed().verdict())
                .as(
                        "%s: %s",
                        kind,
                        evidence.computed().reasons().stream().map(Reason::text).toList())
                .isNotIn(Verdict.EXACT, Verdict.COLUMN_ORDER);
    }

    /** Nothing stays, roles belong to the whole server. */
    private static Evidence tried(Database database, String change) {
        return database.session(new Cancellation(), session -> {
            session.execute("begin");
            try {
                var trial = Trial.begin(database, session, Limits.USUAL);
                session.execute(change);
                return trial.finish();
            } finally {
                session.execute("rollback");
            }
        });
    }

    private static void execute(Database database, String sql) {
        database.session(new Cancellation(), session -> {
            session.execute(sql);
            return true;
        });
    }
}
