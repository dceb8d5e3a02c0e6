package dev.alidade.change.row;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A row that is not what it was when it was read, so that it was left alone.
 *
 * @param edit what was wanted
 * @param original the values that were read, as far as they are known
 * @param theirs the row as it is now; null when it is gone
 */
public record RowConflict(
        RowEdit edit,
        Map<String, @Nullable String> original,
        @Nullable RowImage theirs) {}
