package dev.alidade.corridor.feature;

import dev.alidade.corridor.layer.GeometryForm;
import dev.alidade.corridor.layer.SpatialLayer;
import dev.alidade.corridor.projection.CoordinateSystems;
import dev.alidade.corridor.projection.MapBox;
import dev.alidade.database.Cancellation;
import dev.alidade.database.Database;
import dev.alidade.database.Parameters;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Fetches the features of a layer: well-known binary through COPY, decoded row by row while the server still sends.
 * A cancellation stops the statement on the server. Needs SELECT on the table.
 */
public final class LayerReader {
    private static final int SAMPLE = 1_000;
    private static final double METRES_PER_DEGREE = 111_319.490_793;

    private final Database database;
    private final CoordinateSystems systems;

    public LayerReader(Database database, CoordinateSystems systems) {
        this.database = database;
        this.systems = systems;
    }

    /**
     * Weighs a layer by its first thousand rows, without unpacking their geometries. A SELECT that somebody typed is not
     * run for that, nor anything that is no geometry column.
     */
    public LayerWeight weigh(SpatialLayer layer, Cancellation cancellation) {
        if (!(layer.source().form() instanceof GeometryForm.Spatial spatial)
                || layer.relation() == SpatialLayer.Relation.QUERY) {
            return LayerWeight.UNKNOWN;
        }
        var column = LayerSql.column(spatial.column());
        var srid = layer.geography() ? "4326" : LayerSql.postgis(layer, "st_srid") + "(" + column + ")";
        var sql = "select " + srid + " as srid, pg_catalog.sum(pg_catalog.pg_column_size(" + column
                + "))::int8 as bytes, pg_catalog.count(*) as rows from (select * from " + LayerSql.source(layer)
                + " s limit " + SAMPLE + ") g where " + column + " is not null group by 1";
        return database.read(cancellation, session -> {
            var srids = new TreeSet<Integer>();
            long[] sum = new long[2];
            session.each(sql, Parameters.none(), 0, row -> {
                srids.add(row.integer("srid"));
                sum[0] += row.bigint("bytes");
                sum[1] += row.bigint("rows");
            });
            return new LayerWeight(sum[1] == 0 ? 0 : sum[0] / sum[1], srids);
        });
    }

    /**
     * Reads all rows, but at most so many.
     *
     * @param most rows
     * @param progress receives what there is so far, now and then; on the reading thread; null when nobody wants to know
     * @return with {@code whole} false when there were more, of rows or of vertices than memory should hold
     */
    public LayerFeatures readWhole(
            SpatialLayer layer, int most, @Nullable Consumer<LayerFeatures> progress, Cancellation cancellation) {
        var sql = select(layer, null)
                + LayerSql.where(layer, LayerSql.hasPlace(layer))
                + (most == Integer.MAX_VALUE ? "" : " limit " + (most + 1L));
        return read(layer, sql, Parameters.none(), most, progress, cancellation);
    }

    /**
     * Reads the rows that meet a window. The window is transformed to the column's system, never the column.
     *
     * @param weight a heavy layer is simplified by the server to half a pixel
     * @param resolution mercator metres per pixel
     */
    public LayerFeatures readWindow(
            SpatialLayer layer,
            MapBox window,
            LayerWeight weight,
            double resolution,
            @Nullable Consumer<LayerFeatures> progress,
            Cancellation cancellation) {
        boolean simplify = weight.isHeavy() && layer.bufferColumn() == null && layer.srid() != 0;
        var sql = select(layer, simplify ? LayerSql.tolerance(layer) : null)
                + LayerSql.where(layer, LayerSql.meetsWindow(layer, weight.srids()));
        var parameters = LayerSql.window(window).and("pixel", degrees(resolution, window));
        return read(layer, sql, parameters, Integer.MAX_VALUE, progress, cancellation)
                .ofWindow(simplify ? resolution : 0);
    }

    /** Reads one row as exactly as it is stored; without features when it is gone. */
    public LayerFeatures readOne(SpatialLayer layer, String key, Cancellation cancellation) {
        var sql = select(layer, null) + LayerSql.where(layer, LayerSql.hasKey(layer));
        return read(layer, sql, Parameters.of("key", key), Integer.MAX_VALUE, null, cancellation);
    }

    /** The plan of the viewport query as PostgreSQL prints it with full names, a line each; nothing is read. */
    public List<String> explain(SpatialLayer layer, MapBox window, Cancellation cancellation) {
        var weight = weigh(layer, cancellation);
        var sql = "explain (verbose, costs off) select 1 from " + LayerSql.source(layer) + " g"
                + LayerSql.where(layer, LayerSql.meetsWindow(layer, weight.srids()));
        return database.readFragment(cancellation, session -> {
            var lines = new ArrayList<String>();
            session.each(sql, LayerSql.typed(layer).and(LayerSql.window(window)), 0, row -> {
                var line = row.textAt(0);
                if (line != null && !line.strip().startsWith("Output:") && !line.startsWith("Query Identifier:")) {
                    lines.add(line);
                }
            });
            return lines;
        });
    }

    private LayerFeatures read(
            SpatialLayer layer,
            String sql,
            Parameters parameters,
            int most,
            @Nullable Consumer<LayerFeatures> progress,
            Cancellation cancellation) {
        var all = LayerSql.typed(layer).and(parameters);
        var latest = new AtomicReference<RowIntake>();
        Database.Work<RowIntake> work = session -> {
            var intake = new RowIntake(layer, systems, most, progress);
            latest.set(intake);
            session.copied(sql, all, intake::take);
            return intake;
        };
        try {
            return (layer.isPlain() ? database.read(cancellation, work) : database.readFragment(cancellation, work))
                    .finish();
        } catch (RowIntake.Full full) {
            return Objects.requireNonNull(latest.get()).full();
        }
    }

    private static String select(SpatialLayer layer, @Nullable String tolerance) {
        return "select " + LayerSql.columns(layer, tolerance) + " from " + LayerSql.source(layer) + " g";
    }

    /** Degrees per pixel where the window is finest: away from the equator a degree of latitude takes more pixels. */
    private static double degrees(double resolution, MapBox window) {
        double middle = Math.clamp((window.north() + window.south()) / 2, -80, 80);
        return resolution * Math.cos(Math.toRadians(middle)) / METRES_PER_DEGREE;
    }
}
