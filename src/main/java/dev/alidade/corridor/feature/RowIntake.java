package dev.alidade.corridor.feature;

import dev.alidade.corridor.layer.GeometryForm;
import dev.alidade.corridor.layer.LayerSource;
import dev.alidade.corridor.layer.SpatialLayer;
import dev.alidade.corridor.projection.CoordinateSystems;
import dev.alidade.database.Row;
import dev.alidade.error.AppException;
import dev.alidade.error.Problem;
import dev.alidade.error.ProblemKind;
import dev.alidade.i18n.Messages;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Takes the rows of one fetch as they come, and shows now and then what there is so far. Used by one thread. */
final class RowIntake {
    private static final int LOOK_EVERY = 16;
    private static final long FIRST_LOOK_NANOS = 40_000_000;
    private static final long WHOLE_VERTICES = 3_000_000;
    private static final int BYTES_PER_VERTEX = 64;
    private static final int LOST_TOLD = 50;

    private final SpatialLayer layer;
    private final CoordinateSystems systems;
    private final int most;
    private final Consumer<LayerFeatures> progress;
    private final FeatureCollector collector = new FeatureCollector();
    private final WkbDecoder decoder = new WkbDecoder(collector);
    private final GeometryText texts = new GeometryText(collector);
    private final List<String> lost = new ArrayList<>();
    private final boolean pairs;
    private final boolean linked;
    private final long mostVertices;
    private final long start = System.nanoTime();
    private long nextLook;
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

    RowIntake(SpatialLayer layer, CoordinateSystems systems, int most, Consumer<LayerFeatures> progress) {
        this.layer = layer;
        this.systems = systems;
        this.most = most;
        this.progress = progress;
        long room = Math.min(Integer.MAX_VALUE / 4, Runtime.getRuntime().maxMemory() / BYTES_PER_VERTEX);
        this.mostVertices = most == Integer.MAX_VALUE ? room : Math.min(room, WHOLE_VERTICES);
        this.linked = layer.source() instanceof LayerSource.Linked;
        this.pairs = layer.source().form() instanceof GeometryForm.Pair;
    }

    int rows() {
        return rows;
    }

    void full() {
        full = true;
    }

    void take(Row row) {
        byte[] bytes = row.bytesAt(0);
        if (bytes == null) {
            missing();
            lost(row);
            return;
        }
        try {
            int declared = pairs ? pair(bytes) : decoder.decode(bytes);
            end(declared, row);
        } catch (IllegalArgumentException e) {
            unread();
        }
    }

    void takeText(Row row) {
        var text = row.textAt(0);
        if (text == null || text.isBlank()) {
            missing();
            return;
        }
        try {
            end(texts.decode(text), row);
        } catch (IllegalArgumentException e) {
            unread();
        }
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

    private int pair(byte[] bytes) {
        var numbers = ByteBuffer.wrap(bytes);
        collector.beginPart(FeatureSet.POINT);
        collector.vertex(numbers.getDouble(), numbers.getDouble());
        collector.endPart();
        return layer.srid();
    }

    private void end(int declared, Row row) {
        float number = layer.bufferColumn() == null && !turns() ? 0 : number(row.textAt(4));
        boolean kept = collector.endFeature(
                declared == 0 ? layer.srid() : declared, row.textAt(1), row.textAt(2), row.textAt(3), number);
        if (!kept) {
            withoutGeometry++;
        }
        next();
    }

    private boolean turns() {
        var style = layer.view().style();
        return style != null && style.rotationColumn() != null;
    }

    private void lost(Row row) {
        var key = linked && lost.size() < LOST_TOLD ? row.textAt(1) : null;
        if (key != null) {
            lost.add(key);
        }
    }

    private void missing() {
        withoutGeometry++;
        next();
    }

    private void unread() {
        unreadable++;
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
        if (rows % LOOK_EVERY == 0) {
            long now = System.nanoTime();
            if (now > nextLook) {
                progress.accept(features(false));
                nextLook = System.nanoTime() + Math.max(FIRST_LOOK_NANOS, 4 * (System.nanoTime() - now));
            }
        }
    }

    private float number(@Nullable String text) {
        if (text == null) {
            return 0;
        }
        float value = Float.parseFloat(text);
        return Float.isFinite(value) && (value > 0 || turns()) ? value : 0;
    }

    /** Without a declared SRID, coordinates that fit are taken as degrees; others have no place on a map. */
    private int assumedSrid() {
        if (!collector.srids().contains(0)) {
            return 4326;
        }
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
