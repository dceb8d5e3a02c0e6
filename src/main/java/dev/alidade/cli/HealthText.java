package dev.alidade.cli;

import dev.alidade.i18n.Messages;
import dev.alidade.monitoring.check.Check;
import dev.alidade.monitoring.check.CheckSettings;
import dev.alidade.monitoring.check.Finding;
import dev.alidade.monitoring.check.Severity;
import dev.alidade.monitoring.report.Comparison;
import dev.alidade.monitoring.report.HealthReport;
import dev.alidade.monitoring.report.Quantity;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A report of the checks for people. */
final class HealthText {
    private HealthText() {}

    /** Lines for a terminal. */
    static List<String> plain(HealthReport report, @Nullable Comparison comparison) {
        var lines = new ArrayList<String>();
        report.assumptions().forEach(lines::add);
        for (var finding : report.findings()) {
            lines.add(severity(finding.severity()) + "  " + finding.detail());
            lines.add("    " + finding.key());
        }
        for (var result : report.notChecked()) {
            for (var reason : result.reasons()) {
                lines.add("?  " + result.check().id() + ": " + reason);
            }
        }
        if (!report.off().isEmpty()) {
            lines.add(off(report));
        }
        lines.add(summary(report));
        if (comparison != null) {
            comparison.opened().forEach(finding -> lines.add("+ " + finding.key()));
            comparison.closed().forEach(key -> lines.add("- " + key));
            comparison.unknown().forEach(key -> lines.add("? " + key));
        }
        return lines;
    }

    /** A report that can be committed or put into a request. */
    static List<String> markdown(HealthReport report, @Nullable Comparison comparison, String database) {
        var lines = new ArrayList<String>();
        lines.add("# " + Messages.text("cli.health.title", escaped(database)));
        lines.add("");
        lines.add(summary(report));
        if (!report.off().isEmpty()) {
            lines.add(off(report));
        }
        report.assumptions().forEach(lines::add);
        for (var severity : Severity.values()) {
            var mine = report.findings().stream()
                    .filter(finding -> finding.severity() == severity)
                    .toList();
            if (!mine.isEmpty()) {
                lines.add("");
                lines.add("## " + severity(severity));
                mine.forEach(finding -> finding(finding, lines));
            }
        }
        list(
                lines,
                "cli.health.notChecked",
                report.notChecked().stream()
                        .flatMap(result -> result.reasons().stream()
                                .map(reason -> "`" + result.check().id() + "`: " + escaped(reason)))
                        .toList());
        list(
                lines,
                "cli.health.ignored",
                report.ignored().stream()
                        .map(one -> "`" + one.finding().key() + "`: "
                                + escaped(one.entry().reason()) + " ("
                                + escaped(one.entry().author()) + ")")
                        .toList());
        if (comparison != null) {
            list(
                    lines,
                    "cli.health.opened",
                    comparison.opened().stream().map(f -> "`" + f.key() + "`").toList());
            list(
                    lines,
                    "cli.health.closed",
                    comparison.closed().stream().map(key -> "`" + key + "`").toList());
        }
        return lines;
    }

    private static void finding(Finding finding, List<String> lines) {
        lines.add("");
        lines.add("### " + escaped(finding.detail()));
        lines.add("`" + finding.key() + "` — " + finding.check().why());
        for (var fix : finding.fixes()) {
            lines.add("");
            lines.add("```sql");
            lines.addAll(fix.sql().lines().toList());
            fix.undoSql()
                    .lines()
                    .map(line -> "-- " + Messages.text("monitoring.fix.undo") + " " + line)
                    .forEach(lines::add);
            lines.add("```");
        }
    }

    private static void list(List<String> lines, String titleKey, List<String> entries) {
        if (!entries.isEmpty()) {
            lines.add("");
            lines.add("## " + Messages.text(titleKey));
            lines.add("");
            entries.forEach(entry -> lines.add("- " + entry));
        }
    }

    /** The numbers by which a check decides. */
    static String numbers(Check check, CheckSettings settings) {
        var values = settings.thresholds(check);
        return check.rule().thresholds().stream()
                .map(t -> t.name() + " = " + Quantity.text(t.name(), values.getOrDefault(t.name(), t.preset())))
                .collect(Collectors.joining(", "));
    }

    private static String off(HealthReport report) {
        var names = report.off().stream().map(result -> result.check().id()).toList();
        return Messages.text("cli.health.off", names.size(), String.join(", ", names));
    }

    private static String summary(HealthReport report) {
        int fine = 0;
        int found = 0;
        int missed = 0;
        for (var counts : report.counts().values()) {
            fine += counts.fine();
            found += counts.findings();
            missed += counts.notChecked();
        }
        return Messages.text(
                "cli.health.summary",
                fine,
                found,
                missed,
                report.findings().size(),
                report.ignored().size());
    }

    private static String severity(Severity severity) {
        return Messages.text("monitoring.severity." + severity.name());
    }

    private static String escaped(String text) {
        return text.replaceAll("([\\\\`*_<>#\\[\\]|])", "\\\\$1").replace('\n', ' ');
    }
}
