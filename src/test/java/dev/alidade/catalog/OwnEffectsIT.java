package dev.alidade.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.alidade.database.Cancellation;
import dev.alidade.database.Database;
import dev.alidade.database.Session;
import dev.alidade.sandbox.SandboxExtension;
import dev.alidade.sandbox.TestDatabase;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A colleague commits between our two snapshots; only what we did ourselves is taken back. */
@ExtendWith(SandboxExtension.class)
class OwnEffectsIT {
    private static final String BASE = """
            create schema app;
            create type app.mood as enum ('sad', 'ok');
            create table app.mine (id serial primary key, label text default 'x', price numeric);
            create table app.theirs (id serial primary key, label text default 'x', price numeric);
            create table app.both (id int primary key, label text default 'x', price numeric);
            create table app.my_old (id int); create table app.their_old (id int);
            create table app.my_name (id int); create table app.their_name (id int);
            create view app.my_view as select id, label from app.mine;
            create view app.their_view as select id, label from app.theirs;
            create view app.on_my_name as select id from app.my_name;
            create function app.my_function() returns int language sql as 'select 1';
            create function app.their_function() returns int language sql as 'select 1';
            create sequence app.my_sequence; create sequence app.their_sequence;
            comment on table app.mine is 'm'; comment on table app.theirs is 't';
            create index my_index on app.mine (label); create index their_index on app.theirs (label);
            create policy mine on app.mine using (id = 1); create policy theirs on app.theirs using (id = 1)""";

    private static final String OURS = """
            create table app.my_new (id serial primary key, x app.mood); create index on app.my_new (x);
            alter table app.mine add column more int; alter table app.mine alter column price set not null;
            alter table app.mine alter column label drop default; comment on table app.mine is null;
            grant select on app.mine to anon; drop table app.my_old; alter table app.my_name rename to my_other_name;
            drop index app.my_index; drop policy mine on app.mine;
            create or replace view app.my_view as select id, label, 1 as one from app.mine;
            create or replace function app.my_function() returns int language sql as 'select 2';
            drop function app.my_function(); create function app.my_function() returns int language sql as 'select 3';
            alter sequence app.my_sequence increment 5; comment on column app.both.price is 'ours'""";

    private static final String THEIRS = """
            create table app.their_new (id serial primary key, x app.mood); create index on app.their_new (x);
            alter table app.theirs add column more int; alter table app.theirs alter column price set not null;
            alter table app.theirs alter column label drop default; comment on table app.theirs is null;
            grant select on app.theirs to anon; drop table app.their_old;
            alter table app.their_name rename to their_other_name;
            drop index app.their_index; drop policy theirs on app.theirs;
            create or replace view app.their_view as select id, label, 1 as one from app.theirs;
            create or replace function app.their_function() returns int language sql as 'select 2';
            alter sequence app.their_sequence increment 5; grant insert on app.both to anon;
            alter table app.both alter column label set default 'y'; alter type app.mood add value 'well'""";

    private final CatalogReader reader = new CatalogReader();

    @Test
    void everyDifferenceFindsItsAuthorAndOnlyOursAreTakenBack(TestDatabase test) {
        for (var database : List.of(test.asSuperuser(), test.asSupabaseRole())) {
            run(test.asSuperuser(), "drop schema if exists app cascade");
            run(database, BASE);
            database.session(new Cancellation(), session -> {
                session.execute("begin");
                try {
                    session.execute("create temp table early (id int)");
                    var before = reader.read(session);
                    half(session, OURS, true);
                    run(database, THEIRS);
                    half(session, OURS, false);
                    var after = reader.read(session);
                    var effects = observed(database, before, after, session);
                    var authors = authors(effects);
                    assertThat(authors).allSatisfy((what, author) -> {
                        boolean theirs = what.contains("their") || what.contains("mood") || what.contains("both");
                        boolean ours = !theirs || what.equals("column app.both.price comment");
                        assertThat(author).as(what).isEqualTo(ours ? Author.OURS : Author.OTHERS);
                    });
                    assertThat(authors)
                            .hasSizeGreaterThan(40)
                            .containsEntry("table app.mine comment", Author.OURS)
                            .containsEntry("table app.theirs comment", Author.OTHERS)
                            .containsEntry("column app.both.price comment", Author.OURS)
                            .containsEntry("enum app.mood labels", Author.OTHERS);
                    assertThat(effects.unclear()).isEmpty();

                    var restoration = after.without(effects);
                    assertThat(restoration.conflicts()).isEmpty();
                    var script = CatalogScript.from(after).to(restoration.target());
                    Change.run(session, script);
                    var back = reader.read(session);
                    assertThat(Change.Seen.lines(CatalogDiff.between(restoration.target(), back)))
                            .as(script.text())
                            .isEmpty();
                    // what is left are exactly the colleague's effects
                    var left = CatalogDiff.between(before, back).differences().stream()
                            .map(difference -> difference.id().toString())
                            .toList();
                    assertThat(left)
                            .isNotEmpty()
                            .allMatch(id -> id.contains("their") || id.contains("both") || id.contains("mood"));
                    session.execute("rollback");
                    var elses = reader.read(database, new Cancellation());
                    assertThat(Change.Seen.lines(CatalogDiff.between(elses, restoration.target())))
                            .as("without ours it is what everybody else sees")
                            .isEmpty();
                    return true;
                } finally {
                    session.execute("rollback");
                }
            });
        }
    }

    @Test
    void subtransactionsAndExceptionBlocksAreOurs(TestDatabase test) {
        var database = test.asSupabaseRole();
        run(database, BASE);
        database.session(new Cancellation(), session -> {
            session.execute("begin");
            var before = reader.read(session);
            session.execute("""
                    savepoint a; create table app.in_savepoint (id int); release a;
                    savepoint b; create table app.gone (id int); rollback to b; comment on table app.both is 'b';
                    do $$ begin
                        for i in 1..50 loop begin execute format('create table app.n%s (id int)', i);
                            if i > 40 then raise 'no'; end if; exception when raise_exception then null; end; end loop;
                    end $$""");
            run(database, "create table app.their_new (id int)");
            var after = reader.read(session);
            var authors = authors(observed(database, before, after, session));
            assertThat(authors)
                    .containsEntry("table app.in_savepoint", Author.OURS)
                    .containsEntry("table app.n40", Author.OURS)
                    .containsEntry("table app.their_new", Author.OTHERS)
                    .containsEntry("table app.both comment", Author.OURS)
                    .hasSize(1 + 2 * 42);
            session.execute("rollback");
            return true;
        });
    }

    @Test
    void whatBothHaveWrittenIsAsked(TestDatabase test) {
        var database = test.asSuperuser();
        run(database, BASE);
        database.session(new Cancellation(), session -> {
            session.execute("begin");
            var before = reader.read(session);
            run(database, "grant select on app.both to anon; create table app.their_new (id int)");
            session.execute("""
                    alter table app.both enable row level security; comment on table app.both is 'ours';
                    grant select on app.their_new to anon""");
            var after = reader.read(session);
            var effects = observed(database, before, after, session);
            assertThat(authors(effects))
                    .containsEntry("table app.both acl", Author.UNKNOWN)
                    .containsEntry("table app.both row security", Author.UNKNOWN)
                    .containsEntry("table app.both comment", Author.OURS)
                    .containsEntry("table app.their_new", Author.UNKNOWN);
            assertThat(effects.unclear()).hasSize(2);
            assertThat(after.without(effects).target().contains(table("their_new")))
                    .isTrue();
            // a decision cannot drop what somebody else's columns are in
            var decided = after.without(effects.deciding(Author.OURS));
            assertThat(decided.target().contains(table("their_new"))).isTrue();
            assertThat(decided.conflicts())
                    .extracting(Restoration.Conflict::reason)
                    .contains(Restoration.Reason.NEEDED);
            session.execute("rollback");
            return true;
        });
    }

    @Test
    void laterDriftIsListedAndKept(TestDatabase test) {
        var database = test.asSupabaseRole();
        run(database, BASE);
        var before = reader.read(database, new Cancellation());
        run(database, """
                create table app.added (id int); create table app.used (id int);
                drop table app.my_old; comment on table app.mine is 'changed'; comment on table app.theirs is 'changed';
                alter table app.my_name rename to my_other_name; alter table app.mine drop column price;
                drop type app.mood; alter table app.both add column extra int""");
        var after = SnapshotFile.of(SnapshotFile.bytes(reader.read(database, new Cancellation())));
        run(database, """
                create view app.uses as select id from app.used; comment on table app.mine is 'by hand';
                create table app.my_old (other text); create table app.colleague (id int);
                grant select on app.both to anon; alter table app.both alter column label drop default""");
        var now = reader.read(database, new Cancellation());
        var restoration = now.without(OwnEffects.all(SnapshotFile.of(SnapshotFile.bytes(before)), after));
        assertThat(restoration.conflicts())
                .extracting(conflict -> conflict.reason() + " " + conflict.id()
                        + (conflict.property() == null ? "" : " " + conflict.property()))
                .contains(
                        "CHANGED_SINCE table app.mine comment", "NAME_TAKEN table app.my_old", "NEEDED table app.used");
        var target = restoration.target();
        assertThat(target.contains(table("added"))).isFalse();
        assertThat(target.contains(table("used"))).isTrue();
        assertThat(target.contains(table("colleague"))).isTrue();
        assertThat(target.contains(table("my_name"))).isTrue();
        run(database, CatalogScript.from(now).to(target).text());
        var back = reader.read(database, new Cancellation());
        assertThat(Change.Seen.lines(CatalogDiff.between(target, back))).isEmpty();
    }

    private OwnEffects observed(Database database, CatalogSnapshot before, CatalogSnapshot after, Session session) {
        return database.session(
                new Cancellation(), committed -> OwnEffects.observed(before, after, session, committed));
    }

    private static ObjectId table(String name) {
        return new ObjectId(ObjectKind.TABLE, "app", null, name);
    }

    /** One line a difference without properties, else one a property. */
    private static Map<String, Author> authors(OwnEffects effects) {
        var authors = new TreeMap<String, Author>();
        for (var effect : effects.effects()) {
            var id = effect.difference().id().toString();
            if (!(effect.difference() instanceof Difference.Changed)) {
                authors.put(id, effect.author());
            }
            effect.properties().forEach((property, author) -> authors.put(id + " " + property, author));
        }
        return authors;
    }

    private static void half(Session session, String statements, boolean first) {
        var all = statements.split(";");
        Stream.of(all)
                .skip(first ? 0 : all.length / 2)
                .limit(first ? all.length / 2 : all.length)
                .forEach(session::execute);
    }

    private static void run(Database database, String sql) {
        database.session(new Cancellation(), session -> {
            session.execute(sql);
            return true;
        });
    }
}
