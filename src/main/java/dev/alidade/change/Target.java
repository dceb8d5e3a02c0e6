package dev.alidade.change;

import dev.alidade.catalog.CatalogSnapshot;
import java.util.List;

/**
 * What the catalog shall be once a change is gone.
 *
 * @param snapshot the state to reach
 * @param unsure what stands in the way: effects that cannot be told from somebody else's
 */
record Target(CatalogSnapshot snapshot, List<String> unsure) {
    Target {
        unsure = List.copyOf(unsure);
    }

    /** Right after the change, in its own transaction. */
    static Target ofTrial(CatalogSnapshot before, CatalogSnapshot after) {
        return new Target(before, List.of());
    }
}
