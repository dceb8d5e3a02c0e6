package dev.alidade.corridor.conflict;

import dev.alidade.corridor.conflict.GroundIndex.Held;
import dev.alidade.corridor.projection.CoordinateSystems;
import dev.alidade.corridor.projection.MetricSystem;
import dev.alidade.corridor.table.Corridor;
import dev.alidade.corridor.table.HeldTime;
import dev.alidade.database.Cancellation;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.operation.distance.IndexedFacetDistance;

/**
 * Finds pairs that overlap in space and time: corridors come in the order of their beginnings, those that ended leave,
 * and each that comes is compared only with those that are held near it then. Two buffers overlap when their lines are no
 * farther apart than both widths together. Distances are flat ones in a metric system around the first of the two:
 * within 30 parts in a million of the ellipsoid's for lines of a city's size.
 */
final class ConflictSearch {
    private static final int MOST_KEPT = 4_000;

    private final CoordinateSystems systems;
    private final List<Corridor> corridors;
    private final Map<String, IndexedFacetDistance> indexed = new HashMap<>();
    private final Map<String, Geometry> flat = new HashMap<>();

    ConflictSearch(CoordinateSystems systems, List<Corridor> corridors) {
        this.systems = systems;
        this.corridors = corridors.stream()
                .filter(Corridor::isComplete)
                .sorted(Comparator.comparing((Corridor c) -> time(c).from()).thenComparing(Corridor::label))
                .toList();
    }

    /** What becomes of a pair that is found. */
    interface Sink {
        void found(Conflict conflict);
    }

    int compared() {
        return corridors.size();
    }

    void run(Sink sink, Cancellation cancellation) {
        var ground = new GroundIndex();
        var ending = new PriorityQueue<Held>(
                Comparator.comparing((Held held) -> end(corridors.get(held.number)), ConflictSearch::laterIsGreater));
        for (int number = 0; number < corridors.size(); number++) {
            if (cancellation.isRequested()) {
                cancellation.check();
            }
            var corridor = corridors.get(number);
            var from = time(corridor).from();
            for (var first = ending.peek(); first != null && hasEnded(first, from); first = ending.peek()) {
                ending.poll();
                ground.leave(first);
                forget(first.number);
            }
            var in = GroundIndex.cells(line(corridor), corridor.bufferMetres());
            for (var near : ground.near(number, in)) {
                compare(near.number, number, sink);
            }
            var held = new Held(number, in);
            ground.enter(held);
            ending.add(held);
        }
    }

    /** The pairs that one corridor, not of the table, makes with those of it. */
    static List<Conflict> of(Corridor one, List<Corridor> others, CoordinateSystems systems) {
        var all = new ArrayList<>(List.of(one));
        all.addAll(others);
        var search = new ConflictSearch(systems, all);
        int own = search.corridors.indexOf(one);
        var found = new ArrayList<Conflict>();
        var reach = own < 0 ? new long[0] : GroundIndex.cells(line(one), one.bufferMetres());
        for (int other = 0; own >= 0 && other < search.corridors.size(); other++) {
            if (other != own
                    && time(one).with(time(search.corridors.get(other))).isPresent()) {
                var cells = GroundIndex.cells(
                        line(search.corridors.get(other)),
                        search.corridors.get(other).bufferMetres());
                if (meet(reach, cells)) {
                    search.compare(own, other, found::add);
                }
            }
        }
        return found;
    }

    private static boolean meet(long[] a, long[] b) {
        if (a.length == 0 || b.length == 0) {
            return true;
        }
        for (int i = 0, j = 0; i < a.length && j < b.length; ) {
            if (a[i] == b[j]) {
                return true;
            }
            if (a[i] < b[j]) {
                i++;
            } else {
                j++;
            }
        }
        return false;
    }

    private void compare(int first, int second, Sink sink) {
        var one = corridors.get(first);
        var other = corridors.get(second);
        var both = time(one).with(time(other));
        if (both.isEmpty()) {
            return;
        }
        double reach = one.bufferMetres() + other.bufferMetres();
        var system = around(line(one));
        double apart = distance(system, first).distance(metres(system, second));
        if (apart <= reach) {
            sink.found(new Conflict(one, other, both.get(), apart, reach - apart));
        }
    }

    private MetricSystem around(Geometry line) {
        var box = line.getEnvelopeInternal();
        // a line over the date line has a box around the whole earth
        var middle = box.getWidth() > 180 ? line.getCoordinate() : box.centre();
        return systems.metricAround(middle.x, middle.y);
    }

    private IndexedFacetDistance distance(MetricSystem system, int number) {
        return indexed.computeIfAbsent(
                system.name() + " " + number, n -> new IndexedFacetDistance(metres(system, number)));
    }

    private Geometry metres(MetricSystem system, int number) {
        if (flat.size() > MOST_KEPT) {
            flat.clear();
            indexed.clear();
        }
        return flat.computeIfAbsent(system.name() + " " + number, n -> system.toMetres(line(corridors.get(number))));
    }

    private void forget(int number) {
        var system = around(line(corridors.get(number)));
        indexed.remove(system.name() + " " + number);
        flat.remove(system.name() + " " + number);
    }

    private boolean hasEnded(Held held, Instant moment) {
        var end = end(corridors.get(held.number));
        return end != null && !moment.isBefore(end);
    }

    private static HeldTime time(Corridor corridor) {
        return Objects.requireNonNull(corridor.held());
    }

    private static @Nullable Instant end(Corridor corridor) {
        return time(corridor).to();
    }

    private static Geometry line(Corridor corridor) {
        return Objects.requireNonNull(corridor.line());
    }

    private static int laterIsGreater(@Nullable Instant a, @Nullable Instant b) {
        return a == null ? (b == null ? 0 : 1) : b == null ? -1 : a.compareTo(b);
    }
}
