package dev.alidade.corridor.paint;

import dev.alidade.corridor.feature.FeatureSet;
import java.util.Arrays;

/**
 * Where an area's name goes: its centre of mass, or, when that lies outside, the middle of the widest stretch at that
 * height; always of its largest ring.
 *
 * @param x mercator x
 * @param y mercator y
 * @param width mercator metres of room to both sides of it together
 * @param area square mercator metres of the ring
 */
record AreaCentre(double x, double y, double width, double area) {

    /** The centre of a feature; with an area of 0 when it has no ring. */
    static AreaCentre of(FeatureSet features, int feature) {
        int best = -1;
        double bestArea = 0;
        for (int part = features.firstPart(feature); part < features.firstPart(feature + 1); part++) {
            double area = features.kind(part) == FeatureSet.SHELL ? Math.abs(moments(features, part)[0]) : 0;
            if (area > bestArea) {
                bestArea = area;
                best = part;
            }
        }
        if (best < 0) {
            return new AreaCentre(0, 0, 0, 0);
        }
        double[] m = moments(features, best);
        double y = m[2];
        double[] crossings = crossings(features, best, y);
        double middle = m[1];
        double room = 0;
        for (int i = 0; i + 1 < crossings.length; i += 2) {
            boolean holdsCentre = crossings[i] <= m[1] && m[1] <= crossings[i + 1];
            double width = crossings[i + 1] - crossings[i];
            if (holdsCentre || width > room) {
                room = width;
                middle = (crossings[i] + crossings[i + 1]) / 2;
            }
            if (holdsCentre) {
                break;
            }
        }
        return new AreaCentre(middle, y, room, bestArea);
    }

    /** Signed area, x and y of the centre of mass. */
    private static double[] moments(FeatureSet features, int part) {
        int from = features.firstVertex(part);
        int to = features.firstVertex(part + 1);
        double originX = features.x(from);
        double originY = features.y(from);
        double area = 0;
        double sumX = 0;
        double sumY = 0;
        for (int v = from; v + 1 < to; v++) {
            double ax = features.x(v) - originX;
            double ay = features.y(v) - originY;
            double bx = features.x(v + 1) - originX;
            double by = features.y(v + 1) - originY;
            double cross = ax * by - bx * ay;
            area += cross;
            sumX += (ax + bx) * cross;
            sumY += (ay + by) * cross;
        }
        return area == 0
                ? new double[] {0, originX, originY}
                : new double[] {area / 2, originX + sumX / (3 * area), originY + sumY / (3 * area)};
    }

    private static double[] crossings(FeatureSet features, int part, double y) {
        int from = features.firstVertex(part);
        int to = features.firstVertex(part + 1);
        double[] found = new double[to - from];
        int count = 0;
        for (int v = from; v + 1 < to; v++) {
            double ay = features.y(v);
            double by = features.y(v + 1);
            if (ay > y != by > y) {
                double t = (y - ay) / (by - ay);
                found[count++] = features.x(v) + t * (features.x(v + 1) - features.x(v));
            }
        }
        double[] sorted = Arrays.copyOf(found, count);
        Arrays.sort(sorted);
        return sorted;
    }
}
