package dev.alidade.corridor.doctor;

import dev.alidade.database.Cancellation;
import java.util.List;
import java.util.function.Function;

/**
 * What would mend an ailment: shown first, run only after somebody agreed.
 *
 * @param name by which it is told from the other cures of the same ailment; empty when it is the only one
 * @param sql statements with their semicolons, as they would run
 * @param undoSql what leads back, as it is shown; empty when nothing does
 * @param caveats what to know before agreeing, most important first
 * @param application runs it: blocks, and throws {@link dev.alidade.error.AppException} with nothing changed
 */
public record Cure(
        String name, String sql, String undoSql, List<String> caveats, Function<Cancellation, Cured> application) {
    public Cure {
        caveats = List.copyOf(caveats);
    }

    /** Whether nothing leads back. */
    public boolean isFinal() {
        return undoSql.isEmpty();
    }
}
