package dev.alidade.corridor.table;

import dev.alidade.corridor.layer.LayerRole;
import dev.alidade.corridor.layer.SpatialLayer;
import dev.alidade.database.Identifiers;
import org.jspecify.annotations.Nullable;

/**
 * The pieces of SQL that depend on the names of a table of corridors. The table is called {@code g}; every PostGIS name
 * is qualified, so that PostGIS may live in any schema.
 */
public final class TableSql {
    private TableSql() {}

    /** Schema and table, quoted. */
    public static String from(SpatialLayer layer) {
        return Identifiers.qualified(layer.id().schema(), layer.id().table());
    }

    /** A function or type of PostGIS. */
    public static String postgis(SpatialLayer layer, String name) {
        return Identifiers.qualified(layer.postgisSchema(), name);
    }

    /** An operator of PostGIS. */
    public static String operator(SpatialLayer layer, String symbol) {
        return "operator(" + Identifiers.quote(layer.postgisSchema()) + "." + symbol + ")";
    }

    /** A geometry as flat lines and points in degrees (EPSG:4326); without a declared SRID it is taken as degrees. */
    public static String degrees(SpatialLayer layer) {
        var column = "g." + Identifiers.quote(layer.id().column());
        var geometry = layer.geography() ? column + "::" + postgis(layer, "geometry") : column;
        boolean straight = layer.role() == LayerRole.POINT || layer.role() == LayerRole.DESTINATION;
        var flat = straight
                ? geometry
                : postgis(layer, "st_force2d") + "(" + postgis(layer, "st_curvetoline") + "(" + geometry + "))";
        return layer.srid() == 4326
                ? flat
                : layer.srid() == 0
                        ? "case " + postgis(layer, "st_srid") + "(" + geometry + ") when 0 then "
                                + postgis(layer, "st_setsrid") + "(" + flat + ", 4326) else "
                                + postgis(layer, "st_transform") + "(" + flat + ", 4326) end"
                        : postgis(layer, "st_transform") + "(" + flat + ", 4326)";
    }

    /** The key of a row as an array of texts; the place of the row where it has no key; null for a view. */
    public static String key(SpatialLayer layer) {
        if (layer.keyColumns().isEmpty()) {
            return isTable(layer) ? "array[g.ctid::text]" : "array[]::text[]";
        }
        return layer.keyColumns().stream()
                .map(TableSql::text)
                .collect(java.util.stream.Collectors.joining(", ", "array[", "]"));
    }

    /** The version of a row, by which a change notices that somebody else was faster; null for a view. */
    public static String version(SpatialLayer layer) {
        return isTable(layer) ? "g.xmin::text" : "null::text";
    }

    /** A column as text; NULL for no column. */
    public static String text(@Nullable String column) {
        return column == null ? "null::text" : "g." + Identifiers.quote(column) + "::text";
    }

    /** A column as a moment; NULL for no column. Moments without a zone are taken in the session's. */
    public static String moment(@Nullable String column) {
        return column == null
                ? "null::pg_catalog.timestamptz"
                : "g." + Identifiers.quote(column) + "::pg_catalog.timestamptz";
    }

    /** A column as a floating number; NULL for no column. */
    public static String number(@Nullable String column) {
        return column == null ? "null::pg_catalog.float8" : "g." + Identifiers.quote(column) + "::pg_catalog.float8";
    }

    private static boolean isTable(SpatialLayer layer) {
        return layer.relation() == SpatialLayer.Relation.TABLE;
    }
}
