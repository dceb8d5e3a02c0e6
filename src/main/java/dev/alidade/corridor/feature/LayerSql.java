package dev.alidade.corridor.feature;

import dev.alidade.corridor.layer.SpatialLayer;
import dev.alidade.corridor.projection.MapBox;
import dev.alidade.database.Identifiers;
import dev.alidade.database.Parameters;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The SQL that depends on a layer's names. The table is called {@code g}; every PostGIS name is qualified. */
final class LayerSql {
    private static final double WIDEST_GEOGRAPHY_WINDOW = 20;

    private LayerSql() {}

    static String table(SpatialLayer layer) {
        return Identifiers.qualified(layer.id().schema(), layer.id().table());
    }

    static String column(SpatialLayer layer) {
        return Identifiers.quote(layer.id().column());
    }

    /** The geometry as bytes; with its SRID inside when the column does not declare one. */
    static String binary(SpatialLayer layer) {
        var function = layer.srid() == 0 ? "st_asewkb" : "st_asbinary";
        return postgis(layer, function) + "(g." + column(layer) + ")";
    }

    /** What identifies a row, as text: the key, else where the row lies; null for a view. */
    static String key(SpatialLayer layer) {
        return switch (layer.keyColumns().size()) {
            case 0 -> layer.relation() == SpatialLayer.Relation.TABLE ? "g.ctid::text" : "null::text";
            case 1 -> text(layer.keyColumns().getFirst());
            default ->
                layer.keyColumns().stream().map(LayerSql::text).collect(Collectors.joining(", ", "array[", "]::text"));
        };
    }

    /** The condition that finds a row again by {@link #key}; parameter {@code :key}. */
    static String hasKey(SpatialLayer layer) {
        return switch (layer.keyColumns().size()) {
            case 0 -> "g.ctid = :key::pg_catalog.tid";
            case 1 -> text(layer.keyColumns().getFirst()) + " = :key";
            default -> key(layer) + " = :key";
        };
    }

    /** The condition that a row meets the window of {@link #window}, served by a spatial index. */
    static String meetsWindow(SpatialLayer layer) {
        var degrees = postgis(layer, "st_makeenvelope") + "(:west, :south, :east, :north, 4326)";
        if (layer.geography()) {
            return "(:east - :west > " + WIDEST_GEOGRAPHY_WINDOW + " or g." + column(layer) + " "
                    + operator(layer, "&&") + " (" + degrees + ")::" + postgis(layer, "geography") + ")";
        }
        boolean asStored = layer.srid() == 4326 || layer.srid() == 0;
        var envelope = asStored ? degrees : postgis(layer, "st_transform") + "(" + degrees + ", " + layer.srid() + ")";
        return "g." + column(layer) + " " + operator(layer, "&&") + " " + envelope;
    }

    static Parameters window(MapBox box) {
        return Parameters.of("west", Math.max(-180, box.west()))
                .and("south", Math.max(-90, box.south()))
                .and("east", Math.min(180, box.east()))
                .and("north", Math.min(90, box.north()));
    }

    static String text(@Nullable String column) {
        return column == null ? "null::text" : "g." + Identifiers.quote(column) + "::text";
    }

    static String postgis(SpatialLayer layer, String function) {
        return Identifiers.qualified(layer.postgisSchema(), function);
    }

    private static String operator(SpatialLayer layer, String symbol) {
        return "operator(" + Identifiers.quote(layer.postgisSchema()) + "." + symbol + ")";
    }
}
