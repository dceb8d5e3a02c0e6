package dev.alidade.browser.object;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.alidade.browser.NamedRelation;
import dev.alidade.browser.RelationTree;
import dev.alidade.database.Cancellation;
import dev.alidade.database.Database;
import dev.alidade.error.AppException;
import dev.alidade.sandbox.DatabaseTemplate;
import dev.alidade.sandbox.SandboxExtension;
import dev.alidade.sandbox.TestDatabase;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ObjectReaderIT {
    @RegisterExtension
    static final SandboxExtension SANDBOX = SandboxExtension.with(DatabaseTemplate.SPATIAL);

    private static final String SCHEMA = "we\"ird Näme";
    private final Cancellation never = new Cancellation();

    @BeforeEach
    void fill(TestDatabase test) {
        test.asSuperuser().session(never, session -> {
            session.execute("""
                    create schema "we""ird Näme"; set search_path to "we""ird Näme";
                    create type mood as enum ('so ''so''', 'fine');
                    create domain "select" as varchar(20) default 'x' not null constraint short check (length(value) < 10);
                    create type pair as (a int, "B b" numeric(5,2));
                    create type span as range (subtype = float8);
                    create sequence counter increment 5 minvalue 5 maxvalue 500 cycle;
                    create table used (id serial, how mood);
                    comment on type mood is 'how it is';
                    create function add(a int, b int default 1) returns int language sql immutable security definer
                        set search_path = pg_catalog as 'select a + b';
                    create procedure act() language sql as 'select 1';
                    create aggregate total(int) (sfunc = int4pl, stype = int);
                    create publication supabase_realtime for table used;
                    create materialized view kept as select 1 as one;
                    reset search_path
                    """);
            return true;
        });
    }

    @Test
    void listsWhatASchemaHoldsWithoutRowTypesAndArrays(TestDatabase test) {
        for (var database : List.of(test.asSuperuser(), test.asSupabaseRole())) {
            var found = new ObjectReader(database).ofSchema(SCHEMA, never);
            assertThat(found)
                    .extracting(object -> object.group() + " " + object.name() + " " + object.detail())
                    .containsExactlyInAnyOrder(
                            "FUNCTION act ",
                            "FUNCTION add a integer, b integer",
                            "FUNCTION total integer",
                            "SEQUENCE counter ",
                            "SEQUENCE used_id_seq ",
                            "TYPE mood enum",
                            "TYPE pair composite",
                            "TYPE select domain",
                            "TYPE span range",
                            "TYPE span_multirange multirange",
                            "FUNCTION span double precision, double precision",
                            "FUNCTION span double precision, double precision, text",
                            "FUNCTION span_multirange ",
                            "FUNCTION span_multirange " + name("span"),
                            "FUNCTION span_multirange VARIADIC " + name("span[]"));
        }
    }

    @Test
    void definitionsMakeTheSameObjectAgain(TestDatabase test) {
        var database = test.asSuperuser();
        for (var wanted : List.of("mood", "select", "pair", "span", "counter", "add", "act")) {
            var object = object(database, wanted);
            var definition = new ObjectReader(database).facts(object, never).definition();
            assertThat(definition).as(wanted).isNotEmpty();
            database.session(never, session -> {
                session.execute("create schema again");
                return true;
            });
            var moved = definition.replace("\"we\"\"ird Näme\".", "again.");
            database.session(never, session -> {
                session.execute(moved);
                return true;
            });
            var copy = new ObjectReader(database)
                    .ofSchema("again", never).stream()
                            .filter(other -> other.name().equals(wanted) && other.group() == object.group())
                            .findFirst()
                            .orElseThrow();
            assertThat(new ObjectReader(database).facts(copy, never).definition())
                    .isEqualTo(moved);
            database.session(never, session -> {
                session.execute("drop schema again cascade");
                return true;
            });
        }
    }

    @Test
    void saysWhatIsWorthKnowingAlsoWithoutRights(TestDatabase test) {
        var reader = new ObjectReader(test.asSupabaseRole());
        var mood = reader.facts(object(test.asSupabaseRole(), "mood"), never);
        assertThat(words(mood))
                .contains("comment=how it is")
                .contains("labels='so ''so''', 'fine'")
                .contains("used.how");
        var add = reader.facts(object(test.asSupabaseRole(), "add"), never);
        assertThat(words(add)).contains("security definer", "volatility=immutable", "settings=search_path=pg_catalog");
        var sequence = reader.facts(object(test.asSupabaseRole(), "used_id_seq"), never);
        assertThat(words(sequence)).contains("ownedBy=").doesNotContain("lastValue");
        for (var object : reader.ofDatabase(never)) {
            assertThat(reader.facts(object, never).facts()).as(object.label()).isNotEmpty();
        }
        assertThat(reader.ofDatabase(never))
                .extracting(SchemaObject::name)
                .contains("postgis", "supabase_realtime", "postgres", "pg_monitor");
    }

    @Test
    void everyObjectOfTheSystemAndOfExtensionsHasAPage(TestDatabase test) {
        var reader = new ObjectReader(test.asSupabaseRole());
        var some = reader.ofSchema("public", never);
        assertThat(some).anyMatch(object -> "postgis".equals(object.extension()));
        for (int i = 0; i < some.size(); i += 25) {
            assertThat(reader.facts(some.get(i), never).facts())
                    .as(some.get(i).label())
                    .isNotEmpty();
        }
    }

    @Test
    void saysThatAnObjectIsGone(TestDatabase test) {
        var reader = new ObjectReader(test.asSuperuser());
        assertThatThrownBy(() -> reader.facts(new SchemaObject(ObjectGroup.TYPE, 1, "public", "gone", "", null), never))
                .isInstanceOf(AppException.class)
                .hasMessageContaining("public.gone");
    }

    @Test
    void theTreeKnowsRealtimeAndAllNames(TestDatabase test) {
        var tree = new RelationTree(test.asSupabaseRole());
        var used = tree.relations(SCHEMA, never).stream()
                .filter(entry -> entry.name().name().equals("used"))
                .findFirst()
                .orElseThrow();
        assertThat(used.realtime()).isTrue();
        var names = tree.names(never);
        assertThat(names.matching("used", false, 10).shown())
                .extracting(NamedRelation::name)
                .contains(used.name());
        assertThat(names.matching("spatial_ref_sys", false, 10).shown()).isEmpty();
        assertThat(names.matching("spatial_ref_sys", true, 10).shown()).hasSize(1);
    }

    private SchemaObject object(Database database, String name) {
        return new ObjectReader(database)
                .ofSchema(SCHEMA, never).stream()
                        .filter(object -> object.name().equals(name)
                                && !(name.equals("span") && object.group() == ObjectGroup.FUNCTION))
                        .findFirst()
                        .orElseThrow();
    }

    private static String name(String type) {
        return "\"we\"\"ird Näme\"." + type;
    }

    private static String words(ObjectFacts facts) {
        return facts.facts().stream()
                .map(fact -> fact.name() + "=" + fact.value())
                .collect(Collectors.joining("\n"));
    }
}
