package dev.alidade.change;

import dev.alidade.catalog.CatalogDiff;
import dev.alidade.catalog.CatalogScript;
import dev.alidade.catalog.CatalogSnapshot;
import dev.alidade.catalog.ObjectId;
import dev.alidade.catalog.OwnEffects;
import dev.alidade.catalog.Restoration;
import dev.alidade.catalog.Restoration.Conflict;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * The way back of a change from the catalog as it is now. Only what the change did is undone; what others did since
 * stays, and where both met it is a conflict.
 */
final class WayBack {
    private final CatalogSnapshot after;
    private final CatalogSnapshot current;
    private final Restoration restoration;

    /**
     * @param before the catalog without the change, as it was kept
     * @param after the catalog with it, as it was kept
     * @param current the catalog now
     */
    WayBack(CatalogSnapshot before, CatalogSnapshot after, CatalogSnapshot current) {
        this.after = after;
        this.current = current;
        this.restoration = current.without(OwnEffects.all(before, after));
    }

    /** The state to reach. */
    CatalogSnapshot target() {
        return restoration.target();
    }

    /** What leads there. */
    CatalogScript script() {
        return CatalogScript.from(current).to(target());
    }

    /** What that changes. */
    CatalogDiff effects() {
        return CatalogDiff.between(current, target());
    }

    /** What was changed since on the very objects that the change concerns, in lines. */
    List<String> conflicts() {
        var since = CatalogDiff.between(after, current);
        return conflicts(false)
                .filter(conflict -> !follows(conflict))
                .map(conflict -> ConflictText.line(conflict, since))
                .distinct()
                .toList();
    }

    /** What was made or altered since and needs something that would go. */
    List<String> dependents() {
        return conflicts(true)
                .map(Conflict::other)
                .filter(Objects::nonNull)
                .map(ObjectId::toString)
                .distinct()
                .sorted()
                .toList();
    }

    private Stream<Conflict> conflicts(boolean needed) {
        return restoration.conflicts().stream().filter(conflict -> isNeeded(conflict) == needed);
    }

    /** A table stays because its own column does, and why that one stays is told: one reason is enough. */
    private boolean follows(Conflict conflict) {
        return conflict.reason() == Restoration.Reason.NEEDED
                && restoration.conflicts().stream()
                        .anyMatch(first -> first.reason() == Restoration.Reason.NEEDED
                                && first.id().equals(conflict.other()));
    }

    /** Needed by something else; what became a part of it since is a change of it. */
    private boolean isNeeded(Conflict conflict) {
        var other = conflict.other();
        return conflict.reason() == Restoration.Reason.NEEDED
                && other != null
                && !conflict.id().equals(current.parent(other));
    }

    /** How a state that was reached differs from what was wanted. */
    CatalogDiff remaining(CatalogSnapshot reached) {
        return CatalogDiff.between(target(), reached);
    }
}
