package dev.alidade.browser.relation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.alidade.browser.RelationKind;
import dev.alidade.browser.RelationName;
import dev.alidade.database.Cancellation;
import dev.alidade.database.Database;
import dev.alidade.error.AppException;
import dev.alidade.sandbox.SandboxExtension;
import dev.alidade.sandbox.TestDatabase;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the pages say about a relation. */
@ExtendWith(SandboxExtension.class)
class RelationPagesIT {
    private static final String SCHEMA = """
            create schema "we""ird Näme";
            create table customer (id int primary key, name text not null default 'x' collate "C", note jsonb);
            comment on column customer.name is 'who it is';
            create table "we""ird Näme"."select" (
                id bigint generated always as identity primary key,
                customer int references customer on delete cascade,
                amount numeric(10, 2) check (amount > 0),
                twice numeric generated always as (amount * 2) stored,
                unique (customer, amount));
            create index "by ""amount"\"" on "we""ird Näme"."select" (amount) where amount > 10;
            create view totals as select customer, sum(amount) as total from "we""ird Näme"."select" group by customer;
            create view best as select * from totals where total > 100;
            create function loudly() returns trigger language plpgsql as 'begin raise notice ''customer''; return new; end';
            create trigger loud before insert on customer for each row execute function loudly();
            alter table customer disable trigger loud;
            create policy own on customer for select to anon, authenticated using (id = 1);
            alter table customer enable row level security;
            grant select on customer to anon;
            grant update (name) on customer to authenticated;
            insert into customer select g, 'c' || g from generate_series(1, 100) g;
            analyze customer
            """;
    private static final RelationName CUSTOMER = new RelationName("public", "customer");
    private static final RelationName ORDERS = new RelationName("we\"ird Näme", "select");

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void saysWhatThereIsToKnow(boolean superuser, TestDatabase test) {
        var database = superuser ? test.asSuperuser() : test.asSupabaseRole();
        run(database, SCHEMA);
        var pages = new RelationPages(database);
        assertThat(lines(pages, CUSTOMER, RelationPage.COLUMNS))
                .containsExactly(
                        "id|integer|true|–|–|plain|0.0 %|100|–",
                        "name|text|true|'x'::text|C|extended|0.0 %|100|who it is",
                        "note|jsonb|false|–|–|extended|100.0 %|0|–");
        assertThat(lines(pages, ORDERS, RelationPage.COLUMNS))
                .anySatisfy(line -> assertThat(line).startsWith("id|bigint|true|generated always as identity"))
                .anySatisfy(line -> assertThat(line).startsWith("twice|numeric|false|generated: (amount"));
        assertThat(lines(pages, ORDERS, RelationPage.INDEXES))
                .hasSize(3)
                .anySatisfy(line ->
                        assertThat(line).startsWith("select_pkey|primary key|").contains("btree (id)"))
                .anySatisfy(
                        line -> assertThat(line).startsWith("by \"amount\"||").contains("WHERE (amount"));
        // from 18 on NOT NULL is a constraint
        assertThat(lines(pages, CUSTOMER, RelationPage.CONSTRAINTS))
                .filteredOn(line -> !line.contains("|not null|"))
                .containsExactly(
                        "customer_pkey|primary key|–|PRIMARY KEY (id)||–",
                        "select_customer_fkey|referenced by|we\"ird Näme.select|FOREIGN KEY (customer) REFERENCES"
                                + " customer(id) ON DELETE CASCADE||–");
        assertThat(pages.read(CUSTOMER, RelationPage.CONSTRAINTS, new Cancellation()))
                .filteredOn(row -> !"not null".equals(row.values().get(1)))
                .extracting(PageRow::target)
                .containsExactly(null, ORDERS);
        assertThat(lines(pages, CUSTOMER, RelationPage.POLICIES))
                .containsExactly("own|select|permissive|anon, authenticated|(id = 1)|–|–");
        assertThat(pages.read(CUSTOMER, RelationPage.TRIGGERS, new Cancellation()))
                .singleElement()
                .satisfies(row -> assertThat(row.values().get(1)).isEqualTo("DISABLED"))
                .satisfies(row -> assertThat(row.source()).contains("raise notice"));
        assertThat(lines(pages, CUSTOMER, RelationPage.GRANTS))
                .anySatisfy(line -> assertThat(line).startsWith("anon|–|").contains("select"))
                .anySatisfy(line -> assertThat(line).startsWith("authenticated|name|update|"));
        assertThat(lines(pages, ORDERS, RelationPage.DEPENDENTS))
                .containsExactly("view|public.totals|needs it|1", "view|public.best|needs it|2");
        assertThat(lines(pages, CUSTOMER, RelationPage.DEPENDENTS))
                .anySatisfy(line -> assertThat(line).contains("select_customer_fkey"))
                .anySatisfy(line -> assertThat(line).isEqualTo("function|loudly()|mentions its name|–"))
                .noneSatisfy(line -> assertThat(line).contains("customer_pkey"))
                .noneSatisfy(line -> assertThat(line).startsWith("trigger"))
                .noneSatisfy(line -> assertThat(line).startsWith("policy"));
    }

    @Test
    void theDefinitionMakesTheSameAgainAndFollowsChanges(TestDatabase test) {
        var database = test.asSupabaseRole();
        run(database, SCHEMA);
        var pages = new RelationPages(database);
        var before = pages.definition(ORDERS, RelationKind.TABLE, new Cancellation());
        run(database, "drop table \"we\"\"ird Näme\".\"select\" cascade");
        assertThatThrownBy(() -> pages.definition(ORDERS, RelationKind.TABLE, new Cancellation()))
                .isInstanceOf(AppException.class)
                .hasMessageContaining("select");
        run(database, before);
        assertThat(pages.definition(ORDERS, RelationKind.TABLE, new Cancellation()))
                .isEqualTo(before);
        run(database, "alter table \"we\"\"ird Näme\".\"select\" add column later int");
        assertThat(pages.definition(ORDERS, RelationKind.TABLE, new Cancellation()))
                .contains("later integer")
                .isNotEqualTo(before);
    }

    @Test
    void aRoleWithoutRightsSeesTheShapeButNoValues(TestDatabase test) {
        run(
                test.asSuperuser(),
                SCHEMA + "; revoke all on customer from public, postgres, anon, authenticated, service_role");
        var pages = new RelationPages(test.asSupabaseRole());
        assertThat(lines(pages, CUSTOMER, RelationPage.COLUMNS))
                .contains("name|text|true|'x'::text|C|extended|–|–|who it is");
        assertThat(lines(pages, CUSTOMER, RelationPage.GRANTS)).isNotEmpty();
    }

    @Test
    void partitionsGoWithTheirTableAndWhatNeedsThemKeepsIt(TestDatabase test) {
        var database = test.asSupabaseRole();
        run(database, """
                create table log (at date not null, n int) partition by range (at);
                create table log_1 partition of log for values from ('2020-01-01') to ('2021-01-01');
                create table log_2 partition of log for values from ('2021-01-01') to ('2023-01-01') partition by range (at);
                create table "log 2a" partition of log_2 for values from ('2021-01-01') to ('2022-01-01');
                create index by_n on log (n);
                insert into log select date '2020-01-01' + g % 700, g from generate_series(1, 2000) g;
                create view recent as select * from log_1""");
        var pages = new RelationPages(database);
        var log = new RelationName("public", "log");
        assertThat(lines(pages, log, RelationPage.DEPENDENTS))
                .containsExactly(
                        "partitioned table|public.log_2|partition, goes with it|1",
                        "table|public.log_1|partition, goes with it|1",
                        "table|public.\"log 2a\"|partition, goes with it|2",
                        "view|public.recent|needs it|2");
        assertThat(pages.read(log, RelationPage.INDEXES, new Cancellation()))
                .singleElement()
                .satisfies(row -> assertThat(row.values())
                        .anySatisfy(value -> assertThat(value)
                                .asInstanceOf(InstanceOfAssertFactories.LONG)
                                .isGreaterThan(16_384)));
        assertThat(lines(pages, new RelationName("public", "nothing"), RelationPage.COLUMNS))
                .isEmpty();
    }

    private static List<String> lines(RelationPages pages, RelationName relation, RelationPage page) {
        return pages.read(relation, page, new Cancellation()).stream()
                .map(row -> String.join(
                        "|", row.values().stream().map(RelationPagesIT::shown).toList()))
                .toList();
    }

    private static String shown(@Nullable Object value) {
        return Objects.toString(value, "–");
    }

    private static void run(Database database, String sql) {
        database.session(new Cancellation(), session -> {
            session.execute(sql);
            return new ArrayList<String>();
        });
    }
}
