package dev.alidade.corridor.feature;

import dev.alidade.corridor.layer.GeometryForm;
import dev.alidade.corridor.layer.LayerSource;
import dev.alidade.corridor.layer.SpatialLayer;
import dev.alidade.corridor.projection.CoordinateSystems;
import dev.alidade.database.CopiedRow;
import dev.alidade.error.AppException;
import dev.alidade.error.Problem;
import dev.alidade.error.ProblemKind;
import dev.alidade.i18n.Messages;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Takes the rows of one fetch as they come, and shows now and then what there is so far. Used by one thread. */
final class RowIntake {
    private static final int LOOK_EVERY = 16;
    /** Some thousand rows, which are painted in less than the rest of the tenth of a second that nobody notices. */
    private static final long FIRST_LOOK_NANOS = 15_000_000;

    private static final long NEXT_LOOK_NANOS = 60_000_000;

    /** How many times longer than a look takes the next one is waited for: the server has to wait meanwhile. */
    private static final int PAUSE = 6;

    private static final int PROJECT_AT = 4_096;
    private static final long WHOLE_VERTICES = 3_000_000;
    private static final int BYTES_PER_VERTEX = 64;
    private static final int LOST_TOLD = 50;
    private static final int PLACE = 0;
    private static final int KEY = 1;
    private static final int BLANK = -1;

    private final SpatialLayer layer;
    private final CoordinateSystems systems;
    private final int most;
    private final @Nullable Consumer<LayerFeatures> progress;
    private final FeatureCollector collector = new FeatureCollector();
    private final WkbDecoder decoder = new WkbDecoder(collector);
    private final GeometryText texts = new GeometryText(collector);
    private final List<String> lost = new ArrayList<>();
    private final boolean pairs;
    private final boolean asText;
    private final boolean linked;
    private final boolean turns;
    private final boolean rules;
    private final int label;
    private final int className;
    private final int number;
    private final long mostVertices;
    private final long start = System.nanoTime();
    private long nextLook;
    private int projectAt = PROJECT_AT;
    private long lastRules;
    private byte[] rulesText = new byte[0];
    private int rows;
    private int withoutGeometry;
    private int unreadable;
    private boolean full;

    /** Ends a reading whose vertices do not fit. */
    static final class Full extends RuntimeException {
        private static final long serialVersionUID = 1;

        Full() {
            super("no room for more vertices", null, false, false);
        }
    }

    /** @param progress receives what there is so far; null when nobody wants to know */
    RowIntake(SpatialLayer layer, CoordinateSystems systems, int most, @Nullable Consumer<LayerFeatures> progress) {
        this.layer = layer;
        this.systems = systems;
        this.most = most;
        this.progress = progress;
        long room = Math.min(Integer.MAX_VALUE / 4, Runtime.getRuntime().maxMemory() / BYTES_PER_VERTEX);
        this.mostVertices = most == Integer.MAX_VALUE ? room : Math.min(room, WHOLE_VERTICES);
        this.linked = layer.source() instanceof LayerSource.Linked;
        this.pairs = layer.source().form() instanceof GeometryForm.Pair;
        this.asText = layer.source().form().asText();
        var style = layer.view().style();
        this.turns = style != null && style.rotationColumn() != null;
        var columns = RowColumns.of(layer);
        this.rules = columns.rules();
        this.label = columns.place(RowColumns.Value.LABEL);
        this.className = columns.place(RowColumns.Value.CLASS);
        this.number = columns.place(RowColumns.Value.NUMBER);
    }

    /** What there is when no more fits. */
    LayerFeatures full() {
        full = true;
        return finish();
    }

    void take(CopiedRow row) {
        if (row.length(PLACE) < 0) {
            missing();
            lost(row);
            return;
        }
        int declared;
        try {
            declared = asText
                    ? text(row)
                    : pairs
                            ? pair(row)
                            : decoder.decode(Arrays.copyOfRange(
                                    row.bytes(), row.start(PLACE), row.start(PLACE) + row.length(PLACE)));
        } catch (IllegalArgumentException e) {
            unreadable++;
            next();
            return;
        }
        if (declared == BLANK || !collector.endFeature(declared == 0 ? layer.srid() : declared)) {
            missing();
            return;
        }
        put(collector.keys(), row, KEY);
        put(collector.labels(), row, label);
        if (className >= 0 && row.length(className) >= 0) {
            classify(row);
        }
        if (number >= 0) {
            collector.number(number(row.textAt(number)));
        }
        next();
    }

    private int text(CopiedRow row) {
        var text = row.textAt(PLACE);
        return text == null || text.isBlank() ? BLANK : texts.decode(text);
    }

    private int pair(CopiedRow row) {
        var numbers = ByteBuffer.wrap(row.bytes(), row.start(PLACE), row.length(PLACE));
        collector.beginPart(FeatureSet.POINT);
        collector.vertex(numbers.getDouble(), numbers.getDouble());
        collector.endPart();
        return layer.srid();
    }

    private static void put(Words words, CopiedRow row, int place) {
        if (place < 0 || row.length(place) < 0) {
            words.addNone();
        } else {
            words.add(row.bytes(), row.start(place), row.length(place));
        }
    }

    private void classify(CopiedRow row) {
        if (!rules) {
            collector.classify(row.bytes(), row.start(className), row.length(className));
            return;
        }
        long met = row.bigintAt(className);
        if (met != lastRules || rulesText.length == 0) {
            lastRules = met;
            rulesText = Long.toString(met).getBytes(StandardCharsets.US_ASCII);
        }
        collector.classify(rulesText, 0, rulesText.length);
    }

    /** Everything taken, in web mercator. */
    LayerFeatures finish() {
        boolean whole = rows <= most && !full;
        return features(whole);
    }

    private LayerFeatures features(boolean whole) {
        var features = collector.finish(systems, assumedSrid(), layer.geography());
        return new LayerFeatures(
                features,
                whole,
                withoutGeometry,
                lost,
                unreadable,
                new ArrayList<>(collector.srids()),
                0,
                full,
                (System.nanoTime() - start) / 1e6);
    }

    private void lost(CopiedRow row) {
        var key = linked && lost.size() < LOST_TOLD ? row.textAt(KEY) : null;
        if (key != null) {
            lost.add(key);
        }
    }

    private void missing() {
        withoutGeometry++;
        next();
    }

    private void next() {
        rows++;
        if (rows == 1) {
            nextLook = System.nanoTime() + FIRST_LOOK_NANOS;
        }
        if (collector.vertices() > mostVertices) {
            throw new Full();
        }
        if (collector.vertices() > projectAt && undeclaredIsKnown()) {
            collector.project(systems, 4326, layer.geography());
            projectAt = collector.vertices() + PROJECT_AT;
        }
        if (progress != null && rows % LOOK_EVERY == 0) {
            long now = System.nanoTime();
            if (now > nextLook) {
                progress.accept(features(false));
                nextLook = System.nanoTime() + Math.max(NEXT_LOOK_NANOS, PAUSE * (System.nanoTime() - now));
            }
        }
    }

    private float number(@Nullable String text) {
        if (text == null) {
            return 0;
        }
        float value = Float.parseFloat(text);
        return Float.isFinite(value) && (value > 0 || turns) ? value : 0;
    }

    /** What has no SRID waits until it is clear what its coordinates are. */
    private boolean undeclaredIsKnown() {
        return collector.undeclaredBox() == null;
    }

    /** Without a declared SRID, coordinates that fit are taken as degrees; others have no place on a map. */
    private int assumedSrid() {
        double[] box = collector.undeclaredBox();
        if (box == null || (box[0] >= -180 && box[1] >= -90 && box[2] <= 180 && box[3] <= 90)) {
            return 4326;
        }
        throw new AppException(Problem.of(
                ProblemKind.FAILED,
                "corridor.sridUnknown",
                Messages.text("corridor.sridUnknown", layer.id().label()),
                Messages.text("corridor.sridUnknown.next")));
    }
}
