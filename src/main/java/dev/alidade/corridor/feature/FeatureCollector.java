package dev.alidade.corridor.feature;

import dev.alidade.corridor.projection.CoordinateSystems;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Gathers decoded geometries into growing arrays and projects them all at once. Used by one thread. */
public final class FeatureCollector {
    private static final int MAX_CLASSES = 120;
    private static final double FARTHEST = 1e12;

    private double[] xy = new double[1024];
    private int vertices;
    private int keptVertices;
    private int[] partStart = new int[256];
    private byte[] partKind = new byte[256];
    private int parts;
    private int[] featureStart = new int[128];
    private int[] featureSrid = new int[128];
    private byte[] classOf = new byte[128];
    private float[] bufferMetres = new float[128];
    private int features;
    private boolean joined;
    private final List<@Nullable String> keys = new ArrayList<>();
    private final List<@Nullable String> labels = new ArrayList<>();
    private final Map<String, Byte> classCodes = new HashMap<>();
    private final List<String> classNames = new ArrayList<>();
    private final TreeSet<Integer> srids = new TreeSet<>();

    /** Starts a part of the feature being read; inside a ring of curves it goes on with the ring. */
    void beginPart(byte kind) {
        if (joined) {
            return;
        }
        if (parts + 1 >= partStart.length) {
            partStart = Arrays.copyOf(partStart, partStart.length * 2);
            partKind = Arrays.copyOf(partKind, partKind.length * 2);
        }
        partStart[parts] = vertices;
        partKind[parts++] = kind;
    }

    /** Adds a vertex to the part; one without a place (an empty point's NaN, infinity) is left out. */
    void vertex(double x, double y) {
        if (!(Math.abs(x) <= FARTHEST && Math.abs(y) <= FARTHEST)) {
            return;
        }
        if (2 * vertices + 2 > xy.length) {
            xy = Arrays.copyOf(xy, xy.length * 2);
        }
        xy[2 * vertices] = x;
        xy[2 * vertices + 1] = y;
        vertices++;
    }

    /** Room for more vertices, before a run of known length. */
    void reserve(int more) {
        int needed = 2 * (vertices + more);
        if (needed > xy.length) {
            xy = Arrays.copyOf(xy, Math.max(needed, xy.length * 2));
        }
    }

    /** Starts a ring or line that several curves make together, until {@link #endRing}. */
    void beginRing(byte kind) {
        beginPart(kind);
        joined = true;
    }

    /** Ends what {@link #beginRing} began. */
    void endRing() {
        joined = false;
        endPart();
    }

    /** Drops a part that got no vertex. */
    void endPart() {
        if (joined) {
            return;
        }
        if (partStart[parts - 1] == vertices) {
            parts--;
        }
    }

    /**
     * Ends a feature: everything begun since the last one belongs to it. A feature without vertices is not kept.
     *
     * @return whether it was kept
     */
    public boolean endFeature(
            int srid, @Nullable String key, @Nullable String label, @Nullable String className, float metres) {
        if (parts == featureStart[features]) {
            return false;
        }
        if (features + 2 >= featureStart.length) {
            int length = featureStart.length * 2;
            featureStart = Arrays.copyOf(featureStart, length);
            featureSrid = Arrays.copyOf(featureSrid, length);
            classOf = Arrays.copyOf(classOf, length);
            bufferMetres = Arrays.copyOf(bufferMetres, length);
        }
        featureSrid[features] = srid;
        srids.add(srid);
        classOf[features] = className == null ? -1 : code(className);
        bufferMetres[features] = metres;
        keys.add(key);
        labels.add(label);
        features++;
        featureStart[features] = parts;
        keptVertices = vertices;
        return true;
    }

    /** Forgets what was begun since the last feature, after a geometry that could not be read. */
    void dropUnfinished() {
        joined = false;
        parts = featureStart[features];
        vertices = keptVertices;
    }

    /** How many features were kept. */
    public int size() {
        return features;
    }

    /** How many vertices were kept. */
    int vertices() {
        return vertices;
    }

    /** The SRIDs that were met. */
    public Set<Integer> srids() {
        return new TreeSet<>(srids);
    }

    /**
     * Projects everything so far to web mercator; more may be added afterwards, for a later set.
     *
     * @param assumedSrid system of geometries that declare none
     */
    public FeatureSet finish(CoordinateSystems systems, int assumedSrid) {
        return finish(systems, assumedSrid, false);
    }

    /**
     * As {@link #finish(CoordinateSystems, int)}.
     *
     * @param shortest whether a line or ring takes the short way round the globe, over the 180th meridian if need be
     */
    FeatureSet finish(CoordinateSystems systems, int assumedSrid, boolean shortest) {
        double[] coordinates = Arrays.copyOf(xy, 2 * vertices);
        int[] starts = Arrays.copyOf(partStart, parts + 1);
        starts[parts] = vertices;
        if (shortest) {
            unwind(coordinates, starts);
        }
        int[] features0 = Arrays.copyOf(featureStart, features + 1);
        project(systems, assumedSrid, coordinates, starts, features0);
        return new FeatureSet(this, coordinates, starts, features0, boxes(coordinates, starts, features0));
    }

    /** The box of the coordinates that came without an SRID, or null when there is none: west, south, east, north. */
    double @Nullable [] undeclaredBox() {
        double[] box = {Double.MAX_VALUE, Double.MAX_VALUE, -Double.MAX_VALUE, -Double.MAX_VALUE};
        boolean any = false;
        for (int feature = 0; feature < features; feature++) {
            int end = featureStart[feature + 1] < parts ? partStart[featureStart[feature + 1]] : vertices;
            for (int v = partStart[featureStart[feature]]; featureSrid[feature] == 0 && v < end; v++) {
                grow(box, 0, xy[2 * v], xy[2 * v + 1]);
                any = true;
            }
        }
        return any ? box : null;
    }

    private void project(CoordinateSystems systems, int assumed, double[] coordinates, int[] starts, int[] firstPart) {
        int feature = 0;
        while (feature < features) {
            int srid = featureSrid[feature];
            int end = feature + 1;
            while (end < features && featureSrid[end] == srid) {
                end++;
            }
            systems.toMercator(
                    srid == 0 ? assumed : srid, coordinates, starts[firstPart[feature]], starts[firstPart[end]]);
            feature = end;
        }
    }

    private void unwind(double[] lonLat, int[] starts) {
        for (int part = 0; part < parts; part++) {
            for (int v = starts[part] + 1; v < starts[part + 1]; v++) {
                double turns = Math.rint((lonLat[2 * v] - lonLat[2 * v - 2]) / 360);
                lonLat[2 * v] -= 360 * turns;
            }
        }
    }

    private double[] boxes(double[] coordinates, int[] starts, int[] firstPart) {
        double[] boxes = new double[4 * features];
        for (int feature = 0; feature < features; feature++) {
            int at = 4 * feature;
            Arrays.fill(boxes, at, at + 2, Double.MAX_VALUE);
            Arrays.fill(boxes, at + 2, at + 4, -Double.MAX_VALUE);
            for (int v = starts[firstPart[feature]]; v < starts[firstPart[feature + 1]]; v++) {
                grow(boxes, at, coordinates[2 * v], coordinates[2 * v + 1]);
            }
        }
        return boxes;
    }

    private static void grow(double[] box, int at, double x, double y) {
        box[at] = Math.min(box[at], x);
        box[at + 1] = Math.min(box[at + 1], y);
        box[at + 2] = Math.max(box[at + 2], x);
        box[at + 3] = Math.max(box[at + 3], y);
    }

    private byte code(String className) {
        var known = classCodes.get(className);
        if (known != null) {
            return known;
        }
        if (classNames.size() >= MAX_CLASSES) {
            return -1;
        }
        byte code = (byte) classNames.size();
        classNames.add(className);
        classCodes.put(className, code);
        return code;
    }

    byte[] partKinds() {
        return Arrays.copyOf(partKind, parts);
    }

    byte[] classCodes() {
        return Arrays.copyOf(classOf, features);
    }

    List<String> classNames() {
        return List.copyOf(classNames);
    }

    @Nullable
    String[] keyTexts() {
        return keys.toArray(new String[0]);
    }

    @Nullable
    String[] labelTexts() {
        return labels.toArray(new String[0]);
    }

    float[] buffers() {
        return Arrays.copyOf(bufferMetres, features);
    }
}
