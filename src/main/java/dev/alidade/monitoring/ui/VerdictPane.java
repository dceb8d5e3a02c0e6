package dev.alidade.monitoring.ui;

import dev.alidade.i18n.Messages;
import dev.alidade.monitoring.check.Category;
import dev.alidade.monitoring.check.CheckResult;
import dev.alidade.monitoring.check.Finding;
import dev.alidade.monitoring.check.Severity;
import dev.alidade.ui.Navigator;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** Is it healthy? One sentence, a verdict for each group, and the worst findings. */
final class VerdictPane extends VBox {
    private static final int WORST = 6;

    VerdictPane(List<CheckResult> results, Navigator navigator) {
        getStyleClass().add("overview-verdicts");
        getChildren().addAll(sentence(results), groups(results, navigator));
        var worst = results.stream()
                .flatMap(result -> result.findings().stream())
                .sorted(Comparator.comparing(Finding::severity))
                .toList();
        worst.stream().limit(WORST).forEach(finding -> getChildren().add(line(finding, navigator)));
        if (worst.size() > WORST) {
            getChildren().add(Card.muted(Messages.text("overview.verdict.more", worst.size() - WORST)));
        }
    }

    private static Node sentence(List<CheckResult> results) {
        int errors = count(results, Severity.ERROR);
        int warnings = count(results, Severity.WARNING);
        int infos = count(results, Severity.INFO);
        long unknown = results.stream().filter(r -> !r.reasons().isEmpty()).count();
        var words = errors + warnings + infos == 0
                ? Messages.text("overview.verdict.fine", results.size() - unknown)
                : Messages.text("overview.verdict.findings", errors, warnings, infos);
        var label = new Label(
                unknown == 0 ? words : words + " · " + Messages.text("overview.verdict.unknown", unknown));
        label.setId("overview-verdict");
        var icon = new FontIcon(errors > 0 ? Feather.X_OCTAGON : warnings > 0 ? Feather.ALERT_TRIANGLE : Feather.CHECK_CIRCLE);
        var style = errors > 0 ? "state-failed" : warnings > 0 ? "state-attention" : "state-done";
        icon.getStyleClass().add(style);
        label.setGraphic(icon);
        label.getStyleClass().addAll("overview-sentence", "strong");
        label.setWrapText(true);
        return label;
    }

    private static int count(List<CheckResult> results, Severity severity) {
        return (int) results.stream()
                .flatMap(result -> result.findings().stream())
                .filter(finding -> finding.severity() == severity)
                .count();
    }

    private static Node groups(List<CheckResult> results, Navigator navigator) {
        Map<Category, List<CheckResult>> byGroup = new EnumMap<>(Category.class);
        for (var result : results) {
            byGroup.computeIfAbsent(result.check().rule().category(), _ -> new ArrayList<>())
                    .add(result);
        }
        var flow = new FlowPane();
        flow.getStyleClass().add("overview-groups");
        byGroup.forEach((category, checks) -> flow.getChildren().add(group(category, checks, navigator)));
        return flow;
    }

    private static Node group(Category category, List<CheckResult> checks, Navigator navigator) {
        long findings = checks.stream().mapToLong(c -> c.findings().size()).sum();
        long fine = checks.stream()
                .filter(c -> c.verdict() == CheckResult.Verdict.FINE)
                .count();
        long unknown = checks.stream().filter(c -> !c.reasons().isEmpty()).count();
        boolean error = checks.stream()
                .flatMap(c -> c.findings().stream())
                .anyMatch(f -> f.severity() == Severity.ERROR);
        var icon = new FontIcon(
                findings > 0 ? Feather.ALERT_CIRCLE : unknown > 0 ? Feather.HELP_CIRCLE : Feather.CHECK);
        icon.getStyleClass()
                .add(
                        error
                                ? "state-failed"
                                : findings > 0 ? "state-attention" : unknown > 0 ? "state-unknown" : "state-done");
        var words = findings > 0
                ? Messages.text("overview.group.findings", category.title(), findings)
                : unknown > 0
                        ? Messages.text("overview.group.unknown", category.title(), unknown)
                        : Messages.text("overview.group.fine", category.title());
        var button = new Button(words, icon);
        button.setId("overview-group-" + category.word());
        button.getStyleClass().addAll("flat", "small");
        button.setTooltip(new Tooltip(Messages.text("overview.group.tip", fine, findings, unknown)));
        button.setOnAction(_ -> navigator.open("health"));
        return button;
    }

    private static Node line(Finding finding, Navigator navigator) {
        var icon = new FontIcon(
                switch (finding.severity()) {
                    case ERROR -> Feather.X_OCTAGON;
                    case WARNING -> Feather.ALERT_TRIANGLE;
                    case INFO -> Feather.INFO;
                });
        icon.getStyleClass()
                .add(
                        switch (finding.severity()) {
                            case ERROR -> "state-failed";
                            case WARNING -> "state-attention";
                            case INFO -> "state-running";
                        });
        var line = new Label(finding.detail(), icon);
        line.getStyleClass().add("overview-finding");
        line.setMinWidth(0);
        line.setTooltip(new Tooltip(finding.subject() + "\n" + finding.detail()));
        line.setOnMouseClicked(_ -> navigator.open("health"));
        return line;
    }
}
