package dev.alidade.change.row;

import dev.alidade.change.ChangeStores;
import dev.alidade.change.KeptChange;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One line of the list of all changes, whichever feature made them.
 *
 * @param what which change it was
 * @param doneBy the role
 * @param doneAt when; null when it is not known
 * @param undoneAt when it was taken back; null while it stands
 * @param rows what leads back, for changes of rows; null for others
 * @param imported what leads back, for imports; null for others
 * @param definitions what leads back, for changes of definitions that need nobody's history, or what was begun and whose
 *     end nobody saw; null for others
 */
public record PastChange(
        KeptChange.Subject what,
        String doneBy,
        @Nullable Instant doneAt,
        @Nullable Instant undoneAt,
        @Nullable KeptRows rows,
        @Nullable ImportedRows imported,
        ChangeStores.@Nullable Place definitions) {
    /** Whether it can be taken back from a list; what neither leads back by itself is its feature's. */
    public boolean canBeUndone() {
        return undoneAt == null && !isUnsettled() && (rows != null || imported != null || definitions != null);
    }

    /** Whether it was begun and nobody knows yet what came of it. */
    public boolean isUnsettled() {
        return definitions != null && definitions.change().isUnsettled();
    }
}
