package dev.alidade.migration.proof;

import dev.alidade.change.ChangeStores;
import dev.alidade.change.KeptChange;
import dev.alidade.change.Reason;
import dev.alidade.change.Verdict;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was found out about the ways back of one applied migration, when it was applied.
 *
 * @param place the kept change and where it is
 */
public record Proof(ChangeStores.Place place) {
    /** The change as it is kept. */
    public KeptChange change() {
        return place.change();
    }

    /** How the computed way fared. */
    public Verdict computed() {
        return change().computed().verdict();
    }

    /** Whether what others did meanwhile could not be told apart, so that it would be taken back along with it. */
    public boolean isMixedWithOthers() {
        return change().computed().reasons().stream().anyMatch(r -> r.code() == Reason.Code.FOREIGN);
    }

    /** Whether rows or values were destroyed that no definition brings back. */
    public boolean losesData() {
        return change().computed().reasons().stream().anyMatch(r -> r.code().verdict() == Verdict.NEEDS_DATA);
    }

    /** Whether the computed way was not tried because it would read or rewrite a large table. */
    public boolean isTooLarge() {
        return computed() == Verdict.UNTRIED
                && change().computed().reasons().stream().anyMatch(r -> r.code() == Reason.Code.EXPENSIVE);
    }

    /** Why the computed way is not exact, in sentences; empty when it is. */
    public List<String> computedReasons() {
        return texts(change().computed());
    }

    /** How the folder's own rollback script fared; null when there was none. */
    public @Nullable Verdict script() {
        var script = change().script();
        return script == null ? null : script.verdict();
    }

    /** What the folder's own rollback script gets wrong, in sentences. */
    public List<String> scriptReasons() {
        var script = change().script();
        return script == null ? List.of() : texts(script);
    }

    private static List<String> texts(KeptChange.Trialled trialled) {
        return trialled.reasons().stream().map(Reason::text).toList();
    }
}
