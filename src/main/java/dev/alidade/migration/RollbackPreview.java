package dev.alidade.migration;

import dev.alidade.change.DefinitionChange;
import dev.alidade.change.RebuildPlan;
import dev.alidade.change.Uncertain;
import dev.alidade.change.Verdict;
import dev.alidade.migration.RollbackOptions.Way;
import dev.alidade.migration.script.MigrationScript;
import dev.alidade.migration.script.ScriptVersion;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a rollback would do, as things stand.
 *
 * @param steps latest version first
 * @param drift what was changed outside of migrations since the last one and is not in the way: stays, in lines
 * @param objects how many the catalog holds; 0 when nobody looked
 */
public record RollbackPreview(List<Step> steps, List<String> drift, int objects) {
    public RollbackPreview {
        steps = List.copyOf(steps);
        drift = List.copyOf(drift);
    }

    /** Rows and values that would disappear, of all steps together; a table counted twice is counted once. */
    public Map<String, Long> rowsLost() {
        var lost = new TreeMap<String, Long>();
        steps.forEach(step -> step.rowsLost().forEach((name, rows) -> lost.merge(name, rows, Math::max)));
        return lost;
    }

    /** What bringing the columns into their old order would take in all steps together; null when they do not move. */
    public @Nullable RebuildPlan rebuild() {
        return steps.stream()
                .map(Step::rebuild)
                .filter(Objects::nonNull)
                .reduce(RebuildPlan::and)
                .orElse(null);
    }

    /** Whether some way back was too large to be tried when its migration was applied. */
    public boolean isTooLarge() {
        return steps.stream().anyMatch(Step::tooLarge);
    }

    /** What may be somebody else's doing, of all steps together. */
    public List<Uncertain.Part> unattributed() {
        return steps.stream()
                .flatMap(step -> step.unattributed().stream())
                .distinct()
                .toList();
    }

    /**
     * One migration.
     *
     * @param script the rollback script that is sent, or the migration itself where none is
     * @param way how it is taken back
     * @param verdict what the trial of that way showed when the migration was applied; null when there was none
     * @param reasons why that is not exact, in sentences
     * @param statements what will be sent, without semicolons
     * @param changes what that changes, in lines; empty where it is not known
     * @param definitions the same as definitions side by side; at most sixty
     * @param conflicts what was changed since, in lines; not empty means that it will be refused
     * @param dependents what needs something that would go; not empty means that it will be refused
     * @param rowsLost rows and values that would disappear, by table or column
     * @param unattributed what happened while it ran and may be somebody else's doing; stays unless included
     * @param tooLarge whether it was too large to be tried when the migration was applied
     * @param needsData whether it destroyed what no definition brings back
     * @param rebuild what bringing the columns into their old order would take; null when they do not stand otherwise
     */
    public record Step(
            ScriptVersion version,
            MigrationScript script,
            Way way,
            @Nullable Verdict verdict,
            List<String> reasons,
            List<String> statements,
            List<String> changes,
            List<DefinitionChange> definitions,
            List<String> conflicts,
            List<String> dependents,
            Map<String, Long> rowsLost,
            List<Uncertain.Part> unattributed,
            boolean tooLarge,
            boolean needsData,
            @Nullable RebuildPlan rebuild) {
        public Step {
            reasons = List.copyOf(reasons);
            statements = List.copyOf(statements);
            changes = List.copyOf(changes);
            definitions = List.copyOf(definitions);
            conflicts = List.copyOf(conflicts);
            dependents = List.copyOf(dependents);
            rowsLost = Map.copyOf(rowsLost);
            unattributed = List.copyOf(unattributed);
        }

        /** Whether it would be refused as things stand, whatever the user agrees to. */
        public boolean isObstructed() {
            return !conflicts.isEmpty() || !dependents.isEmpty();
        }
    }
}
