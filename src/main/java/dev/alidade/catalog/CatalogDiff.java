package dev.alidade.catalog;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How two snapshots differ, object by object and property by property.
 *
 * @param differences removed and changed objects in the first snapshot's order, then added ones, then column orders
 */
public record CatalogDiff(List<Difference> differences) {
    public CatalogDiff {
        differences = List.copyOf(differences);
    }

    /**
     * What happened between {@code before} and {@code after}. Objects are the same when they have the same address in the
     * same database, else when they have the same name. Texts that only print a new name are no change. Linear in the
     * number of objects.
     */
    public static CatalogDiff between(CatalogSnapshot before, CatalogSnapshot after) {
        var found = new ArrayList<Difference>();
        var renames = new Renames(before, after);
        for (var was : before.objects()) {
            var is = renames.counterpart(was.id());
            if (is == null) {
                found.add(new Difference.Removed(was.id()));
            } else {
                compare(was, is, renames, found);
            }
        }
        for (var is : after.objects()) {
            if (!renames.isMatched(is.id())) {
                found.add(new Difference.Added(is.id()));
            }
        }
        columnOrders(columns(before, renames), columns(after, null), found);
        return new CatalogDiff(found);
    }

    /** Whether the snapshots are equal, column order included. */
    public boolean isEmpty() {
        return differences.isEmpty();
    }

    /** Whether nothing differs but the order of columns, and what prints them in that order without meaning one. */
    public boolean isColumnOrderOnly() {
        return differences.stream().anyMatch(Difference.ColumnOrder.class::isInstance)
                && differences.stream().allMatch(d -> d instanceof Difference.ColumnOrder || PrintedOrder.isAll(d));
    }

    private static void compare(CatalogObject was, CatalogObject is, Renames renames, List<Difference> found) {
        var adjusted = renames.adjusted(was);
        if (renames.labels().containsKey(was.id())) {
            adjusted = adjusted.with("labels", was.get("labels"));
        }
        boolean renamed = renames.own().containsKey(was.id());
        var changes = adjusted.sameProperties(is) ? List.<Difference.Change>of() : changes(adjusted, is);
        if (renamed) {
            found.add(new Difference.Renamed(is.id(), was.id(), changes));
        } else if (!changes.isEmpty()) {
            found.add(new Difference.Changed(is.id(), changes));
        }
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

    private static void columnOrders(
            Map<ObjectId, List<String>> old, Map<ObjectId, List<String>> now, List<Difference> found) {
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

    /** The names of columns by their tables; under their later names, if the snapshot is the earlier one. */
    private static Map<ObjectId, List<String>> columns(CatalogSnapshot snapshot, @Nullable Renames renames) {
        var columns = new HashMap<ObjectId, List<String>>();
        for (var object : snapshot.objects()) {
            var kind = object.id().kind();
            if (kind == ObjectKind.COLUMN || kind == ObjectKind.ATTRIBUTE) {
                var parent = snapshot.parent(object.id());
                if (parent != null) {
                    columns.computeIfAbsent(later(parent, renames), key -> new ArrayList<>())
                            .add(later(object.id(), renames).name());
                }
            }
        }
        return columns;
    }

    private static ObjectId later(ObjectId id, @Nullable Renames renames) {
        var is = renames == null ? null : renames.counterpart(id);
        return is == null ? id : is.id();
    }

    private static List<String> common(List<String> names, List<String> others) {
        var wanted = new HashSet<>(others);
        return names.stream().filter(wanted::contains).toList();
    }
}
