package dev.alidade.migration.repair;

import dev.alidade.migration.HistoryEdit;
import dev.alidade.migration.script.ScriptVersion;
import java.util.List;
import java.util.Set;

/**
 * What a repair will do, and what it means.
 *
 * @param sentence what will be true afterwards, in one sentence
 * @param edits every change of a history, in order; never of a foreign tool's but the Supabase CLI's when asked for
 * @param versions whose last run is over in our ledger too, however far it came
 */
public record RepairPlan(String sentence, List<HistoryEdit> edits, Set<ScriptVersion> versions) {
    public RepairPlan {
        edits = List.copyOf(edits);
        versions = Set.copyOf(versions);
    }
}
