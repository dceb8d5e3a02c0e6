package dev.alidade.corridor.feature;

import dev.alidade.corridor.layer.GeometryForm;
import dev.alidade.corridor.layer.SpatialLayer;
import dev.alidade.database.Cancellation;
import dev.alidade.database.Database;
import dev.alidade.database.Identifiers;
import dev.alidade.database.Parameters;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Writes a layer as one GeoJSON feature collection (RFC 7946: WGS 84 degrees, nine decimals, about a tenth of a
 * millimetre). Rows are streamed; memory holds some thousand of them.
 */
public final class GeoJsonExport {
    private static final int ROWS_PER_TRIP = 2_000;
    private static final int DECIMALS = 9;

    private final Database database;

    public GeoJsonExport(Database database) {
        this.database = database;
    }

    /**
     * Writes all rows that the layer's filter lets through, those without a place with {@code "geometry": null}.
     *
     * @return how many rows were written
     * @throws dev.alidade.error.AppException what the server says, CANCELLED when a stop was asked for
     */
    public long write(SpatialLayer layer, Writer out, Cancellation cancellation) {
        var properties = properties(layer, KeyedRows.all(database, layer, cancellation));
        var key = layer.keyColumns().isEmpty() ? "null::text" : LayerSql.key(layer);
        var sql = "select " + geometry(layer) + ", (" + properties + ")::text, pg_catalog.to_json(" + key
                + ")::text from " + LayerSql.source(layer) + " g" + LayerSql.where(layer);
        long[] rows = new long[1];
        Database.Work<Long> work = session -> {
            session.each(sql, LayerSql.typed(layer).and(Parameters.none()), ROWS_PER_TRIP, row -> {
                line(out, rows[0]++, row.textAt(0), row.textAt(1), row.textAt(2));
            });
            return rows[0];
        };
        put(out, "{\"type\":\"FeatureCollection\",\"features\":[");
        long written = layer.isPlain() ? database.read(cancellation, work) : database.readFragment(cancellation, work);
        put(out, "\n]}\n");
        return written;
    }

    /** The columns that do not say where the row is; those alone, for a geometry costs more as JSON than all the others. */
    private static String properties(SpatialLayer layer, List<KeyedRows.Column> columns) {
        var form = layer.source().form();
        var names = columns.stream().map(KeyedRows.Column::name).toList();
        if (names.stream().distinct().count() < names.size()) {
            // a SELECT that names two columns the same: only a whole row can be asked for
            return "pg_catalog.to_jsonb(g.*) - " + Identifiers.literal(form.name())
                    + (form instanceof GeometryForm.Pair pair ? " - " + Identifiers.literal(pair.y()) : "");
        }
        var others = names.stream()
                .filter(name -> !form.uses(name))
                .map(LayerSql::column)
                .collect(Collectors.joining(", "));
        return "select pg_catalog.to_jsonb(j.*) from (select " + others + ") j";
    }

    private static void line(
            Writer out, long place, @Nullable String geometry, @Nullable String properties, @Nullable String key) {
        put(
                out,
                (place == 0 ? "\n" : ",\n") + "{\"type\":\"Feature\"," + (key == null ? "" : "\"id\":" + key + ",")
                        + "\"geometry\":" + geometry + ",\"properties\":" + properties + "}");
    }

    /** Where a row is, as one geometry in degrees; NULL where it is nowhere. */
    static String place(SpatialLayer layer) {
        return switch (layer.source().form()) {
            case GeometryForm.Pair pair ->
                LayerSql.postgis(layer, "st_setsrid") + "(" + LayerSql.postgis(layer, "st_makepoint") + "("
                        + LayerSql.column(pair.x()) + "::float8, " + LayerSql.column(pair.y()) + "::float8), 4326)";
            case GeometryForm.Spatial spatial -> degrees(layer, LayerSql.column(spatial.column()));
            case GeometryForm.Written written -> degrees(layer, "(" + LayerSql.column(written.column()) + "::text)");
            case GeometryForm.Native own ->
                LayerSql.column(own.column())
                        + (own.type().equals("box") || own.type().equals("circle") ? "::polygon" : "") + "::"
                        + LayerSql.postgis(layer, "geometry");
        };
    }

    private static String geometry(SpatialLayer layer) {
        return layer.source().form() instanceof GeometryForm.Pair pair
                ? "case when " + LayerSql.hasPlace(layer)
                        + " then pg_catalog.json_build_object('type', 'Point', 'coordinates',"
                        + " pg_catalog.json_build_array("
                        + LayerSql.column(pair.x()) + "::float8, " + LayerSql.column(pair.y()) + "::float8))::text end"
                : json(layer, place(layer));
    }

    private static String degrees(SpatialLayer layer, String column) {
        var geometry = column + "::" + LayerSql.postgis(layer, "geometry");
        if (layer.geography() || (layer.srid() == 4326 && layer.source().form() instanceof GeometryForm.Spatial)) {
            return geometry;
        }
        return "(case when " + LayerSql.postgis(layer, "st_srid") + "(" + geometry + ") in (0, 4326) then " + geometry
                + " else " + LayerSql.postgis(layer, "st_transform") + "(" + geometry + ", 4326) end)";
    }

    private static String json(SpatialLayer layer, String geometry) {
        return LayerSql.postgis(layer, "st_asgeojson") + "(" + LayerSql.postgis(layer, "st_curvetoline") + "("
                + geometry + "), " + DECIMALS + ", 0)";
    }

    private static void put(Writer out, String text) {
        try {
            out.write(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
