package dev.alidade.console.ui;

import dev.alidade.console.Plan;
import dev.alidade.console.PlanNode;
import dev.alidade.i18n.Messages;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.ObjectProperty;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** What could be better about a plan, in words, and the facts of the step in hand. */
final class PlanSide extends VBox {
    PlanSide(Plan plan, ObjectProperty<PlanNode> chosen) {
        getStyleClass().add("console-advice");
        getChildren().add(title("console.plan.advice"));
        if (!plan.analyzed()) {
            getChildren().add(text(Messages.text("console.plan.notRun")));
        } else if (plan.advice().isEmpty()) {
            getChildren().add(text(Messages.text("console.plan.noAdvice")));
        }
        for (var advice : plan.advice()) {
            var line = new HBox(icon(Feather.ALERT_CIRCLE), text(advice.text()));
            line.getStyleClass().add("console-advice-line");
            getChildren().add(line);
        }
        var pane = new VBox();
        pane.setId("console-plan-node");
        pane.getStyleClass().add("console-node");
        chosen.addListener((_, _, node) -> describe(pane, node));
        describe(pane, chosen.get());
        getChildren().add(pane);
    }

    private static void describe(VBox pane, PlanNode node) {
        pane.getChildren().clear();
        var head = new Label(node.title() + (node.target().isEmpty() ? "" : "  " + node.target()));
        head.getStyleClass().add("strong");
        head.setWrapText(true);
        pane.getChildren().add(head);
        for (var fact : facts(node)) {
            var line = new Label(fact);
            line.getStyleClass().addAll("mono", "small");
            line.setWrapText(true);
            line.setMinHeight(USE_PREF_SIZE);
            pane.getChildren().add(line);
        }
    }

    private static List<String> facts(PlanNode node) {
        var facts = new ArrayList<>(node.conditions());
        for (var property : List.of(
                "Rows Removed by Filter",
                "Rows Removed by Join Filter",
                "Heap Fetches",
                "Sort Method",
                "Sort Space Used",
                "Sort Space Type",
                "Hash Batches",
                "Peak Memory Usage",
                "Disk Usage",
                "Workers Planned",
                "Workers Launched",
                "Shared Hit Blocks",
                "Shared Read Blocks",
                "Temp Written Blocks",
                "WAL Bytes")) {
            var text = node.text(property);
            if (!text.isEmpty() && !text.equals("0")) {
                facts.add(property + ": " + text);
            }
        }
        return facts;
    }

    private static Label title(String key) {
        var label = new Label(Messages.text(key));
        label.getStyleClass().add("strong");
        return label;
    }

    private static Label text(String text) {
        var label = new Label(text);
        label.setWrapText(true);
        label.setMinHeight(USE_PREF_SIZE);
        return label;
    }

    private static FontIcon icon(Feather feather) {
        var icon = new FontIcon(feather);
        icon.getStyleClass().add("state-attention");
        return icon;
    }
}
