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
    /** The oid of the catalog pg_attrdef, the same everywhere. */
    private static final long PG_ATTRDEF = 2604;

    private final int version;
    private final String database;
    private final Map<String, String> texts = new HashMap<>();
    private final List<CatalogObject> objects = new ArrayList<>();
    private final Map<Key, ObjectId> ids = new HashMap<>();
    private final Map<Key, Key> wholes = new HashMap<>();
    private final List<Edge> edges = new ArrayList<>();
    private List<String> names = List.of();
    private int first = FIXED;

    private record Key(long catalog, long object, int sub) {}

    private record Edge(Key from, Key to) {}

    private SnapshotBuilder(int version, String database) {
        this.version = version;
        this.database = database;
    }

    static SnapshotBuilder of(Row row) {
        return new SnapshotBuilder(row.integer("version"), row.text("database"));
    }

    int major() {
        return version / 10_000;
    }

    /** The next rows come from another query. */
    void begin() {
        names = List.of();
    }

    void object(Row row) {
        if (names.isEmpty()) {
            var columns = row.columns();
            first = columns.get(FIXED).name().equals(DEFAULT_OID) ? FIXED + 1 : FIXED;
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
        objects.add(new CatalogObject(id, names, values));
        long catalog = number(row, 4);
        ids.put(new Key(catalog, number(row, 5), (int) number(row, 6)), id);
        var defaultOid = first > FIXED ? row.textAt(FIXED) : null;
        if (defaultOid != null) {
            var generated = values[names.indexOf("generated")] != null;
            ids.put(new Key(PG_ATTRDEF, Long.parseLong(defaultOid), 0), generated ? id : id.as(ObjectKind.DEFAULT));
        }
    }

    void dependency(Row row) {
        var from = new Key(number(row, 0), number(row, 1), (int) number(row, 2));
        var to = new Key(number(row, 3), number(row, 4), (int) number(row, 5));
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
        return new CatalogSnapshot(version, database, objects, dependencies);
    }

    /** The object itself, or the one it is an inner part of: a row type's table, an index's constraint, an extension. */
    private @Nullable ObjectId resolve(Key key) {
        @Nullable Key at = key;
        for (int steps = 0; at != null && steps < 8; steps++) {
            var id = ids.get(at);
            if (id == null && at.sub() != 0) {
                id = ids.get(new Key(at.catalog(), at.object(), 0));
            }
            if (id != null) {
                return id;
            }
            var whole = wholes.get(at);
            at = whole == null && at.sub() != 0 ? wholes.get(new Key(at.catalog(), at.object(), 0)) : whole;
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
