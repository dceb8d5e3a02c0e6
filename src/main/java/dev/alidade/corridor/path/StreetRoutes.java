package dev.alidade.corridor.path;

import dev.alidade.corridor.feature.FeatureSet;
import dev.alidade.corridor.feature.LayerReader;
import dev.alidade.corridor.layer.SpatialLayer;
import dev.alidade.corridor.projection.WebMercator;
import dev.alidade.database.Cancellation;
import dev.alidade.error.AppException;
import dev.alidade.error.Problem;
import dev.alidade.error.ProblemKind;
import dev.alidade.i18n.Messages;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LineString;

/** Shortest ways over the lines of a layer; the network of the last layer is kept. Thread-safe; blocks. */
public final class StreetRoutes {
    private static final int MOST_LINES = 300_000;
    private static final double REACH_METRES = 250;

    private final LayerReader reader;
    private final AtomicReference<@Nullable Known> known = new AtomicReference<>();

    private record Known(SpatialLayer layer, StreetNetwork network) {}

    public StreetRoutes(LayerReader reader) {
        this.reader = reader;
    }

    /** Forgets the lines that were read. */
    public void forget() {
        known.set(null);
    }

    /**
     * The shortest way between two places over a layer's lines.
     *
     * @throws AppException of kind REFUSED when there are too many lines, a place is too far from them, or they do not connect
     *     the two
     */
    public Route route(SpatialLayer layer, Coordinate from, Coordinate to, Cancellation cancellation) {
        return network(layer, cancellation)
                .route(from, to, REACH_METRES)
                .orElseThrow(() -> refused("path.none", layer.title()));
    }

    private StreetNetwork network(SpatialLayer layer, Cancellation cancellation) {
        var now = known.get();
        if (now != null && now.layer().equals(layer)) {
            return now.network();
        }
        var read = reader.readWhole(layer, MOST_LINES, _ -> {}, cancellation);
        if (!read.whole()) {
            throw refused("path.lines", layer.title(), MOST_LINES);
        }
        var network = new StreetNetwork(lines(read.features()));
        known.set(new Known(layer, network));
        return network;
    }

    private static AppException refused(String key, Object... arguments) {
        return new AppException(
                Problem.of(ProblemKind.REFUSED, key, Messages.text(key, arguments), Messages.text(key + ".next")));
    }

    private static List<LineString> lines(FeatureSet features) {
        var geometries = new GeometryFactory();
        var lines = new ArrayList<LineString>();
        for (int feature = 0; feature < features.size(); feature++) {
            for (int part = features.firstPart(feature); part < features.firstPart(feature + 1); part++) {
                int from = features.firstVertex(part);
                int count = features.firstVertex(part + 1) - from;
                if (features.kind(part) == FeatureSet.LINE && count >= 2) {
                    var points = new Coordinate[count];
                    for (int i = 0; i < count; i++) {
                        points[i] = new Coordinate(
                                WebMercator.longitude(features.x(from + i)),
                                WebMercator.latitude(features.y(from + i)));
                    }
                    lines.add(geometries.createLineString(points));
                }
            }
        }
        return lines;
    }
}
