package dev.alidade.monitoring.check;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * What is to be known of a check besides its query.
 *
 * @param severity unless a row says otherwise
 * @param category its group
 * @param needs what must be there for its answer to mean something
 * @param thresholds the numbers by which it decides
 * @param readsRows whether it reads tables of the user's, which takes as long as they are large
 * @param aboutApi whether it depends on which schemas an API serves; where nobody knows, it says what it assumed
 * @param fixer proposes fixes
 */
public record Rule(
        Severity severity,
        Category category,
        List<Need> needs,
        List<Threshold> thresholds,
        boolean readsRows,
        boolean aboutApi,
        Fixer fixer) {
    /** Counters mean nothing before they have counted this long. */
    private static final long STATISTICS_DAYS = 7;

    public Rule {
        needs = List.copyOf(needs);
        thresholds = List.copyOf(thresholds);
    }

    /** A rule whose findings are errors. */
    public static Rule error(Category category) {
        return new Rule(Severity.ERROR, category, List.of(), List.of(), false, false, _ -> List.of());
    }

    /** A rule whose findings are warnings. */
    public static Rule warning(Category category) {
        return new Rule(Severity.WARNING, category, List.of(), List.of(), false, false, _ -> List.of());
    }

    /** A rule whose findings are worth a look. */
    public static Rule info(Category category) {
        return new Rule(Severity.INFO, category, List.of(), List.of(), false, false, _ -> List.of());
    }

    /** The same with one more need. */
    public Rule needs(Need need) {
        return new Rule(severity, category, longer(needs, need), thresholds, readsRows, aboutApi, fixer);
    }

    /** The same with one more number. */
    public Rule threshold(String name, long preset) {
        var more = longer(thresholds, new Threshold(name, preset));
        return new Rule(severity, category, needs, more, readsRows, aboutApi, fixer);
    }

    /** The same, meaningless before counters have counted for {@code :statistics_days}. */
    public Rule needsStatistics() {
        return threshold(Need.STATISTICS_DAYS, STATISTICS_DAYS).needs(Need.statistics());
    }

    /** The same, reading rows of tables and not the catalog only. */
    public Rule reading() {
        return new Rule(severity, category, needs, thresholds, true, aboutApi, fixer);
    }

    /** The same for the schemas that an API serves. */
    public Rule inApi() {
        return new Rule(severity, category, needs, thresholds, readsRows, true, fixer);
    }

    /** The same with its one fix. */
    public Rule fix(Function<CheckRow, Fix> fix) {
        return fixes(row -> List.of(fix.apply(row)));
    }

    /** The same with its fixes. */
    public Rule fixes(Fixer better) {
        return new Rule(severity, category, needs, thresholds, readsRows, aboutApi, better);
    }

    private static <T> List<T> longer(List<T> list, T one) {
        var more = new ArrayList<>(list);
        more.add(one);
        return more;
    }
}
