package dev.alidade.corridor.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.alidade.corridor.LayerCount;
import dev.alidade.corridor.MapRequest;
import dev.alidade.corridor.MapService;
import dev.alidade.corridor.RenderedMap;
import dev.alidade.corridor.layer.LayerRole;
import dev.alidade.corridor.layer.SpatialLayer;
import dev.alidade.database.Cancellation;
import dev.alidade.database.Database;
import dev.alidade.error.AppException;
import dev.alidade.sandbox.DatabaseTemplate;
import dev.alidade.sandbox.SandboxExtension;
import dev.alidade.sandbox.TestDatabase;
import dev.alidade.settings.AppFolders;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Keys in lists and figures of districts become layers, in the role of a Supabase user and as superuser. */
class LinkedLayersIT {
    private static final String SCHEMA = """
        create schema "City & Co";
        create table "City & Co".crossings (crossing_id text primary key, crossing_name text, spot geometry(Point, 4326));
        insert into "City & Co".crossings select 'int_' || i, 'Crossing ' || i,
            st_setsrid(st_point(-122.44 + i * 0.004, 37.75 + (i %% 3) * 0.006), 4326) from pg_catalog.generate_series(1, 9) i;
        create table "City & Co"."Wards" (ward_id text primary key, name text, outline geometry(MultiPolygon, 4326));
        insert into "City & Co"."Wards" select 'w' || i, 'Ward ' || i, st_multi(st_makeenvelope(-122.45 + i * 0.012, 37.745,
            -122.44 + i * 0.012, 37.775, 4326)) from pg_catalog.generate_series(1, 4) i;
        create table "City & Co".engines (engine_id uuid primary key, code text unique);
        insert into "City & Co".engines values ('00000000-0000-0000-0000-000000000001', 'E1'),
            ('00000000-0000-0000-0000-000000000002', 'E2');
        create table "City & Co".engine_places (id int primary key, engine uuid references "City & Co".engines,
            seen_at timestamptz, spot geometry(Point, 4326));
        insert into "City & Co".engine_places values
            (1, '00000000-0000-0000-0000-000000000001', '2025-09-01 10:00Z', st_setsrid(st_point(-122.40, 37.70), 4326)),
            (2, '00000000-0000-0000-0000-000000000001', '2025-09-01 11:00Z', st_setsrid(st_point(-122.43, 37.76), 4326));
        create table "City & Co".rescues (code text primary key, affected_crossings text[], touched text[], engines uuid[],
            anything text[], numbers int[]);
        comment on column "City & Co".rescues.engines is 'Ids in engines.engine_id.';
        insert into "City & Co".rescues values
            ('R1', '{int_1,int_2,int_3}', '{w1,w2}', '{00000000-0000-0000-0000-000000000001}', '{a}', '{1}'),
            ('R2', '{int_2,int_2,int_gone,null}', '{w2}', '{00000000-0000-0000-0000-000000000001,00000000-0000-0000-0000-000000000002}', '{}', null),
            ('R3', null, null, null, null, null);
        create table "City & Co".ward_figures (id int primary key, ward text references "City & Co"."Wards",
            measured_at timestamptz, load real, riders int, unique (ward, measured_at));
        insert into "City & Co".ward_figures select h * 10 + i, 'w' || i, timestamptz '2025-09-01 00:00Z' + h * interval '1 h',
            i * 10 + h, i * 100 from pg_catalog.generate_series(1, 3) i, pg_catalog.generate_series(0, 5) h;
        analyze;
        """.replace("%%", "%");

    private static final DatabaseTemplate CITY = new DatabaseTemplate("linked-city", database -> {
        DatabaseTemplate.SPATIAL.filler().accept(database);
        database.asSupabaseRole().session(new Cancellation(), session -> {
            session.execute(SCHEMA);
            return true;
        });
    });

    @RegisterExtension
    static final SandboxExtension SANDBOX = SandboxExtension.with(CITY);

    @TempDir
    Path folder;

    @Test
    void listsAreFoundByCommentByNameAndByTheirValues(TestDatabase test) {
        for (var database : List.of(test.asSupabaseRole(), test.asSuperuser())) {
            var links = new KeyLinks(database).all(new Cancellation());
            assertThat(links)
                    .extracting(l -> l.list().name() + " " + l.way() + " "
                            + l.keyColumn().label())
                    .containsExactlyInAnyOrder(
                            "affected_crossings DECLARED City & Co.crossings.crossing_id",
                            "engines DECLARED City & Co.engines.engine_id",
                            "touched LEARNED City & Co.Wards.ward_id",
                            "numbers LEARNED City & Co.engine_places.id");
            assertThat(links)
                    .filteredOn(l -> l.list().name().equals("engines"))
                    .singleElement()
                    .satisfies(l -> {
                        assertThat(l.place().layer().id().table()).isEqualTo("engine_places");
                        assertThat(l.place().timeColumn()).isEqualTo("seen_at");
                    });
        }
    }

    @Test
    void everyListedThingLightsUpAndKeysThatLeadNowhereAreTold(TestDatabase test) throws IOException {
        for (var database : List.of(test.asSupabaseRole(), test.asSuperuser())) {
            var links = new KeyLinks(database);
            var crossings = links.named("City & Co.rescues.affected_crossings", new Cancellation());
            var layer = KeyLinks.layer(crossings);
            var count = draw(database, layer, "map-links").layers().getFirst();
            assertThat(count.problem()).isNull();
            assertThat(count.role()).isEqualTo(LayerRole.POINT);
            assertThat(count.shown()).isEqualTo(3);
            assertThat(count.notes()).anyMatch(note -> note.contains("1 keys") && note.contains("int_gone"));
            assertThat(links.lost(crossings, 10, new Cancellation())).containsExactly("int_gone");
        }
    }

    @Test
    void aThingWithoutAPlaceOfItsOwnLiesWhereItWasSeenLast(TestDatabase test) {
        var database = test.asSupabaseRole();
        var links = new KeyLinks(database);
        var engines = links.named("City & Co.rescues.engines", new Cancellation());
        var layer = KeyLinks.layer(engines);
        var service = service(database);
        service.change(layer);
        var map = service.render(only(layer), new Cancellation());
        assertThat(map.layers().getFirst().shown()).isEqualTo(1);
        assertThat(map.view().box().west())
                .as("not where it was an hour before")
                .isGreaterThan(-122.44);
        assertThat(map.view().box().south()).isGreaterThan(37.74);
        assertThat(links.lost(engines, 10, new Cancellation())).containsExactly("00000000-0000-0000-0000-000000000002");
    }

    @Test
    void whoListsAThingIsPartOfItsRow(TestDatabase test) {
        var database = test.asSupabaseRole();
        var service = service(database);
        var layer = KeyLinks.layer(new KeyLinks(database).named("City & Co.rescues.touched", new Cancellation()));
        service.change(layer);
        var map = service.render(only(layer), new Cancellation());
        var view = map.view();
        var found = service.pick(
                view,
                view.pixelX(dev.alidade.corridor.projection.WebMercator.x(-122.421)),
                view.pixelY(dev.alidade.corridor.projection.WebMercator.y(37.76)),
                5,
                List.of(layer));
        assertThat(found).isPresent();
        assertThat(service.detail(found.orElseThrow(), new Cancellation()).attributes())
                .anyMatch(a -> a.name().equals("listed_by") && "R1, R2".equals(a.value()))
                .anyMatch(a -> a.name().equals("listed") && "2".equals(a.value()));
    }

    @Test
    void linksThatAreNoneAreRefusedWithAReason(TestDatabase test) {
        var links = new KeyLinks(test.asSupabaseRole());
        for (var name : List.of(
                "City & Co.rescues.anything",
                "City & Co.rescues.code",
                "rescues",
                "City & Co.rescues.anything=City & Co.rescues.code",
                "City & Co.rescues.anything=nothing")) {
            assertThatThrownBy(() -> links.named(name, new Cancellation()))
                    .isInstanceOfSatisfying(
                            AppException.class,
                            e -> assertThat(e.problem().nextStep()).isNotBlank());
        }
        var given = links.named("City & Co.rescues.anything=City & Co.Wards.ward_id", new Cancellation());
        assertThat(given.way()).isEqualTo(KeyLink.Way.GIVEN);
        assertThat(links.lost(given, 10, new Cancellation())).containsExactly("a");
    }

    @Test
    void typingTheColumnOnTheScreenIsEnough(TestDatabase test) {
        test.asSupabaseRole().session(new Cancellation(), session -> {
            session.execute("alter schema \"City & Co\" rename to city");
            return true;
        });
        var renamed = service(test.asSupabaseRole());
        assertThat(drawn(renamed, "city.rescues.affected_crossings")).isEqualTo(3);
        assertThat(drawn(renamed, "city.rescues.anything=city.Wards.ward_id")).isZero();
        assertThat(drawn(renamed, "city.ward_figures.load")).isEqualTo(4);
        assertThat(drawn(renamed, "city.Wards.outline")).isEqualTo(4);
        assertThatThrownBy(() -> renamed.addTyped("T", "city.rescues.anything", new Cancellation()))
                .isInstanceOf(AppException.class);
    }

    private static int drawn(MapService service, String typed) {
        var layer = service.addTyped("T", typed, new Cancellation());
        var count = service.render(only(layer), new Cancellation()).layers().getFirst();
        assertThat(count.problem()).as(typed).isNull();
        return count.shown();
    }

    /** Every hour of six: the classes are those of SQL, the ward without figures is apart. */
    @Test
    void areasAreColouredByTheirFigureAtEveryMoment(TestDatabase test) throws IOException {
        for (var database : List.of(test.asSupabaseRole(), test.asSuperuser())) {
            var metrics = new AreaMetrics(database);
            assertThat(metrics.all(new Cancellation()))
                    .extracting(m -> m.figure().name())
                    .containsExactly("load", "riders");
            var load = metrics.named("City & Co.ward_figures.load", new Cancellation());
            var span = metrics.span(load, new Cancellation());
            assertThat(span).isNotNull();
            assertThat(span.moments()).isEqualTo(6);
            var service = service(database);
            var layer = metrics.layer(load, span.first(), AreaMetrics.Classes.USUAL, new Cancellation());
            var first = legend(draw(database, layer, "map-choropleth"));
            assertThat(first).hasSize(6);
            assertThat(first.getLast()).isEqualTo("No figure: 1");
            var rules = layer.view().style();
            assertThat(rules).isNotNull();
            for (int hour = 0; hour < 6; hour++) {
                var moment = span.first().plusSeconds(hour * 3600L + 1);
                var then = AreaMetrics.at(layer, load, moment);
                service.change(then);
                var map = service.render(only(then), new Cancellation());
                assertThat(map.layers().getFirst().shown()).isEqualTo(4);
                assertThat(counts(map)).isEqualTo(expected(database, rules, moment));
            }
            var before = AreaMetrics.at(layer, load, Instant.parse("2020-01-01T00:00:00Z"));
            service.change(before);
            assertThat(legend(service.render(only(before), new Cancellation())).getLast())
                    .isEqualTo("No figure: 4");
        }
    }

    private static List<Long> expected(Database database, dev.alidade.corridor.style.LayerStyle style, Instant moment) {
        var graded = style.rules().subList(0, style.rules().size() - 1);
        return database.read(new Cancellation(), session -> {
            var counts = new java.util.ArrayList<Long>();
            for (var rule : graded) {
                session.each(
                        "select count(*) as n from (select distinct on (ward) load as value from \"City & Co\".ward_figures"
                                + " where measured_at <= '" + moment + "' order by ward, measured_at desc) s where "
                                + rule.condition(),
                        dev.alidade.database.Parameters.none(),
                        0,
                        row -> counts.add(row.bigint("n")));
            }
            counts.add(1L);
            return counts;
        });
    }

    private static List<Long> counts(RenderedMap map) {
        return map.layers().getFirst().legend().stream()
                .map(e -> (long) e.count())
                .collect(Collectors.toList());
    }

    private static List<String> legend(RenderedMap map) {
        LayerCount count = map.layers().getFirst();
        assertThat(count.problem()).isNull();
        return count.legend().stream().map(e -> e.word() + ": " + e.count()).toList();
    }

    private RenderedMap draw(Database database, SpatialLayer layer, String name) throws IOException {
        var service = service(database);
        service.change(layer);
        new File("target/pictures").mkdirs();
        for (boolean dark : new boolean[] {true, false}) {
            var map = service.render(only(layer).withDark(dark), new Cancellation());
            ImageIO.write(map.toImage(), "png", new File("target/pictures", name + (dark ? "-dark.png" : ".png")));
        }
        return service.render(only(layer), new Cancellation());
    }

    private MapService service(Database database) {
        return new MapService(database, new AppFolders(folder, folder, folder));
    }

    private static MapRequest only(SpatialLayer layer) {
        return MapRequest.of(600, 400).withVisible(Set.of(layer.id()));
    }
}
