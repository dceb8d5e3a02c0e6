package dev.alidade.corridor.layer;

import dev.alidade.database.Row;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Reads the meaning of spatial columns from the structure of their tables: names and types of the columns beside them. */
final class LayerReading {
    private static final long CROWD = 10_000;

    private LayerReading() {}

    /** One row of {@code spatial_columns.sql}, with the columns of its table in order. */
    record Column(
            LayerId id,
            String relationKind,
            boolean geography,
            String postgisSchema,
            int shape,
            int srid,
            long estimatedRows,
            boolean indexed,
            boolean readable,
            String comment,
            List<String> keys,
            Map<String, String> types,
            boolean required) {

        static Column of(Row row) {
            var names = row.texts("column_names");
            var kinds = row.texts("column_types");
            var types = new LinkedHashMap<String, String>();
            for (int i = 0; i < names.size(); i++) {
                types.put(names.get(i), kinds.get(i));
            }
            return new Column(
                    new LayerId(row.text("schema_name"), row.text("relation_name"), row.text("column_name")),
                    row.text("relation_kind"),
                    row.text("type_name").equals("geography"),
                    row.text("postgis_schema"),
                    row.integer("shape"),
                    row.integer("srid"),
                    row.bigint("estimated_rows"),
                    row.bool("has_spatial_index"),
                    row.bool("readable"),
                    row.text("comment"),
                    row.texts("key_columns"),
                    types,
                    row.bool("is_required"));
        }

        LayerRole shapeRole() {
            return switch (shape) {
                case 1, 4 -> LayerRole.POINT;
                case 2, 5, 8, 9, 11 -> LayerRole.LINE;
                case 3, 6, 10, 12 -> LayerRole.AREA;
                default -> LayerRole.MIXED;
            };
        }

        String table() {
            return id.schema() + "." + id.table();
        }

        LayerWords words() {
            return new LayerWords(id.table(), types, keys);
        }
    }

    static List<SpatialLayer> layers(List<Column> columns) {
        var corridorTables = new HashSet<String>();
        var firstOfTable = new HashSet<LayerId>();
        var seen = new HashSet<String>();
        for (var column : columns) {
            if (column.shapeRole() == LayerRole.LINE && column.words().buffer() != null) {
                corridorTables.add(column.table());
            }
            if (seen.add(column.table())) {
                firstOfTable.add(column.id());
            }
        }
        boolean anyPlace = columns.stream().anyMatch(LayerReading::isPlace);
        return columns.stream()
                .map(column -> layer(column, corridorTables.contains(column.table()), firstOfTable, columns, anyPlace))
                .toList();
    }

    private static SpatialLayer layer(
            Column column, boolean corridorTable, Set<LayerId> first, List<Column> all, boolean anyPlace) {
        var shape = column.shapeRole();
        var role = !corridorTable
                ? shape
                : switch (shape) {
                    case LINE -> LayerRole.CORRIDOR;
                    case POINT -> leadsThere(column, all) ? LayerRole.DESTINATION : LayerRole.POINT;
                    default -> shape;
                };
        boolean corridorPart = role == LayerRole.CORRIDOR || role == LayerRole.DESTINATION;
        boolean main = first.contains(column.id()) && !corridorTable;
        return new SpatialLayer(
                column.id(),
                title(column, role, main, all),
                role,
                column.geography(),
                column.postgisSchema(),
                column.srid(),
                column.estimatedRows(),
                relation(column),
                column.indexed(),
                column.readable(),
                column.comment(),
                column.keys(),
                column.words().label(),
                column.words().classes(role),
                role == LayerRole.CORRIDOR ? column.words().buffer() : null,
                column.readable() && (corridorPart || (main && (isPlace(column) || !anyPlace))),
                new LayerSource.Relation(new GeometryForm.Spatial(column.id().column())),
                LayerView.USUAL);
    }

    /** Whether a point of a corridor's row is its end: by name, or because there is no other point. */
    private static boolean leadsThere(Column column, List<Column> all) {
        var name = column.id().column().toLowerCase(Locale.ROOT);
        boolean only = all.stream()
                        .filter(c -> c.table().equals(column.table()) && c.shapeRole() == LayerRole.POINT)
                        .count()
                == 1;
        return only
                || name.contains("dest")
                || name.contains("target")
                || name.contains("goal")
                || name.contains("end");
    }

    private static SpatialLayer.Relation relation(Column column) {
        return switch (column.relationKind()) {
            case "v" -> SpatialLayer.Relation.VIEW;
            case "f" -> SpatialLayer.Relation.FOREIGN_TABLE;
            default -> SpatialLayer.Relation.TABLE;
        };
    }

    /**
     * Whether the rows are places (districts, streets, stations) rather than events that happened somewhere: every row
     * has a place, and a name. A map starts with places and corridors; without any it starts with what there is.
     */
    private static boolean isPlace(Column column) {
        boolean crowd = column.shapeRole() == LayerRole.POINT && column.estimatedRows() > CROWD;
        return column.required() && column.words().name() != null && !crowd;
    }

    /** The table's name in words; the column before it when it is not the main one, the schema when it is needed. */
    private static String title(Column column, LayerRole role, boolean main, List<Column> all) {
        var table = words(column.id().table());
        boolean twice = all.stream()
                .anyMatch(c -> c.id().table().equals(column.id().table())
                        && !c.id().schema().equals(column.id().schema()));
        var title =
                main || role == LayerRole.CORRIDOR ? table : words(column.id().column()) + " · " + table;
        return (twice ? column.id().schema() + ": " : "") + Character.toUpperCase(title.charAt(0)) + title.substring(1);
    }

    private static String words(String name) {
        var words = name.replace('_', ' ').strip();
        return words.isEmpty() ? name : words;
    }
}
