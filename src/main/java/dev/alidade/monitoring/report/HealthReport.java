package dev.alidade.monitoring.report;

import dev.alidade.monitoring.check.Category;
import dev.alidade.monitoring.check.CheckResult;
import dev.alidade.monitoring.check.CheckResult.Verdict;
import dev.alidade.monitoring.check.Finding;
import dev.alidade.monitoring.check.Severity;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What a run comes to.
 *
 * @param results of every check that ran
 * @param findings that count, worst first
 * @param ignored that somebody lives with
 */
public record HealthReport(List<CheckResult> results, List<Finding> findings, List<IgnoredFinding> ignored) {
    /** A finding and why it does not count. */
    public record IgnoredFinding(Finding finding, Ignored entry) {}

    /** How the checks of a group answered. */
    public record Counts(int fine, int findings, int notChecked) {}

    public HealthReport {
        results = List.copyOf(results);
        findings = List.copyOf(findings);
        ignored = List.copyOf(ignored);
    }

    /**
     * Sorts the findings of a run.
     *
     * @param entries what is ignored; what has expired counts again
     */
    public static HealthReport of(List<CheckResult> results, List<Ignored> entries, LocalDate today) {
        Map<String, Ignored> valid = entries.stream()
                .filter(entry -> entry.isValidOn(today))
                .collect(Collectors.toMap(Ignored::key, Function.identity(), (first, _) -> first));
        var open = new ArrayList<Finding>();
        var ignored = new ArrayList<IgnoredFinding>();
        results.stream().flatMap(result -> result.findings().stream()).forEach(finding -> {
            var entry = valid.get(finding.key());
            if (entry == null) {
                open.add(finding);
            } else {
                ignored.add(new IgnoredFinding(finding, entry));
            }
        });
        open.sort(Comparator.comparing(Finding::severity));
        return new HealthReport(results, open, ignored);
    }

    /** The checks that could not be looked at, or not wholly. */
    public List<CheckResult> notChecked() {
        return results.stream()
                .filter(result ->
                        result.verdict() != Verdict.OFF && !result.reasons().isEmpty())
                .toList();
    }

    /** The checks that were asked. */
    public List<CheckResult> asked() {
        return results.stream()
                .filter(result -> result.verdict() != Verdict.OFF)
                .toList();
    }

    /** The checks that somebody turned off. */
    public List<CheckResult> off() {
        return results.stream()
                .filter(result -> result.verdict() == Verdict.OFF)
                .toList();
    }

    /** What was taken for granted, each once. */
    public List<String> assumptions() {
        return results.stream()
                .flatMap(result -> result.assumptions().stream())
                .distinct()
                .toList();
    }

    /** The finding with a key, also when it is ignored. */
    public Optional<Finding> finding(String key) {
        return results.stream()
                .flatMap(result -> result.findings().stream())
                .filter(finding -> finding.key().equals(key))
                .findFirst();
    }

    /** Whether something is as bad as this, or worse. */
    public boolean hasAtLeast(Severity severity) {
        return findings.stream().anyMatch(finding -> finding.severity().isAtLeast(severity));
    }

    /** How each group answered, in the order of the groups; a check whose findings are all ignored is fine. */
    public Map<Category, Counts> counts() {
        var counts = new LinkedHashMap<Category, Counts>();
        for (var category : Category.values()) {
            var mine = asked().stream()
                    .filter(result -> result.check().rule().category() == category)
                    .toList();
            if (!mine.isEmpty()) {
                int missed = (int) mine.stream()
                        .filter(result -> result.verdict() == Verdict.NOT_CHECKED)
                        .count();
                int found = (int) mine.stream().filter(this::counts).count();
                counts.put(category, new Counts(mine.size() - missed - found, found, missed));
            }
        }
        return counts;
    }

    private boolean counts(CheckResult result) {
        return findings.stream().anyMatch(finding -> finding.check().equals(result.check()));
    }
}
