package dev.alidade.change;

import dev.alidade.catalog.CatalogDiff;
import dev.alidade.catalog.CatalogScript;
import dev.alidade.catalog.CatalogSnapshot;
import org.jspecify.annotations.Nullable;

/**
 * What a trial found out about a change that is about to be committed.
 *
 * @param before the catalog as it would be without the change; what others did meanwhile is in it
 * @param after the catalog with the change
 * @param effects from before to after: the change's own effects
 * @param reverse the statements that lead back
 * @param computed how they fared
 * @param script how the way back fared that somebody wrote by hand; null when there is none
 */
public record Evidence(
        CatalogSnapshot before,
        CatalogSnapshot after,
        CatalogDiff effects,
        CatalogScript reverse,
        Attempt computed,
        @Nullable Attempt script) {

    /** Whether a way that was tried left differences, which may be somebody else's who came in between. */
    boolean leavesSomething() {
        return leavesSomething(computed) || (script != null && leavesSomething(script));
    }

    private static boolean leavesSomething(Attempt attempt) {
        return attempt.reasons().stream().anyMatch(reason -> reason.code().isDifference());
    }

    /** The same with what is known of the hand-written way back. */
    public Evidence withScript(Attempt attempt) {
        return new Evidence(before, after, effects, reverse, computed, attempt);
    }
}
