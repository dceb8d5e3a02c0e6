package dev.alidade.corridor.feature;

import dev.alidade.corridor.layer.GeometryForm;
import dev.alidade.corridor.layer.LayerFilter;
import dev.alidade.corridor.layer.LayerSource;
import dev.alidade.corridor.layer.SpatialLayer;
import dev.alidade.corridor.projection.CoordinateSystems;
import dev.alidade.corridor.projection.MapBox;
import dev.alidade.database.Cancellation;
import dev.alidade.database.Database;
import dev.alidade.database.SqlFragment;
import dev.alidade.error.AppException;
import dev.alidade.error.Problem;
import dev.alidade.error.ProblemKind;
import dev.alidade.i18n.Messages;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a layer by what identifies them: all keys in an order, and the values of some rows. Columns that say where
 * a row is are left out. Needs SELECT on the table; blocks.
 */
public final class KeyedRows {
    /** How much of a value is read. */
    public static final int SHOWN_CHARACTERS = 300;

    private static final String CHECK = "explain select 1 from ";
    private static final String CHECKED_ROWS = " g where ";
    private static final int MOST = 1_000_000;
    private static final Map<String, String> SERIALS =
            Map.of("serial", "int4", "bigserial", "int8", "smallserial", "int2");

    private final Database database;
    private final CoordinateSystems systems;

    public KeyedRows(Database database, CoordinateSystems systems) {
        this.database = database;
        this.systems = systems;
    }

    /**
     * A column of the table.
     *
     * @param name as the catalog spells it
     * @param type as the server names it
     */
    public record Column(String name, String type) {
        /** Whether its values are numbers. */
        public boolean isNumber() {
            return type.startsWith("int")
                    || type.startsWith("float")
                    || type.equals("numeric")
                    || SERIALS.containsKey(type);
        }
    }

    /**
     * An order of rows.
     *
     * @param column whose values go first
     */
    public record Order(String column, boolean descending) {}

    /** The columns of a layer's rows without the geometries, in their order. */
    public List<Column> columns(SpatialLayer layer, Cancellation cancellation) {
        return all(database, layer, cancellation).stream()
                .filter(column -> !isPlace(column.type()))
                .toList();
    }

    /** The columns of a layer's rows with their geometries, in their order. */
    static List<Column> all(Database database, SpatialLayer layer, Cancellation cancellation) {
        var sql = "select g.* from (select 1) one left join (select * from " + LayerSql.source(layer)
                + " s limit 0) g on true";
        return run(database, layer, cancellation, session -> {
            var columns = new ArrayList<Column>();
            session.each(
                    sql,
                    LayerSql.typed(layer),
                    0,
                    row -> row.columns().forEach(c -> columns.add(new Column(c.name(), c.type()))));
            return List.copyOf(columns);
        });
    }

    private static boolean isPlace(String type) {
        var plain = type.replace("\"", "");
        return plain.endsWith("geometry") || plain.endsWith("geography");
    }

    /**
     * The keys of a layer's rows, its filter applied; without rows that have none. A million at most.
     *
     * @param condition which of them; null for all
     * @param order null for the server's own
     * @throws AppException of kind REFUSED when there are more
     */
    public List<String> keys(
            SpatialLayer layer, @Nullable LayerFilter condition, @Nullable Order order, Cancellation cancellation) {
        var sql = "select " + LayerSql.key(layer) + " from " + LayerSql.source(layer) + " g"
                + (condition == null ? LayerSql.where(layer) : LayerSql.where(layer, ":condition"))
                + (order == null
                        ? ""
                        : " order by " + LayerSql.column(order.column()) + (order.descending() ? " desc" : "")
                                + " nulls last");
        var parameters = condition == null
                ? LayerSql.typed(layer)
                : LayerSql.typed(layer).and("condition", SqlFragment.condition(condition.sql()));
        Database.Work<List<String>> work = session -> {
            var keys = new ArrayList<String>();
            session.each(sql, parameters, 10_000, row -> {
                var key = row.textAt(0);
                if (key != null && keys.size() == MOST) {
                    throw new AppException(Problem.of(
                            ProblemKind.REFUSED,
                            "choice.tooMany",
                            Messages.text("choice.tooMany", layer.title(), MOST),
                            Messages.text("choice.tooMany.next")));
                }
                if (key != null) {
                    keys.add(key);
                }
            });
            return List.copyOf(keys);
        };
        return condition == null ? run(layer, cancellation, work) : database.readFragment(cancellation, work);
    }

    /**
     * Whether the server takes a condition; it is planned, not run.
     *
     * @throws AppException what the server says of it
     */
    public boolean check(SpatialLayer layer, LayerFilter condition, Cancellation cancellation) {
        var sql = CHECK + LayerSql.source(layer) + CHECKED_ROWS + ":condition";
        var parameters = LayerSql.typed(layer).and("condition", SqlFragment.condition(condition.sql()));
        return database.readFragment(cancellation, session -> {
            session.each(sql, parameters, 0, _ -> {});
            return true;
        });
    }

    /** How many characters of {@link #check}'s statement stand before the condition. */
    public int conditionBegins(SpatialLayer layer) {
        var source = layer.source() instanceof LayerSource.Query query
                ? SqlFragment.condition(query.sql()).text()
                : LayerSql.source(layer);
        return (CHECK + source + CHECKED_ROWS + "(").length();
    }

    /** The different texts of a column, the most frequent first; without NULL. */
    public List<String> words(SpatialLayer layer, String column, int most, Cancellation cancellation) {
        var sql = "select " + LayerSql.text(column) + " from " + LayerSql.source(layer) + " g"
                + LayerSql.where(layer, LayerSql.column(column) + " is not null")
                + " group by 1 order by pg_catalog.count(*) desc, 1 limit " + most;
        return run(layer, cancellation, session -> {
            var words = new ArrayList<String>();
            session.each(sql, LayerSql.typed(layer), 0, row -> words.add(String.valueOf(row.textAt(0))));
            return List.copyOf(words);
        });
    }

    /** Numbers of a column, a sample by chance where there are more than are wanted; without NULL and NaN. */
    public List<Double> numbers(SpatialLayer layer, String column, int most, Cancellation cancellation) {
        var sql = "select " + LayerSql.column(column) + "::float8 as n from " + LayerSql.source(layer) + " g"
                + LayerSql.where(layer, LayerSql.column(column) + " is not null")
                + " order by pg_catalog.random() limit " + most;
        return run(layer, cancellation, session -> {
            var numbers = new ArrayList<Double>();
            session.each(sql, LayerSql.typed(layer), 10_000, row -> {
                double number = row.real("n");
                if (Double.isFinite(number)) {
                    numbers.add(number);
                }
            });
            return List.copyOf(numbers);
        });
    }

    /**
     * The values of some rows by key, cut to {@link #SHOWN_CHARACTERS}; null for NULL. Rows that are gone are left out.
     *
     * @param columns which values
     */
    public Map<String, List<@Nullable String>> rows(
            SpatialLayer layer, List<Column> columns, Collection<String> keys, Cancellation cancellation) {
        var values = columns.stream()
                .map(column ->
                        ", pg_catalog.\"left\"(" + LayerSql.column(column.name()) + "::text, " + SHOWN_CHARACTERS + ")")
                .collect(Collectors.joining());
        var sql = "select " + LayerSql.key(layer) + values + " from " + LayerSql.source(layer) + " g where "
                + LayerSql.hasKeys(layer, keyType(layer, columns));
        var parameters = LayerSql.typed(layer).and("keys", keys.toArray(new String[0]));
        return run(layer, cancellation, session -> {
            var found = new HashMap<String, List<@Nullable String>>();
            session.each(sql, parameters, 0, row -> {
                var key = row.textAt(0);
                var texts = new ArrayList<@Nullable String>();
                for (int i = 1; i <= columns.size(); i++) {
                    texts.add(row.textAt(i));
                }
                if (key != null) {
                    found.put(key, texts);
                }
            });
            return found;
        });
    }

    /** Where some rows lie; empty when none of them has a place, or their form has no box on the server. */
    public Optional<MapBox> extent(SpatialLayer layer, Collection<String> keys, Cancellation cancellation) {
        if (!(layer.source().form() instanceof GeometryForm.Spatial spatial)) {
            return Optional.empty();
        }
        var place = LayerSql.column(spatial.column()) + "::" + LayerSql.postgis(layer, "geometry");
        var type = keyType(layer, all(database, layer, cancellation));
        var sql = "select srid, " + corner(layer, "st_xmin") + ", " + corner(layer, "st_ymin") + ", "
                + corner(layer, "st_xmax") + ", " + corner(layer, "st_ymax") + " from (select "
                + LayerSql.postgis(layer, "st_srid") + "(" + place + ") as srid, "
                + LayerSql.postgis(layer, "st_extent")
                + "(" + place + ") as e from " + LayerSql.source(layer) + " g where " + LayerSql.hasKeys(layer, type)
                + " group by 1) b where e is not null";
        var parameters = LayerSql.typed(layer).and("keys", keys.toArray(new String[0]));
        return run(layer, cancellation, session -> {
            var boxes = new ArrayList<MapBox>();
            session.each(sql, parameters, 0, row -> {
                double west = row.real("st_xmin");
                double south = row.real("st_ymin");
                double east = row.real("st_xmax");
                double north = row.real("st_ymax");
                double[] ring = {west, south, east, south, east, north, west, north};
                int srid = row.integer("srid");
                systems.toMercator(srid == 0 ? 4326 : srid, ring, 0, 4);
                boxes.add(new MapBox(
                        Math.min(ring[0], ring[6]),
                        Math.min(ring[1], ring[3]),
                        Math.max(ring[2], ring[4]),
                        Math.max(ring[5], ring[7])));
            });
            return boxes.stream().reduce(MapBox::union);
        });
    }

    private static String corner(SpatialLayer layer, String function) {
        return LayerSql.postgis(layer, function) + "(e) as " + function;
    }

    /** The type of the only key column, for its index; null when the key is compared as text. */
    private static @Nullable String keyType(SpatialLayer layer, List<Column> columns) {
        if (layer.keyColumns().size() != 1) {
            return null;
        }
        return columns.stream()
                .filter(column -> column.name().equals(layer.keyColumns().getFirst()))
                .map(column -> SERIALS.getOrDefault(column.type(), column.type()))
                .findFirst()
                .orElse(null);
    }

    private <T> T run(SpatialLayer layer, Cancellation cancellation, Database.Work<T> work) {
        return run(database, layer, cancellation, work);
    }

    private static <T> T run(Database database, SpatialLayer layer, Cancellation cancellation, Database.Work<T> work) {
        return layer.isPlain() ? database.read(cancellation, work) : database.readFragment(cancellation, work);
    }
}
