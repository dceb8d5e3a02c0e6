package dev.alidade.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.alidade.corridor.CorridorFixture;
import dev.alidade.database.Cancellation;
import dev.alidade.sandbox.SandboxExtension;
import dev.alidade.sandbox.TestDatabase;
import dev.alidade.settings.AppFolders;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** What the map's verbs print and write, to the documented shapes. */
class MapVerbsIT {
    private static final String WAYS = """
        insert into public.crossings values ('in', st_setsrid(st_makepoint(-122.42, 37.77), 4326)),
            ('far', st_setsrid(st_makepoint(-122.40, 37.77), 4326));
        insert into public.rescue_ways (way_code, state, path, buffer_metres, touched_crossings, activated_at,
            completed_at, created_at)
        select code, 'completed', st_setsrid(st_makeline(st_makepoint(-122.43, 37.77), st_makepoint(-122.41, 37.77)), 4326),
            100, listed, moment, moment + interval '10 min', moment
        from (values ('right', array['in'], timestamptz '2025-09-01 12:00Z'),
            ('wrong', array['far', 'gone'], timestamptz '2025-09-01 12:05Z')) as way (code, listed, moment)
        """;

    @RegisterExtension
    static final SandboxExtension SANDBOX = SandboxExtension.with(CorridorFixture.TEMPLATE);

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    private final StringWriter out = new StringWriter();

    @Test
    void auditSaysWhatIsMissingTooMuchAndDangling(TestDatabase test) throws IOException {
        fill(test);
        assertThat(run(test, "map", "audit", "--json")).isZero();
        var corridors = json().get("corridors");
        assertThat(corridors).hasSize(1);
        assertThat(corridors.get(0).get("id").asText()).isEqualTo("wrong");
        assertThat(texts(corridors.get(0).get("missing"))).containsExactly("in");
        assertThat(texts(corridors.get(0).get("extra"))).containsExactly("far");
        assertThat(texts(corridors.get(0).get("dangling"))).containsExactly("gone");
        assertThat(run(test, "map", "audit", "--strict")).isEqualTo(1);
    }

    @Test
    void conflictsNamesThePairAndWhen(TestDatabase test) throws IOException {
        fill(test);
        assertThat(run(test, "map", "conflicts", "--json")).isZero();
        assertThat(json().get("count").asInt()).isEqualTo(1);
        assertThat(out.toString()).contains("right", "wrong");
        assertThat(run(test, "map", "conflicts", "--strict")).isEqualTo(1);
    }

    @Test
    void renderDrawsALayerAndASelect(TestDatabase test) throws IOException {
        fill(test);
        var picture = folder.resolve("ways.png");
        assertThat(run(
                        test,
                        "map",
                        "render",
                        "--layer",
                        "public.rescue_ways.path",
                        "--sql",
                        "select crossing_id, spot from public.crossings",
                        "--at",
                        "2025-09-01T12:01:00Z",
                        "--size",
                        "640x400",
                        "--out",
                        picture.toString()))
                .isZero();
        var image = ImageIO.read(picture.toFile());
        assertThat(image.getWidth()).isEqualTo(640);
        assertThat(image.getHeight()).isEqualTo(400);
        var refused = run(test, "map", "render", "--sql", "delete from public.crossings", "--out", picture.toString());
        assertThat(refused).isNotZero();
        assertThat(run(test, "map", "render", "--layer", "public.nothing.path", "--out", picture.toString()))
                .isNotZero();
    }

    @Test
    void exportWritesGeoJson(TestDatabase test) throws IOException {
        fill(test);
        var file = folder.resolve("crossings.geojson");
        assertThat(run(
                        test,
                        "map",
                        "export",
                        "--layer",
                        "public.crossings.spot",
                        "--format",
                        "geojson",
                        "--out",
                        file.toString()))
                .isZero();
        var features = new ObjectMapper().readTree(file.toFile()).get("features");
        assertThat(features).hasSize(2);
        assertThat(features.findValuesAsText("crossing_id")).containsExactlyInAnyOrder("in", "far");
    }

    @Test
    void doctorTellsWhichLayersAreReadWithoutAnIndexAndWhatMendsThem(TestDatabase test) throws IOException {
        test.asSupabaseRole().session(new Cancellation(), session -> {
            session.execute("""
                create table public.slow (id int primary key, g geometry(Point, 26910));
                insert into public.slow select i, st_setsrid(st_point(540000 + i, 4170000 + i), 26910)
                    from pg_catalog.generate_series(1, 5000) i;
                create table public.quick (id int primary key, g geometry(Point, 26910));
                insert into public.quick select * from public.slow;
                create index on public.quick using gist (g);
                create view public.turned as select id, st_transform(g, 4326)::geometry(Point, 4326) as g from public.quick;
                create view public.plain as select id, g from public.quick;
                """);
            session.execute("analyze");
            return true;
        });
        assertThat(run(test, "map", "doctor", "--json")).isZero();
        assertThat(verdict("public.slow.g")).isEqualTo("without_index");
        assertThat(verdict("public.quick.g")).isEqualTo("indexed");
        assertThat(verdict("public.plain.g")).isEqualTo("indexed");
        assertThat(verdict("public.turned.g")).isEqualTo("transforms_column");
        assertThat(verdict("public.crossings.spot")).isIn("small", "indexed");
        var key = "geometry_without_index:public.slow:g";
        assertThat(json().get("findings").findValuesAsText("key")).contains(key);
        assertThat(out.toString()).contains("create index concurrently slow_g_gist");
        assertThat(run(test, "map", "doctor", "--strict")).isEqualTo(1);
        assertThat(out.toString()).contains("public.slow.g: every move reads every row", key);
        assertThat(run(test, "map", "doctor", "--layer", "public.quick.g", "--json"))
                .isZero();
        assertThat(json().get("layers")).hasSize(1);
    }

    private String verdict(String layer) throws IOException {
        return json().get("layers")
                .valueStream()
                .filter(l -> l.get("layer").asText().equals(layer))
                .findFirst()
                .orElseThrow()
                .get("verdict")
                .asText();
    }

    @Test
    void linksNamesListsKeysThatLeadNowhereAndTheirLayerIsDrawn(TestDatabase test) throws IOException {
        fill(test);
        assertThat(run(test, "map", "links", "--json")).isZero();
        var crossings = json().get("links")
                .valueStream()
                .filter(l -> l.get("list").asText().equals("public.rescue_ways.touched_crossings"))
                .findFirst()
                .orElseThrow();
        assertThat(crossings.get("key").asText()).isEqualTo("public.crossings.crossing_id");
        assertThat(texts(crossings.get("lost"))).containsExactly("gone");
        assertThat(run(test, "map", "links", "--strict")).isEqualTo(1);
        var picture = folder.resolve("links.png");
        var words = List.of(
                "map",
                "render",
                "--keys",
                "public.rescue_ways.touched_crossings",
                "--json",
                "--out",
                picture.toString());
        assertThat(run(test, words.toArray(String[]::new))).isZero();
        var layer = json().get("layers").get(0);
        assertThat(layer.get("shown").asInt()).isEqualTo(2);
        assertThat(layer.get("notes").toString()).contains("gone");
    }

    private static void fill(TestDatabase test) {
        test.asSupabaseRole().session(new Cancellation(), session -> {
            session.execute(WAYS);
            return true;
        });
    }

    private JsonNode json() throws IOException {
        return new ObjectMapper().readTree(out.toString());
    }

    private static List<String> texts(JsonNode list) {
        return list.valueStream().map(JsonNode::asText).toList();
    }

    private int run(TestDatabase test, String... arguments) {
        out.getBuffer().setLength(0);
        var context = new CliContext(
                new PrintWriter(out),
                new PrintWriter(new StringWriter()),
                Map.of(),
                new AppFolders(folder, folder, folder),
                _ -> test.supabaseTarget(),
                new Cancellation());
        return new CommandLineFace(context, List.of(new MapCommand(context))).run(arguments);
    }
}
