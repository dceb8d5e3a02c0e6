package dev.alidade.corridor.edit;

import dev.alidade.corridor.feature.RowShape;
import dev.alidade.corridor.layer.SpatialLayer;
import org.locationtech.jts.geom.Geometry;

/**
 * The shape of one row as it was read to be changed.
 *
 * @param layer where it is stored
 * @param title what the row is called
 * @param row key, version and value as they were read
 * @param stored in the system of the row; decides type and structure of what is written back
 * @param degrees the same points in degrees
 */
public record StoredShape(SpatialLayer layer, String title, RowShape row, Geometry stored, Geometry degrees) {
    /** The shape as a draft in which nothing has changed yet. */
    public ShapeDraft draft() {
        return new ShapeDraft(this, ShapeRuns.of(degrees, stored));
    }
}
