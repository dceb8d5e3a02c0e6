package dev.alidade.catalog;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the catalog queries have yielded, by query and object, so that single objects can be read anew. Changed only while
 * a reading goes on.
 */
final class CatalogRows {
    private final SnapshotOrigin origin;
    private final @Nullable Fingerprints fingerprints;
    private final Map<CatalogQuery, SequencedMap<Long, Piece>> pieces = new EnumMap<>(CatalogQuery.class);
    private final Map<CatalogAddress, List<Edge>> edges = new LinkedHashMap<>();

    /** All that one query yields about one object: a relation's columns, for instance. */
    record Piece(List<CatalogObject> objects, Map<CatalogAddress, ObjectId> defaults) {
        Piece() {
            this(new ArrayList<>(1), new HashMap<>(1));
        }
    }

    /** A row of {@code pg_depend}. */
    record Edge(CatalogAddress from, CatalogAddress to, String type) {
        boolean isInternal() {
            return type.equals("i");
        }
    }

    CatalogRows(SnapshotOrigin origin, @Nullable Fingerprints fingerprints) {
        this.origin = origin;
        this.fingerprints = fingerprints;
    }

    /** The same rows as of now, without those about some objects. */
    CatalogRows without(Set<CatalogAddress> objects, Set<CatalogAddress> dependents, Fingerprints now) {
        var rows = new CatalogRows(origin.at(now.moment()), now);
        pieces.forEach((query, old) -> rows.pieces.put(query, new LinkedHashMap<>(old)));
        rows.edges.putAll(edges);
        // an empty piece keeps the place for what is read anew
        objects.forEach(address -> rows.pieces.forEach((query, old) -> {
            if (query.catalog() == address.catalog()) {
                old.computeIfPresent(address.object(), (_, _) -> new Piece());
            }
        }));
        dependents.forEach(rows.edges::remove);
        return rows;
    }

    int major() {
        return origin.serverVersion() / 10_000;
    }

    SnapshotOrigin origin() {
        return origin;
    }

    @Nullable
    Fingerprints fingerprints() {
        return fingerprints;
    }

    Piece piece(CatalogQuery query, long object) {
        return pieces.computeIfAbsent(query, _ -> new LinkedHashMap<>()).computeIfAbsent(object, _ -> new Piece());
    }

    Collection<Piece> pieces(CatalogQuery query) {
        return pieces.getOrDefault(query, new LinkedHashMap<>()).values();
    }

    /** What all queries have yielded about one object. */
    List<CatalogObject> objects(CatalogAddress address) {
        var found = new ArrayList<CatalogObject>();
        pieces.forEach((query, old) -> {
            var piece = query.catalog() == address.catalog() ? old.get(address.object()) : null;
            if (piece != null) {
                found.addAll(piece.objects());
            }
        });
        return found;
    }

    void add(Edge edge) {
        edges.computeIfAbsent(edge.from().whole(), _ -> new ArrayList<>(2)).add(edge);
    }

    Collection<List<Edge>> edges() {
        return edges.values();
    }
}
