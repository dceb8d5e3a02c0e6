package dev.alidade.corridor.feature;

import dev.alidade.corridor.projection.MapBox;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The features of one layer as flat arrays: coordinates of all vertices one after the other, runs of vertices (parts)
 * and features over them. Immutable once built; a million vertices take 16 MB.
 */
public final class FeatureSet {
    /** A part that is a single place. */
    public static final byte POINT = 0;
    /** A part that is an open run. */
    public static final byte LINE = 1;
    /** A part that is the outside of a polygon. */
    public static final byte SHELL = 2;
    /** A part that is a hole in the polygon before it. */
    public static final byte HOLE = 3;

    private final int size;
    private final double[] xy;
    private final int[] partStart;
    private final byte[] partKind;
    private final int[] featureStart;
    private final double @Nullable [] boxes;
    private final byte[] classOf;
    private final List<String> classes;
    private final Words.View keys;
    private final Words.View labels;
    private final float[] numbers;

    /**
     * What a collector has so far. The arrays may be longer than is filled, and filled further behind that.
     *
     * @param boxes west, south, east, north of each feature; null when all are single points
     */
    FeatureSet(FeatureCollector from, double[] xy, int[] partStart, int[] featureStart, double @Nullable [] boxes) {
        this.size = from.size();
        this.xy = xy;
        this.partStart = partStart;
        this.featureStart = featureStart;
        this.boxes = boxes;
        this.partKind = from.partKinds();
        this.classOf = from.classCodes();
        this.classes = from.classNames();
        this.keys = from.keys().view();
        this.labels = from.labels().view();
        this.numbers = from.numbers();
    }

    private FeatureSet(FeatureSet from, int[] kept, byte[] classOf, List<String> classes) {
        int parts = 0;
        int vertices = 0;
        for (int feature : kept) {
            parts += from.featureStart[feature + 1] - from.featureStart[feature];
            vertices += from.partStart[from.featureStart[feature + 1]] - from.partStart[from.featureStart[feature]];
        }
        this.size = kept.length;
        this.xy = new double[2 * vertices];
        this.partStart = new int[parts + 1];
        this.partKind = new byte[parts];
        this.featureStart = new int[kept.length + 1];
        double[] boxes = new double[4 * kept.length];
        this.boxes = boxes;
        this.keys = from.keys.of(kept);
        this.labels = from.labels.of(kept);
        this.numbers = new float[kept.length];
        this.classOf = classOf;
        this.classes = classes;
        int part = 0;
        int vertex = 0;
        for (int i = 0; i < kept.length; i++) {
            int feature = kept[i];
            for (int p = from.featureStart[feature]; p < from.featureStart[feature + 1]; p++) {
                int length = from.partStart[p + 1] - from.partStart[p];
                System.arraycopy(from.xy, 2 * from.partStart[p], xy, 2 * vertex, 2 * length);
                partKind[part] = from.partKind[p];
                vertex += length;
                partStart[++part] = vertex;
            }
            featureStart[i + 1] = part;
            box(from, feature, boxes, 4 * i);
            numbers[i] = from.numbers[feature];
        }
    }

    private static void box(FeatureSet from, int feature, double[] boxes, int at) {
        boxes[at] = from.minX(feature);
        boxes[at + 1] = from.minY(feature);
        boxes[at + 2] = from.maxX(feature);
        boxes[at + 3] = from.maxY(feature);
    }

    /**
     * A copy with other classes.
     *
     * @param words the class of each feature by its key; features without a key or a word are left out
     */
    public FeatureSet reclassified(Map<String, String> words) {
        var distinct = words.values().stream()
                .distinct()
                .sorted()
                .limit(Byte.MAX_VALUE)
                .toList();
        int[] kept = new int[size()];
        byte[] codes = new byte[size()];
        int count = 0;
        for (int feature = 0; feature < size(); feature++) {
            var key = keys.at(feature);
            var word = key == null ? null : words.get(key);
            if (word != null) {
                kept[count] = feature;
                codes[count++] = (byte) distinct.indexOf(word);
            }
        }
        return new FeatureSet(this, Arrays.copyOf(kept, count), Arrays.copyOf(codes, count), distinct);
    }

    /** How many features there are. */
    public int size() {
        return size;
    }

    /** How many vertices there are. */
    public int vertices() {
        return partStart[featureStart[size]];
    }

    /** Mercator x of a vertex. */
    public double x(int vertex) {
        return xy[2 * vertex];
    }

    /** Mercator y of a vertex. */
    public double y(int vertex) {
        return xy[2 * vertex + 1];
    }

    /** First part of a feature; {@code firstPart(feature + 1)} is the one after its last. */
    public int firstPart(int feature) {
        return featureStart[feature];
    }

    /** First vertex of a part; {@code firstVertex(part + 1)} is the one after its last. */
    public int firstVertex(int part) {
        return partStart[part];
    }

    /** One of {@link #POINT}, {@link #LINE}, {@link #SHELL}, {@link #HOLE}. */
    public byte kind(int part) {
        return partKind[part];
    }

    /** The distinct words of the layer's class column, in the order they were met. */
    public List<String> classes() {
        return classes;
    }

    /** Place of a feature's word in {@link #classes()}; -1 when it has none. */
    public int classOf(int feature) {
        return classOf[feature];
    }

    /** The word of a feature's class; empty when it has none. */
    public String className(int feature) {
        return classOf[feature] < 0 ? "" : classes.get(classOf[feature]);
    }

    /** What identifies the row; null when the table has no key. */
    public @Nullable String key(int feature) {
        return keys.at(feature);
    }

    /** The first feature whose row has a key; -1 when there is none. */
    public int withKey(String key) {
        byte[] utf8 = key.getBytes(StandardCharsets.UTF_8);
        for (int feature = 0; feature < size; feature++) {
            if (keys.is(feature, utf8)) {
                return feature;
            }
        }
        return -1;
    }

    /** The features whose rows have one of some keys. */
    public BitSet withKeys(Collection<String> wanted) {
        var table = new WordTable();
        wanted.forEach(table::add);
        var found = new BitSet(size);
        for (int feature = 0; feature < size; feature++) {
            if (keys.in(table, feature) >= 0) {
                found.set(feature);
            }
        }
        return found;
    }

    /** What names the row; null when nothing does. */
    public @Nullable String label(int feature) {
        return labels.at(feature);
    }

    /** The number of the row that its layer asks for: the buffer of a corridor, else the direction of its marker. */
    public float number(int feature) {
        return numbers[feature];
    }

    /** The buffer in metres; 0 for none. */
    public float bufferMetres(int feature) {
        return numbers[feature];
    }

    public double minX(int feature) {
        return boxes == null ? xy[2 * feature] : boxes[4 * feature];
    }

    public double minY(int feature) {
        return boxes == null ? xy[2 * feature + 1] : boxes[4 * feature + 1];
    }

    public double maxX(int feature) {
        return boxes == null ? xy[2 * feature] : boxes[4 * feature + 2];
    }

    public double maxY(int feature) {
        return boxes == null ? xy[2 * feature + 1] : boxes[4 * feature + 3];
    }

    /** Whether a feature's box meets another box. */
    public boolean meets(int feature, MapBox box) {
        return minX(feature) <= box.maxX()
                && maxX(feature) >= box.minX()
                && minY(feature) <= box.maxY()
                && maxY(feature) >= box.minY();
    }

    /** The box of a feature. */
    public MapBox box(int feature) {
        return new MapBox(minX(feature), minY(feature), maxX(feature), maxY(feature));
    }

    /** How many features meet a box. */
    public int countIn(MapBox box) {
        int count = 0;
        for (int feature = 0; feature < size(); feature++) {
            if (meets(feature, box)) {
                count++;
            }
        }
        return count;
    }

    /** The box of all features; empty when there are none. */
    public Optional<MapBox> extent() {
        MapBox all = null;
        for (int feature = 0; feature < size(); feature++) {
            var box = box(feature);
            all = all == null ? box : all.union(box);
        }
        return Optional.ofNullable(all);
    }

    /** The raw coordinate pairs, shared and perhaps longer than filled: for reading only. */
    public double[] coordinates() {
        return xy;
    }
}
