package dev.alidade.change;

import static org.assertj.core.api.Assertions.assertThat;

import dev.alidade.database.Cancellation;
import dev.alidade.database.Database;
import dev.alidade.sandbox.SandboxExtension;
import dev.alidade.sandbox.TestDatabase;
import java.util.List;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A change of something that no snapshot holds is never called exact. */
@ExtendWith(SandboxExtension.class)
class GuardedTrialIT {
    private static final String BASE = """
            create table kept (id int primary key);
            create function plain() returns int language sql as 'select 1';
            """;

    private static final String SUPERUSERS = """
            create extension citext;
            create operator family loose_family using btree;
            create operator class loose_class for type int using btree family loose_family
                as operator 1 <, function 1 btint4cmp(int, int);
            create language loose_language handler plpgsql_call_handler;
            """;

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            role                  | create role gt_a
            role altered          | create role gt_b; alter role gt_b connection limit 3
            role's setting        | create role gt_c; alter role gt_c set work_mem = '1MB'
            membership            | create role gt_d; create role gt_e; grant gt_d to gt_e
            comment on role       | create role gt_f; comment on role gt_f is 'x'
            large object          | select pg_catalog.lo_create(0)
            rolled back           | savepoint s; create role gt_g; rollback to savepoint s
            shell operator        | create operator === (leftarg = int, rightarg = int, function = int4eq, commutator = ====)
            """)
    void neverExactOnBothRoles(String kind, String change, TestDatabase test) {
        for (var database : List.of(test.asSuperuser(), test.asSupabaseRole())) {
            execute(test.asSuperuser(), "drop table if exists kept; drop function if exists plain()");
            execute(database, BASE);
            assertNotExact(kind, tried(database, change));
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            operator class        | create operator class g for type int using btree as operator 1 <, function 1 btint4cmp(int, int)
            operator family       | create operator family g using btree
            conversion            | create conversion g for 'UTF8' to 'LATIN1' from utf8_to_iso8859_1
            access method         | create access method g type table handler heap_tableam_handler
            parser                | create text search parser g (start = prsd_start, gettoken = prsd_nexttoken, end = prsd_end, lextypes = prsd_lextype)
            template              | create text search template g (lexize = dsimple_lexize)
            transform             | create transform for int language sql (from sql with function prsd_lextype(internal))
            language              | create language g handler plpgsql_call_handler
            user mapping          | create foreign data wrapper g; create server g foreign data wrapper g; create user mapping for public server g
            subscription          | create subscription g connection 'dbname=x' publication y with (connect = false)
            database's setting    | do $$ begin execute format('alter database %I set work_mem = 1000', current_database()); end $$
            comment on database   | do $$ begin execute format('comment on database %I is ''x''', current_database()); end $$
            shell type            | create type shell
            base type             | create type g; create function g_in(cstring) returns g language internal immutable strict as 'int4in'; create function g_out(g) returns cstring language internal immutable strict as 'int4out'; create type g (input = g_in, output = g_out, like = int4)
            comment on language   | comment on language plpgsql is 'other'
            comment on class      | comment on operator class loose_class using btree is 'x'
            comment on family     | comment on operator family loose_family using btree is 'x'
            comment on method     | comment on access method btree is 'x'
            comment in system     | comment on function pg_catalog.now() is 'x'
            grant in system       | revoke execute on function pg_catalog.pg_sleep(float8) from public
            member altered        | alter function citext_eq(citext, citext) cost 77
            grant on member       | grant execute on function citext_eq(citext, citext) to anon
            comment on member     | comment on function citext_eq(citext, citext) is 'x'
            member's dependency   | alter function plain() depends on extension citext
            added to extension    | alter extension citext add function plain()
            class beside          | drop operator class loose_class using btree; create extension hstore
            family beside         | create extension hstore; alter operator family loose_family using btree add operator 1 < (int8, int8)
            function in system    | create function pg_catalog.g() returns int language sql as 'select 1'
            extension of system   | comment on extension plpgsql is 'other'
            language beside       | create extension hstore; drop language loose_language
            """)
    void neverExactForTheSuperuser(String kind, String change, TestDatabase test) {
        execute(test.asSuperuser(), BASE + SUPERUSERS);
        assertNotExact(kind, tried(test.asSuperuser(), change));
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
