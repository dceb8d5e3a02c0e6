package dev.alidade.corridor.feature;

import dev.alidade.corridor.projection.CoordinateSystems;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Gathers decoded geometries into growing arrays and projects what is finished in place, some thousand at a time. What was
 * finished does not change any more, so that sets share the arrays. Used by one thread.
 */
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
    private float[] numbers = new float[128];
    private int features;
    private int projected;
    private boolean joined;
    private final Words keys = new Words();
    private final Words labels = new Words();
    private final WordTable classes = new WordTable();
    private final TreeSet<Integer> srids = new TreeSet<>();
    private int lastSrid = -1;
    private double @Nullable [] undeclaredBox;

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
            int srid, @Nullable String key, @Nullable String label, @Nullable String className, float number) {
        if (!endFeature(srid)) {
            return false;
        }
        keys.add(key);
        labels.add(label);
        if (className != null) {
            byte[] word = className.getBytes(StandardCharsets.UTF_8);
            classify(word, 0, word.length);
        }
        number(number);
        return true;
    }

    /**
     * As {@link #endFeature(int, String, String, String, float)}; key and label have to be added to {@link #keys} and
     * {@link #labels} when it was kept, class and number may be.
     */
    boolean endFeature(int srid) {
        if (parts == featureStart[features]) {
            return false;
        }
        if (features + 2 >= featureStart.length) {
            int length = featureStart.length * 2;
            featureStart = Arrays.copyOf(featureStart, length);
            featureSrid = Arrays.copyOf(featureSrid, length);
            classOf = Arrays.copyOf(classOf, length);
            numbers = Arrays.copyOf(numbers, length);
        }
        featureSrid[features] = srid;
        if (srid != lastSrid) {
            srids.add(srid);
            lastSrid = srid;
        }
        if (srid == 0) {
            undeclared();
        }
        classOf[features++] = -1;
        featureStart[features] = parts;
        partStart[parts] = vertices;
        keptVertices = vertices;
        return true;
    }

    /** What identifies the features' rows. */
    Words keys() {
        return keys;
    }

    /** What names them. */
    Words labels() {
        return labels;
    }

    /** Gives the feature that was ended last its class, a text in UTF-8; beyond 120 classes none. */
    void classify(byte[] from, int start, int length) {
        int code = classes.find(from, start, length);
        if (code < 0 && classes.words().size() < MAX_CLASSES) {
            code = classes.add(new String(from, start, length, StandardCharsets.UTF_8));
        }
        classOf[features - 1] = (byte) code;
    }

    /** Gives the feature that was ended last its number. */
    void number(float number) {
        numbers[features - 1] = number;
    }

    private void undeclared() {
        double[] box = undeclaredBox;
        if (box == null) {
            box = new double[] {Double.MAX_VALUE, Double.MAX_VALUE, -Double.MAX_VALUE, -Double.MAX_VALUE};
            undeclaredBox = box;
        }
        for (int v = keptVertices; v < vertices; v++) {
            grow(box, 0, xy[2 * v], xy[2 * v + 1]);
        }
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
        project(systems, assumedSrid, shortest);
        return new FeatureSet(this, xy, partStart, featureStart, boxes());
    }

    /** The box of the coordinates that came without an SRID, or null when there is none: west, south, east, north. */
    double @Nullable [] undeclaredBox() {
        return undeclaredBox;
    }

    /** Projects the features that were ended since it was last asked; {@link #finish} does that, too. */
    void project(CoordinateSystems systems, int assumed, boolean shortest) {
        if (shortest) {
            unwind(featureStart[projected], featureStart[features]);
        }
        while (projected < features) {
            int srid = featureSrid[projected];
            int end = projected + 1;
            while (end < features && featureSrid[end] == srid) {
                end++;
            }
            systems.toMercator(
                    srid == 0 ? assumed : srid, xy, partStart[featureStart[projected]], partStart[featureStart[end]]);
            projected = end;
        }
    }

    private void unwind(int fromPart, int toPart) {
        for (int part = fromPart; part < toPart; part++) {
            for (int v = partStart[part] + 1; v < partStart[part + 1]; v++) {
                double turns = Math.rint((xy[2 * v] - xy[2 * v - 2]) / 360);
                xy[2 * v] -= 360 * turns;
            }
        }
    }

    /** The features' boxes; none when all are single points, which are their own boxes. */
    private double @Nullable [] boxes() {
        if (keptVertices == features) {
            return null;
        }
        double[] boxes = new double[4 * features];
        for (int feature = 0; feature < features; feature++) {
            int at = 4 * feature;
            Arrays.fill(boxes, at, at + 2, Double.MAX_VALUE);
            Arrays.fill(boxes, at + 2, at + 4, -Double.MAX_VALUE);
            for (int v = partStart[featureStart[feature]]; v < partStart[featureStart[feature + 1]]; v++) {
                grow(boxes, at, xy[2 * v], xy[2 * v + 1]);
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

    byte[] partKinds() {
        return partKind;
    }

    byte[] classCodes() {
        return classOf;
    }

    List<String> classNames() {
        return List.copyOf(classes.words());
    }

    float[] numbers() {
        return numbers;
    }
}
