package dev.alidade.migration.replay;

import dev.alidade.change.Verdict;
import dev.alidade.error.Problem;
import dev.alidade.migration.script.MigrationScript;
import java.util.Map;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/**
 * What a replay found out.
 *
 * @param proven the migrations that have evidence now, in the folder's order, with the verdict on the computed way back
 * @param obstacle why it did not get to the end; null when it did
 */
public record ReplayOutcome(
        SequencedMap<MigrationScript, Verdict> proven,
        @Nullable Problem obstacle) {
    public ReplayOutcome {
        proven = java.util.Collections.unmodifiableSequencedMap(new java.util.LinkedHashMap<>(proven));
    }

    /** The verdicts by file name. */
    public Map<String, Verdict> byName() {
        var names = new java.util.LinkedHashMap<String, Verdict>();
        proven.forEach((script, verdict) -> names.put(script.name(), verdict));
        return names;
    }
}
