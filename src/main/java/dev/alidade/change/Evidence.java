package dev.alidade.change;

import dev.alidade.catalog.CatalogDiff;
import dev.alidade.catalog.CatalogScript;
import dev.alidade.catalog.CatalogSnapshot;
import dev.alidade.catalog.Difference;
import dev.alidade.catalog.ObjectKind;
import java.util.Collection;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a trial found out about a change that is about to be committed.
 *
 * @param before the catalog as it would be without the change; what others did meanwhile is in it
 * @param after the catalog with the change
 * @param uncertain the catalog before, without what cannot be attributed to anybody; null when everything can
 * @param effects from before to after: the change's own effects
 * @param reverse the statements that lead back
 * @param computed how they fared
 * @param script how the way back fared that somebody wrote by hand; null when there is none
 */
public record Evidence(
        CatalogSnapshot before,
        CatalogSnapshot after,
        @Nullable CatalogSnapshot uncertain,
        CatalogDiff effects,
        CatalogScript reverse,
        Attempt computed,
        @Nullable Attempt script) {

    /**
     * Found out by making the same change once more on an empty copy of the database. Rows are not told by a copy, so
     * that whatever could have lost some counts as having lost them.
     *
     * @param before the copy's catalog without the change
     * @param after the copy's catalog with it
     * @param tried what was kept of the trial on the copy
     * @param touching what of the change may have touched rows, e.g. a file with more than definitions in it
     */
    public static Evidence onACopy(
            CatalogSnapshot before, CatalogSnapshot after, KeptChange tried, Collection<String> touching) {
        var effects = CatalogDiff.between(before, after);
        var reasons = Stream.concat(
                        touching.stream(),
                        effects.differences().stream()
                                .filter(Evidence::mayLoseRows)
                                .map(d -> d.id().toString()))
                .map(subject -> Reason.of(Reason.Code.ON_A_COPY, subject))
                .toList();
        var script = tried.script();
        return new Evidence(
                before,
                after,
                null,
                effects,
                CatalogScript.from(after).to(before),
                Attempt.again(tried.computed(), reasons),
                script == null ? null : Attempt.again(script, reasons));
    }

    private static boolean mayLoseRows(Difference difference) {
        return switch (difference) {
            case Difference.Removed removed ->
                switch (removed.id().kind()) {
                    case TABLE, COLUMN, SEQUENCE -> true;
                    default -> false;
                };
            case Difference.Changed changed ->
                changed.id().kind() == ObjectKind.COLUMN
                        && changed.changes().stream().anyMatch(c -> c.property().equals("type"));
            default -> false;
        };
    }

    /** Whether a way that was tried left differences, which may be somebody else's who came in between. */
    boolean leavesSomething() {
        return leavesSomething(computed) || (script != null && leavesSomething(script));
    }

    private static boolean leavesSomething(Attempt attempt) {
        return attempt.reasons().stream().anyMatch(reason -> reason.code().isDifference());
    }

    /** The same with what is known of the hand-written way back. */
    public Evidence withScript(Attempt attempt) {
        return new Evidence(before, after, uncertain, effects, reverse, computed, attempt);
    }
}
