package dev.alidade.corridor.edit;

import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Coordinate;

/**
 * One point of a shape that is being changed.
 *
 * @param place in degrees, longitude first
 * @param z its height, as stored; NaN for none
 * @param m its measure, as stored; NaN for none
 * @param stored the point as it is stored, in the system of its row; null when it was moved or is new
 */
public record ShapeVertex(
        Coordinate place, double z, double m, @Nullable Coordinate stored) {
    static ShapeVertex of(Coordinate place, Coordinate stored) {
        return new ShapeVertex(new Coordinate(place.x, place.y), stored.getZ(), stored.getM(), stored);
    }

    ShapeVertex at(Coordinate other) {
        return new ShapeVertex(new Coordinate(other.x, other.y), z, m, null);
    }

    /** A new point between this and another one; height and measure in between as far as it lies along. */
    ShapeVertex between(ShapeVertex next, Coordinate here) {
        double first = here.distance(place);
        double all = first + here.distance(next.place);
        double share = all == 0 ? 0.5 : first / all;
        return new ShapeVertex(
                new Coordinate(here.x, here.y), z + (next.z - z) * share, m + (next.m - m) * share, null);
    }
}
