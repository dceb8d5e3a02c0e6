package dev.alidade.console.ui;

import dev.alidade.console.Plan;
import dev.alidade.console.PlanNode;
import dev.alidade.i18n.Messages;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.beans.property.SimpleObjectProperty;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.SplitPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/** A plan as a tree or as flames, beside it what could be better; and the way to compare it with an earlier one. */
final class PlanPane extends BorderPane {
    private static final double TREE_SHARE = 0.7;

    private final Plan plan;
    private final PlanTree tree;
    private final FlamePane flames;
    private final BorderPane front = new BorderPane();

    /**
     * @param earlier plans of the same text
     * @param compare shows the chosen one beside this
     */
    PlanPane(Plan plan, List<KeptPlan> earlier, Consumer<KeptPlan> compare) {
        this.plan = plan;
        var chosen = new SimpleObjectProperty<PlanNode>(plan.analyzed() ? plan.slowest() : plan.root());
        tree = new PlanTree(plan, chosen);
        flames = new FlamePane(plan, chosen);
        setId("console-plan");
        getStyleClass().add("console-plan");
        front.setTop(bar(earlier, compare));
        front.setCenter(tree);
        var side = new ScrollPane(new PlanSide(plan, chosen));
        side.setFitToWidth(true);
        side.getStyleClass().addAll("console-advice-scroll", "edge-to-edge");
        var split = new SplitPane(front, side);
        split.setDividerPositions(TREE_SHARE);
        setCenter(split);
        setBottom(foot());
    }

    private HBox bar(List<KeptPlan> earlier, Consumer<KeptPlan> compare) {
        var group = new ToggleGroup();
        var asTree = toggle("console-plan-as-tree", "console.plan.asTree", "left-pill", group);
        var asFlames = toggle("console-plan-as-flames", "console.plan.asFlames", "right-pill", group);
        asTree.setSelected(true);
        group.selectedToggleProperty().addListener((_, before, now) -> {
            if (now == null) {
                group.selectToggle(before);
            } else {
                front.setCenter(now.equals(asFlames) ? flames : tree);
            }
        });
        var others = new MenuButton(Messages.text("console.plan.compare"));
        others.setId("console-plan-compare");
        others.getStyleClass().add("small");
        others.setDisable(earlier.isEmpty());
        for (var one : earlier.reversed()) {
            var item = new MenuItem(one.label());
            item.setOnAction(_ -> compare.accept(one));
            others.getItems().add(item);
        }
        var space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        var bar = new HBox(asTree, asFlames, space, others);
        bar.getStyleClass().add("plan-bar-line");
        bar.setAlignment(Pos.CENTER_LEFT);
        Tooltip.install(bar, new Tooltip(Messages.text("console.plan.compare.tip")));
        return bar;
    }

    private static ToggleButton toggle(String id, String key, String place, ToggleGroup group) {
        var button = new ToggleButton(Messages.text(key));
        button.setId(id);
        button.getStyleClass().addAll(place, "small");
        button.setToggleGroup(group);
        return button;
    }

    private Label foot() {
        var parts = new ArrayList<String>();
        if (plan.analyzed()) {
            parts.add(Messages.text(
                    "console.plan.times",
                    PlanWords.millis(plan.executionMillis()),
                    PlanWords.millis(plan.planningMillis())));
            parts.add(Messages.text("console.plan.takenBack"));
        }
        plan.triggerMillis()
                .forEach(
                        (name, time) -> parts.add(Messages.text("console.plan.trigger", name, PlanWords.millis(time))));
        plan.settings().forEach((name, value) -> parts.add(name + " = " + value));
        var foot = new Label(String.join("   ·   ", parts));
        foot.getStyleClass().addAll("console-foot", "muted", "small");
        foot.setMaxWidth(Double.MAX_VALUE);
        return foot;
    }
}
