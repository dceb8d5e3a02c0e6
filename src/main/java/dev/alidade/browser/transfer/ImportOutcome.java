package dev.alidade.browser.transfer;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an import did.
 *
 * @param rows rows that are in the table now; with a dry run, that would be
 * @param rejected records that could not become rows
 * @param rejects the first of them
 * @param resumed records that an earlier, interrupted run had dealt with; 0 when this was the first
 * @param undo how it can be taken back; null when it cannot, and after a dry run
 * @param took from the request to the commit
 */
public record ImportOutcome(
        long rows,
        long rejected,
        List<Reject> rejects,
        long resumed,
        @Nullable ImportUndo undo,
        Duration took) {
    public ImportOutcome {
        rejects = List.copyOf(rejects);
    }
}
