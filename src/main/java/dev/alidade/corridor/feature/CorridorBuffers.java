package dev.alidade.corridor.feature;

import dev.alidade.corridor.projection.CoordinateSystems;
import dev.alidade.corridor.projection.WebMercator;
import dev.alidade.database.Cancellation;
import java.util.ArrayList;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.Polygon;

/**
 * The ground that corridors hold free: everything within their buffer, in true metres. Each shape is made once (about
 * half a millisecond) and kept while its line and width stay the same. Thread-safe.
 */
public final class CorridorBuffers {
    private static final int MOST_KEPT = 20_000;
    private static final GeometryFactory GEOMETRIES = new GeometryFactory();

    private final CoordinateSystems systems;
    private final Map<Shape, Geometry> made = new ConcurrentHashMap<>();

    /** A line and its width, by content. */
    private record Shape(Geometry line, float metres) {
        @Override
        public boolean equals(Object other) {
            return other instanceof Shape shape && metres == shape.metres && line.equalsExact(shape.line);
        }

        @Override
        public int hashCode() {
            return 31 * line.getNumPoints()
                    + Float.hashCode(metres)
                    + line.getEnvelopeInternal().hashCode();
        }
    }

    public CorridorBuffers(CoordinateSystems systems) {
        this.systems = systems;
    }

    /** The buffers of all corridors that have one, in the order of their lines. */
    public FeatureSet of(FeatureSet corridors, Cancellation cancellation) {
        var collector = new FeatureCollector();
        for (int feature = 0; feature < corridors.size(); feature++) {
            if (cancellation.isRequested()) {
                cancellation.check();
            }
            if (corridors.bufferMetres(feature) > 0) {
                add(collector, buffer(corridors, feature));
                collector.endFeature(
                        4326,
                        corridors.key(feature),
                        corridors.label(feature),
                        corridors.className(feature),
                        corridors.bufferMetres(feature));
            }
        }
        return collector.finish(systems, 4326);
    }

    /** The buffer of one corridor in degrees; empty without a width. */
    public Geometry buffer(FeatureSet corridors, int feature) {
        var line = line(corridors, feature);
        float metres = corridors.bufferMetres(feature);
        if (metres <= 0 || line.isEmpty()) {
            return GEOMETRIES.createPolygon();
        }
        if (made.size() > MOST_KEPT) {
            made.clear();
        }
        return made.computeIfAbsent(new Shape(line, metres), shape -> {
            var middle = shape.line().getEnvelopeInternal().centre();
            return systems.metricAround(middle.x, middle.y).buffer(shape.line(), shape.metres());
        });
    }

    /** The line of a feature in degrees. */
    public static Geometry line(FeatureSet features, int feature) {
        var lines = new ArrayList<LineString>();
        for (int part = features.firstPart(feature); part < features.firstPart(feature + 1); part++) {
            int from = features.firstVertex(part);
            int to = features.firstVertex(part + 1);
            if (to - from < 2) {
                continue;
            }
            double[] lonLat = WebMercator.unproject(features.coordinates(), from, to);
            var coordinates = new Coordinate[to - from];
            for (int i = 0; i < coordinates.length; i++) {
                coordinates[i] = new Coordinate(lonLat[2 * i], lonLat[2 * i + 1]);
            }
            lines.add(GEOMETRIES.createLineString(coordinates));
        }
        return lines.size() == 1
                ? lines.getFirst()
                : GEOMETRIES.createMultiLineString(lines.toArray(new LineString[0]));
    }

    private static void add(FeatureCollector collector, Geometry area) {
        for (int i = 0; i < area.getNumGeometries(); i++) {
            if (area.getGeometryN(i) instanceof Polygon polygon && !polygon.isEmpty()) {
                ring(collector, FeatureSet.SHELL, polygon.getExteriorRing());
                for (int hole = 0; hole < polygon.getNumInteriorRing(); hole++) {
                    ring(collector, FeatureSet.HOLE, polygon.getInteriorRingN(hole));
                }
            }
        }
    }

    private static void ring(FeatureCollector collector, byte kind, LineString ring) {
        collector.beginPart(kind);
        for (int i = 0; i < ring.getNumPoints(); i++) {
            var point = ring.getCoordinateN(i);
            collector.vertex(point.x, point.y);
        }
        collector.endPart();
    }
}
