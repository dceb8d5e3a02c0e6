package dev.alidade.corridor.feature;

import dev.alidade.corridor.layer.SpatialLayer;
import dev.alidade.corridor.projection.CoordinateSystems;
import dev.alidade.corridor.projection.MapBox;
import dev.alidade.database.Cancellation;
import dev.alidade.database.Database;
import dev.alidade.database.Parameters;
import dev.alidade.database.Row;
import dev.alidade.error.AppException;
import dev.alidade.error.Problem;
import dev.alidade.error.ProblemKind;
import dev.alidade.i18n.Messages;
import java.util.ArrayList;
import org.jspecify.annotations.Nullable;

/**
 * Fetches the features of a layer: well-known binary through a cursor, decoded row by row while the server still sends.
 * A cancellation stops the statement on the server. Needs SELECT on the table.
 */
public final class LayerReader {
    private static final int ROWS_PER_TRIP = 5_000;

    private final Database database;
    private final CoordinateSystems systems;

    public LayerReader(Database database, CoordinateSystems systems) {
        this.database = database;
        this.systems = systems;
    }

    /**
     * Reads all rows, but at most so many.
     *
     * @return with {@code whole} false when there were more than {@code most}
     */
    public LayerFeatures readWhole(SpatialLayer layer, int most, Cancellation cancellation) {
        var sql = select(layer) + " where g." + LayerSql.column(layer) + " is not null limit " + (most + 1);
        return read(layer, sql, Parameters.none(), most, cancellation);
    }

    /** Reads the rows that meet a window. The window is transformed to the column's system, never the column. */
    public LayerFeatures readWindow(SpatialLayer layer, MapBox window, Cancellation cancellation) {
        var sql = select(layer) + " where " + LayerSql.meetsWindow(layer);
        return read(layer, sql, LayerSql.window(window), -1, cancellation);
    }

    private LayerFeatures read(
            SpatialLayer layer, String sql, Parameters parameters, int most, Cancellation cancellation) {
        long start = System.nanoTime();
        var collector = new FeatureCollector();
        var decoder = new WkbDecoder(collector);
        int[] counts = new int[3];
        database.read(cancellation, session -> {
            session.eachInBinary(sql, parameters, ROWS_PER_TRIP, row -> take(layer, row, decoder, collector, counts));
            return counts[0];
        });
        boolean whole = most >= 0 && counts[0] <= most;
        var features = collector.finish(systems, assumedSrid(layer, collector));
        return new LayerFeatures(
                features,
                whole,
                counts[1],
                counts[2],
                new ArrayList<>(collector.srids()),
                (System.nanoTime() - start) / 1e6);
    }

    private static void take(
            SpatialLayer layer, Row row, WkbDecoder decoder, FeatureCollector collector, int[] counts) {
        counts[0]++;
        byte[] bytes = row.bytesAt(0);
        if (bytes == null) {
            counts[1]++;
            return;
        }
        try {
            int declared = decoder.decode(bytes);
            float metres = layer.bufferColumn() == null ? 0 : number(row.textAt(4));
            boolean kept = collector.endFeature(
                    declared == 0 ? layer.srid() : declared, row.textAt(1), row.textAt(2), row.textAt(3), metres);
            if (!kept) {
                counts[1]++;
            }
        } catch (IllegalArgumentException e) {
            counts[2]++;
        }
    }

    private static float number(@Nullable String text) {
        if (text == null) {
            return 0;
        }
        float value = Float.parseFloat(text);
        return Float.isFinite(value) && value > 0 ? value : 0;
    }

    /** Without a declared SRID, coordinates that fit are taken as degrees; others have no place on a map. */
    private static int assumedSrid(SpatialLayer layer, FeatureCollector collector) {
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

    private static String select(SpatialLayer layer) {
        return "select " + LayerSql.binary(layer) + ", " + LayerSql.key(layer) + ", "
                + LayerSql.text(layer.labelColumn()) + ", " + LayerSql.text(layer.classColumn()) + ", "
                + LayerSql.text(layer.bufferColumn()) + " from " + LayerSql.table(layer) + " g";
    }
}
