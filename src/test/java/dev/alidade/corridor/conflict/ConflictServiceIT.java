package dev.alidade.corridor.conflict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.alidade.OwnTime;
import dev.alidade.corridor.CorridorFixture;
import dev.alidade.corridor.projection.CoordinateSystems;
import dev.alidade.corridor.table.Corridor;
import dev.alidade.corridor.table.CorridorReader;
import dev.alidade.corridor.table.CorridorTable;
import dev.alidade.corridor.table.CorridorTables;
import dev.alidade.corridor.table.HeldTime;
import dev.alidade.database.Cancellation;
import dev.alidade.database.Database;
import dev.alidade.database.Parameters;
import dev.alidade.sandbox.SandboxExtension;
import dev.alidade.sandbox.TestDatabase;
import dev.alidade.settings.AppFolders;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.GeometryFactory;

class ConflictServiceIT {
    private static final int GROUNDS = 10;
    private static final Instant MONDAY = Instant.parse("2025-09-01T12:00:00Z");

    /** What a plain self join says: every pair of corridors, their distance on the ellipsoid, both widths. */
    private static final String TRUTH = """
        with held as (
            select way_code, path::geography as ground, buffer_metres::float8 as metres, tstzrange(beginning,
                coalesce(completed_at, beginning + estimated_seconds * interval '1 second'), '[)') as during
            from (select *, coalesce(activated_at, case when state <> 'cancelled' then created_at end) as beginning
                from public.rescue_ways) as w
            where path is not null and buffer_metres > 0 and beginning is not null
        )
        select a.way_code || ' ' || b.way_code as pair, st_distance(a.ground, b.ground) as apart,
            a.metres + b.metres as reach
        from held a join held b on a.way_code < b.way_code and a.during && b.during
        """;

    @RegisterExtension
    static final SandboxExtension SANDBOX = SandboxExtension.with(CorridorFixture.TEMPLATE);

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    private CoordinateSystems systems;

    @BeforeEach
    void open() {
        systems = new CoordinateSystems(new AppFolders(folder, folder, folder));
    }

    /** 10 grounds of 60 corridors: 17,700 pairs. Only where both differ by less than 100 parts in a million may they. */
    @Test
    void findsThePairsThatAPlainSelfJoinFinds(TestDatabase test) {
        var database = test.asSupabaseRole();
        var random = new Random(42);
        int conflicts = 0;
        for (int ground = 0; ground < GROUNDS; ground++) {
            run(database, "truncate public.rescue_ways");
            double spread = random.nextBoolean() ? 0.02 : 0.2;
            run(database, CorridorFixture.filling(random, 60, 0, spread));
            run(database, "update public.rescue_ways set buffer_metres = buffer_metres / 8");
            var report = new ConflictService(database, systems).conflicts(table(database), new Cancellation());
            var found = new TreeMap<String, Double>();
            report.conflicts().forEach(c -> found.put(pair(c), c.apartMetres()));
            assertThat(report.count()).isEqualTo(found.size());
            var apart = new TreeMap<String, Double>();
            var reach = new TreeMap<String, Double>();
            truth(database, apart, reach);
            for (var entry : apart.entrySet()) {
                var pair = entry.getKey();
                double truth = entry.getValue();
                double both = Objects.requireNonNull(reach.get(pair));
                double slack = Math.max(0.01, both * 100e-6);
                if (Math.abs(truth - both) > slack) {
                    assertThat(found.containsKey(pair))
                            .as("ground %d, %s: %f of %f m", ground, pair, truth, both)
                            .isEqualTo(truth < both);
                }
                if (found.containsKey(pair)) {
                    assertThat(found.get(pair)).isCloseTo(truth, within(slack));
                }
            }
            assertThat(apart.keySet()).containsAll(found.keySet());
            conflicts += found.size();
        }
        assertThat(conflicts).isGreaterThan(500);
    }

    @Test
    void oneThatIsPlannedMeetsWhatItWouldMeetStored(TestDatabase test) {
        var database = test.asSupabaseRole();
        run(database, CorridorFixture.filling(new Random(3), 50, 0, 0.02));
        var table = table(database);
        var service = new ConflictService(database, systems);
        var all = new CorridorReader(database).read(table, new Cancellation());
        var stored = service.conflicts(table, new Cancellation()).conflicts();
        int compared = 0;
        for (var corridor : all) {
            var others = all.stream().filter(c -> !c.equals(corridor)).toList();
            var expected = stored.stream()
                    .filter(c -> c.one().equals(corridor) || c.other().equals(corridor))
                    .map(c -> c.one().equals(corridor)
                            ? c.other().label()
                            : c.one().label())
                    .toList();
            assertThat(service.with(corridor, others))
                    .extracting(c -> c.one().equals(corridor)
                            ? c.other().label()
                            : c.one().label())
                    .containsExactlyInAnyOrderElementsOf(expected);
            compared += expected.size();
        }
        assertThat(compared).isPositive();
    }

    @Test
    void oneThatTakesOverWhenAnotherEndsIsNoConflict() {
        var first = way("a", 0, MONDAY, Duration.ofMinutes(10));
        var second = way("b", 0, MONDAY.plusSeconds(600), Duration.ofMinutes(10));
        var third = way("c", 0, MONDAY.plusSeconds(599), Duration.ofMinutes(10));
        assertThat(search(List.of(first, second))).isEmpty();
        assertThat(search(List.of(first, second, third))).hasSize(2);
        assertThat(search(List.of(first, third)).getFirst().time())
                .isEqualTo(new HeldTime(MONDAY.plusSeconds(599), MONDAY.plusSeconds(600)));
    }

    @Test
    void oneWithoutAnEndMeetsAllThatComeLater() {
        var endless = way("a", 0, MONDAY, null);
        var later = way("b", 0.0005, MONDAY.plus(Duration.ofDays(400)), Duration.ofMinutes(5));
        var elsewhere = way("c", 0.2, MONDAY.plus(Duration.ofDays(400)), Duration.ofMinutes(5));
        assertThat(search(List.of(endless, later, elsewhere)))
                .singleElement()
                .satisfies(c -> assertThat(c.apartMetres()).isCloseTo(55.5, within(0.1)));
    }

    /** The work grows with what is near, not with the square: ten thousand within a city and three weeks. */
    @Test
    void tenThousandAreSearchedWithoutComparingAllWithAll() {
        var random = new Random(1);
        var many = new ArrayList<Corridor>();
        for (int i = 0; i < 10_000; i++) {
            var from = MONDAY.plusSeconds(random.nextInt(21 * 86_400));
            many.add(way("w" + i, random.nextDouble() * 0.1, from, Duration.ofSeconds(300 + random.nextInt(600))));
        }
        search(many.subList(0, 500));
        var found = new ArrayList<Conflict>();
        assertThat(OwnTime.of(() -> found.addAll(search(many)))).isLessThan(Duration.ofSeconds(5));
        assertThat(found).isNotEmpty();
    }

    private List<Conflict> search(List<Corridor> corridors) {
        var found = new ArrayList<Conflict>();
        new ConflictSearch(systems, corridors).run(found::add, new Cancellation());
        return found;
    }

    private static Corridor way(
            String label, double north, Instant from, @org.jspecify.annotations.Nullable Duration length) {
        var points = new Coordinate[20];
        for (int i = 0; i < points.length; i++) {
            points[i] = new Coordinate(-122.45 + i * 0.001, 37.72 + north);
        }
        return new Corridor(
                List.of(label),
                label,
                "active",
                "",
                new GeometryFactory().createLineString(points),
                50,
                null,
                new HeldTime(from, length == null ? null : from.plus(length)),
                null,
                Map.of());
    }

    private static String pair(Conflict conflict) {
        var a = conflict.one().label();
        var b = conflict.other().label();
        return a.compareTo(b) < 0 ? a + " " + b : b + " " + a;
    }

    private static void truth(Database database, Map<String, Double> apart, Map<String, Double> reach) {
        database.read(new Cancellation(), session -> {
            session.each(TRUTH, Parameters.none(), 0, row -> {
                apart.put(row.text("pair"), row.real("apart"));
                reach.put(row.text("pair"), row.real("reach"));
            });
            return true;
        });
    }

    private static CorridorTable table(Database database) {
        return new CorridorTables(database).discover(new Cancellation()).getFirst();
    }

    private static void run(Database database, String sql) {
        database.write(new Cancellation(), session -> {
            session.execute(sql);
            return true;
        });
    }
}
