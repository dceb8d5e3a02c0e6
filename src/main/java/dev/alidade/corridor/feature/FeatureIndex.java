package dev.alidade.corridor.feature;

import dev.alidade.corridor.projection.MapBox;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.index.hprtree.HPRtree;

/** Finds the feature under a place: boxes first, then true distances. Built when it is first asked; thread-safe. */
public final class FeatureIndex {
    private final FeatureSet features;
    private @Nullable HPRtree built;

    public FeatureIndex(FeatureSet features) {
        this.features = features;
    }

    private synchronized HPRtree tree() {
        var tree = built;
        if (tree == null) {
            tree = new HPRtree();
            for (int i = 0; i < features.size(); i++) {
                tree.insert(new Envelope(features.minX(i), features.maxX(i), features.minY(i), features.maxY(i)), i);
            }
            tree.build();
            built = tree;
        }
        return tree;
    }

    /**
     * The nearest feature within a distance; among polygons around the place the smallest; -1 when there is none.
     *
     * @param x mercator x
     * @param y mercator y
     * @param distance mercator metres
     */
    public int nearest(double x, double y, double distance) {
        int best = -1;
        double bestDistance = Double.MAX_VALUE;
        double bestArea = Double.MAX_VALUE;
        for (int feature : near(new MapBox(x - distance, y - distance, x + distance, y + distance))) {
            double d = distance(feature, x, y);
            var box = features.box(feature);
            double area = (box.maxX() - box.minX()) * (box.maxY() - box.minY());
            if (d <= distance && (d < bestDistance || (d == bestDistance && area < bestArea))) {
                best = feature;
                bestDistance = d;
                bestArea = area;
            }
        }
        return best;
    }

    /** The features whose box meets a box. */
    public List<Integer> near(MapBox box) {
        var found = new ArrayList<Integer>();
        if (features.size() > 0) {
            tree().query(
                            new Envelope(box.minX(), box.maxX(), box.minY(), box.maxY()),
                            item -> found.add((Integer) item));
        }
        return found;
    }

    /** Distance of a place to a feature in mercator metres; 0 inside a polygon. */
    double distance(int feature, double x, double y) {
        double best = Double.MAX_VALUE;
        boolean inside = false;
        for (int part = features.firstPart(feature); part < features.firstPart(feature + 1); part++) {
            int from = features.firstVertex(part);
            int to = features.firstVertex(part + 1);
            byte kind = features.kind(part);
            if (kind == FeatureSet.SHELL || kind == FeatureSet.HOLE) {
                inside ^= contains(from, to, x, y);
            }
            if (to - from == 1) {
                best = Math.min(best, Math.hypot(features.x(from) - x, features.y(from) - y));
            }
            for (int v = from; v + 1 < to; v++) {
                best = Math.min(best, segmentDistance(v, x, y));
            }
        }
        return inside ? 0 : best;
    }

    private boolean contains(int from, int to, double x, double y) {
        boolean inside = false;
        for (int i = from, j = to - 1; i < to; j = i++) {
            double yi = features.y(i);
            double yj = features.y(j);
            if (yi > y != yj > y && x < (features.x(j) - features.x(i)) * (y - yi) / (yj - yi) + features.x(i)) {
                inside = !inside;
            }
        }
        return inside;
    }

    private double segmentDistance(int v, double x, double y) {
        double ax = features.x(v);
        double ay = features.y(v);
        double dx = features.x(v + 1) - ax;
        double dy = features.y(v + 1) - ay;
        double length = dx * dx + dy * dy;
        double t = length == 0 ? 0 : Math.clamp(((x - ax) * dx + (y - ay) * dy) / length, 0, 1);
        return Math.hypot(ax + t * dx - x, ay + t * dy - y);
    }
}
