package dev.alidade.corridor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.alidade.corridor.layer.LayerRole;
import dev.alidade.corridor.projection.MapBox;
import dev.alidade.corridor.projection.WebMercator;
import dev.alidade.database.Cancellation;
import dev.alidade.database.Database;
import dev.alidade.sandbox.SandboxExtension;
import dev.alidade.sandbox.TestDatabase;
import dev.alidade.settings.AppFolders;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

class MomentIT {
    private static final String WAYS = """
        insert into public.rescue_ways (way_code, state, path, buffer_metres, activated_at, completed_at,
            estimated_seconds, created_at)
        values
            ('early', 'completed', st_setsrid(st_makeline(st_point(-122.44, 37.76), st_point(-122.42, 37.76)), 4326),
                50, '2025-09-01 12:00Z', '2025-09-01 12:10Z', 600, '2025-09-01 11:59Z'),
            ('late', 'active', st_setsrid(st_makeline(st_point(-122.44, 37.77), st_point(-122.42, 37.77)), 4326),
                50, '2025-09-01 13:00Z', null, 600, '2025-09-01 12:59Z')
        """;

    @RegisterExtension
    static final SandboxExtension SANDBOX = SandboxExtension.with(CorridorFixture.TEMPLATE);

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @Test
    void aPictureOfAMomentShowsWhatWasThereAsItStood(TestDatabase test) {
        var database = test.asSupabaseRole();
        run(database);
        var service = new MapService(database, new AppFolders(folder, folder, folder));
        assertThat(shown(service, null)).isEqualTo(2);
        assertThat(shown(service, "2025-09-01T11:00:00Z")).isZero();
        assertThat(shown(service, "2025-09-01T12:05:00Z")).isEqualTo(1);
        assertThat(words(service, "2025-09-01T12:05:00Z")).containsExactly("active");
        assertThat(words(service, "2025-09-01T12:12:00Z")).containsExactly("completed");
        assertThat(shown(service, "2025-09-01T12:30:00Z")).isZero();
    }

    @Test
    void onlyWhatIsSeenCanBePointedAt(TestDatabase test) {
        var database = test.asSupabaseRole();
        run(database);
        var service = new MapService(database, new AppFolders(folder, folder, folder));
        var map = service.render(request("2025-09-01T12:05:00Z"), new Cancellation());
        var view = map.view();
        double x = view.pixelX(WebMercator.x(-122.43));
        var layers = service.layers(new Cancellation());
        var noon = Instant.parse("2025-09-01T12:05:00Z");
        assertThat(service.pick(view, x, view.pixelY(WebMercator.y(37.76)), 5, layers, noon))
                .hasValueSatisfying(picked -> assertThat(picked.title()).isEqualTo("early"));
        assertThat(service.pick(view, x, view.pixelY(WebMercator.y(37.77)), 5, layers, noon))
                .isEmpty();
        assertThat(service.pick(view, x, view.pixelY(WebMercator.y(37.77)), 5, layers))
                .isPresent();
    }

    private static int shown(MapService service, @org.jspecify.annotations.Nullable String at) {
        return service.render(request(at), new Cancellation()).shown(LayerRole.CORRIDOR);
    }

    private static java.util.List<String> words(MapService service, String at) {
        return service.render(request(at), new Cancellation()).layers().stream()
                .filter(layer -> layer.role() == LayerRole.CORRIDOR)
                .flatMap(layer -> layer.legend().stream())
                .filter(entry -> entry.count() > 0)
                .map(LayerCount.LegendEntry::word)
                .toList();
    }

    private static MapRequest request(@org.jspecify.annotations.Nullable String at) {
        return MapRequest.of(300, 200)
                .withBox(MapBox.ofDegrees(-122.45, 37.75, -122.41, 37.78))
                .withAt(at == null ? null : Instant.parse(at));
    }

    private static void run(Database database) {
        database.write(new Cancellation(), session -> {
            session.execute(WAYS);
            return true;
        });
    }
}
