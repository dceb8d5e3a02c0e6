package dev.alidade.corridor.feature;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Reads well-known binary straight into flat arrays: points, lines, polygons, their multi forms, collections, triangles
 * and surfaces of them, circular arcs as short chords; ISO and PostGIS (EWKB) dialects, either byte order, Z and M
 * skipped. Used by one thread; no object per geometry.
 */
public final class WkbDecoder {
    private static final VarHandle LITTLE_INT =
            MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle BIG_INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);
    private static final VarHandle LITTLE_DOUBLE =
            MethodHandles.byteArrayViewVarHandle(double[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle BIG_DOUBLE =
            MethodHandles.byteArrayViewVarHandle(double[].class, ByteOrder.BIG_ENDIAN);
    private static final int EWKB_Z = 0x8000_0000;
    private static final int EWKB_M = 0x4000_0000;
    private static final int EWKB_SRID = 0x2000_0000;
    private static final int MAX_DEPTH = 32;

    private final FeatureCollector collector;
    private byte[] wkb = new byte[0];
    private int at;
    private int srid;

    public WkbDecoder(FeatureCollector collector) {
        this.collector = collector;
    }

    /**
     * Adds the parts of one geometry to the collector's open feature.
     *
     * @return the SRID the bytes carry; 0 when they carry none
     * @throws IllegalArgumentException when the bytes are no geometry; nothing of them is kept
     */
    public int decode(byte[] bytes) {
        wkb = bytes;
        at = 0;
        srid = 0;
        try {
            geometry(0);
            return srid;
        } catch (IndexOutOfBoundsException e) {
            collector.dropUnfinished();
            throw new IllegalArgumentException("truncated well-known binary", e);
        } catch (IllegalArgumentException e) {
            collector.dropUnfinished();
            throw e;
        }
    }

    private void geometry(int depth) {
        if (depth > MAX_DEPTH) {
            throw new IllegalArgumentException("geometry nested too deeply");
        }
        boolean little = wkb[at++] == 1;
        int code = readInt(little);
        if ((code & EWKB_SRID) != 0) {
            srid = readInt(little);
        }
        int dimension = (code & 0x0FFF_FFFF) / 1000;
        int type = (code & 0x0FFF_FFFF) % 1000;
        boolean z = (code & EWKB_Z) != 0 || dimension == 1 || dimension == 3;
        boolean m = (code & EWKB_M) != 0 || dimension == 2 || dimension == 3;
        int stride = 16 + (z ? 8 : 0) + (m ? 8 : 0);
        switch (type) {
            case 1 -> run(FeatureSet.POINT, 1, little, stride);
            case 2 -> run(FeatureSet.LINE, readInt(little), little, stride);
            case 8 -> arcs(readInt(little), little, stride);
            case 3, 17 -> rings(little, stride);
            case 4, 5, 6, 7, 9, 11, 12, 15, 16 -> children(readInt(little), depth);
            case 10 -> curveRings(readInt(little), depth);
            default -> throw new IllegalArgumentException("unknown geometry type " + type);
        }
    }

    private void children(int count, int depth) {
        check(count, 5);
        for (int i = 0; i < count; i++) {
            geometry(depth + 1);
        }
    }

    /** A curve polygon's rings are geometries of their own. */
    private void curveRings(int count, int depth) {
        check(count, 5);
        for (int ring = 0; ring < count; ring++) {
            collector.beginRing(ring == 0 ? FeatureSet.SHELL : FeatureSet.HOLE);
            geometry(depth + 1);
            collector.endRing();
        }
    }

    private void arcs(int count, boolean little, int stride) {
        check(count, stride);
        collector.beginPart(FeatureSet.LINE);
        var arcs = new ArcSegments(collector);
        for (int i = 0; i < count; i++) {
            arcs.vertex(doubleAt(at, little), doubleAt(at + 8, little));
            at += stride;
        }
        arcs.end();
        collector.endPart();
    }

    private void rings(boolean little, int stride) {
        int count = readInt(little);
        check(count, 4);
        for (int ring = 0; ring < count; ring++) {
            run(ring == 0 ? FeatureSet.SHELL : FeatureSet.HOLE, readInt(little), little, stride);
        }
    }

    private void run(byte kind, int count, boolean little, int stride) {
        check(count, stride);
        collector.beginPart(kind);
        collector.reserve(count);
        for (int i = 0; i < count; i++) {
            collector.vertex(doubleAt(at, little), doubleAt(at + 8, little));
            at += stride;
        }
        collector.endPart();
    }

    private int readInt(boolean little) {
        int value = little ? (int) LITTLE_INT.get(wkb, at) : (int) BIG_INT.get(wkb, at);
        at += 4;
        return value;
    }

    /** The handle is a constant at each of its uses: one chosen by a variable brings the compiler of JDK 25.0.3 down. */
    private double doubleAt(int place, boolean little) {
        return little ? (double) LITTLE_DOUBLE.get(wkb, place) : (double) BIG_DOUBLE.get(wkb, place);
    }

    private void check(int count, int bytesEach) {
        if (count < 0 || (long) count * bytesEach > wkb.length - at) {
            throw new IllegalArgumentException("truncated well-known binary");
        }
    }
}
