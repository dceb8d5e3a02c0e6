package dev.alidade.migration.replay;

import dev.alidade.change.UndoResult;
import dev.alidade.change.Verdict;
import dev.alidade.error.Problem;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What taking migrations back came to on a copy.
 *
 * @param results of the steps in their order, up to the first that was refused
 * @param obstacle why it could not be tried; null when it was
 */
public record RehearsalOutcome(
        List<UndoResult> results, @Nullable Problem obstacle) {
    public RehearsalOutcome {
        results = List.copyOf(results);
    }

    static RehearsalOutcome impossible(Problem obstacle) {
        return new RehearsalOutcome(List.of(), obstacle);
    }

    /** The worst of the steps; untried when there was an obstacle. */
    public Verdict verdict() {
        return results.stream().map(UndoResult::verdict).reduce(Verdict::and).orElse(Verdict.UNTRIED);
    }

    /** How the copy differed in the end from what was wanted, in lines. */
    public List<String> differences() {
        return results.stream().flatMap(result -> result.differences().stream()).toList();
    }

    /** Why the last step was refused; null when none was. */
    public @Nullable Problem refusal() {
        return results.stream()
                .map(UndoResult::refusal)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }
}
