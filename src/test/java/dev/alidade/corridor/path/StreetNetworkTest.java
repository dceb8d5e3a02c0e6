package dev.alidade.corridor.path;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.alidade.corridor.projection.Geodesy;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LineString;

class StreetNetworkTest {
    private static final int GRAPHS = 150;
    private static final GeometryFactory GEOMETRIES = new GeometryFactory();

    /** Places on a coarse grid of degrees, so that lines meet only where they should; every pair against every way. */
    @Test
    void noWayIsShorterOnRandomGraphs() {
        var random = new Random(11);
        int reached = 0;
        for (int graph = 0; graph < GRAPHS; graph++) {
            int size = 4 + random.nextInt(12);
            double latitude = random.nextDouble() * 120 - 60;
            double longitude = random.nextDouble() * 340 - 170;
            // no three on one line: on a parabola, so that chords cross nowhere but are told apart by the truth below
            var places = new Coordinate[size];
            for (int i = 0; i < size; i++) {
                places[i] = new Coordinate(
                        round(longitude + i * 0.01), round(latitude + (i % 2 == 0 ? 0 : 0.01) + i * i * 0.0001));
            }
            var lines = new ArrayList<LineString>();
            for (int i = 0; i < size * 2; i++) {
                int from = random.nextInt(size);
                int to = random.nextInt(size);
                if (from != to) {
                    lines.add(GEOMETRIES.createLineString(new Coordinate[] {places[from], places[to]}));
                }
            }
            if (lines.isEmpty()) {
                continue;
            }
            var network = new StreetNetwork(lines);
            var truth = new Truth(lines);
            for (int from = 0; from < size; from++) {
                for (int to = 0; to < size; to++) {
                    double expected = truth.metres(places[from], places[to]);
                    var route = network.route(places[from], places[to], 0.1);
                    assertThat(route.isPresent()).isEqualTo(Double.isFinite(expected));
                    if (route.isPresent()) {
                        reached++;
                        assertThat(route.get().metres()).isCloseTo(expected, within(0.05 + expected * 1e-6));
                        assertThat(length(route.get().points()))
                                .isCloseTo(route.get().metres(), within(1e-6));
                    }
                }
            }
        }
        assertThat(reached).isGreaterThan(GRAPHS * 20);
    }

    @Test
    void aWayBeginsAndEndsInTheMiddleOfStreetsAndMayTurnWhereTheyCross() {
        var network =
                new StreetNetwork(List.of(line(-122.44, 37.76, -122.40, 37.76), line(-122.42, 37.74, -122.42, 37.78)));
        var route = network.route(new Coordinate(-122.4300, 37.7601), new Coordinate(-122.4201, 37.7700), 50)
                .orElseThrow();
        assertThat(route.points()).hasSize(3);
        assertThat(route.points().get(1).distance(new Coordinate(-122.42, 37.76)))
                .isLessThan(1e-7);
        assertThat(route.metres())
                .isCloseTo(
                        Geodesy.distance(-122.43, 37.76, -122.42, 37.76)
                                + Geodesy.distance(-122.42, 37.76, -122.42, 37.77),
                        within(0.05));
        assertThat(network.route(new Coordinate(-122.43, 37.70), new Coordinate(-122.42, 37.77), 50))
                .isEmpty();
        var short1 = network.route(new Coordinate(-122.4300, 37.76), new Coordinate(-122.4290, 37.76), 50)
                .orElseThrow();
        assertThat(short1.points()).hasSize(2);
    }

    @Test
    void cornersAreWhereItTurns() {
        var route = new Route(
                List.of(
                        new Coordinate(0, 0),
                        new Coordinate(0.001, 0),
                        new Coordinate(0.002, 0),
                        new Coordinate(0.002, 0.001)),
                333);
        assertThat(route.corners(0.5)).hasSize(3);
    }

    /** Every crossing by brute force, then Floyd and Warshall's way over all pairs. */
    private static final class Truth {
        private final List<Coordinate> places = new ArrayList<>();
        private final double[][] metres;

        Truth(List<LineString> lines) {
            var points = new ArrayList<List<Coordinate>>();
            for (var one : lines) {
                var on = new ArrayList<>(Arrays.asList(one.getCoordinates()));
                for (var other : lines) {
                    var crossing = one.intersection(other);
                    if (crossing.getDimension() == 0) {
                        on.addAll(Arrays.asList(crossing.getCoordinates()));
                    }
                }
                var from = one.getCoordinateN(0);
                on.sort(java.util.Comparator.comparingDouble(p -> p.distance(from)));
                points.add(on);
                on.forEach(this::number);
            }
            metres = new double[places.size()][places.size()];
            for (int i = 0; i < places.size(); i++) {
                Arrays.fill(metres[i], Double.POSITIVE_INFINITY);
                metres[i][i] = 0;
            }
            for (var on : points) {
                for (int i = 1; i < on.size(); i++) {
                    int a = number(on.get(i - 1));
                    int b = number(on.get(i));
                    double d = Geodesy.distance(places.get(a).x, places.get(a).y, places.get(b).x, places.get(b).y);
                    metres[a][b] = Math.min(metres[a][b], d);
                    metres[b][a] = metres[a][b];
                }
            }
            for (int k = 0; k < places.size(); k++) {
                for (int i = 0; i < places.size(); i++) {
                    for (int j = 0; j < places.size(); j++) {
                        metres[i][j] = Math.min(metres[i][j], metres[i][k] + metres[k][j]);
                    }
                }
            }
        }

        private int number(Coordinate place) {
            for (int i = 0; i < places.size(); i++) {
                if (places.get(i).distance(place) < 3e-7) {
                    return i;
                }
            }
            places.add(place);
            return places.size() - 1;
        }

        double metres(Coordinate from, Coordinate to) {
            int a = find(from);
            int b = find(to);
            return a < 0 || b < 0 ? Double.POSITIVE_INFINITY : metres[a][b];
        }

        private int find(Coordinate place) {
            for (int i = 0; i < places.size(); i++) {
                if (places.get(i).distance(place) < 3e-7) {
                    return i;
                }
            }
            return -1;
        }
    }

    private static double length(List<Coordinate> points) {
        double sum = 0;
        for (int i = 1; i < points.size(); i++) {
            sum += Geodesy.distance(points.get(i - 1).x, points.get(i - 1).y, points.get(i).x, points.get(i).y);
        }
        return sum;
    }

    private static LineString line(double x0, double y0, double x1, double y1) {
        return GEOMETRIES.createLineString(new Coordinate[] {new Coordinate(x0, y0), new Coordinate(x1, y1)});
    }

    private static double round(double degrees) {
        return Math.rint(degrees * 1e7) / 1e7;
    }
}
