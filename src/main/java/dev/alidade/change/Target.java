package dev.alidade.change;

import dev.alidade.catalog.CatalogDiff;
import dev.alidade.catalog.CatalogSnapshot;
import dev.alidade.catalog.Difference;
import dev.alidade.catalog.OwnEffects;
import dev.alidade.database.Database;
import dev.alidade.database.Session;
import java.util.ArrayList;
import java.util.List;

/**
 * What the catalog shall be once a change is gone: as it was, with everything in it that others did meanwhile.
 *
 * @param snapshot the state to reach
 * @param effects from there to the change
 * @param unsure effects that cannot be told from somebody else's, in lines; they stay as they are
 */
record Target(CatalogSnapshot snapshot, CatalogDiff effects, List<String> unsure) {
    Target {
        unsure = List.copyOf(unsure);
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
            return new Target(before, CatalogDiff.between(before, after), List.of());
        }
        var own =
                database.session(ours.cancellation(), committed -> OwnEffects.observed(before, after, ours, committed));
        if (own.others().isEmpty()) {
            return new Target(before, CatalogDiff.between(before, after), List.of());
        }
        var unsure = new ArrayList<String>();
        own.others().stream()
                .filter(effect -> hadWritten && effect.difference() instanceof Difference.Removed)
                .forEach(effect -> unsure.add(DifferenceText.line(effect.difference())));
        own.unclear().forEach(effect -> unsure.add(DifferenceText.line(effect.difference())));
        var without = after.without(own);
        without.conflicts().forEach(conflict -> unsure.add(ConflictText.line(conflict)));
        return new Target(without.target(), CatalogDiff.between(without.target(), after), unsure);
    }
}
