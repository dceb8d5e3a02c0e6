package dev.alidade.change;

import dev.alidade.catalog.CatalogDiff;
import java.util.ArrayList;
import java.util.List;

/**
 * One way back that was tried, or was not.
 *
 * @param verdict what it showed
 * @param reasons why it is not exact; empty when it is, or when only the order of columns differs
 * @param remaining how the catalog differed in the end from what it should have been
 */
public record Attempt(Verdict verdict, List<Reason> reasons, CatalogDiff remaining) {
    public Attempt {
        reasons = List.copyOf(reasons);
    }

    static Attempt of(List<Reason> reasons, CatalogDiff remaining) {
        var verdict = remaining.isColumnOrderOnly() ? Verdict.COLUMN_ORDER : Verdict.EXACT;
        for (var reason : reasons) {
            verdict = verdict.and(reason.code().verdict());
        }
        return new Attempt(verdict, reasons, remaining);
    }

    static Attempt of(List<Reason> reasons) {
        return of(reasons, new CatalogDiff(List.of()));
    }

    /** The same as it was kept, with more reasons. */
    static Attempt again(KeptChange.Trialled kept, List<Reason> more) {
        var verdict = kept.verdict();
        for (var reason : more) {
            verdict = verdict.and(reason.code().verdict());
        }
        var reasons = new ArrayList<>(kept.reasons());
        reasons.addAll(more);
        return new Attempt(verdict, reasons, new CatalogDiff(List.of()));
    }

    /** The same with more to say about it. */
    public static Attempt and(Attempt tried, List<Reason> more) {
        return again(new KeptChange.Trialled(tried.verdict(), tried.reasons()), more);
    }

    /** A way that nobody tried. */
    public static Attempt untried(Reason.Code code, String subject, String detail) {
        return of(List.of(new Reason(code, subject, detail)));
    }
}
