package dev.alidade.monitoring.fix;

import dev.alidade.change.ChangeStores;
import dev.alidade.change.KeptChange;

/**
 * A fix that was applied.
 *
 * @param place where what leads back is kept
 */
public record KeptFix(ChangeStores.Place place) {
    /** What was kept of it. */
    public KeptChange change() {
        return place.change();
    }

    /** The key of the finding. */
    public String key() {
        return change().what().key();
    }

    /** Whether it can be taken back: it stands, is known to have happened, and changed what the catalog tells. */
    public boolean canBeUndone() {
        return change().stands()
                && !change().isUnsettled()
                && !change().beforeHash().equals(change().afterHash());
    }
}
