package dev.alidade.change.row;

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
 * @param rows what leads back, for changes of rows; null for those that their feature takes back itself
 */
public record PastChange(
        KeptChange.Subject what,
        String doneBy,
        @Nullable Instant doneAt,
        @Nullable Instant undoneAt,
        @Nullable KeptRows rows) {}
