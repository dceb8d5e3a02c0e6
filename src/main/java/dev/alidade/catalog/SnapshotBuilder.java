package dev.alidade.catalog;

import dev.alidade.database.Row;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Collects the rows of the catalog queries. Every row starts with kind, schema, parent, name and the three numbers by
 * which {@code pg_depend} knows the object; what follows are its properties, named by their labels.
 */
final class SnapshotBuilder {
    private static final int FIXED = 7;
    private static final String DEFAULT_OID = "default_oid";
    private static final String PART_OIDS = "part_oids";

    private final SnapshotOrigin origin;
    private final Map<String, String> texts = new HashMap<>();
    private final List<CatalogObject> objects = new ArrayList<>();
    private final Map<CatalogAddress, ObjectId> ids = new HashMap<>();
    private final Map<CatalogAddress, CatalogAddress> wholes = new HashMap<>();
    private final List<Edge> edges = new ArrayList<>();
    private List<String> names = List.of();
    private int first = FIXED;
    private boolean defaults;

    private record Edge(CatalogAddress from, CatalogAddress to) {}

    private SnapshotBuilder(SnapshotOrigin origin) {
        this.origin = origin;
    }

    static SnapshotBuilder of(Row row) {
        return new SnapshotBuilder(new SnapshotOrigin(
                row.integer("version"), row.text("database"), row.text("identity"), row.text("moment")));
    }

    int major() {
        return origin.serverVersion() / 10_000;
    }

    /** The next rows come from another query. */
    void begin() {
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
        objects.add(new CatalogObject(id, names, values, address, defaults ? null : extra));
        ids.put(address, id);
        if (extra != null && defaults) {
            var generated = values[names.indexOf("generated")] != null;
            ids.put(
                    new CatalogAddress(CatalogAddress.PG_ATTRDEF, Long.parseLong(extra), 0),
                    generated ? id : id.as(ObjectKind.DEFAULT));
        }
    }

    void dependency(Row row) {
        var from = new CatalogAddress(number(row, 0), number(row, 1), (int) number(row, 2));
        var to = new CatalogAddress(number(row, 3), number(row, 4), (int) number(row, 5));
        var type = present(row.textAt(6));
        if (type.equals("i") || type.equals("e")) {
            wholes.putIfAbsent(from, to);
        }
        edges.add(new Edge(from, to));
    }

    CatalogSnapshot build() {
        var sets = new LinkedHashMap<ObjectId, Set<ObjectId>>();
        for (var edge : edges) {
            var from = resolve(edge.from());
            var to = resolve(edge.to());
            if (from != null && to != null && !from.equals(to)) {
                sets.computeIfAbsent(from, key -> new LinkedHashSet<>()).add(to);
            }
        }
        var dependencies = LinkedHashMap.<ObjectId, List<ObjectId>>newLinkedHashMap(sets.size());
        sets.forEach((from, to) -> dependencies.put(from, List.copyOf(to)));
        return new CatalogSnapshot(origin, objects, dependencies);
    }

    /** The object itself, or the one it is an inner part of: a row type's table, an index's constraint, an extension. */
    private @Nullable ObjectId resolve(CatalogAddress key) {
        @Nullable CatalogAddress at = key;
        for (int steps = 0; at != null && steps < 8; steps++) {
            var id = ids.get(at);
            if (id == null && at.sub() != 0) {
                id = ids.get(at.whole());
            }
            if (id != null) {
                return id;
            }
            var whole = wholes.get(at);
            at = whole == null && at.sub() != 0 ? wholes.get(at.whole()) : whole;
        }
        return null;
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
