package dev.alidade.corridor.feature;

import dev.alidade.corridor.projection.MapBox;
import java.util.ArrayList;
import java.util.List;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.geom.prep.PreparedGeometry;
import org.locationtech.jts.geom.prep.PreparedGeometryFactory;

/** Finds the features that share a place with an area. */
public record AreaSearch(FeatureSet features, FeatureIndex index) {
    private static final GeometryFactory GEOMETRIES = new GeometryFactory();

    /** The places in the set of the features that meet an area in mercator metres, in their order. */
    public List<Integer> meeting(Polygon area) {
        var around = area.getEnvelopeInternal();
        boolean box = area.isRectangle();
        var prepared = PreparedGeometryFactory.prepare(area);
        var found = new ArrayList<Integer>();
        for (int feature :
                index.near(new MapBox(around.getMinX(), around.getMinY(), around.getMaxX(), around.getMaxY()))) {
            if ((box && lies(feature, around)) || meets(feature, prepared) || holds(feature, area)) {
                found.add(feature);
            }
        }
        found.sort(Integer::compare);
        return found;
    }

    private boolean lies(int feature, Envelope box) {
        return features.minX(feature) >= box.getMinX()
                && features.maxX(feature) <= box.getMaxX()
                && features.minY(feature) >= box.getMinY()
                && features.maxY(feature) <= box.getMaxY();
    }

    private boolean meets(int feature, PreparedGeometry area) {
        for (int part = features.firstPart(feature); part < features.firstPart(feature + 1); part++) {
            if (area.intersects(run(part))) {
                return true;
            }
        }
        return false;
    }

    /** Whether the area lies inside a polygon, touching none of its rings. */
    private boolean holds(int feature, Polygon area) {
        var corner = area.getCoordinate();
        return features.firstPart(feature) < features.firstPart(feature + 1)
                && features.kind(features.firstPart(feature)) == FeatureSet.SHELL
                && index.distance(feature, corner.x, corner.y) == 0;
    }

    private Geometry run(int part) {
        int from = features.firstVertex(part);
        int to = features.firstVertex(part + 1);
        var run = new Coordinate[to - from];
        for (int v = from; v < to; v++) {
            run[v - from] = new Coordinate(features.x(v), features.y(v));
        }
        return run.length == 1 ? GEOMETRIES.createPoint(run[0]) : GEOMETRIES.createLineString(run);
    }
}
