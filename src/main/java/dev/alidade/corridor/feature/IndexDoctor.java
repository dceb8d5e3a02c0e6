package dev.alidade.corridor.feature;

import dev.alidade.corridor.layer.SpatialLayer;
import dev.alidade.corridor.projection.CoordinateSystems;
import dev.alidade.corridor.projection.MapBox;
import dev.alidade.database.Cancellation;
import dev.alidade.database.Database;

/** Looks how layers are read when somebody moves about: explains the query of a close look at their middle. Reads no rows. */
public final class IndexDoctor {
    private static final double SHARE = 0.05;

    private final LayerReader reader;
    private final ExtentReader extents;

    public IndexDoctor(Database database, CoordinateSystems systems) {
        this.reader = new LayerReader(database, systems);
        this.extents = new ExtentReader(database, systems);
    }

    /** The plan of a look at a twentieth of a layer's width and height, in its middle. */
    public ViewportPlan plan(SpatialLayer layer, Cancellation cancellation) {
        var box = extents.extent(layer, cancellation)
                .map(IndexDoctor::middle)
                .orElseGet(() -> MapBox.ofDegrees(-0.01, -0.01, 0.01, 0.01));
        return new ViewportPlan(layer, reader.explain(layer, box, cancellation));
    }

    private static MapBox middle(MapBox box) {
        double x = (box.minX() + box.maxX()) / 2;
        double y = (box.minY() + box.maxY()) / 2;
        double dx = Math.max(1, (box.maxX() - box.minX()) * SHARE / 2);
        double dy = Math.max(1, (box.maxY() - box.minY()) * SHARE / 2);
        return new MapBox(x - dx, y - dy, x + dx, y + dy);
    }
}
