package dev.alidade.corridor.path;

import dev.alidade.corridor.projection.Geodesy;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.LineSegment;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.PrecisionModel;
import org.locationtech.jts.index.strtree.STRtree;
import org.locationtech.jts.noding.NodedSegmentString;
import org.locationtech.jts.noding.SegmentString;
import org.locationtech.jts.noding.snapround.SnapRoundingNoder;

/**
 * Lines as a network: where two of them meet or cross, one may turn (bridges are not known). Lengths are true metres on the
 * ellipsoid, both ways alike; ends that miss a line by less than a centimetre meet it. Immutable; thread-safe.
 */
public final class StreetNetwork {
    /** A ten-millionth of a degree, about a centimetre. */
    private static final double GRID = 1e7;

    private final Coordinate[] places;
    private final int[] firstEdge;
    private final int[] edgeEnd;
    private final double[] edgeMetres;
    private final STRtree pieces = new STRtree();

    private record Piece(int from, int to) {}

    /** Where a place meets the network. */
    private record Foot(Piece piece, Coordinate place) {}

    /** @param lines in degrees, longitude first */
    public StreetNetwork(Collection<LineString> lines) {
        var strings = new ArrayList<SegmentString>();
        for (var line : lines) {
            if (line.getLength() > 0) {
                strings.add(new NodedSegmentString(line.getCoordinates(), null));
            }
        }
        var noder = new SnapRoundingNoder(new PrecisionModel(GRID));
        noder.computeNodes(strings);
        var numbers = new HashMap<Coordinate, Integer>();
        var found = new ArrayList<Coordinate>();
        var edges = new ArrayList<Piece>();
        for (var each : noder.getNodedSubstrings()) {
            var points = ((SegmentString) each).getCoordinates();
            for (int i = 1; i < points.length; i++) {
                int from = number(points[i - 1], numbers, found);
                int to = number(points[i], numbers, found);
                if (from != to) {
                    edges.add(new Piece(from, to));
                }
            }
        }
        places = found.toArray(new Coordinate[0]);
        firstEdge = new int[places.length + 1];
        edges.forEach(edge -> {
            firstEdge[edge.from() + 1]++;
            firstEdge[edge.to() + 1]++;
        });
        for (int i = 0; i < places.length; i++) {
            firstEdge[i + 1] += firstEdge[i];
        }
        int[] next = Arrays.copyOf(firstEdge, places.length);
        edgeEnd = new int[2 * edges.size()];
        edgeMetres = new double[2 * edges.size()];
        for (var edge : edges) {
            double metres = metres(places[edge.from()], places[edge.to()]);
            edgeEnd[next[edge.from()]] = edge.to();
            edgeMetres[next[edge.from()]++] = metres;
            edgeEnd[next[edge.to()]] = edge.from();
            edgeMetres[next[edge.to()]++] = metres;
            pieces.insert(new Envelope(places[edge.from()], places[edge.to()]), edge);
        }
        pieces.build();
    }

    private static int number(Coordinate place, Map<Coordinate, Integer> numbers, List<Coordinate> found) {
        return numbers.computeIfAbsent(place, p -> {
            found.add(p);
            return found.size() - 1;
        });
    }

    private static double metres(Coordinate one, Coordinate other) {
        return Geodesy.distance(one.x, one.y, other.x, other.y);
    }

    /** How many places there are where lines begin, bend, meet or end. */
    public int size() {
        return places.length;
    }

    /**
     * The shortest way between two places.
     *
     * @param from in degrees; the way begins at the point of the network next to it
     * @param to in degrees; likewise
     * @param reach how far beside the network both may lie, in metres
     * @return empty when one lies farther away, or no line leads from the one to the other
     */
    public Optional<Route> route(Coordinate from, Coordinate to, double reach) {
        var start = foot(from, reach);
        var end = foot(to, reach);
        return start == null || end == null ? Optional.empty() : Optional.ofNullable(between(start, end));
    }

    private @Nullable Route between(Foot start, Foot end) {
        double[] least = new double[places.length];
        int[] before = new int[places.length];
        Arrays.fill(least, Double.POSITIVE_INFINITY);
        Arrays.fill(before, -1);
        record Step(int place, double metres) {}
        var open = new PriorityQueue<Step>((a, b) -> Double.compare(a.metres(), b.metres()));
        for (int place : new int[] {start.piece().from(), start.piece().to()}) {
            least[place] = metres(start.place(), places[place]);
            open.add(new Step(place, least[place]));
        }
        double straight = samePiece(start, end) ? metres(start.place(), end.place()) : Double.POSITIVE_INFINITY;
        double best = straight;
        int last = -1;
        while (!open.isEmpty() && open.peek().metres() < best) {
            var step = open.poll();
            int here = step.place();
            if (step.metres() > least[here]) {
                continue;
            }
            if (here == end.piece().from() || here == end.piece().to()) {
                double whole = least[here] + metres(places[here], end.place());
                if (whole < best) {
                    best = whole;
                    last = here;
                }
            }
            for (int edge = firstEdge[here]; edge < firstEdge[here + 1]; edge++) {
                double metres = least[here] + edgeMetres[edge];
                if (metres < least[edgeEnd[edge]]) {
                    least[edgeEnd[edge]] = metres;
                    before[edgeEnd[edge]] = here;
                    open.add(new Step(edgeEnd[edge], metres));
                }
            }
        }
        return best == Double.POSITIVE_INFINITY ? null : new Route(points(start, end, before, last), best);
    }

    private static boolean samePiece(Foot start, Foot end) {
        return start.piece().equals(end.piece());
    }

    private List<Coordinate> points(Foot start, Foot end, int[] before, int last) {
        var points = new ArrayDeque<Coordinate>();
        points.add(end.place());
        for (int place = last; place >= 0; place = before[place]) {
            if (!places[place].equals2D(points.getFirst())) {
                points.addFirst(places[place]);
            }
        }
        if (!start.place().equals2D(points.getFirst()) || points.size() == 1) {
            points.addFirst(start.place());
        }
        return new ArrayList<>(points);
    }

    /** The point of the network next to a place; null when there is none within reach. */
    private @Nullable Foot foot(Coordinate place, double reach) {
        double narrow = Math.max(0.01, Math.cos(Math.toRadians(place.y)));
        var around = new Envelope(place);
        double degrees = reach / 110_000;
        around.expandBy(degrees / narrow, degrees);
        Foot nearest = null;
        double least = reach;
        for (var each : pieces.query(around)) {
            var piece = (Piece) each;
            var from = places[piece.from()];
            var to = places[piece.to()];
            // on a plane that has the place's own proportions
            var segment = new LineSegment(from.x * narrow, from.y, to.x * narrow, to.y);
            var on = segment.closestPoint(new Coordinate(place.x * narrow, place.y));
            var foot = new Coordinate(on.x / narrow, on.y);
            double metres = metres(place, foot);
            if (metres <= least) {
                least = metres;
                nearest = new Foot(piece, foot);
            }
        }
        return nearest;
    }
}
