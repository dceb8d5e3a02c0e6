package dev.alidade.corridor.table;

import dev.alidade.corridor.layer.LayerRole;
import dev.alidade.corridor.layer.SpatialLayer;
import dev.alidade.corridor.layer.SpatialLayers;
import dev.alidade.database.Cancellation;
import dev.alidade.database.Database;
import dev.alidade.database.Parameters;
import dev.alidade.database.Session;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Finds the tables of corridors and reads their meaning from the catalog: a few milliseconds, whatever their size. A
 * table is one when it has a line and a number called a buffer in metres.
 */
public final class CorridorTables {
    private static final Set<String> MOMENTS = Set.of("timestamp with time zone", "timestamp without time zone");
    private static final Set<String> NUMBERS =
            Set.of("smallint", "integer", "bigint", "numeric", "real", "double precision");

    private final Database database;
    private final SpatialLayers layers;

    public CorridorTables(Database database) {
        this.database = database;
        this.layers = new SpatialLayers(database);
    }

    /** All readable ones; empty when the database has none. */
    public List<CorridorTable> discover(Cancellation cancellation) {
        var all = layers.discover(cancellation);
        var corridors = all.stream()
                .filter(layer -> layer.role() == LayerRole.CORRIDOR && layer.readable())
                .toList();
        return database.read(
                cancellation,
                session -> corridors.stream()
                        .map(layer -> table(session, layer, all))
                        .toList());
    }

    private static CorridorTable table(Session session, SpatialLayer layer, List<SpatialLayer> all) {
        var which = Parameters.of("schema", layer.id().schema())
                .and("table", layer.id().table());
        var columns = session.list(
                TableQuery.CORRIDOR_COLUMNS,
                which,
                row -> new CorridorColumn(
                        row.text("column_name"),
                        row.text("column_type"),
                        row.bool("is_required"),
                        row.bool("has_default"),
                        row.texts("words")));
        var lists = session.list(TableQuery.KEY_LISTS, which, row -> {
            var schema = row.text("schema_name");
            var table = row.text("table_name");
            boolean readable = row.bool("readable");
            return new KeyList(
                    row.text("list_column"),
                    row.text("element_type"),
                    schema,
                    table,
                    row.text("key_column"),
                    row.bool("same_type"),
                    readable ? places(schema, table, all) : null,
                    readable);
        });
        var points = all.stream()
                .filter(other -> other.id().schema().equals(layer.id().schema())
                        && other.id().table().equals(layer.id().table())
                        && (other.role() == LayerRole.POINT || other.role() == LayerRole.DESTINATION))
                .toList();
        return new CorridorTable(layer, columns, clock(columns), kind(columns), lists, points);
    }

    /** The first geometry of the table: the one that its index and its legend entry are about. */
    private static @Nullable SpatialLayer places(String schema, String table, List<SpatialLayer> all) {
        return all.stream()
                .filter(layer ->
                        layer.id().schema().equals(schema) && layer.id().table().equals(table) && layer.readable())
                .min(java.util.Comparator.comparing(layer -> layer.role() != LayerRole.AREA))
                .orElse(null);
    }

    private static CorridorTable.Clock clock(List<CorridorColumn> columns) {
        return new CorridorTable.Clock(
                find(columns, MOMENTS, name -> name.startsWith("planned") || name.startsWith("created")),
                find(
                        columns,
                        MOMENTS,
                        name -> name.startsWith("activat") || name.startsWith("start") || name.startsWith("begin")),
                find(
                        columns,
                        MOMENTS,
                        name -> name.startsWith("complet") || name.startsWith("end") || name.startsWith("finish")),
                find(columns, NUMBERS, name -> name.startsWith("estimat") && name.contains("sec")));
    }

    private static @Nullable String kind(List<CorridorColumn> columns) {
        return find(
                columns,
                Set.of("enum", "text", "character varying"),
                name -> name.endsWith("type") || name.endsWith("kind"));
    }

    private static @Nullable String find(List<CorridorColumn> columns, Set<String> types, Predicate<String> wanted) {
        return columns.stream()
                .filter(column -> types.contains(column.type())
                        && wanted.test(column.name().toLowerCase(Locale.ROOT)))
                .map(CorridorColumn::name)
                .findFirst()
                .orElse(null);
    }
}
