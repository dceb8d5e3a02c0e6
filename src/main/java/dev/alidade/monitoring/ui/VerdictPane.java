package dev.alidade.monitoring.ui;

import dev.alidade.i18n.Messages;
import dev.alidade.monitoring.check.Category;
import dev.alidade.monitoring.check.Finding;
import dev.alidade.monitoring.check.Severity;
import dev.alidade.monitoring.report.HealthReport;
import dev.alidade.ui.Navigator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** Is it healthy? One sentence, a verdict for each group, and the worst findings. */
final class VerdictPane extends VBox {
    private static final int WORST = 6;

    VerdictPane(HealthReport report, Navigator navigator) {
        getStyleClass().add("overview-verdicts");
        getChildren().addAll(sentence(report), groups(report, navigator));
        var kinds = List.copyOf(report.findings().stream()
                .collect(
                        Collectors.groupingBy(finding -> finding.check().id(), LinkedHashMap::new, Collectors.toList()))
                .values());
        kinds.stream().limit(WORST).forEach(alike -> getChildren().add(line(alike, navigator)));
        if (kinds.size() > WORST) {
            int more = kinds.stream().skip(WORST).mapToInt(List::size).sum();
            getChildren().add(Card.muted(Messages.text("overview.verdict.more", more)));
        }
    }

    private static Node sentence(HealthReport report) {
        var results = report.results();
        int errors = count(report, Severity.ERROR);
        int warnings = count(report, Severity.WARNING);
        int infos = count(report, Severity.INFO);
        long unknown = results.stream().filter(r -> !r.reasons().isEmpty()).count();
        var words = errors + warnings + infos == 0
                ? Messages.text("overview.verdict.fine", results.size() - unknown)
                : Messages.text("overview.verdict.findings", errors, warnings, infos);
        var label =
                new Label(unknown == 0 ? words : words + " · " + Messages.text("overview.verdict.unknown", unknown));
        label.setId("overview-verdict");
        var icon = new FontIcon(
                errors > 0 ? Feather.X_OCTAGON : warnings > 0 ? Feather.ALERT_TRIANGLE : Feather.CHECK_CIRCLE);
        var style = errors > 0 ? "state-failed" : warnings > 0 ? "state-attention" : "state-done";
        icon.getStyleClass().add(style);
        label.setGraphic(icon);
        label.getStyleClass().addAll("overview-sentence", "strong");
        label.setWrapText(true);
        return label;
    }

    private static int count(HealthReport report, Severity severity) {
        return (int) report.findings().stream()
                .filter(finding -> finding.severity() == severity)
                .count();
    }

    private static Node groups(HealthReport report, Navigator navigator) {
        var flow = new FlowPane();
        flow.getStyleClass().add("overview-groups");
        report.counts().forEach((category, counts) -> {
            if (counts.fine() + counts.findings() + counts.notChecked() > 0) {
                flow.getChildren().add(group(category, counts, report, navigator));
            }
        });
        return flow;
    }

    private static Node group(Category category, HealthReport.Counts counts, HealthReport report, Navigator navigator) {
        var found = report.findings().stream()
                .filter(f -> f.check().rule().category() == category)
                .toList();
        int findings = found.size();
        int unknown = counts.notChecked();
        boolean error = found.stream().anyMatch(f -> f.severity() == Severity.ERROR);
        var icon =
                new FontIcon(findings > 0 ? Feather.ALERT_CIRCLE : unknown > 0 ? Feather.HELP_CIRCLE : Feather.CHECK);
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
        button.setTooltip(new Tooltip(Messages.text("overview.group.tip", counts.fine(), counts.findings(), unknown)));
        button.setOnAction(_ -> navigator.open("health"));
        return button;
    }

    /** The first of one check's findings, and how many more there are. */
    private static Node line(List<Finding> alike, Navigator navigator) {
        var finding = alike.getFirst();
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
        line.setFocusTraversable(true);
        line.setAccessibleRole(AccessibleRole.HYPERLINK);
        line.setOnKeyPressed(key -> {
            if (key.getCode() == KeyCode.ENTER || key.getCode() == KeyCode.SPACE) {
                navigator.open("health");
                key.consume();
            }
        });
        if (alike.size() == 1) {
            return line;
        }
        var more = Card.muted(Messages.text("overview.verdict.alike", alike.size() - 1));
        more.setMinWidth(USE_PREF_SIZE);
        var row = new HBox(line, more);
        row.getStyleClass().add("overview-alike");
        return row;
    }
}
