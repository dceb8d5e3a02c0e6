package dev.alidade.catalog;

import dev.alidade.database.Parameters;
import dev.alidade.database.Session;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Reads anew what has changed since a snapshot, and what may print otherwise because of it. Gives up, so that everything is
 * read, whenever something that was there has gone or goes by another name: a name may be printed in places of which the
 * server keeps no record.
 */
final class Rereading {
    private static final long PG_TYPE = 1247;
    private static final long PG_CONSTRAINT = 2606;
    private static final long PG_REWRITE = 2618;
    private static final long PG_TRIGGER = 2620;
    /** Parts that have no name of their own, or one that is printed nowhere else. */
    private static final Set<Long> NAMELESS = Set.of(CatalogAddress.PG_ATTRDEF, PG_CONSTRAINT, PG_REWRITE, PG_TRIGGER);
    /** Relations and types that are known by what they belong to: indexes of constraints; row and array types. */
    private static final Set<String> INNER_RELATIONS = Set.of("i", "I");

    private static final Set<String> INNER_TYPES = Set.of("c", "b");
    private static final Set<ObjectKind> UNMENTIONED = Set.of(ObjectKind.TRIGGER, ObjectKind.POLICY, ObjectKind.RULE);

    private final Session session;
    private final CatalogRows before;
    private final Fingerprints then;
    private final Fingerprints now;

    Rereading(Session session, CatalogRows before, Fingerprints then, Fingerprints now) {
        this.session = session;
        this.before = before;
        this.then = then;
        this.now = now;
    }

    /** The rows of now; empty when all have to be read. */
    Optional<CatalogRows> rows() {
        var changed = now.changed(then);
        if (changed.stream().anyMatch(this::isOdd)) {
            return Optional.empty();
        }
        var edges = new CatalogRows(before.origin(), now);
        var builder = new SnapshotBuilder(edges);
        session.only(CatalogQuery.DEPENDENCIES, objects(changed), builder::dependency);
        var touched = Reach.of(changed, before, edges);
        var after = before.without(touched, changed, now);
        // by object numbers alone, some rows are of others
        edges.edges().stream()
                .flatMap(List::stream)
                .filter(e -> changed.contains(e.from().whole()))
                .forEach(after::add);
        read(touched, new SnapshotBuilder(after));
        return touched.stream().allMatch(address -> isKnownBySameName(address, changed.contains(address), after))
                ? Optional.of(after)
                : Optional.empty();
    }

    private boolean isOdd(CatalogAddress address) {
        var was = then.marks().get(address);
        var is = now.marks().get(address);
        boolean odd = (was != null && was.isOdd()) || (is != null && is.isOdd());
        return odd || (now.isBack(address, then) && !NAMELESS.contains(address.catalog()));
    }

    private void read(Set<CatalogAddress> touched, SnapshotBuilder builder) {
        var asked = new HashMap<CatalogQuery, Set<CatalogAddress>>();
        var queries = CatalogQuery.objects(before.major());
        for (var address : touched) {
            if (now.marks().containsKey(address)) {
                var kind = now.kind(address);
                queries.stream()
                        .filter(query -> query.catalog() == address.catalog() && query.yields(kind))
                        .forEach(query -> asked.computeIfAbsent(query, _ -> new HashSet<>())
                                .add(address));
            }
        }
        for (var query : queries) {
            var objects = asked.get(query);
            if (objects != null) {
                builder.begin(query);
                session.only(query, objects(objects), builder::object);
            }
        }
    }

    private boolean isKnownBySameName(CatalogAddress address, boolean changed, CatalogRows after) {
        var was = before.objects(address);
        if (!was.isEmpty()) {
            Map<CatalogAddress, ObjectId> is = new HashMap<>();
            after.objects(address).forEach(object -> is.put(object.address(), object.id()));
            return was.stream()
                    .allMatch(object -> object.id().equals(is.get(object.address()))
                            || UNMENTIONED.contains(object.id().kind()));
        }
        if (!changed || !then.marks().containsKey(address) || NAMELESS.contains(address.catalog())) {
            return true;
        }
        var kind = now.kind(address);
        if (address.catalog() == CatalogAddress.PG_CLASS && then.kind(address) == null) {
            return true; // a TOAST table's
        }
        return kind != null
                && ((address.catalog() == CatalogAddress.PG_CLASS && INNER_RELATIONS.contains(kind))
                        || (address.catalog() == PG_TYPE && INNER_TYPES.contains(kind)));
    }

    private static Parameters objects(Set<CatalogAddress> addresses) {
        var numbers = new TreeSet<Long>();
        addresses.forEach(address -> numbers.add(address.object()));
        return Parameters.of("objects", numbers.toArray(new Long[0]));
    }
}
