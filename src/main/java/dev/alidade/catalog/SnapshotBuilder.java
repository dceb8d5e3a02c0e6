package dev.alidade.catalog;

import dev.alidade.catalog.CatalogRows.Edge;
import dev.alidade.database.Row;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Collects the rows of the catalog queries. Every row starts with kind, schema, parent, name and the three numbers by
 * which {@code pg_depend} knows the object; what follows are its properties, named by their labels.
 */
final class SnapshotBuilder {
    private static final int FIXED = 7;
    private static final String DEFAULT_OID = "default_oid";
    private static final String PART_OIDS = "part_oids";

    private final CatalogRows rows;
    private final Map<String, String> texts = new HashMap<>();
    private CatalogQuery query = CatalogQuery.SNAPSHOT_FACTS;
    private List<String> names = List.of();
    private int first = FIXED;
    private boolean defaults;

    SnapshotBuilder(CatalogRows rows) {
        this.rows = rows;
    }

    static SnapshotOrigin origin(Row row) {
        return new SnapshotOrigin(
                row.integer("version"), row.text("database"), row.text("identity"), row.text("moment"));
    }

    /** The next rows come from this query. */
    void begin(CatalogQuery next) {
        query = next;
        names = List.of();
    }

    void object(Row row) {
        if (names.isEmpty()) {
            var columns = row.columns();
            var next = columns.get(FIXED).name();
            defaults = next.equals(DEFAULT_OID);
            first = defaults || next.equals(PART_OIDS) ? FIXED + 1 : FIXED;
            names = columns.stream()
                    .skip(first)
                    .map(c -> c.name().replace('_', ' '))
                    .toList();
        }
        var kind = ObjectKind.valueOf(present(row.textAt(0)));
        var id = new ObjectId(kind, text(row, 1), text(row, 2), present(text(row, 3)));
        var values = new @Nullable String[names.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = text(row, first + i);
        }
        var address = new CatalogAddress(number(row, 4), number(row, 5), (int) number(row, 6));
        var extra = first > FIXED ? row.textAt(FIXED) : null;
        var piece = rows.piece(query, address.object());
        piece.objects().add(new CatalogObject(id, names, values, address, defaults ? null : extra));
        if (extra != null && defaults) {
            var generated = values[names.indexOf("generated")] != null;
            piece.defaults()
                    .put(
                            new CatalogAddress(CatalogAddress.PG_ATTRDEF, Long.parseLong(extra), 0),
                            generated ? id : id.as(ObjectKind.DEFAULT));
        }
    }

    void dependency(Row row) {
        var from = new CatalogAddress(number(row, 0), number(row, 1), (int) number(row, 2));
        var to = new CatalogAddress(number(row, 3), number(row, 4), (int) number(row, 5));
        rows.add(new Edge(from, to, present(text(row, 6))));
    }

    private @Nullable String text(Row row, int place) {
        var value = row.textAt(place);
        if (value == null || value.length() > 200) {
            return value;
        }
        var known = texts.putIfAbsent(value, value);
        return known == null ? value : known;
    }

    private static long number(Row row, int place) {
        return Long.parseLong(present(row.textAt(place)));
    }

    private static String present(@Nullable String value) {
        if (value == null) {
            throw new IllegalStateException("the catalog gave no value");
        }
        return value;
    }
}
