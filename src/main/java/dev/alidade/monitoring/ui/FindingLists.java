package dev.alidade.monitoring.ui;

import dev.alidade.monitoring.check.Finding;
import dev.alidade.monitoring.fix.KeptFix;
import dev.alidade.monitoring.report.Comparison;
import dev.alidade.monitoring.report.HealthReport;
import dev.alidade.monitoring.ui.FindingGroup.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What is listed: groups at the left, and the lines of each.
 *
 * @param kept the fixes that were applied
 * @param since what changed since the run before; null when there was none
 */
record FindingLists(
        HealthReport report, List<KeptFix> kept, @Nullable Comparison since) {
    FindingLists {
        kept = List.copyOf(kept);
    }

    List<FindingGroup> groups() {
        var groups = new ArrayList<FindingGroup>();
        groups.add(of(Kind.ALL, report.findings().size()));
        groups.add(of(Kind.CHECKS, report.results().size()));
        report.counts()
                .forEach((category, counts) ->
                        groups.add(new FindingGroup(Kind.CATEGORY, category, counts, (int) report.findings().stream()
                                .filter(finding -> finding.check().rule().category() == category)
                                .count())));
        if (!opened().isEmpty()) {
            groups.add(of(Kind.OPENED, opened().size()));
        }
        groups.add(of(Kind.NOT_CHECKED, report.notChecked().size()));
        groups.add(of(Kind.IGNORED, report.ignored().size()));
        groups.add(of(Kind.MENDED, kept.size()));
        return groups;
    }

    /** The lines of a group that have a word in them, any case. */
    List<FindingLine> lines(FindingGroup group, String word) {
        var wanted = word.strip().toLowerCase(Locale.ROOT);
        return all(group).stream()
                .filter(line -> line.words().toLowerCase(Locale.ROOT).contains(wanted))
                .<FindingLine>map(line -> line)
                .toList();
    }

    private List<? extends FindingLine> all(FindingGroup group) {
        return switch (group.kind()) {
            case ALL -> report.findings().stream().map(FindingLine.Open::new).toList();
            case CATEGORY ->
                report.findings().stream()
                        .filter(finding -> finding.check().rule().category() == group.category())
                        .map(FindingLine.Open::new)
                        .toList();
            case OPENED -> opened().stream().map(FindingLine.Open::new).toList();
            case NOT_CHECKED ->
                report.notChecked().stream().map(FindingLine.NotChecked::new).toList();
            case IGNORED ->
                report.ignored().stream().map(FindingLine.Passed::new).toList();
            case MENDED -> kept.stream().map(FindingLine.Mended::new).toList();
            case CHECKS ->
                report.results().stream().map(FindingLine.Checked::new).toList();
        };
    }

    private List<Finding> opened() {
        return since == null ? List.of() : since.opened();
    }

    private static FindingGroup of(Kind kind, int size) {
        return new FindingGroup(kind, null, null, size);
    }
}
