package dev.alidade.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import dev.alidade.database.Cancellation;
import dev.alidade.database.Database;
import dev.alidade.error.AppException;
import dev.alidade.error.ProblemKind;
import dev.alidade.sandbox.DatabaseTemplate;
import dev.alidade.sandbox.SandboxExtension;
import dev.alidade.sandbox.TestDatabase;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The server filters; pages of what it lets through are walked as all others. */
class RowFilterIT {
    @RegisterExtension
    static final SandboxExtension SANDBOX = SandboxExtension.with(DatabaseTemplate.SPATIAL);

    private static Database database;
    private static Database superuser;

    private final Cancellation never = new Cancellation();

    @BeforeAll
    static void fill(TestDatabase sandbox) {
        superuser = sandbox.asSuperuser();
        database = sandbox.asSupabaseRole();
        Walk.run(superuser, """
                create table "we""ird Näme" (
                    id int primary key, "sel""ect" text, code varchar(5), amount numeric(10, 2), at timestamptz,
                    tags text[], doc jsonb, raw json, flag boolean, place geometry(Point, 4326), v vector(2));
                insert into "we""ird Näme" values
                    (1, '50% off_', 'abcde', 1.00, '2026-01-01 10:00+00', '{a,b}', '{"k": 1}', '{"k":1}', true, 'SRID=4326;POINT(1 2)', '[1,2]'),
                    (2, '', 'b', 1.01, 'infinity', '{}', 'null', null, false, null, null),
                    (3, null, null, 'NaN', '4000-01-01 BC', null, '[1, "x"]', '[]', null, null, '[3,4]'),
                    (4, 'üñí🙂', 'X''; -', 20, '2026-01-02', '{"b"}', '{}', '{}', true, null, null);
                create table keyless as select g as n, g % 7 as w, 'row ' || g as t from generate_series(1, 5000) g;
                create view seen as select n, w from keyless;
                alter table "we""ird Näme" owner to postgres; alter table keyless owner to postgres;
                alter view seen owner to postgres
                """);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            sel"ect | CONTAINS     | 0% OFF_             | 1
            sel"ect | EQUAL        | ``                  | 2
            sel"ect | LIKE         | %🙂                 | 4
            sel"ect | EQUAL        | x' or true --       |
            sel"ect | IS_NULL      |                     | 3
            sel"ect | NOT_EQUAL    | ``                  | 1,4
            sel"ect | IN           | üñí🙂~``~nothing     | 4
            code    | EQUAL        | abcdefgh            |
            code    | EQUAL        | X'; -               | 4
            amount  | EQUAL        | 1.005               |
            amount  | GREATER      | 1                   | 2,3,4
            amount  | BETWEEN      | 1~2                 | 1,2
            amount  | EQUAL        | NaN                 | 3
            at      | LESS         | 2026-01-01 12:00+02 | 3
            at      | EQUAL        | infinity            | 2
            tags    | EQUAL        | {a,b}               | 1
            tags    | CONTAINS     | b                   | 1,4
            doc     | EQUAL        | {"k":1}             | 1
            raw     | CONTAINS     | "K"                 | 1
            flag    | EQUAL        | true                | 1,4
            place   | IS_NOT_NULL  |                     | 1
            v       | EQUAL        | [3,4]               | 3
            id      | IN           | 4~2                 | 2,4
            """)
    void comparesAsTheTypeDoes(String column, FilterOperator operator, String values, String expected) {
        var given = operator.operands() == 0 ? List.<String>of() : List.of(values.split("~", -1));
        var filter = RowFilter.of(new ColumnFilter(column, operator, given));
        assertThat(ids(filter)).isEqualTo(expected == null ? List.of() : List.of(expected.split(",")));
    }

    @Test
    void aConditionInSqlMayHoldAnythingThatIsOneExpression() {
        assertThat(ids(RowFilter.NONE.withSql("doc ? 'k' -- a question"))).containsExactly("1");
        assertThat(ids(RowFilter.NONE.withSql("""
                tags[1:1] = array['a'] or "sel""ect" = E'\\'' or code = $$:x ? $$ /* ; /* ? */ */"""))).containsExactly("1");
        assertThat(ids(RowFilter.of(new ColumnFilter("flag", FilterOperator.EQUAL, List.of("t")))
                        .withSql("id < 4 or false")))
                .containsExactly("1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "true) or (true",
                "true; delete from keyless",
                "'unfinished",
                "(id = 1",
                "true /* open",
                "set_config('transaction_read_only', 'off', true) is null"
            })
    void whatIsNoSingleConditionIsRefusedBeforeItIsSent(String typed) {
        var shape = Walk.shape(database, "public", "keyless");
        assertThatThrownBy(() -> new RowPager(database, shape, null, RowFilter.NONE.withSql(typed), 10))
                .asInstanceOf(type(AppException.class))
                .extracting(e -> e.problem().kind())
                .isEqualTo(ProblemKind.REFUSED);
    }

    @Test
    void aConditionCannotWriteNorLeaveASettingBehind() {
        Walk.run(superuser, """
                create function eats() returns boolean language plpgsql as $$
                begin delete from keyless; return true; end $$""");
        var shape = Walk.shape(database, "public", "keyless");
        assertThatThrownBy(() -> new RowPager(database, shape, null, RowFilter.NONE.withSql("eats()"), 10).first(never))
                .asInstanceOf(type(AppException.class))
                .extracting(e -> e.problem().sqlState())
                .isEqualTo("25006");
        new RowPager(
                        database,
                        shape,
                        null,
                        RowFilter.NONE.withSql("set_config('application_name', 'left behind', false) is not null"),
                        10)
                .first(never);
        assertThat(Walk.column(database, "select count(*)::text from keyless")).containsExactly("5000");
        assertThat(
                        Walk.column(
                                database,
                                "select application_name from pg_catalog.pg_stat_activity where application_name = 'left behind'"))
                .isEmpty();
    }

    @Test
    void aWrongConditionIsTheServersSentence() {
        var shape = Walk.shape(database, "public", "keyless");
        assertThatThrownBy(() ->
                        new RowPager(database, shape, null, RowFilter.NONE.withSql("colour = 1"), 10).first(never))
                .hasMessageContaining("column \"colour\" does not exist");
        var filter = RowFilter.of(new ColumnFilter("n", FilterOperator.EQUAL, List.of("ten")));
        assertThatThrownBy(() -> new RowPager(database, shape, null, filter, 10).first(never))
                .hasMessageContaining("ten");
    }

    @Test
    void pagesOfAFilteredRelationAreWalkedBothWays() {
        var filter = RowFilter.of(new ColumnFilter("w", FilterOperator.EQUAL, List.of("3")))
                .withSql("n % 2 = 0");
        for (var table : List.of("keyless", "seen")) {
            var shape = Walk.shape(database, "public", table);
            for (var order : List.of(new RowOrder("n", true), new RowOrder("w", false))) {
                var pager = new RowPager(database, shape, order, filter, 50);
                var pages = Walk.forward(pager);
                assertThat(Walk.texts(pages, 0)).hasSize(357).doesNotHaveDuplicates();
                assertThat(pager.count(never)).isEqualTo(357);
                assertThat(Walk.texts(Walk.backward(pager, pages.getLast()).reversed(), 0))
                        .isEqualTo(Walk.texts(pages, 0));
            }
        }
        var physical = new RowPager(database, Walk.shape(database, "public", "keyless"), null, filter, 50);
        assertThat(Walk.texts(Walk.forward(physical), 0)).hasSize(357);
        assertThat(physical.last(never).rows()).hasSize(50);
    }

    private List<String> ids(RowFilter filter) {
        var shape = Walk.shape(database, "public", "we\"ird Näme");
        return Walk.texts(List.of(new RowPager(database, shape, null, filter, 10).first(never)), 0);
    }
}
