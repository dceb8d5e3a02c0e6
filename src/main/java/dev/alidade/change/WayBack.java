package dev.alidade.change;

import dev.alidade.catalog.CatalogDiff;
import dev.alidade.catalog.CatalogObject;
import dev.alidade.catalog.CatalogScript;
import dev.alidade.catalog.CatalogSnapshot;
import dev.alidade.catalog.Difference;
import dev.alidade.catalog.ObjectId;
import dev.alidade.catalog.ObjectKind;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The way back of a change from the catalog as it is now. Only what the change did is undone; what others did since
 * stays, and where both met it is a conflict.
 */
final class WayBack {
    private final CatalogSnapshot current;
    private final CatalogSnapshot before;
    private final CatalogDiff drift;
    private final CatalogDiff wanted;
    private final CatalogScript script;

    /**
     * @param before the catalog without the change, as it was kept
     * @param after the catalog with it, as it was kept
     * @param current the catalog now
     */
    WayBack(CatalogSnapshot before, CatalogSnapshot after, CatalogSnapshot current) {
        this.current = current;
        this.before = before;
        this.drift = CatalogDiff.between(after, current);
        this.wanted = CatalogDiff.between(/* before= */ after, /* after= */ before);
        this.script = CatalogScript.from(after).to(before);
    }

    CatalogDiff effects() {
        return wanted;
    }

    CatalogScript script() {
        return script;
    }

    /** What was changed since on the very objects that the change concerns, in lines. */
    List<String> conflicts() {
        var touched = ids(wanted);
        return drift.differences().stream()
                .filter(d -> touched.stream().anyMatch(id -> meet(id, d.id())))
                .map(DifferenceText::line)
                .toList();
    }

    /** What was made or altered since and needs something that would go. */
    List<String> dependents() {
        var gone = wanted.differences().stream()
                .filter(Difference.Removed.class::isInstance)
                .map(Difference::id)
                .collect(Collectors.toSet());
        return ids(drift).stream()
                .map(current::object)
                .filter(Objects::nonNull)
                .map(CatalogObject::id)
                .filter(id -> current.dependencies(id).stream().anyMatch(gone::contains))
                .map(ObjectId::toString)
                .sorted()
                .toList();
    }

    /** How a state that was reached differs from what was wanted. */
    CatalogDiff remaining(CatalogSnapshot reached) {
        if (drift.isEmpty()) {
            return CatalogDiff.between(before, reached);
        }
        var done = CatalogDiff.between(current, reached).differences();
        var remaining = new ArrayList<Difference>();
        done.stream().filter(d -> !wanted.differences().contains(d)).forEach(remaining::add);
        wanted.differences().stream()
                .filter(d -> !done.contains(d) && !(d instanceof Difference.ColumnOrder))
                .forEach(remaining::add);
        CatalogDiff.between(before, reached).differences().stream()
                .filter(Difference.ColumnOrder.class::isInstance)
                .filter(d -> !remaining.contains(d))
                .forEach(remaining::add);
        return new CatalogDiff(remaining);
    }

    private static Set<ObjectId> ids(CatalogDiff diff) {
        return diff.differences().stream().map(Difference::id).collect(Collectors.toCollection(HashSet::new));
    }

    /** The same object, or one that belongs to the other. */
    private static boolean meet(ObjectId one, ObjectId other) {
        return one.equals(other) || belongs(one, other) || belongs(other, one);
    }

    private static boolean belongs(ObjectId child, ObjectId parent) {
        boolean inside = child.parent() != null
                && parent.parent() == null
                && Objects.equals(child.schema(), parent.schema())
                && child.parent().equals(parent.name());
        return inside || (parent.kind() == ObjectKind.SCHEMA && parent.name().equals(child.schema()));
    }
}
