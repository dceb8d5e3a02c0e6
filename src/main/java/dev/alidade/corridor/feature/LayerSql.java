package dev.alidade.corridor.feature;

import dev.alidade.corridor.layer.GeometryForm;
import dev.alidade.corridor.layer.LayerFilter;
import dev.alidade.corridor.layer.LayerSource;
import dev.alidade.corridor.layer.SpatialLayer;
import dev.alidade.corridor.projection.MapBox;
import dev.alidade.database.Identifiers;
import dev.alidade.database.Parameters;
import dev.alidade.database.SqlFragment;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The SQL that depends on a layer's names. The rows are called {@code g}; every PostGIS name is qualified. */
final class LayerSql {
    private static final double WIDEST_GEOGRAPHY_WINDOW = 20;

    /** A column may be called g as well; a star cannot be one. */
    private static final String CONTENT = "pg_catalog.hashtextextended((g.*)::text, 0)::text";

    /** A partitioned table has the same place once in every partition. */
    private static final String PLACE = "g.ctid::text || ' ' || g.tableoid::text";

    /** The server looks the place up and then at the partition. */
    private static final String IS_PLACE =
            "g.ctid = pg_catalog.split_part(:key::text, ' ', 1)::pg_catalog.tid and " + PLACE + " = :key::text";

    private static final String IN_PLACES =
            "g.ctid = any (array(select pg_catalog.split_part(k, ' ', 1)::pg_catalog.tid"
                    + " from pg_catalog.unnest(:keys::text[]) as k)) and (" + PLACE + ") = any (:keys::text[])";

    private LayerSql() {}

    /** Where the rows come from: a table's name, or the SELECT that somebody typed as parameter {@code :source}. */
    static String source(SpatialLayer layer) {
        return layer.source().select() == null
                ? Identifiers.qualified(layer.id().schema(), layer.id().table())
                : ":source";
    }

    /** The texts that somebody typed, as parameters for {@link #source} and {@link #where}. */
    static Parameters typed(SpatialLayer layer) {
        var parameters = Parameters.none();
        var select = layer.source().select();
        if (select != null) {
            parameters = parameters.and("source", SqlFragment.condition(select));
        }
        var filter = layer.view().filter();
        if (filter != null) {
            parameters = parameters.and("filter", SqlFragment.condition(filter.sql()));
        }
        var style = layer.view().style();
        if (style != null) {
            for (int i = 0; i < style.rules().size(); i++) {
                var condition = style.rules().get(i).condition();
                if (!condition.isEmpty()) {
                    parameters = parameters.and(
                            "rule" + i,
                            SqlFragment.condition(
                                    LayerFilter.ofEcql(condition, layer).sql()));
                }
            }
        }
        return parameters;
    }

    /** {@code where} with the conditions that hold for every reading and those given; empty without any. */
    static String where(SpatialLayer layer, String... more) {
        var conditions = new ArrayList<String>();
        if (layer.view().filter() != null) {
            conditions.add(":filter");
        }
        conditions.addAll(List.of(more));
        return conditions.isEmpty() ? "" : " where " + String.join(" and ", conditions);
    }

    /** Where a row is, as the server sends it: bytes, a text, or two numbers in one text. */
    static String place(SpatialLayer layer, @Nullable String tolerance) {
        return switch (layer.source().form()) {
            case GeometryForm.Spatial spatial -> binary(layer, column(spatial.column()), tolerance);
            case GeometryForm.Written written -> column(written.column()) + "::text";
            case GeometryForm.Native own -> column(own.column()) + "::text";
            case GeometryForm.Pair pair ->
                "pg_catalog.float8send(" + column(pair.x()) + "::float8) || pg_catalog.float8send(" + column(pair.y())
                        + "::float8)";
        };
    }

    /** The geometry as bytes; with its SRID inside when the column does not declare one. */
    private static String binary(SpatialLayer layer, String column, @Nullable String tolerance) {
        var function = layer.srid() == 0 ? "st_asewkb" : "st_asbinary";
        if (tolerance == null) {
            return postgis(layer, function) + "(" + column + ")";
        }
        var flat = layer.geography() ? column + "::" + postgis(layer, "geometry") : column;
        return postgis(layer, function) + "(" + postgis(layer, "st_simplify") + "(" + flat + ", " + tolerance
                + ", true))";
    }

    /** That a row has a place at all; of linked rows all are wanted, for a key without a place has to be told. */
    static String hasPlace(SpatialLayer layer) {
        if (layer.source() instanceof LayerSource.Linked) {
            return "true";
        }
        return layer.source().form() instanceof GeometryForm.Pair pair
                ? column(pair.x()) + " is not null and " + column(pair.y()) + " is not null"
                : column(layer.source().form().name()) + " is not null";
    }

    /** Which columns a reading asks for, place first; a column that nobody chose is not asked for. */
    static String columns(SpatialLayer layer, @Nullable String tolerance) {
        return RowColumns.of(layer).list().stream()
                .map(column -> switch (column) {
                    case PLACE -> place(layer, tolerance);
                    case KEY -> key(layer);
                    case LABEL -> text(labelColumn(layer));
                    case CLASS -> classes(layer);
                    case NUMBER -> text(numberColumn(layer));
                })
                .collect(Collectors.joining(", "));
    }

    /**
     * What identifies a row, as text: the key, else where the row lies in its table, else a number made of everything in it,
     * which is the same whenever and under whatever condition the row is read. Its price is to print the whole row.
     */
    static String key(SpatialLayer layer) {
        return switch (layer.keyColumns().size()) {
            case 0 -> layer.isToldApartByContent() ? CONTENT : PLACE;
            case 1 -> text(layer.keyColumns().getFirst());
            default ->
                layer.keyColumns().stream().map(LayerSql::text).collect(Collectors.joining(", ", "array[", "]::text"));
        };
    }

    /** The condition that finds a row again by {@link #key}; parameter {@code :key}. */
    static String hasKey(SpatialLayer layer) {
        return switch (layer.keyColumns().size()) {
            case 0 -> layer.isToldApartByContent() ? CONTENT + " = :key" : IS_PLACE;
            case 1 -> text(layer.keyColumns().getFirst()) + " = :key";
            default -> key(layer) + " = :key";
        };
    }

    /**
     * The condition that finds rows again by {@link #key}; parameter {@code :keys}.
     *
     * @param type of the one column of the key, so that its index serves; null where that is not known
     */
    static String hasKeys(SpatialLayer layer, @Nullable String type) {
        if (layer.keyColumns().isEmpty() && !layer.isToldApartByContent()) {
            return IN_PLACES;
        }
        return type == null
                ? key(layer) + " = any (:keys::text[])"
                : column(layer.keyColumns().getFirst()) + " = any (:keys::text[]::" + type + "[])";
    }

    /** What names a row in the picture: the column of the style's labels, without a style the layer's; null for nothing. */
    static @Nullable String labelColumn(SpatialLayer layer) {
        var style = layer.view().style();
        return style == null ? layer.labelColumn() : style.labelColumn();
    }

    /**
     * The class of a row: for a style with conditions the rules it meets as bits of a number, else the layer's word.
     */
    static String classes(SpatialLayer layer) {
        var style = layer.view().style();
        if (style == null) {
            return text(layer.classColumn());
        }
        var bits = new ArrayList<String>();
        long always = 0;
        long otherwise = 0;
        for (int i = 0; i < style.rules().size(); i++) {
            var rule = style.rules().get(i);
            if (rule.isElse()) {
                otherwise |= 1L << i;
            } else if (rule.condition().isEmpty()) {
                always |= 1L << i;
            } else {
                bits.add("case when :rule" + i + " then " + (1L << i) + "::int8 else 0 end");
            }
        }
        var met = bits.isEmpty() ? "0::int8" : String.join(" | ", bits);
        var all = otherwise == 0 ? met : "case " + met + " when 0 then " + otherwise + "::int8 else " + met + " end";
        return "((" + all + ") | " + always + "::int8)";
    }

    /** The number of a row: the buffer of a corridor, else the direction of its marker; null for none. */
    static @Nullable String numberColumn(SpatialLayer layer) {
        var style = layer.view().style();
        return layer.bufferColumn() != null ? layer.bufferColumn() : style == null ? null : style.rotationColumn();
    }

    /** The condition that a row meets the window of {@link #window}, served by an index where there is one. */
    static String meetsWindow(SpatialLayer layer, Set<Integer> srids) {
        return switch (layer.source().form()) {
            case GeometryForm.Spatial spatial -> overlaps(layer, column(spatial.column()), srids);
            case GeometryForm.Written _ -> "true";
            case GeometryForm.Pair pair ->
                column(pair.x()) + " between :west::numeric and :east::numeric and " + column(pair.y())
                        + " between :south::numeric and :north::numeric";
            case GeometryForm.Native own -> nativeOverlaps(column(own.column()), own.type());
        };
    }

    private static String overlaps(SpatialLayer layer, String column, Set<Integer> srids) {
        if (layer.geography()) {
            return "(:east - :west > " + WIDEST_GEOGRAPHY_WINDOW + " or " + column + " " + operator(layer, "&&") + " ("
                    + envelope(layer, 4326) + ")::" + postgis(layer, "geography") + ")";
        }
        var systems = new TreeSet<>(srids);
        systems.add(layer.srid());
        return systems.stream()
                .map(srid -> column + " " + operator(layer, "&&") + " " + envelope(layer, srid))
                .collect(Collectors.joining(" or ", "(", ")"));
    }

    /** The window in a system; densified, because its edges bend there. */
    private static String envelope(SpatialLayer layer, int srid) {
        var degrees = postgis(layer, "st_makeenvelope") + "(:west, :south, :east, :north, 4326)";
        return srid == 4326 || srid == 0
                ? degrees
                : postgis(layer, "st_transform") + "(" + postgis(layer, "st_segmentize") + "(" + degrees
                        + ", (:east - :west) / 8 + 0.000001), " + srid + ")";
    }

    private static String nativeOverlaps(String column, String type) {
        var box = "pg_catalog.box(pg_catalog.point(:west, :south), pg_catalog.point(:east, :north))";
        return switch (type) {
            case "point" -> column + " operator(pg_catalog.<@) " + box;
            case "box" -> column + " operator(pg_catalog.&&) " + box;
            case "polygon" -> column + " operator(pg_catalog.&&) pg_catalog.polygon(" + box + ")";
            case "circle" -> column + " operator(pg_catalog.&&) pg_catalog.circle(" + box + ")";
            default -> "true";
        };
    }

    /** How far a vertex may move when the server simplifies for a picture: half a pixel in the column's units. */
    static String tolerance(SpatialLayer layer) {
        return layer.geography() || layer.srid() == 4326
                ? ":pixel / 2"
                : "(" + postgis(layer, "st_xmax") + "(" + envelope(layer, layer.srid()) + ") - "
                        + postgis(layer, "st_xmin") + "(" + envelope(layer, layer.srid())
                        + ")) / (:east - :west) * :pixel / 2";
    }

    static Parameters window(MapBox box) {
        return Parameters.of("west", Math.max(-180, box.west()))
                .and("south", Math.max(-90, box.south()))
                .and("east", Math.min(180, box.east()))
                .and("north", Math.min(90, box.north()));
    }

    static String text(@Nullable String column) {
        return column == null ? "null::text" : column(column) + "::text";
    }

    static String column(String name) {
        return "g." + Identifiers.quote(name);
    }

    static String postgis(SpatialLayer layer, String function) {
        return Identifiers.qualified(layer.postgisSchema(), function);
    }

    private static String operator(SpatialLayer layer, String symbol) {
        return "operator(" + Identifiers.quote(layer.postgisSchema()) + "." + symbol + ")";
    }
}
