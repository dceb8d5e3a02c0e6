package dev.alidade.migration;

import dev.alidade.error.ProblemKind;
import dev.alidade.migration.script.MigrationScript;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What came of applying.
 *
 * @param applied files committed with their history rows, in order
 * @param failure what stopped the run; null when all went well
 * @param notRun selected files that were not reached
 * @param elapsedMs milliseconds from start to end
 */
public record MigrationOutcome(
        List<MigrationScript> applied,
        @Nullable MigrationFailure failure,
        List<MigrationScript> notRun,
        long elapsedMs) {
    public MigrationOutcome {
        applied = List.copyOf(applied);
        notRun = List.copyOf(notRun);
    }

    /** Whether the run stopped because somebody asked. */
    public boolean isCancelled() {
        return failure != null && failure.problem().kind() == ProblemKind.CANCELLED;
    }
}
