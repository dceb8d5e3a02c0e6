package dev.alidade.migration;

import dev.alidade.migration.ledger.Ledger;
import dev.alidade.migration.ledger.ResumePoint;
import dev.alidade.migration.proof.Proving;
import dev.alidade.migration.script.CallbackScript;
import dev.alidade.migration.script.MigrationScript;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What one run will do.
 *
 * @param scripts in order
 * @param callbacks what runs around them
 * @param points where files begin that were cut off or failed before; all others at their first statement
 * @param ledger where intents and results are kept
 * @param supabase the other history to write; empty when the database keeps none
 * @param patience with locks
 * @param proving tries the ways back; empty when the user wants none of it
 */
record RunPlan(
        List<MigrationScript> scripts,
        List<CallbackScript> callbacks,
        Map<MigrationScript, ResumePoint> points,
        Ledger ledger,
        Optional<SupabaseTable> supabase,
        ApplyOptions.Patience patience,
        Optional<Proving> proving) {

    /** The same for a part of the scripts. */
    RunPlan of(List<MigrationScript> part) {
        return new RunPlan(part, callbacks, points, ledger, supabase, patience, proving);
    }

    ResumePoint point(MigrationScript script) {
        return points.getOrDefault(script, ResumePoint.START);
    }
}
