package dev.alidade.catalog;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * How two snapshots differ, object by object and property by property.
 *
 * @param differences removed and changed objects in the first snapshot's order, then added ones, then column orders
 */
public record CatalogDiff(List<Difference> differences) {
    public CatalogDiff {
        differences = List.copyOf(differences);
    }

    /** What happened between {@code before} and {@code after}. Linear in the number of objects. */
    public static CatalogDiff between(CatalogSnapshot before, CatalogSnapshot after) {
        var found = new ArrayList<Difference>();
        for (var was : before.objects()) {
            var is = after.object(was.id());
            if (is == null) {
                found.add(new Difference.Removed(was.id()));
            } else if (!was.sameProperties(is)) {
                var changes = changes(was, is);
                if (!changes.isEmpty()) {
                    found.add(new Difference.Changed(was.id(), changes));
                }
            }
        }
        for (var is : after.objects()) {
            if (!before.contains(is.id())) {
                found.add(new Difference.Added(is.id()));
            }
        }
        columnOrders(before, after, found);
        return new CatalogDiff(found);
    }

    /** Whether the snapshots are equal, column order included. */
    public boolean isEmpty() {
        return differences.isEmpty();
    }

    /** Whether nothing differs but the order of columns. */
    public boolean isColumnOrderOnly() {
        return !differences.isEmpty() && differences.stream().allMatch(Difference.ColumnOrder.class::isInstance);
    }

    private static List<Difference.Change> changes(CatalogObject was, CatalogObject is) {
        var before = was.properties();
        var after = is.properties();
        var names = new LinkedHashSet<>(was.names());
        names.addAll(is.names());
        return names.stream()
                .map(name -> new Difference.Change(name, before.get(name), after.get(name)))
                .filter(change -> !Objects.equals(change.before(), change.after()))
                .toList();
    }

    private static void columnOrders(CatalogSnapshot before, CatalogSnapshot after, List<Difference> found) {
        var old = columns(before);
        var now = columns(after);
        old.forEach((table, names) -> {
            var others = now.get(table);
            if (others == null || names.equals(others)) {
                return;
            }
            var was = common(names, others);
            var is = common(others, names);
            if (!was.equals(is)) {
                found.add(new Difference.ColumnOrder(table, was, is));
            }
        });
    }

    private static Map<ObjectId, List<String>> columns(CatalogSnapshot snapshot) {
        var columns = new HashMap<ObjectId, List<String>>();
        for (var object : snapshot.objects()) {
            var kind = object.id().kind();
            if (kind == ObjectKind.COLUMN || kind == ObjectKind.ATTRIBUTE) {
                var parent = snapshot.parent(object.id());
                if (parent != null) {
                    columns.computeIfAbsent(parent, key -> new ArrayList<>())
                            .add(object.id().name());
                }
            }
        }
        return columns;
    }

    private static List<String> common(List<String> names, List<String> others) {
        var wanted = new HashSet<>(others);
        return names.stream().filter(wanted::contains).toList();
    }
}
