package dev.alidade.corridor.projection;

import org.geotools.api.referencing.operation.MathTransform;
import org.geotools.api.referencing.operation.TransformException;
import org.locationtech.jts.geom.CoordinateSequence;
import org.locationtech.jts.geom.CoordinateSequenceFilter;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.operation.buffer.BufferOp;
import org.locationtech.jts.operation.buffer.BufferParameters;

/**
 * A flat system whose units are metres near one place. Buffers are made here, never in mercator or degrees.
 * Thread-safe.
 */
public final class MetricSystem {
    /**
     * Chords to a quarter of a circle. JTS makes one chord of up to one and a half steps, so that the edge lies at most
     * 1 - cos(0.75 · 90° / 24), 1.2 per mille of the distance, within the circle.
     */
    private static final int SEGMENTS_PER_QUARTER = 24;

    /** How much of the distance JTS may leave out of a line's bends; its own hundredth moves buffers by whole metres. */
    private static final double SIMPLIFIED_SHARE = 0.000_1;

    private final String name;
    private final MathTransform fromLonLat;
    private final MathTransform toLonLat;

    MetricSystem(String name, MathTransform fromLonLat, MathTransform toLonLat) {
        this.name = name;
        this.fromLonLat = fromLonLat;
        this.toLonLat = toLonLat;
    }

    /** What it is called, e.g. {@code EPSG:7131}. */
    public String name() {
        return name;
    }

    /** A copy of a geometry in degrees with its coordinates in metres. */
    public Geometry toMetres(Geometry lonLat) {
        return apply(lonLat, fromLonLat);
    }

    /** A copy of a geometry in metres with its coordinates in degrees. */
    public Geometry toDegrees(Geometry metres) {
        return apply(metres, toLonLat);
    }

    /** Everything within a distance of a geometry: degrees in, degrees out, the distance in metres on the ground. */
    public Geometry buffer(Geometry lonLat, double metres) {
        var parameters = new BufferParameters(SEGMENTS_PER_QUARTER);
        parameters.setSimplifyFactor(SIMPLIFIED_SHARE);
        return toDegrees(BufferOp.bufferOp(toMetres(lonLat), metres, parameters));
    }

    private static Geometry apply(Geometry geometry, MathTransform transform) {
        var copy = geometry.copy();
        copy.apply(new InPlace(transform));
        return copy;
    }

    private record InPlace(MathTransform transform) implements CoordinateSequenceFilter {
        @Override
        public void filter(CoordinateSequence sequence, int i) {
            double[] point = {sequence.getX(i), sequence.getY(i)};
            try {
                transform.transform(point, 0, point, 0, 1);
            } catch (TransformException e) {
                throw new IllegalArgumentException("coordinate outside its system", e);
            }
            sequence.setOrdinate(i, CoordinateSequence.X, point[0]);
            sequence.setOrdinate(i, CoordinateSequence.Y, point[1]);
        }

        @Override
        public boolean isDone() {
            return false;
        }

        @Override
        public boolean isGeometryChanged() {
            return true;
        }
    }
}
