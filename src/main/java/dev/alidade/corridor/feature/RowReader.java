package dev.alidade.corridor.feature;

import dev.alidade.corridor.layer.SpatialLayer;
import dev.alidade.corridor.projection.MapBox;
import dev.alidade.database.Cancellation;
import dev.alidade.database.Database;
import dev.alidade.database.Parameters;
import dev.alidade.database.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the attributes of one row, when somebody asks for them. Spatial columns are left out. */
public final class RowReader {
    private final Database database;

    public RowReader(Database database) {
        this.database = database;
    }

    /**
     * One value of a row.
     *
     * @param name column
     * @param type as the server names it
     * @param value as PostgreSQL prints it; null for NULL
     */
    public record Attribute(
            String name, String type, @Nullable String value) {}

    /**
     * The attributes of a row; empty when it is gone.
     *
     * @param key what identifies it; null for a row of a view, which is then found by its box
     */
    public List<Attribute> attributes(SpatialLayer layer, @Nullable String key, MapBox box, Cancellation cancellation) {
        var condition = key == null ? LayerSql.meetsWindow(layer, Set.of()) : LayerSql.hasKey(layer);
        var sql = "select * from " + LayerSql.source(layer) + " g" + LayerSql.where(layer, condition) + " limit 1";
        var parameters = LayerSql.typed(layer).and(key == null ? LayerSql.window(box) : Parameters.of("key", key));
        Database.Work<List<Attribute>> work = session -> {
            var attributes = new ArrayList<Attribute>();
            session.each(sql, parameters, 0, row -> collect(row, attributes));
            return List.copyOf(attributes);
        };
        return layer.isPlain() ? database.read(cancellation, work) : database.readFragment(cancellation, work);
    }

    private static void collect(Row row, List<Attribute> attributes) {
        var columns = row.columns();
        for (int i = 0; i < columns.size(); i++) {
            var column = columns.get(i);
            if (!column.type().endsWith("geometry")
                    && !column.type().endsWith("geography")
                    && !column.type().endsWith("geometry\"")
                    && !column.type().endsWith("geography\"")) {
                attributes.add(new Attribute(column.name(), column.type(), row.textAt(i)));
            }
        }
    }
}
