package dev.alidade.change;

import dev.alidade.catalog.Author;
import dev.alidade.catalog.CatalogDiff;
import dev.alidade.catalog.CatalogSnapshot;
import dev.alidade.catalog.Difference;
import dev.alidade.catalog.ObjectId;
import dev.alidade.catalog.OwnEffects;
import dev.alidade.database.Database;
import dev.alidade.database.Session;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the catalog shall be once a change is gone: as it was, with everything in it that others did meanwhile.
 *
 * @param snapshot the state to reach; what cannot be attributed is in it as it is
 * @param effects from there to the change
 * @param unsure effects that cannot be told from somebody else's, in lines
 * @param stuck effects that cannot be undone because of what others did, in lines
 * @param uncertain the state to reach if what cannot be attributed were the change's, too; null when all is attributed
 */
record Target(
        CatalogSnapshot snapshot,
        CatalogDiff effects,
        List<String> unsure,
        List<String> stuck,
        @Nullable CatalogSnapshot uncertain) {
    Target {
        unsure = List.copyOf(unsure);
        stuck = List.copyOf(stuck);
    }

    /**
     * Right after the change, in its own transaction. Asks on a second connection what others see, if others were at
     * work at all.
     *
     * @param before as the catalog was when the trial began
     * @param after as it is
     * @param hadWritten whether the transaction had written anything before that: nobody else has ever seen those, so
     *     that whose doing it is when they are gone cannot be told by what others see
     */
    static Target ofTrial(
            Database database, Session ours, CatalogSnapshot before, CatalogSnapshot after, boolean hadWritten) {
        if (!Bystanders.haveCommitted(ours, before)) {
            return alone(before, after);
        }
        var own = database.session(
                        ours.cancellation(), committed -> OwnEffects.observed(before, after, ours, committed))
                .doubting(difference -> hadWritten && difference instanceof Difference.Removed);
        if (own.others().isEmpty()) {
            return alone(before, after);
        }
        var without = after.without(own);
        var target = without.target();
        var stuck = new ArrayList<String>();
        without.conflicts().forEach(conflict -> stuck.add(ConflictText.line(conflict)));
        if (own.unclear().isEmpty()) {
            return new Target(target, CatalogDiff.between(target, after), List.of(), stuck, null);
        }
        var standing = standingOn(own, after);
        var wide = after.without(own.doubting(d -> standing.contains(d.id())).deciding(Author.OURS))
                .target();
        var unsure = new Uncertain(target, wide).lines();
        if (unsure.isEmpty()) {
            own.unclear().forEach(effect -> stuck.add(DifferenceText.line(effect.difference())));
        }
        return new Target(target, CatalogDiff.between(target, after), unsure, stuck, unsure.isEmpty() ? null : wide);
    }

    /** What came and belongs to, or needs, something of which nobody knows whose it is: both can only go together. */
    private static Set<ObjectId> standingOn(OwnEffects own, CatalogSnapshot after) {
        var standing = new HashSet<ObjectId>();
        own.unclear().stream()
                .filter(effect -> effect.difference() instanceof Difference.Added)
                .forEach(effect -> standing.add(effect.difference().id()));
        boolean again = true;
        while (again) {
            again = false;
            for (var effect : own.others()) {
                var id = effect.difference().id();
                boolean needs = after.dependencies(id).stream().anyMatch(standing::contains)
                        || standing.contains(Objects.requireNonNullElse(after.parent(id), id));
                again |= effect.difference() instanceof Difference.Added && needs && standing.add(id);
            }
        }
        return standing;
    }

    private static Target alone(CatalogSnapshot before, CatalogSnapshot after) {
        return new Target(before, CatalogDiff.between(before, after), List.of(), List.of(), null);
    }
}
