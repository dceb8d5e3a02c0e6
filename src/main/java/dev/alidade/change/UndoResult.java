package dev.alidade.change;

import dev.alidade.error.Problem;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What came of taking a change back.
 *
 * @param verdict EXACT or COLUMN_ORDER when it is done; what kept it from being done otherwise
 * @param differences how the catalog differs, or would have differed, from what was wanted
 * @param rowsLost rows and values that disappeared, or would have
 * @param rebuilt tables that were written anew for the old order of columns, with their rows
 * @param refusal why nothing was changed; null when it is done
 */
public record UndoResult(
        Verdict verdict,
        List<String> differences,
        Map<String, Long> rowsLost,
        Map<String, Long> rebuilt,
        @Nullable Problem refusal) {
    public UndoResult {
        differences = List.copyOf(differences);
        rowsLost = Map.copyOf(rowsLost);
        rebuilt = Map.copyOf(rebuilt);
    }

    /** Whether the change is gone. */
    public boolean isDone() {
        return refusal == null;
    }
}
