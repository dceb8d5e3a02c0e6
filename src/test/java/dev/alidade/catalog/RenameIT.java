package dev.alidade.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.alidade.database.Cancellation;
import dev.alidade.database.Database;
import dev.alidade.database.Parameters;
import dev.alidade.sandbox.SandboxExtension;
import dev.alidade.sandbox.TestDatabase;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What is only called otherwise keeps its rows on the way back, with the rows themselves as the witness. */
@ExtendWith(SandboxExtension.class)
class RenameIT {
    private static final String BASE = """
            create schema app; create schema other;
            create type app.mood as enum ('sad', 'ok', 'fine');
            create type app.pair as (a int, b text);
            create domain app.mail as text constraint mail_at check (value like '%@%');
            create table app.owner (id int generated always as identity primary key, mail app.mail not null unique);
            create table app.thing (id serial primary key, owner_id int references app.owner, mood app.mood default 'ok',
                price numeric check (price > 0), both_of app.pair);
            create index thing_price on app.thing (price) where mood = 'ok';
            create view app.cheap as select t.id, t.price, o.mail from app.thing t join app.owner o on o.id = t.owner_id;
            create materialized view app.sums as select mood, count(*) as n from app.thing group by mood;
            create function app.worth(t app.thing, bottom numeric default 1) returns numeric language sql as 'select 1.0';
            create function app.touch() returns trigger language plpgsql as $$ begin return new; end $$;
            create trigger touched before update of price on app.thing for each row execute function app.touch();
            create rule keep as on delete to app.owner where old.id = 1 do instead nothing;
            alter table app.thing enable row level security;
            create policy mine on app.thing using (owner_id = 1 and price > 2);
            create publication news for table app.owner;
            create sequence app.free;
            create table app.log (id int, day date not null) partition by range (day);
            create table app.log_20 partition of app.log for values from ('2020-01-01') to ('2021-01-01');
            create table app.animal (id int primary key, name text check (name <> ''));
            create table app.dog (breed text) inherits (app.animal);
            grant select (mail) on app.owner to anon; grant select on app.thing to anon;
            comment on column app.thing.price is 'in euros';
            insert into app.owner (mail) values ('a@b'), ('c@d');
            insert into app.thing (owner_id, price, mood, both_of) values (1, 5, 'ok', '(1,x)'), (2, 7, 'sad', null);
            insert into app.log values (1, '2020-03-03'); insert into app.dog values (1, 'rex', 'b')""";

    private static final String ROWS = """
            select pg_catalog.query_to_xml(pg_catalog.format('select * from %s order by 1',
                c.oid::pg_catalog.regclass), true, false, '')::text
            from pg_catalog.pg_class c join pg_catalog.pg_namespace n on n.oid = c.relnamespace
            where c.relkind in ('r', 'v') and n.nspname in ('app', 'other')
            order by c.oid::pg_catalog.regclass::text""";

    @Test
    void tablesAndAllThatFollows(TestDatabase test) {
        var seen = comesBack(test, "alter table app.thing rename to item; alter table app.owner rename to person");
        assertThat(seen.lines()).containsExactly("> table app.owner to app.person", "> table app.thing to app.item");
        assertThat(seen.script().statements())
                .containsExactlyInAnyOrder(
                        "ALTER TABLE \"app\".\"person\" RENAME TO \"owner\"",
                        "ALTER TABLE \"app\".\"item\" RENAME TO \"thing\"");
    }

    @Test
    void columnsAndAllThatPrintsThem(TestDatabase test) {
        var seen = comesBack(test, """
                alter table app.thing rename price to cost; alter table app.owner rename id to number;
                alter table app.log rename id to nr; alter table app.animal rename name to called;
                alter view app.cheap rename column mail to address; alter materialized view app.sums rename n to many;
                alter type app.pair rename attribute a to first""");
        assertThat(seen.lines())
                .containsExactly(
                        "> attribute app.pair.a to app.pair.first",
                        "> column app.animal.name to app.animal.called",
                        "> column app.cheap.mail to app.cheap.address",
                        "> column app.dog.name to app.dog.called",
                        "> column app.log.id to app.log.nr",
                        "> column app.log_20.id to app.log_20.nr",
                        "> column app.owner.id to app.owner.number",
                        "> column app.sums.n to app.sums.many",
                        "> column app.thing.price to app.thing.cost");
        assertThat(seen.script().statements()).hasSize(7).allMatch(sql -> sql.contains(" RENAME "));
    }

    @Test
    void everythingElseThatHasAName(TestDatabase test) {
        var seen = comesBack(test, """
                alter table app.thing rename constraint thing_price_check to dear;
                alter table app.owner rename constraint owner_pkey to first_key;
                alter index app.thing_price rename to by_price; alter sequence app.free rename to loose;
                alter sequence app.thing_id_seq rename to numbers;
                alter view app.cheap rename to bargain; alter materialized view app.sums rename to totals;
                alter function app.worth rename to "Value"; alter function app.touch rename to poke;
                alter type app.mood rename to feeling; alter type app.feeling rename value 'sad' to 'blue';
                alter type app.feeling rename value 'ok' to 'well';
                alter type app.pair rename to couple; alter domain app.mail rename to address;
                alter domain app.address rename constraint mail_at to has_at;
                alter trigger touched on app.thing rename to poked; alter rule keep on app.owner rename to stay;
                alter policy mine on app.thing rename to ours; alter publication news rename to latest;
                alter schema other rename to spare""");
        assertThat(seen.lines())
                .hasSize(18)
                .contains("> enum app.mood to app.feeling [labels]")
                .allMatch(line -> line.startsWith("> ") && (!line.endsWith("]") || line.contains("mood")));
        assertThat(seen.script().statements()).hasSize(20).allMatch(sql -> sql.contains(" RENAME "));
    }

    @Test
    void anotherSchemaForItselfOrAsAWhole(TestDatabase test) {
        var seen = comesBack(test, """
                alter table app.thing set schema other; alter type app.mood set schema other;
                alter function app.worth set schema other; alter view app.cheap set schema other;
                alter sequence app.free set schema other; alter domain app.mail set schema other;
                alter table other.thing rename to item; alter schema app rename to shop""");
        assertThat(seen.lines()).hasSize(7).allMatch(line -> line.startsWith("> ") && !line.endsWith("]"));
        assertThat(seen.script().statements())
                .hasSize(8)
                .allMatch(sql -> sql.contains(" RENAME ") || sql.contains(" SET SCHEMA "));
    }

    @Test
    void aSchemaThatIsGoneIsMadeBeforeThingsMoveBack(TestDatabase test) {
        comesBack(test, """
                create schema fresh; alter table app.log set schema fresh; alter table app.log_20 set schema fresh;
                alter sequence app.free set schema fresh; drop schema other""");
        comesBack(test, "alter sequence app.free set schema other; alter sequence other.free set schema app");
    }

    @Test
    void swapsAndNamesTakenByNewcomers(TestDatabase test) {
        var seen = comesBack(test, """
                alter table app.owner rename to tmp; alter table app.animal rename to owner;
                alter table app.tmp rename to animal;
                alter table app.thing rename price to p; alter table app.thing rename id to price;
                alter table app.thing rename p to id;
                alter type app.mood rename value 'sad' to 'x'; alter type app.mood rename value 'ok' to 'sad';
                alter type app.mood rename value 'x' to 'ok';
                alter sequence app.free rename to free_old; create sequence app.free increment 7;
                alter table app.log rename day to day_old""");
        assertThat(seen.script().unsupported()).isEmpty();
        seen = comesBack(test, """
                alter table app.thing rename to thing_old; create table app.thing (id int, other text);
                alter table app.thing_old rename mood to mood_old; alter table app.thing_old add mood text""");
        assertThat(seen.script().unsupported()).isEmpty();
    }

    @Test
    void renamedAndChangedAtOnce(TestDatabase test) {
        var seen = comesBack(test, """
                alter table app.thing rename to item; alter table app.item rename price to cost;
                alter table app.item add column more int; alter table app.item alter cost set not null;
                create or replace view app.cheap as
                    select t.id, t.cost as price, o.mail, t.more from app.item t join app.owner o on o.id = t.owner_id;
                alter function app.touch rename to poke; create or replace function app.poke() returns trigger
                    language plpgsql as $$ begin return null; end $$;
                comment on table app.item is 'x'; grant insert on app.item to anon""");
        assertThat(seen.lines())
                .containsExactly(
                        "+ column app.cheap.more",
                        "+ column app.item.more",
                        "> column app.thing.price to app.item.cost [not null]",
                        "> function app.touch() to app.poke() [definition]",
                        "> table app.thing to app.item [acl, comment]",
                        "~ view app.cheap [definition]");
    }

    @Test
    void theSameTextThatMeansAnotherObjectIsAChange(TestDatabase test) {
        var seen = comesBack(test, """
                create table app.extra (id int, price numeric, owner_id int);
                alter table app.thing rename to thing_old; alter table app.extra rename to thing;
                create or replace view app.cheap as
                    select t.id, t.price, o.mail from app.thing t join app.owner o on o.id = t.owner_id""");
        assertThat(seen.lines()).contains("~ view app.cheap [definition]");
    }

    @Test
    void copiesOfAnotherDatabaseAreComparedByName(TestDatabase test) {
        var database = test.asSupabaseRole();
        run(database, "create table a (id int)");
        var before = new CatalogReader().read(database, new Cancellation());
        run(database, "alter table a rename to b");
        var file = SnapshotFile.of(SnapshotFile.bytes(new CatalogReader().read(database, new Cancellation())));
        assertThat(Change.Seen.lines(CatalogDiff.between(before, file)))
                .containsExactly("> table public.a to public.b");
        var elsewhere =
                new CatalogSnapshot(new SnapshotOrigin(150018, "d", "7-1", null), file.objects(), file.dependencies());
        assertThat(Change.Seen.lines(CatalogDiff.between(before, elsewhere)))
                .contains("- table public.a", "+ table public.b");
    }

    private static Change.Seen comesBack(TestDatabase test, String change) {
        Change.Seen last = null;
        for (var database : List.of(test.asSuperuser(), test.asSupabaseRole())) {
            last = database.session(new Cancellation(), session -> {
                session.execute("begin; set local search_path = ''");
                try {
                    var reader = new CatalogReader();
                    session.execute(BASE);
                    var rows = new ArrayList<@org.jspecify.annotations.Nullable String>();
                    session.each(ROWS, Parameters.none(), 0, row -> rows.add(row.textAt(0)));
                    var before = reader.read(session);
                    session.execute("savepoint here");
                    session.execute(change);
                    var after = reader.read(session);
                    var script = CatalogScript.from(after).to(before);
                    Change.run(session, script);
                    var back = reader.read(session);
                    assertThat(Change.Seen.lines(CatalogDiff.between(before, back)))
                            .as(script.text())
                            .isEmpty();
                    var again = new ArrayList<@org.jspecify.annotations.Nullable String>();
                    session.each(ROWS, Parameters.none(), 0, row -> again.add(row.textAt(0)));
                    assertThat(again).as(script.text()).isEqualTo(rows);
                    // and forward again, from the first state to the second
                    var forth = CatalogScript.from(back).to(after);
                    assertThat(forth.unsupported()).isEmpty();
                    return new Change.Seen(before, after, script, back);
                } finally {
                    session.execute("rollback");
                }
            });
        }
        return Objects.requireNonNull(last);
    }

    private static void run(Database database, String sql) {
        database.session(new Cancellation(), session -> {
            session.execute(sql);
            return true;
        });
    }
}
