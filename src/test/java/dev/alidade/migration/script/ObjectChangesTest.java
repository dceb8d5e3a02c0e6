package dev.alidade.migration.script;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ObjectChangesTest {
    @Test
    void readsWhatAScriptCreates() {
        var changes = of("""
                create schema if not exists "My App" authorization me;
                create extension if not exists "uuid-ossp" with schema extensions;
                create type app.mood as enum ('a', 'b');
                create domain Email as text;
                CREATE TABLE IF NOT EXISTS "My App".Users (id int, name text default 'create table x');
                create unlogged table t2 as select 1;
                create temp table gone (id int);
                create unique index concurrently if not exists users_name on only app.users (name);
                create index on app.users (id);
                create or replace function app.f(a int) returns int language sql as $$ create table y (); select 1 $$;
                create or replace view v as select 1;
                create materialized view if not exists mv as select 1;
                create sequence s;
                create trigger touch before insert or update of a on app.users for each row execute function f();
                create constraint trigger late after insert on users initially deferred for each row execute function f();
                create policy "own rows" on app.users for select using (true);
                -- create table z ();
                """);
        assertThat(changes.created())
                .extracting(ObjectChangesTest::brief)
                .containsExactly(
                        "SCHEMA My App",
                        "EXTENSION uuid-ossp",
                        "TYPE app.mood",
                        "TYPE email",
                        "TABLE My App.users",
                        "TABLE t2",
                        "INDEX app.users_name",
                        "FUNCTION app.f",
                        "VIEW v",
                        "VIEW mv",
                        "SEQUENCE s",
                        "TRIGGER app.users.touch",
                        "TRIGGER users.late",
                        "POLICY app.users.own rows");
        assertThat(changes.unread()).isZero();
    }

    @Test
    void readsColumnsAndNewNames() {
        var changes = of("""
                alter table if exists only app.users
                    add column if not exists email text not null default f(1, 2),
                    add phone text check (phone <> ','),
                    add constraint u unique (email),
                    add primary key (id),
                    drop column if exists fax cascade,
                    alter column name set not null;
                alter table a rename column b to c;
                alter table old rename to fresh;
                alter table moved set schema archive;
                alter type mood add value 'c';
                """);
        assertThat(changes.created())
                .extracting(ObjectChangesTest::brief)
                .containsExactly(
                        "COLUMN app.users.email",
                        "COLUMN app.users.phone",
                        "COLUMN a.c",
                        "TABLE fresh",
                        "TABLE archive.moved");
        assertThat(changes.dropped())
                .extracting(ObjectChangesTest::brief)
                .containsExactly("COLUMN app.users.fax", "COLUMN a.b", "TABLE old", "TABLE moved");
    }

    @Test
    void readsWhatAScriptDrops() {
        var changes = of("""
                drop table if exists a, app.b cascade;
                drop function f(int, text), g();
                drop policy if exists p on app.t;
                drop index concurrently if exists i;
                """);
        assertThat(changes.dropped())
                .extracting(ObjectChangesTest::brief)
                .containsExactly("TABLE a", "TABLE app.b", "FUNCTION f", "FUNCTION g", "POLICY app.t.p", "INDEX i");
    }

    @Test
    void saysWhatItCouldNotRead() {
        var changes = of("""
                do $$ begin create table hidden (); end $$;
                select create_hypertable('x');
                create cast (int as text) without function;
                insert into t values (1);
                grant select on t to public;
                """);
        assertThat(changes.created()).isEmpty();
        assertThat(changes.unread()).isEqualTo(3);
    }

    @Test
    void staysCalmWhateverItReads() {
        for (var text : List.of(
                "create",
                "create table",
                "alter table x",
                "alter table x add",
                "drop",
                "create index",
                "create policy p",
                "create trigger t on",
                "alter table x rename",
                "drop function (",
                "create table .",
                "alter")) {
            assertThat(of(text).created()).hasSizeLessThan(2);
        }
    }

    private static ObjectChanges of(String text) {
        return ObjectChanges.of(ScriptPlan.of(text));
    }

    private static String brief(CreatedObject object) {
        return object.kind() + " " + (object.schema() == null ? "" : object.schema() + ".")
                + (object.parent() == null ? "" : object.parent() + ".") + object.name();
    }
}
