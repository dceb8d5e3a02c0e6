package dev.alidade.migration;

import dev.alidade.change.Uncertain;
import dev.alidade.change.UndoResult;
import dev.alidade.change.Verdict;
import dev.alidade.migration.script.MigrationScript;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What came of taking migrations back.
 *
 * @param undone those taken back, latest version first; each is committed
 * @param failure what stopped it, told of the rollback script; null when all went well
 * @param notRun selected ones that were not reached
 * @param results what was proven of those taken back and of the one that was refused; fewer where scripts ran unproven
 * @param unattributed what may be somebody else's doing, of those taken back and of the one that was refused
 * @param elapsedMs milliseconds from start to end
 */
public record RollbackOutcome(
        List<MigrationScript> undone,
        @Nullable MigrationFailure failure,
        List<MigrationScript> notRun,
        List<UndoResult> results,
        List<Uncertain.Part> unattributed,
        long elapsedMs) {
    public RollbackOutcome {
        undone = List.copyOf(undone);
        notRun = List.copyOf(notRun);
        results = List.copyOf(results);
        unattributed = List.copyOf(unattributed);
    }

    /** {@code exact}, {@code column-order} or {@code refused}; {@code untried} where nothing was compared. */
    public String proof() {
        if (failure != null) {
            return "refused";
        }
        if (results.size() < undone.size() || undone.isEmpty()) {
            return Verdict.UNTRIED.id();
        }
        return results.stream()
                .map(UndoResult::verdict)
                .reduce(Verdict.EXACT, Verdict::and)
                .id();
    }

    /** How the catalog differs, or would have, from what it was before, in lines. */
    public List<String> differences() {
        var lines = new ArrayList<String>();
        results.forEach(result -> lines.addAll(result.differences()));
        return lines;
    }

    /** Tables that were written anew for the old order of columns, with their rows; of what was taken back only. */
    public Map<String, Long> rebuilt() {
        var rebuilt = new TreeMap<String, Long>();
        results.forEach(result -> rebuilt.putAll(result.rebuilt()));
        return rebuilt;
    }

    /** Rows and values that disappeared, or would have, by table or column. */
    public Map<String, Long> rowsLost() {
        var lost = new TreeMap<String, Long>();
        results.forEach(result -> result.rowsLost().forEach((name, rows) -> lost.merge(name, rows, Long::sum)));
        return lost;
    }
}
