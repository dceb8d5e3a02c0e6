package dev.alidade.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.alidade.database.Cancellation;
import dev.alidade.database.Database;
import dev.alidade.database.Parameters;
import dev.alidade.database.Session;
import dev.alidade.sandbox.SandboxExtension;
import dev.alidade.sandbox.TestDatabase;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SandboxExtension.class)
class CatalogScriptIT {
    private final CatalogReader reader = new CatalogReader();

    @Test
    void whatCannotBeDoneIsSaid(TestDatabase test) {
        var database = test.asSupabaseRole();
        run(database, """
                create table t (id int);
                create table u (v int); insert into u values (1), (1)""");
        var before = reader.read(database, new Cancellation());
        try {
            run(database, "create unique index concurrently broken on u (v)");
        } catch (RuntimeException expected) {
            assertThat(expected).hasMessageContaining("broken");
        }
        run(database, "drop table t; create table t (id int) partition by list (id)");
        var after = reader.read(database, new Cancellation());
        assertThat(CatalogScript.from(after).to(before).unsupported())
                .extracting(unsupported -> unsupported.id().toString())
                .containsExactly("table public.t");
        assertThat(CatalogScript.from(before).to(after).unsupported())
                .extracting(unsupported -> unsupported.id().toString())
                .containsExactlyInAnyOrder("table public.t", "index public.u.broken");
        assertThat(CatalogScript.from(before).to(after).unsupported())
                .extracting(unsupported -> unsupported.reason().text())
                .anyMatch(text -> text.contains("partitioned otherwise"));
        assertThat(CatalogScript.from(after).to(after).statements()).isEmpty();
    }

    @Test
    void anEnumValueGoesWhileTheRowsStay(TestDatabase test) {
        var database = test.asSupabaseRole();
        run(database, """
                create type size as enum ('s', 'm', 'l');
                create domain fit as size default 'm';
                create table shirt (id int primary key, size size default 'm', all_sizes size[], check (size <> 'l'));
                create index on shirt (size) where size = 's';
                create function tall(s size) returns bool language sql immutable as $$ select s = 'l' $$;
                create view small as select id, size from shirt where not public.tall(size);
                insert into shirt values (1, 's', '{s,m}'), (2, 'm', null)""");
        var before = reader.read(database, new Cancellation());
        run(database, "alter type size add value 'xl'; alter type size add value 'xs' before 's'");
        var after = reader.read(database, new Cancellation());
        var script = CatalogScript.from(after).to(before);
        assertThat(script.unsupported()).isEmpty();
        database.write(new Cancellation(), session -> {
            Change.run(session, script);
            return true;
        });
        assertThat(Change.Seen.lines(CatalogDiff.between(before, reader.read(database, new Cancellation()))))
                .allMatch(line -> line.endsWith("[definition]"), "printed otherwise once it was parsed again");
        assertThat(texts(
                        database,
                        "select id || ' ' || size || ' ' || coalesce(all_sizes::text, '-') from shirt order by id"))
                .containsExactly("1 s {s,m}", "2 m -");
    }

    @Test
    void sharedNamesGoBeforeTheyComeBack(TestDatabase test) {
        var database = test.asSuperuser();
        var seen = database.session(new Cancellation(), session -> Change.make(session, """
                create table a (id int); create index shared on a (id); create function f(int) returns int language sql as 'select 1'
                """, """
                drop table a; create sequence shared; drop function f(int); create procedure f(int) language sql as '';
                create view a as select 1 as id
                """));
        assertThat(Change.Seen.lines(seen.remaining())).isEmpty();
    }

    private static List<String> texts(Database database, String sql) {
        return database.read(new Cancellation(), session -> {
            var texts = new ArrayList<String>();
            session.each(sql, Parameters.none(), 0, row -> texts.add(Objects.requireNonNull(row.textAt(0))));
            return texts;
        });
    }

    private static void run(Database database, String sql) {
        database.session(new Cancellation(), (Session session) -> {
            session.execute(sql);
            return true;
        });
    }
}
