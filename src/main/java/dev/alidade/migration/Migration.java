package dev.alidade.migration;

import dev.alidade.migration.script.MigrationScript;
import dev.alidade.migration.script.ScriptVersion;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One migration as folder and histories together know it.
 *
 * @param version what it is ordered by
 * @param description in words; may be empty
 * @param script file name, from the folder or else from the history; may be empty
 * @param file what lies in the folder; null when missing there
 * @param state where it stands
 * @param reason why it stands there, in a sentence; null where the state says it all
 * @param appliedAt null when not applied or not recorded
 * @param durationMs milliseconds; null when not recorded
 * @param histories what each history says of it; empty when none knows it
 */
public record Migration(
        ScriptVersion version,
        String description,
        String script,
        @Nullable MigrationScript file,
        MigrationState state,
        @Nullable String reason,
        @Nullable Instant appliedAt,
        @Nullable Long durationMs,
        List<HistoryClaim> histories) {

    public Migration {
        histories = List.copyOf(histories);
    }

    /** Whether a tool has recorded it, in whatever state. */
    public boolean isIn(History.Tool tool) {
        return histories.stream().anyMatch(c -> c.tool() == tool && c.says() != HistoryClaim.Says.UNKNOWN);
    }

    /** Whether somebody wrote how to take it back: in a script beside it, in a section of it, or as its own option. */
    public boolean hasRollback() {
        return file != null && file.down() != null;
    }
}
