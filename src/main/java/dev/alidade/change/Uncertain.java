package dev.alidade.change;

import dev.alidade.catalog.CatalogDiff;
import dev.alidade.catalog.CatalogSnapshot;
import dev.alidade.catalog.Difference;
import dev.alidade.catalog.ObjectId;
import dev.alidade.catalog.OwnEffects;
import dev.alidade.error.AppException;
import dev.alidade.error.Problem;
import dev.alidade.error.ProblemKind;
import dev.alidade.i18n.Messages;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * What happened while a change ran and may be the change's doing or somebody else's. It stays as it is unless a person
 * says, object by object, that it shall be taken back, too.
 */
public final class Uncertain {
    private final CatalogSnapshot left;
    private final CatalogSnapshot included;
    private final List<Difference> differences;
    /** What decides about each of them, by name: what came or went with its table is decided with it. */
    private final Map<ObjectId, ObjectId> roots = new HashMap<>();

    /**
     * Something to decide about.
     *
     * @param name the object, e.g. {@code table public.orders}
     * @param line what happened to it, e.g. {@code + table public.orders}
     * @param included whether it was decided to take it back
     */
    public record Part(String name, String line, boolean included) {}

    /**
     * @param left the catalog without the change, all of this in it
     * @param included the same without any of this
     */
    public Uncertain(CatalogSnapshot left, CatalogSnapshot included) {
        this.left = left;
        this.included = included;
        this.differences = CatalogDiff.between(included, left).differences();
        var byId = new HashMap<ObjectId, Difference>();
        differences.forEach(difference -> byId.put(difference.id(), difference));
        differences.forEach(difference -> roots.put(difference.id(), root(difference, byId)));
    }

    private ObjectId root(Difference difference, Map<ObjectId, Difference> byId) {
        var holder = difference instanceof Difference.Removed ? included : left;
        var root = difference.id();
        for (var parent = holder.parent(root); parent != null; parent = holder.parent(parent)) {
            var whole = byId.get(parent);
            if (whole == null || !whole.getClass().equals(difference.getClass())) {
                break;
            }
            root = parent;
        }
        return root;
    }

    /** What there is to decide about, as decided. */
    public List<Part> parts(Predicate<String> inclusion) {
        var parts = new LinkedHashMap<String, Part>();
        for (var difference : differences) {
            var root = roots.getOrDefault(difference.id(), difference.id());
            var name = root.toString();
            if (root.equals(difference.id())) {
                parts.put(name, new Part(name, DifferenceText.line(difference), inclusion.test(name)));
            }
        }
        return List.copyOf(parts.values());
    }

    List<String> lines() {
        return parts(_ -> false).stream().map(Part::line).toList();
    }

    /**
     * The catalog without the change and without what it was decided to take back with it.
     *
     * @throws AppException of kind REFUSED when something that stays needs something that would go
     */
    public CatalogSnapshot before(Predicate<String> inclusion) {
        if (parts(inclusion).stream().noneMatch(Part::included)) {
            return left;
        }
        var chosen = OwnEffects.chosen(
                included,
                left,
                difference -> inclusion.test(
                        roots.getOrDefault(difference.id(), difference.id()).toString()));
        var restoration = left.without(chosen);
        if (!restoration.conflicts().isEmpty()) {
            var lines = restoration.conflicts().stream().map(ConflictText::line).toList();
            throw new AppException(Problem.of(
                    ProblemKind.REFUSED,
                    "change.unattributed.needed",
                    Messages.text("change.unattributed.needed", String.join("; ", lines)),
                    Messages.text("change.unattributed.needed.next")));
        }
        return restoration.target();
    }
}
