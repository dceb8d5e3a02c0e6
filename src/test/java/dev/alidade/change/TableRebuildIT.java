package dev.alidade.change;

import static org.assertj.core.api.Assertions.assertThat;

import dev.alidade.catalog.CatalogDiff;
import dev.alidade.catalog.CatalogReader;
import dev.alidade.catalog.witness.Dump;
import dev.alidade.change.Acceptance.Order;
import dev.alidade.database.Cancellation;
import dev.alidade.database.Database;
import dev.alidade.database.Parameters;
import dev.alidade.database.Session;
import dev.alidade.sandbox.SandboxExtension;
import dev.alidade.sandbox.TestDatabase;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Columns that come back to their old places, and everything else stays what it was, rows and all. */
@ExtendWith(SandboxExtension.class)
class TableRebuildIT {
    private static final Acceptance REBUILT = new Acceptance(Order.REBUILT, true);
    private static final String BASE = """
            create type mood as enum ('glad', 'sad');
            create table customers (id int primary key, name text);
            insert into customers select n, 'c' || n from generate_series(1, 20) n;
            create table orders (
                id bigint generated always as identity (start with 100 increment by 5) primary key,
                gone text,
                number serial,
                note text,
                customer int references customers on delete cascade deferrable initially deferred,
                body text default 'x',
                size int generated always as (length(body)) stored,
                feeling mood default 'sad',
                "we""ird" numeric(10, 2),
                at timestamptz(3) not null default '2020-01-01',
                big bytea,
                constraint positive check ("we""ird" > 0)
            );
            alter table orders drop column gone;
            alter table orders alter column big set storage external;
            alter table orders alter column body set statistics 200;
            insert into orders (customer, body, feeling, "we""ird", at, big)
                select n, repeat('text ', n * 1000), case when n % 3 = 0 then 'glad' else 'sad' end::mood, n / 7.0,
                    now() + n * interval '1 day', decode(repeat(md5(n::text), 5000), 'hex')
                from generate_series(1, 20) n;
            insert into orders (customer) values (null), (null);
            delete from orders where id = 100; set constraints all immediate;
            alter table orders add constraint unproven check (id > 1000) not valid;
            create unique index orders_number on orders (number) include (note) where number > 0;
            alter table orders alter column number set not null;
            create unique index orders_named on orders (number, at);
            create index on orders using gin (to_tsvector('simple', body)) with (fastupdate = off);
            alter table orders replica identity using index orders_named;
            alter table orders cluster on orders_pkey;
            alter table orders set (fillfactor = 80, autovacuum_enabled = false);
            create table items (id int, part bigint references orders, foreign key (id) references customers not valid);
            insert into items select 1, id from orders;
            create view open_orders with (security_barrier) as select id, note, body from orders where size > 1;
            create view names as select o.note, c.name from open_orders o join customers c on true;
            create materialized view sums as select customer, sum(size) as total from orders group by customer;
            create unique index on sums (customer);
            create function label(o orders) returns text language sql stable as $$ select o.note || o.body $$;
            create function counted() returns bigint language sql return (select count(*) from orders);
            create function touch() returns trigger language plpgsql as $$ begin return new; end $$;
            create trigger touched before insert or update of body on orders for each row when (new.number > 3)
                execute function touch();
            create trigger never after delete on orders for each statement execute function touch();
            alter table orders disable trigger never;
            create trigger often after delete on orders for each statement execute function touch();
            alter table orders enable always trigger often;
            create rule quiet as on delete to customers do also select count(*) from orders;
            create statistics shape (dependencies) on note, customer, feeling from orders;
            alter table orders enable row level security; alter table orders force row level security;
            create policy mine on orders for select to authenticated using (customer = 1);
            create policy theirs on orders as restrictive for update using (note <> '') with check (size < 9);
            create policy far on items using (exists (select from orders o where o.id = part and o.note is null));
            alter table items enable row level security;
            create publication told for table orders (id, number, note, at) where (number > 3), items;
            grant select, insert on orders to anon; grant update (note, body) on orders to authenticated;
            grant select on open_orders to anon; grant select (name) on names to authenticated;
            grant usage on sequence orders_number_seq to anon;
            grant execute on function label to anon; revoke execute on function counted from public;
            comment on table orders is 'all of them'; comment on column orders.note is 'said';
            comment on constraint positive on orders is 'more'; comment on index orders_number is 'unique';
            comment on view open_orders is 'open'; comment on column names.name is 'whose';
            comment on trigger touched on orders is 'now and then'; comment on policy mine on orders is 'own';
            comment on sequence orders_id_seq is 'counts'; comment on statistics shape is 'both';
            comment on function label is 'shown'; comment on materialized view sums is 'old';
            """;
    private static final String ROWS = """
            select row_to_json(o)::text from (select id, number, note, customer, md5(body), size, feeling, "we""ird", at,
                md5(big) as big from orders) o order by id""";

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void everythingIsAsItWas(boolean superuser, TestDatabase test) throws IOException {
        var database = superuser ? test.asSuperuser() : test.asSupabaseRole();
        execute(database, BASE);
        if (superuser) {
            execute(
                    database,
                    "alter table orders owner to postgres; alter sequence orders_number_seq owner to postgres");
        }
        execute(database, "alter table orders no force row level security");
        var rows = texts(database, ROWS);
        execute(database, "alter table orders force row level security");
        var dump = Dump.of(test.server(), database, test.name());
        var evidence = changed(database, "alter table orders drop column note cascade");
        assertThat(evidence.reverse().unsupported()).hasSize(1);
        var plan = database.read(new Cancellation(), session -> undo(evidence).preview(session));
        var rebuild = Objects.requireNonNull(plan.rebuild());
        assertThat(rebuild.obstacles()).isEmpty();
        assertThat(rebuild.tables()).singleElement().satisfies(cost -> {
            assertThat(cost.name()).isEqualTo("public.orders");
            assertThat(cost.bytes()).isGreaterThan(100_000);
        });
        assertThat(rebuild.madeAnew())
                .contains("view public.open_orders", "view public.names", "constraint public.items.items_part_fkey");
        var result =
                database.write(new Cancellation(), session -> undo(evidence).run(session, REBUILT));
        assertThat(result.refusal()).as("%s", result).isNull();
        assertThat(result.verdict()).isEqualTo(Verdict.EXACT);
        assertThat(result.rebuilt()).containsExactly(Map.entry("public.orders", 21L));
        assertThat(Dump.of(test.server(), database, test.name())).isEqualTo(dump);
        execute(database, "alter table orders no force row level security");
        assertThat(texts(database, ROWS)).isEqualTo(rows);
        execute(database, "alter table orders drop constraint unproven");
        assertThat(texts(database, "insert into orders default values returning id || ' ' || number"))
                .containsExactly("210 23");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            create table t (a int, b int) partition by range (b)          | partitioned
            create table t (a int, b int); create table r () inherits (t) | public.r inherits
            create table t (a int, b int); create table u (x t[])         | column public.u.x
            create table t (a int, b int); create domain d as t           | domain public.d
            create table p (a int); create table t (b int) inherits (p)   | inherits
            create type t as (a int, b int)                               | composite public.t
            create table t (a int, b int); create publication everything for all tables | publishes every table
            create table t (a int, b int); create publication everything for tables in schema public | publishes every table
            create table t (a int, b int); create table r (o regclass); insert into r values ($$t$$)   | public.r.o
            create table t (a int, b int); create function ok(t) returns bool language sql as $$select true$$; alter table t add check (ok(t)) | public.ok(public.t)
            """)
    void whatCannotBeBuiltAnewIsSaidBefore(String base, String words, TestDatabase test) {
        var database = test.asSuperuser();
        execute(database, base);
        var evidence = changed(
                database,
                base.startsWith("create type")
                        ? "alter type t drop attribute a"
                        : "alter table " + (base.contains("inherits (p)") ? "p" : "t") + " drop column a");
        var plan = database.read(new Cancellation(), session -> undo(evidence).preview(session));
        assertThat(Objects.requireNonNull(plan.rebuild()).obstacles()).anyMatch(text -> text.contains(words));
        var catalog = new CatalogReader().read(database, new Cancellation());
        var refused =
                database.write(new Cancellation(), session -> undo(evidence).run(session, REBUILT));
        assertThat(Objects.requireNonNull(refused.refusal()).code()).isEqualTo("change.undo.rebuild");
        assertThat(refused.differences()).isEqualTo(plan.rebuild().obstacles());
        assertThat(CatalogDiff.between(catalog, new CatalogReader().read(database, new Cancellation())))
                .matches(CatalogDiff::isEmpty);
    }

    @Test
    void aMaterialisedViewThatIsOutOfDateKeepsItsRows(TestDatabase test) {
        var database = test.asSupabaseRole();
        execute(
                database,
                "create table t (a int, b int, c int); insert into t values (null, 1, 2);"
                        + " create materialized view m as select b from t; insert into t values (null, 2, 3)");
        var evidence = changed(database, "alter table t drop column a");
        var refused =
                database.write(new Cancellation(), session -> undo(evidence).run(session, REBUILT));
        assertThat(Objects.requireNonNull(refused.refusal()).message()).contains("public.m");
        assertThat(texts(database, "select b::text from m")).containsExactly("1");
        execute(database, "refresh materialized view m");
        var done = database.write(new Cancellation(), session -> undo(evidence).run(session, REBUILT));
        assertThat(done.refusal()).as("%s", done).isNull();
        assertThat(texts(database, "select t::text from t order by b")).containsExactly("(,1,2)", "(,2,3)");
    }

    @Test
    void severalTablesAndAScriptBySomebodyAreBuiltAnew(TestDatabase test) {
        var database = test.asSupabaseRole();
        execute(
                database,
                "create table a (x int, id int primary key); create table b (y int, a int references a, id int unique);"
                        + " alter table a add foreign key (id) references b (id) deferrable initially deferred;"
                        + " create unlogged table c (z int generated by default as identity, w text[], v xml);"
                        + " begin; insert into a values (null, 1); insert into b values (null, 1, 1); commit;"
                        + " insert into c (w, v) values ('{a,NULL}', '<a/>'), (null, null), (null, null)");
        var evidence = changed(
                database, "alter table a drop column x; alter table b drop column y; alter table c drop column w");
        var result = database.write(
                new Cancellation(),
                session -> undo(evidence)
                        .run(
                                session,
                                REBUILT,
                                hand -> hand.execute("alter table b add y int; alter table c add w text[];"
                                        + " alter table a add x int")));
        assertThat(result.refusal()).as("%s", result).isNull();
        assertThat(result.rebuilt()).isEqualTo(Map.of("public.a", 1L, "public.b", 1L, "public.c", 3L));
        assertThat(texts(database, "insert into c default values returning z::text"))
                .containsExactly("4");
        assertThat(texts(database, "select one::text || two::text from a one, b two"))
                .containsExactly("(,1)(,1,1)");
    }

    private static Evidence changed(Database database, String change) {
        return database.write(new Cancellation(), session -> {
            var trial = Trial.begin(database, session, Limits.USUAL);
            session.execute(change);
            return trial.finish();
        });
    }

    private static Undo undo(Evidence evidence) {
        return new Undo(evidence.before(), evidence.after(), Duration.ofSeconds(5));
    }

    private static void execute(Database database, String sql) {
        database.session(new Cancellation(), session -> {
            session.execute(sql);
            return true;
        });
    }

    private static List<String> texts(Database database, String sql) {
        return database.session(new Cancellation(), session -> texts(session, sql));
    }

    private static List<String> texts(Session session, String sql) {
        var found = new ArrayList<String>();
        session.each(sql, Parameters.none(), 0, row -> found.add(String.valueOf(row.textAt(0))));
        return found;
    }
}
