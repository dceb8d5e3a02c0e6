package dev.alidade.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.alidade.database.Cancellation;
import dev.alidade.database.Database;
import dev.alidade.database.Session;
import dev.alidade.sandbox.SandboxExtension;
import dev.alidade.sandbox.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is taken over from an earlier snapshot is what a full reading would have read. */
@ExtendWith(SandboxExtension.class)
class CatalogRereadingIT {
    private static final String BASE = """
            create extension citext;
            create type mood as enum ('sad', 'ok');
            create type pair as (a int, m mood);
            create domain level as int check (value > 0);
            create table parent (id int primary key, name text, other text, m mood default 'ok');
            create table child (id int primary key, parent int references parent, n level default 3);
            create table pieces (id int, at date) partition by range (at);
            create table piece partition of pieces for values from ('2020-01-01') to ('2021-01-01');
            create index on parent (name);
            create function f(mood) returns pair language sql as $$ select (1, $1)::pair $$;
            create view v as select p.id, p.name, x.* from parent p, f('ok') x;
            create view w as select id, '{sad,ok}'::mood[] as all_moods from v;
            create view named as select '{parent}'::regclass[] as tables;
            create view joined as select id, p.name from parent p join child c using (id);
            create table whole (days date[] default '{2020-03-04}', made date default '2020-03-04');
            create publication changes for table parent (id, name);
            create statistics s on id, name from parent;
            create policy mine on parent using (m = 'ok');
            create function moods() returns setof int language sql begin atomic select id from parent; end
            """;

    private final CatalogReader reader = new CatalogReader();

    /** What the server knows of it. */
    private static String base(TestDatabase test) {
        int major = test.server().binaries().major();
        var base = major >= 15 ? BASE : BASE.replace("for table parent (id, name)", "for table parent");
        return major >= 14 ? base : base.replaceFirst("(?m)^create function moods.*\\n", "");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "create table t (id int primary key, name text, parent int references parent)",
                "alter table parent add column b text default 'x'",
                "alter table parent add column n int",
                "alter table child add column name text",
                "alter table parent rename to progenitor",
                "alter table parent rename column name to title",
                "alter table parent drop column other",
                "alter table child drop constraint child_parent_fkey",
                "alter table parent enable row level security",
                "alter table parent alter column name set not null",
                "alter table parent alter column other type varchar(10)",
                "alter type mood add value 'fine'",
                "alter type mood rename value 'ok' to 'well'",
                "alter type pair add attribute c text",
                "alter type mood rename to temper",
                "alter domain level add constraint small check (value < 9)",
                "create schema other; alter table child set schema other",
                "alter schema public rename to common",
                "create index on child (parent); alter table child cluster on child_parent_idx",
                "alter table child replica identity using index child_pkey",
                "alter index child_pkey rename to child_key",
                "alter index parent_pkey set (fillfactor = 50)",
                "alter table parent set (fillfactor = 50, toast.autovacuum_enabled = off)",
                "drop view w; create or replace view v as select 1 as id, 'x'::text as name, 1 as a, null::mood as m",
                "create or replace function f(mood) returns pair language sql as $$ select (2, $1)::pair $$",
                "create temporary table text (id int); create temporary table child (id int)",
                "create function pg_catalog.abs(mood) returns int language sql as 'select 1'",
                "alter function pg_catalog.date_trunc(text, timestamp) rename to date_cut",
                "comment on index parent_pkey is 'key'; comment on constraint parent_pkey on parent is 'k'",
                "comment on type mood is 'm'; comment on schema public is 's'; comment on column v.id is 'i'",
                "grant select on parent to anon; grant usage on schema public to anon; grant update (name) on parent to anon",
                "alter default privileges grant select on tables to anon",
                "alter sequence if exists x owned by none; create sequence x owned by child.id",
                "create rule r as on delete to child do instead nothing; create trigger t before insert on child"
                        + " for each row execute function suppress_redundant_updates_trigger()",
                "alter view v alter column name set default 'x'",
                "alter table parent alter column m drop default, alter column name set statistics 5",
                "create table piece2 partition of pieces for values from ('2021-01-01') to ('2022-01-01')",
                "alter table pieces detach partition piece",
                "alter publication changes set table parent; alter publication changes add tables in schema public",
                "drop extension citext; create extension citext; create table c (x citext)",
                "grant usage on type citext to anon",
                "grant execute on function citextout(citext) to anon",
                "alter role anon rename to nobody_at_all; grant select on parent to nobody_at_all",
                "alter table parent owner to anon",
                "drop table whole; drop view joined",
                "drop table parent cascade",
                "alter table parent add constraint long check (length(name) > 1) not valid",
                "alter table child alter constraint child_parent_fkey deferrable",
                "create statistics t on id, other from parent; alter statistics s set statistics 7",
                "create cast (mood as int) with inout; create collation german (locale = 'C')",
                "create operator === (leftarg = anyenum, rightarg = anyenum, function = enum_eq, commutator = ===)",
                "create aggregate total(int) (sfunc = int4pl, stype = int)",
            })
    void takesOverNothingThatChanged(String change, TestDatabase test) {
        assumeTrue(
                test.server().binaries().major() >= 15 || !change.contains("tables in schema"),
                "PostgreSQL 14 publishes no schemas");
        var database = test.asSuperuser();
        database.session(new Cancellation(), session -> {
            session.execute(base(test));
            session.execute("begin");
            var before = reader.read(session);
            session.execute("savepoint change");
            session.execute(change);
            var after = sameAsFull(session, before, before);
            assertThat(CatalogDiff.between(before, after).isEmpty())
                    .as("hidden: " + change)
                    .isEqualTo(CatalogDiff.between(before, reader.read(session)).isEmpty());
            session.execute("rollback to savepoint change");
            sameAsFull(session, after, before);
            session.execute("rollback");
            return true;
        });
    }

    @Test
    void seesWhatOthersCommitBetweenTwoReadings(TestDatabase test) {
        var database = test.asSuperuser();
        run(database, base(test));
        database.write(new Cancellation(), session -> {
            session.execute("create table mine (id int)");
            var before = reader.read(session);
            run(database, "alter table parent add column theirs int; create table theirs (id int)");
            var after = sameAsFull(session, before, before);
            assertThat(CatalogDiff.between(before, after).differences()).hasSize(3);
            run(database, "alter table parent drop column theirs; drop table theirs");
            sameAsFull(session, after, before);
            return true;
        });
    }

    /** Reads on from both and fully; all three must agree. */
    private CatalogSnapshot sameAsFull(Session session, CatalogSnapshot last, CatalogSnapshot first) {
        var full = reader.read(session);
        SameSnapshot.assertSame("read on", full, reader.read(session, first));
        var next = reader.read(session, last);
        SameSnapshot.assertSame("read on", full, next);
        return next;
    }

    private static void run(Database database, String sql) {
        database.session(new Cancellation(), session -> {
            session.execute(sql);
            return true;
        });
    }
}
