package dev.alidade.migration;

import dev.alidade.migration.script.MigrationScript;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What came of taking migrations back.
 *
 * @param undone those taken back, latest version first; each is committed
 * @param failure what stopped it, told of the rollback script; null when all went well
 * @param notRun selected ones that were not reached
 * @param elapsedMs milliseconds from start to end
 */
public record RollbackOutcome(
        List<MigrationScript> undone,
        @Nullable MigrationFailure failure,
        List<MigrationScript> notRun,
        long elapsedMs) {
    public RollbackOutcome {
        undone = List.copyOf(undone);
        notRun = List.copyOf(notRun);
    }
}
