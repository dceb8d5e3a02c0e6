package dev.alidade.console.completion;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The caret stands at the bar. */
class CompletionTest {
    private static final CatalogNames NAMES = new CatalogNames(
            List.of("public", "city", "pg_catalog"),
            List.of(
                    relation(1, "public", "vehicle", true, "id", "name", "owner_id", "mass"),
                    relation(2, "public", "owner", true, "id", "name", "born"),
                    relation(3, "city", "district", false, "id", "outline", "we\"ird Näme", "order"),
                    relation(4, "public", "vehicle_event", true, "vehicle_id", "at", "kind"),
                    relation(5, "pg_catalog", "pg_class", true, "oid", "relname")),
            List.of(
                    new Named.Routine("pg_catalog", "count", "a", "\"any\"", "bigint", true),
                    new Named.Routine("pg_catalog", "now", "f", "", "timestamp with time zone", true),
                    new Named.Routine("public", "name_of", "f", "v vehicle", "text", true)),
            List.of(new Named.Type("pg_catalog", "integer", true), new Named.Type("public", "mood", true)),
            List.of(
                    new Named.Link(1, List.of("owner_id"), 2, List.of("id")),
                    new Named.Link(4, List.of("vehicle_id"), 1, List.of("id"))));

    @ParameterizedTest
    @CsvSource(delimiterString = "==>", quoteCharacter = '~', textBlock = """
            select v.| from vehicle v                           ==> id,mass,name,owner_id
            select v.na| from public.vehicle as v               ==> name
            select vehicle.ma| from vehicle                     ==> mass
            select x.b| from vehicle v, owner x                 ==> born
            select * from vehi|                                 ==> vehicle,vehicle_event
            select * from city.|                                ==> district
            select * from dis|                                  ==> city.district
            insert into vehicle (na|                            ==> name
            insert into vehicle (id, na|) values (1)            ==> name
            update vehicle set ma|                              ==> mass
            delete from vehicle where ma|                       ==> mass
            select d.we| from city.district d                   ==> "we""ird Näme"
            select d.or| from city.district d                   ==> "order"
            select mas|                                         ==> mass
            select o| from owner x where exists (select 1 from vehicle v where v.ow|) ==> owner_id
            select 1::int|                                      ==> integer
            select cast(a as mo|                                ==> mood
            with fast as (select id, mass as weight from vehicle) select fast.we| from fast ==> weight
            with f(a, b) as (select 1, 2) select f.| from f     ==> a,b
            select s.| from (select v.*, 1 as extra from vehicle v) s ==> extra,id,mass,name,owner_id
            select * from vehicle v join owner o on |           ==> v-o
            select * from owner o join vehicle v on |           ==> v-o
            select * from vehicle_event e left join vehicle on | ==> e-v
            """)
    void suggestsFirst(String statement, String expected) {
        int caret = statement.lastIndexOf('|');
        var sql = statement.substring(0, caret).replace("|", "") + statement.substring(caret + 1);
        caret = statement.substring(0, caret).replace("|", "").length();
        var wanted = expected.replace("v-o", sql.contains("owner o join") ? "v.owner_id = o.id" : "o.id = v.owner_id")
                .replace("e-v", "vehicle.id = e.vehicle_id");

        var found = Completion.at(NAMES, sql, caret);

        var names = wanted.split(",");
        assertThat(found.all().stream().limit(names.length).map(Suggestion::insert))
                .containsExactly(names);
    }

    @ParameterizedTest
    @CsvSource({
        "sel, select",
        "select id fr, from",
        "select * from vehicle wh, where",
        "select * from vehicle v le, left join",
        "select * from vehicle order b, by",
        "create ta, table"
    })
    void suggestsWordsByPlace(String statement, String word) {
        assertThat(Completion.at(NAMES, statement, statement.length()).all())
                .filteredOn(s -> s.kind() == Suggestion.Kind.KEYWORD)
                .extracting(Suggestion::insert)
                .anyMatch(insert -> insert.equals(word) || insert.endsWith(" " + word));
    }

    @Test
    void suggestsColumnsThatNeedTheirTable() {
        var found = Completion.at(NAMES, "select na from vehicle v, owner o", 9);
        assertThat(found.all()).extracting(Suggestion::insert).startsWith("o.name", "v.name");
    }

    @Test
    void putsTheCaretBetweenTheParenthesesOfAFunction() {
        var found = Completion.at(NAMES, "select coun from vehicle", 11);
        var count = found.all().stream()
                .filter(s -> s.kind() == Suggestion.Kind.FUNCTION)
                .findFirst()
                .orElseThrow();
        assertThat(count.insert()).isEqualTo("count()");
        assertThat(count.caretBack()).isEqualTo(1);
        assertThat(count.detail()).isEqualTo("(\"any\") → bigint");
        assertThat(Completion.at(NAMES, "select now", 10).all())
                .filteredOn(s -> s.label().equals("now"))
                .extracting(Suggestion::caretBack)
                .containsExactly(0);
    }

    @ParameterizedTest
    @CsvSource({"select 'fro", "select 1 -- fro", "select $$ fro", "/* fro", "select 12"})
    void isSilentInTextsCommentsAndNumbers(String statement) {
        assertThat(Completion.at(NAMES, statement, statement.length()).all()).isEmpty();
    }

    @Test
    void replacesAQuotedNameWithItsQuote() {
        var sql = "select * from \"veh";
        var found = Completion.at(NAMES, sql, sql.length());
        assertThat(found.from()).isEqualTo(14);
        assertThat(found.all()).extracting(Suggestion::insert).startsWith("\"vehicle\"");
    }

    @Test
    void suggestsTablesThatAForeignKeyLeadsTo() {
        var sql = "select * from vehicle v join ";
        assertThat(Completion.at(NAMES, sql, sql.length()).all())
                .extracting(Suggestion::insert)
                .startsWith("owner", "vehicle_event");
    }

    /** 10,000 tables that are alike: every one of their columns is offered, and no table is looked through for each. */
    @Test
    void suggestsEveryColumnThatManyTablesHaveInCommon() {
        var columns = IntStream.range(0, 10).mapToObj(i -> "c_" + i).toArray(String[]::new);
        var many = new CatalogNames(
                List.of("public"),
                IntStream.range(0, 10_000)
                        .mapToObj(i -> relation(i, "public", "t_" + i, true, columns))
                        .toList(),
                List.of(),
                List.of(),
                List.of());

        assertThat(Completion.at(many, "select c_", 9).all())
                .extracting(Suggestion::label)
                .containsExactly(columns);
    }

    private static Named.Relation relation(long id, String schema, String name, boolean visible, String... columns) {
        return new Named.Relation(
                id,
                schema,
                name,
                "r",
                visible,
                List.of(columns).stream().map(c -> new Named.Column(c, "text")).toList());
    }
}
