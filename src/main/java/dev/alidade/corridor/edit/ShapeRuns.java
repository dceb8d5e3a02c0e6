package dev.alidade.corridor.edit;

import dev.alidade.corridor.edit.ShapeRun.Kind;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.Function;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryCollection;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.MultiLineString;
import org.locationtech.jts.geom.MultiPoint;
import org.locationtech.jts.geom.MultiPolygon;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.geom.Polygon;

/** Takes geometries apart into runs of points and puts runs together again to the same kind of geometry. */
final class ShapeRuns {
    private static final GeometryFactory GEOMETRIES = new GeometryFactory();

    private ShapeRuns() {}

    /** The runs of a geometry in their order, with the points as they are stored beside those in degrees. */
    static List<ShapeRun> of(Geometry degrees, Geometry stored) {
        var runs = new ArrayList<ShapeRun>();
        collect(degrees, stored, runs);
        return runs;
    }

    private static void collect(Geometry degrees, Geometry stored, List<ShapeRun> runs) {
        switch (degrees) {
            case GeometryCollection several -> {
                for (int i = 0; i < several.getNumGeometries(); i++) {
                    collect(several.getGeometryN(i), stored.getGeometryN(i), runs);
                }
            }
            case Polygon polygon
            when stored instanceof Polygon same -> {
                if (!polygon.isEmpty()) {
                    runs.add(run(polygon.getExteriorRing(), same.getExteriorRing(), Kind.RING));
                    for (int i = 0; i < polygon.getNumInteriorRing(); i++) {
                        runs.add(run(polygon.getInteriorRingN(i), same.getInteriorRingN(i), Kind.RING));
                    }
                }
            }
            default -> {
                if (!degrees.isEmpty()) {
                    runs.add(run(degrees, stored, degrees instanceof Point ? Kind.POINT : Kind.LINE));
                }
            }
        }
    }

    private static ShapeRun run(Geometry degrees, Geometry stored, Kind kind) {
        var places = degrees.getCoordinates();
        var own = stored.getCoordinates();
        var vertices = new ArrayList<ShapeVertex>();
        int count = kind == Kind.RING ? places.length - 1 : places.length;
        for (int i = 0; i < count; i++) {
            vertices.add(ShapeVertex.of(places[i], own[i]));
        }
        return new ShapeRun(vertices, kind);
    }

    /**
     * A geometry of the same structure from other points.
     *
     * @param like what kind of geometry
     * @param runs in the order of {@link #of}; a ring with too few points becomes empty
     * @param point a vertex as the geometry is to have it
     */
    static Geometry put(Geometry like, Iterator<ShapeRun> runs, Function<ShapeVertex, Coordinate> point) {
        return switch (like) {
            case MultiPolygon several -> {
                var parts = new Polygon[several.getNumGeometries()];
                for (int i = 0; i < parts.length; i++) {
                    parts[i] = polygon((Polygon) several.getGeometryN(i), runs, point);
                }
                yield GEOMETRIES.createMultiPolygon(parts);
            }
            case MultiLineString several -> {
                var parts = new LineString[several.getNumGeometries()];
                for (int i = 0; i < parts.length; i++) {
                    parts[i] = (LineString) put(several.getGeometryN(i), runs, point);
                }
                yield GEOMETRIES.createMultiLineString(parts);
            }
            case MultiPoint several -> {
                var parts = new Point[several.getNumGeometries()];
                for (int i = 0; i < parts.length; i++) {
                    parts[i] = (Point) put(several.getGeometryN(i), runs, point);
                }
                yield GEOMETRIES.createMultiPoint(parts);
            }
            case GeometryCollection several -> {
                var parts = new Geometry[several.getNumGeometries()];
                for (int i = 0; i < parts.length; i++) {
                    parts[i] = put(several.getGeometryN(i), runs, point);
                }
                yield GEOMETRIES.createGeometryCollection(parts);
            }
            case Polygon one -> polygon(one, runs, point);
            case Point one ->
                one.isEmpty()
                        ? GEOMETRIES.createPoint()
                        : GEOMETRIES.createPoint(
                                point.apply(runs.next().vertices().getFirst()));
            default ->
                like.isEmpty()
                        ? GEOMETRIES.createLineString()
                        : GEOMETRIES.createLineString(coordinates(runs.next(), point));
        };
    }

    private static Polygon polygon(Polygon like, Iterator<ShapeRun> runs, Function<ShapeVertex, Coordinate> point) {
        if (like.isEmpty()) {
            return GEOMETRIES.createPolygon();
        }
        var shell = GEOMETRIES.createLinearRing(coordinates(runs.next(), point));
        var holes = new LinearRing[like.getNumInteriorRing()];
        for (int i = 0; i < holes.length; i++) {
            holes[i] = GEOMETRIES.createLinearRing(coordinates(runs.next(), point));
        }
        return GEOMETRIES.createPolygon(shell, holes);
    }

    private static Coordinate[] coordinates(ShapeRun run, Function<ShapeVertex, Coordinate> point) {
        boolean ring = run.kind() == Kind.RING;
        int count = run.vertices().size();
        var all = new Coordinate[ring ? count + 1 : count];
        for (int i = 0; i < count; i++) {
            all[i] = point.apply(run.vertices().get(i));
        }
        if (ring) {
            all[count] = all[0].copy();
        }
        return all;
    }
}
