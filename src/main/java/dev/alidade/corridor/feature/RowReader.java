package dev.alidade.corridor.feature;

import dev.alidade.corridor.layer.SpatialLayer;
import dev.alidade.corridor.projection.MapBox;
import dev.alidade.database.Cancellation;
import dev.alidade.database.Database;
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
     * @param key what identifies it; null to take the first row in the box
     */
    public List<Attribute> attributes(SpatialLayer layer, @Nullable String key, MapBox box, Cancellation cancellation) {
        var conditions = new ArrayList<String>();
        var parameters = LayerSql.typed(layer);
        if (key == null || layer.isToldApartByContent()) {
            // no index knows what is in a row, but one may know where it lies
            conditions.add(LayerSql.meetsWindow(layer, Set.of()));
            parameters = parameters.and(LayerSql.window(box.atLeast(1)));
        }
        if (key != null) {
            conditions.add(LayerSql.hasKey(layer));
            parameters = parameters.and("key", key);
        }
        var sql = "select * from " + LayerSql.source(layer) + " g"
                + LayerSql.where(layer, conditions.toArray(new String[0])) + " limit 1";
        var all = parameters;
        Database.Work<List<Attribute>> work = session -> {
            var attributes = new ArrayList<Attribute>();
            session.each(sql, all, 0, row -> collect(row, attributes));
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
