package dev.alidade.corridor.audit;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One corridor whose lists are not what the ground says.
 *
 * @param key of its row, part by part
 * @param label what it is called
 * @param version {@code xmin} of the row when it was looked at; null for a view
 * @param lists those with differences
 */
public record CorridorAudit(
        List<String> key, String label, @Nullable String version, List<ListAudit> lists) {
    public CorridorAudit {
        key = List.copyOf(key);
        lists = List.copyOf(lists);
    }

    /** The keys of one kind, of all lists. */
    public List<String> keys(Difference.Kind kind) {
        return lists.stream().flatMap(list -> list.keys(kind).stream()).toList();
    }

    /** Whether something can be put right by an UPDATE. */
    public boolean correctable() {
        return version != null && !key.isEmpty() && lists.stream().anyMatch(ListAudit::correctable);
    }
}
