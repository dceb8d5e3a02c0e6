package dev.alidade.catalog;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Makes a snapshot of the rows: all objects in the order of the queries, and what depends on what by their names. */
final class SnapshotAssembly {
    private final CatalogRows rows;
    private final List<CatalogObject> objects = new ArrayList<>();
    private final Map<CatalogAddress, ObjectId> ids = new HashMap<>();
    private final Map<CatalogAddress, CatalogAddress> wholes = new HashMap<>();

    private SnapshotAssembly(CatalogRows rows) {
        this.rows = rows;
    }

    /** The snapshot; it keeps the rows when it has fingerprints to compare them by. */
    static CatalogSnapshot of(CatalogRows rows) {
        return new SnapshotAssembly(rows).build();
    }

    private CatalogSnapshot build() {
        for (var query : CatalogQuery.objects(rows.major())) {
            for (var piece : rows.pieces(query)) {
                for (var object : piece.objects()) {
                    objects.add(object);
                    var address = object.address();
                    if (address != null) {
                        ids.put(address, object.id());
                    }
                }
                ids.putAll(piece.defaults());
            }
        }
        for (var edges : rows.edges()) {
            for (var edge : edges) {
                if (edge.isInternal() || edge.type().equals("e")) {
                    wholes.putIfAbsent(edge.from(), edge.to());
                }
            }
        }
        return new CatalogSnapshot(rows.origin(), objects, dependencies(), rows.fingerprints() == null ? null : rows);
    }

    private Map<ObjectId, List<ObjectId>> dependencies() {
        var sets = new LinkedHashMap<ObjectId, Set<ObjectId>>();
        for (var edges : rows.edges()) {
            for (var edge : edges) {
                var from = resolve(edge.from());
                var to = from == null ? null : resolve(edge.to());
                if (from != null && to != null && !from.equals(to)) {
                    sets.computeIfAbsent(from, key -> new LinkedHashSet<>()).add(to);
                }
            }
        }
        var dependencies = LinkedHashMap.<ObjectId, List<ObjectId>>newLinkedHashMap(sets.size());
        sets.forEach((from, to) -> dependencies.put(from, List.copyOf(to)));
        return dependencies;
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
}
