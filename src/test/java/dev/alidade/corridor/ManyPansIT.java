package dev.alidade.corridor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.alidade.corridor.layer.SpatialLayer;
import dev.alidade.corridor.projection.Viewport;
import dev.alidade.corridor.projection.WebMercator;
import dev.alidade.database.Cancellation;
import dev.alidade.database.Database;
import dev.alidade.database.Parameters;
import dev.alidade.error.AppException;
import dev.alidade.error.ProblemKind;
import dev.alidade.sandbox.DatabaseTemplate;
import dev.alidade.sandbox.SandboxExtension;
import dev.alidade.sandbox.TestDatabase;
import dev.alidade.settings.AppFolders;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Moving about for long: memory stays what it was, and nothing goes on at the server for pictures nobody waits for. */
class ManyPansIT {
    private static final int ROWS = 60_000;
    private static final long ROOM_BYTES = 24L << 20;

    /** 60,000 points and areas, too many to be kept whole, so that every pan reads a window. */
    private static final DatabaseTemplate CROWD = new DatabaseTemplate("crowd", database -> {
        DatabaseTemplate.SPATIAL.filler().accept(database);
        database.asSupabaseRole().session(new Cancellation(), session -> {
            session.execute("""
                create table public.crowd (id int primary key, name text, kind text, g geometry(Geometry, 4326));
                insert into public.crowd select i, 'row ' || i, 'k' || i %% 4, case when i %% 2 = 0
                        then st_setsrid(st_point(-122.52 + (i %% 300) * 0.0005, 37.70 + (i / 300) * 0.0006), 4326)
                        else st_expand(st_setsrid(st_point(-122.52 + (i %% 300) * 0.0005, 37.70 + (i / 300) * 0.0006), 4326), 0.0002) end
                    from pg_catalog.generate_series(1, %d) i;
                create index on public.crowd using gist (g);
                analyze public.crowd;
                """.formatted(ROWS));
            return true;
        });
    });

    @RegisterExtension
    static final SandboxExtension SANDBOX = SandboxExtension.with(CROWD);

    @TempDir
    Path folder;

    @Test
    void memoryIsFlatOverFiftyPans(TestDatabase test) {
        pan(test, 50);
    }

    @Test
    @Tag("long")
    void memoryIsFlatOverAThousandPans(TestDatabase test) {
        pan(test, 1_000);
    }

    private void pan(TestDatabase test, int pans) {
        var service = new MapService(test.asSupabaseRole(), new AppFolders(folder, folder, folder));
        var layer = layer(service);
        var random = new Random(3);
        for (int i = 0; i < 20; i++) {
            look(service, layer, view(random));
        }
        long before = used();
        int shown = 0;
        for (int i = 0; i < pans; i++) {
            shown += look(service, layer, view(random));
        }
        assertThat(shown).as("rows drawn on the way").isGreaterThan(pans * 50);
        assertThat(used() - before).as("bytes held after %d pans", pans).isLessThan(ROOM_BYTES);
    }

    /** 25 pictures a role, each asked to stop after a random share of the time that the quickest took, as a hand that pans on does. */
    @Test
    void cancelledPansLeaveNoStatementOnTheServerInEitherRole(TestDatabase test) {
        for (var database : List.of(test.asSuperuser(), test.asSupabaseRole())) {
            var service = new MapService(database, new AppFolders(folder, folder, folder));
            var layer = layer(service);
            var random = new Random(9);
            long one = TimeUnit.SECONDS.toNanos(1);
            for (int i = 0; i < 25; i++) {
                service.forgetRows();
                var cancellation = new Cancellation();
                var view = view(random);
                var took = new AtomicLong();
                var picture = CompletableFuture.supplyAsync(() -> {
                    long start = System.nanoTime();
                    var map = service.render(request(layer, view), cancellation);
                    took.set(System.nanoTime() - start);
                    return map;
                });
                var late = CompletableFuture.delayedExecutor(random.nextLong(one), TimeUnit.NANOSECONDS);
                CompletableFuture.runAsync(cancellation::request, late).join();
                if (!isCancelled(picture)) {
                    one = Math.min(one, took.get());
                }
            }
            Awaitility.await().until(() -> running(test) == 0);
            var whole = service.render(request(layer, new Viewport(x(), y(), 4, 400, 300)), new Cancellation());
            assertThat(whole.layers().getFirst().shown()).isPositive();
        }
    }

    /** A statement that the server holds up is surely under way when it is cancelled. */
    @Test
    void aPanThatWaitsAtTheServerIsCancelledThereInEitherRole(TestDatabase test) {
        for (var database : List.of(test.asSuperuser(), test.asSupabaseRole())) {
            var service = new MapService(database, new AppFolders(folder, folder, folder));
            var layer = layer(service);
            var random = new Random(11);
            test.asSuperuser().write(new Cancellation(), session -> {
                session.execute("lock table public.crowd in access exclusive mode");
                for (int i = 0; i < 5; i++) {
                    service.forgetRows();
                    var cancellation = new Cancellation();
                    var view = view(random);
                    var picture = CompletableFuture.supplyAsync(
                            () -> service.render(request(layer, view), cancellation),
                            work -> Thread.ofVirtual().start(work));
                    Awaitility.await().until(() -> waiting(test) > 0);
                    cancellation.request();
                    assertThat(isCancelled(picture)).isTrue();
                    Awaitility.await().until(() -> waiting(test) == 0);
                }
                return true;
            });
            assertThat(look(service, layer, new Viewport(x(), y(), 4, 400, 300)))
                    .isPositive();
        }
    }

    private static boolean isCancelled(CompletableFuture<RenderedMap> picture) {
        try {
            picture.join();
            return false;
        } catch (java.util.concurrent.CompletionException e) {
            assertThat(e.getCause())
                    .isInstanceOfSatisfying(
                            AppException.class,
                            cause -> assertThat(cause.problem().kind()).isEqualTo(ProblemKind.CANCELLED));
            return true;
        }
    }

    private static long running(TestDatabase test) {
        return count(test, "state <> 'idle' and query like '%crowd%'");
    }

    private static long waiting(TestDatabase test) {
        return count(test, "state = 'active' and wait_event_type = 'Lock'");
    }

    private static long count(TestDatabase test, String condition) {
        Database database = test.asSuperuser();
        return database.read(new Cancellation(), session -> {
            long[] count = new long[1];
            session.each(
                    "select count(*) as n from pg_catalog.pg_stat_activity where datname = current_database()"
                            + " and pid <> pg_catalog.pg_backend_pid() and " + condition,
                    Parameters.none(),
                    0,
                    row -> count[0] = row.bigint("n"));
            return count[0];
        });
    }

    private static int look(MapService service, SpatialLayer layer, Viewport view) {
        return service.render(request(layer, view), new Cancellation())
                .layers()
                .getFirst()
                .shown();
    }

    private static MapRequest request(SpatialLayer layer, Viewport view) {
        return MapRequest.of(view.width(), view.height()).withView(view).withVisible(Set.of(layer.id()));
    }

    private static Viewport view(Random random) {
        return new Viewport(
                x() + random.nextDouble(-5_000, 5_000),
                y() + random.nextDouble(-5_000, 5_000),
                random.nextDouble(1, 8),
                400,
                300);
    }

    private static double x() {
        return WebMercator.x(-122.445);
    }

    private static double y() {
        return WebMercator.y(37.76);
    }

    /** What is held after everything that can go is gone. */
    private static long used() {
        for (int i = 0; i < 3; i++) {
            System.gc();
        }
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    private static SpatialLayer layer(MapService service) {
        return service.layers(new Cancellation()).stream()
                .filter(l -> l.id().table().equals("crowd"))
                .findFirst()
                .orElseThrow();
    }
}
