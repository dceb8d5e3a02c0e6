package dev.alidade.corridor.table;

import dev.alidade.database.Cancellation;
import dev.alidade.database.Database;
import dev.alidade.database.Identifiers;
import dev.alidade.database.Parameters;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKBReader;

/** Where the things lie that corridors list. Needs SELECT on their tables. Thread-safe; blocks. */
public final class Places {
    private final Database database;

    public Places(Database database) {
        this.database = database;
    }

    /**
     * Where things lie, in degrees.
     *
     * @param keys as the list has them; those that lead nowhere or have no place are left out
     * @return empty for a list of things without places
     */
    public Map<String, Geometry> of(CorridorTable table, KeyList list, List<String> keys, Cancellation cancellation) {
        var places = list.places();
        var found = new LinkedHashMap<String, Geometry>();
        if (places == null || keys.isEmpty()) {
            return found;
        }
        var key = "g." + Identifiers.quote(list.keyColumn());
        var sql = "select " + key + "::text as key, " + TableSql.postgis(table.layer(), "st_asbinary") + "("
                + TableSql.degrees(places) + ") as place from " + TableSql.from(places) + " as g where "
                + (list.sameType()
                        ? key + " = any (:keys::text[]::" + list.elementType() + "[])"
                        : key + "::text = any (:keys::text[])");
        var reader = new WKBReader();
        database.read(cancellation, session -> {
            session.each(sql, Parameters.of("keys", keys.toArray(new String[0])), 0, row -> {
                byte[] bytes = row.bytesOrNull("place");
                try {
                    if (bytes != null) {
                        found.put(row.text("key"), reader.read(bytes));
                    }
                } catch (ParseException e) {
                    found.remove(row.text("key"));
                }
            });
            return true;
        });
        return found;
    }
}
