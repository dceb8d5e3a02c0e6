package dev.alidade.migration.repair;

import dev.alidade.migration.HistoryEdit;
import java.util.List;

/**
 * What a repair will do, and what it means.
 *
 * @param sentence what will be true afterwards, in one sentence
 * @param edits every change of a history, in order; never of a foreign tool's but the Supabase CLI's when asked for
 */
public record RepairPlan(String sentence, List<HistoryEdit> edits) {
    public RepairPlan {
        edits = List.copyOf(edits);
    }
}
