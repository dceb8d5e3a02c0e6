package dev.alidade.corridor.feature;

import dev.alidade.corridor.layer.GeometryForm;
import dev.alidade.corridor.layer.LayerSource;
import dev.alidade.corridor.layer.SpatialLayer;
import dev.alidade.database.Cancellation;
import dev.alidade.database.Database;
import dev.alidade.database.Parameters;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKBReader;

/**
 * The geometry of one row exactly as it is stored, with what tells later whether the row is still the same.
 *
 * @param key values of the key columns that were asked for; the {@code ctid} where none were
 * @param version {@code xmin}
 * @param text the column as PostgreSQL prints it
 * @param stored in the system of the row, with Z and M; null when it has arcs or surfaces
 * @param degrees the same points in EPSG:4326, flat, longitude first; null when the other is
 * @param srid the system of the row; 0 for none
 */
public record RowShape(
        List<String> key,
        String version,
        String text,
        @Nullable Geometry stored,
        @Nullable Geometry degrees,
        int srid) {

    public RowShape {
        key = List.copyOf(key);
    }

    /** Whether rows of a layer have a geometry that can be read like this: a spatial column of a table. */
    public static boolean isReadable(SpatialLayer layer) {
        return layer.relation() == SpatialLayer.Relation.TABLE
                && layer.source() instanceof LayerSource.Relation relation
                && relation.form() instanceof GeometryForm.Spatial;
    }

    /**
     * Reads it.
     *
     * @param key by which the map knows the row
     * @param keyColumns by which a change will find it; empty for the row's place
     * @return empty when the row is gone or has no geometry
     */
    public static Optional<RowShape> read(
            Database database, SpatialLayer layer, String key, List<String> keyColumns, Cancellation cancellation) {
        var column = LayerSql.column(layer.id().column());
        var geometry = layer.geography() ? column + "::" + LayerSql.postgis(layer, "geometry") : column;
        var flat = LayerSql.postgis(layer, "st_force2d") + "(" + geometry + ")";
        var srid = LayerSql.postgis(layer, "st_srid") + "(" + geometry + ")";
        var identity = keyColumns.isEmpty()
                ? "array[g.ctid::text]"
                : keyColumns.stream().map(LayerSql::text).collect(Collectors.joining(", ", "array[", "]"));
        var sql = "select " + identity + " as row_key, g.xmin::text as version, " + column + "::text as printed, "
                + LayerSql.postgis(layer, "st_asewkb") + "(" + geometry + ") as stored, "
                + LayerSql.postgis(layer, "st_asbinary") + "(case when " + srid + " in (0, 4326) then " + flat
                + " else "
                + LayerSql.postgis(layer, "st_transform") + "(" + flat + ", 4326) end) as degrees, " + srid
                + " as srid, " + LayerSql.postgis(layer, "st_hasarc") + "(" + geometry + ") as curved from "
                + LayerSql.source(layer) + " g where " + LayerSql.hasKey(layer) + " and " + column
                + " is not null limit 1";
        return database.read(cancellation, session -> {
            var found = new ArrayList<@Nullable RowShape>();
            session.each(
                    sql,
                    Parameters.of("key", key),
                    0,
                    row -> found.add(new RowShape(
                            row.texts("row_key"),
                            row.text("version"),
                            row.text("printed"),
                            geometry(row.bytesOrNull("stored"), row.bool("curved")),
                            geometry(row.bytesOrNull("degrees"), row.bool("curved")),
                            row.integer("srid"))));
            return found.stream().filter(Objects::nonNull).findFirst();
        });
    }

    private static @Nullable Geometry geometry(byte @Nullable [] wkb, boolean curved) {
        try {
            return wkb == null || curved ? null : new WKBReader().read(wkb);
        } catch (ParseException | IllegalArgumentException e) {
            // a kind of surface that straight lines do not make
            return null;
        }
    }
}
