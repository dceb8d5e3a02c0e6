package dev.alidade.corridor.audit;

import dev.alidade.corridor.table.KeyList;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

/**
 * What one list of one corridor has wrong.
 *
 * @param list which column
 * @param recorded what it says now, in its order
 * @param differences missing ones in their order along the line, then those that do not belong
 */
public record ListAudit(KeyList list, List<String> recorded, List<Difference> differences) {
    public ListAudit {
        recorded = List.copyOf(recorded);
        differences = List.copyOf(differences);
    }

    /** The keys of one kind of difference. */
    public List<String> keys(Difference.Kind kind) {
        return differences.stream()
                .filter(d -> d.kind() == kind)
                .map(Difference::key)
                .toList();
    }

    /**
     * What the list should say: what it says without those that do not belong, and then the missing ones. Lists of things
     * without a place keep what nobody can replace: {@link #correctable}.
     */
    public List<String> corrected() {
        var wrong = new HashSet<>(keys(Difference.Kind.EXTRA));
        wrong.addAll(keys(Difference.Kind.DANGLING));
        var right = new ArrayList<String>();
        recorded.stream()
                .filter(key -> !wrong.contains(key) && !right.contains(key))
                .forEach(right::add);
        right.addAll(keys(Difference.Kind.MISSING));
        return List.copyOf(right);
    }

    /** Whether the ground says what is right; a vehicle that does not exist is only told. */
    public boolean correctable() {
        return list.hasPlaces() && !differences.isEmpty();
    }
}
