package dev.alidade.console.ui;

import dev.alidade.console.Plan;
import dev.alidade.console.PlanNode;
import dev.alidade.i18n.Messages;
import dev.alidade.i18n.Sizes;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.SplitPane;
import javafx.scene.control.Tooltip;
import javafx.scene.control.TreeItem;
import javafx.scene.control.TreeTableCell;
import javafx.scene.control.TreeTableColumn;
import javafx.scene.control.TreeTableView;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** A plan as a tree: time and rows of each step, the slowest marked, and what could be better in words. */
final class PlanPane extends BorderPane {
    private static final double BAR_WIDTH = 60;
    private static final double TREE_SHARE = 0.7;
    private static final double MISESTIMATE = 10;

    private final Plan plan;
    private final PlanNode slowest;
    private final TreeTableView<PlanNode> tree = new TreeTableView<>();

    PlanPane(Plan plan) {
        this.plan = plan;
        this.slowest = plan.slowest();
        setId("console-plan");
        getStyleClass().add("console-plan");
        buildTree();
        var side = new ScrollPane(side());
        side.setFitToWidth(true);
        side.getStyleClass().addAll("console-advice-scroll", "edge-to-edge");
        var split = new SplitPane(tree, side);
        split.setDividerPositions(TREE_SHARE);
        setCenter(split);
        setBottom(foot());
    }

    private void buildTree() {
        tree.setId("console-plan-tree");
        tree.getStyleClass().add("dense");
        tree.setFixedCellSize(28);
        tree.setShowRoot(true);
        tree.setRoot(item(plan.root()));
        var step = new TreeTableColumn<PlanNode, PlanNode>(Messages.text("console.plan.step"));
        step.setPrefWidth(290);
        step.setCellValueFactory(
                row -> new ReadOnlyObjectWrapper<>(row.getValue().getValue()));
        step.setCellFactory(_ -> new StepCell());
        step.setSortable(false);
        tree.getColumns().add(step);
        if (plan.analyzed()) {
            tree.getColumns().add(column("console.plan.time", 150, this::time));
            tree.getColumns()
                    .add(column("console.plan.rows", 70, n -> words(count(n.actualRows() * Math.max(1, n.loops())))));
            tree.getColumns().add(column("console.plan.expected", 105, this::expected));
            tree.getColumns().add(column("console.plan.loops", 60, n -> words(count(n.loops()))));
            tree.getColumns().add(column("console.plan.buffers", 80, n -> words(buffers(n))));
        } else {
            tree.getColumns().add(column("console.plan.expected", 120, n -> words(count(n.planRows()))));
            tree.getColumns().add(column("console.plan.cost", 120, n -> words(count(n.cost()))));
        }
        tree.getSelectionModel().select(0);
    }

    private static TreeItem<PlanNode> item(PlanNode node) {
        var item = new TreeItem<>(node);
        item.setExpanded(true);
        node.children().forEach(child -> item.getChildren().add(item(child)));
        return item;
    }

    private static TreeTableColumn<PlanNode, PlanNode> column(String key, double width, Function<PlanNode, Node> look) {
        var column = new TreeTableColumn<PlanNode, PlanNode>(Messages.text(key));
        column.setPrefWidth(width);
        column.setSortable(false);
        column.setCellValueFactory(
                row -> new ReadOnlyObjectWrapper<>(row.getValue().getValue()));
        column.setCellFactory(_ -> new TreeTableCell<>() {
            @Override
            protected void updateItem(@Nullable PlanNode node, boolean empty) {
                super.updateItem(node, empty);
                setGraphic(empty || node == null ? null : look.apply(node));
            }
        });
        return column;
    }

    private Node time(PlanNode node) {
        double share = plan.executionMillis() == 0 ? 0 : Math.min(1, node.selfMillis() / plan.executionMillis());
        var bar = new Region();
        bar.getStyleClass().add(share > 0.3 ? "plan-bar-hot" : "plan-bar");
        bar.setPrefWidth(Math.max(1, BAR_WIDTH * share));
        bar.setMaxWidth(bar.getPrefWidth());
        var room = new HBox(bar);
        room.setMinWidth(BAR_WIDTH);
        room.setPrefWidth(BAR_WIDTH);
        room.setAlignment(Pos.CENTER_LEFT);
        var text = words(millis(node.selfMillis()));
        var line = new HBox(room, text);
        line.getStyleClass().add("plan-time");
        line.setAlignment(Pos.CENTER_LEFT);
        Tooltip.install(
                line,
                new Tooltip(
                        Messages.text("console.plan.time.tip", millis(node.selfMillis()), millis(node.totalMillis()))));
        return line;
    }

    private Node expected(PlanNode node) {
        var text = words(count(node.planRows() * Math.max(1, node.loops())));
        if (node.misestimate() > MISESTIMATE) {
            text.getStyleClass().add("plan-wrong");
            text.setText(text.getText() + "  ×" + count(node.misestimate()));
        }
        return text;
    }

    private static String buffers(PlanNode node) {
        double blocks = node.number("Shared Hit Blocks") + node.number("Shared Read Blocks");
        return blocks == 0 ? "" : Sizes.bytes((long) (blocks * 8192));
    }

    private Node side() {
        var side = new VBox();
        side.getStyleClass().add("console-advice");
        side.getChildren().add(title("console.plan.advice"));
        if (!plan.analyzed()) {
            side.getChildren().add(text(Messages.text("console.plan.notRun")));
        } else if (plan.advice().isEmpty()) {
            side.getChildren().add(text(Messages.text("console.plan.noAdvice")));
        }
        for (var advice : plan.advice()) {
            var line = new HBox(icon(Feather.ALERT_CIRCLE), text(advice.text()));
            line.getStyleClass().add("console-advice-line");
            side.getChildren().add(line);
        }
        var chosen = new VBox();
        chosen.setId("console-plan-node");
        chosen.getStyleClass().add("console-node");
        tree.getSelectionModel().selectedItemProperty().addListener((_, _, item) -> describe(chosen, item));
        describe(chosen, tree.getSelectionModel().getSelectedItem());
        side.getChildren().add(chosen);
        return side;
    }

    private static void describe(VBox pane, @Nullable TreeItem<PlanNode> item) {
        pane.getChildren().clear();
        if (item == null) {
            return;
        }
        var node = item.getValue();
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

    private Label foot() {
        var parts = new ArrayList<String>();
        if (plan.analyzed()) {
            parts.add(
                    Messages.text("console.plan.times", millis(plan.executionMillis()), millis(plan.planningMillis())));
            parts.add(Messages.text("console.plan.takenBack"));
        }
        plan.triggerMillis()
                .forEach((name, time) -> parts.add(Messages.text("console.plan.trigger", name, millis(time))));
        plan.settings().forEach((name, value) -> parts.add(name + " = " + value));
        var foot = new Label(String.join("   ·   ", parts));
        foot.getStyleClass().addAll("console-foot", "muted", "small");
        foot.setMaxWidth(Double.MAX_VALUE);
        return foot;
    }

    private static Label words(String text) {
        var label = new Label(text);
        label.getStyleClass().add("plan-number");
        return label;
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

    private static String count(double number) {
        return Sizes.count(Math.round(number));
    }

    private static String millis(double millis) {
        return millis >= 1000
                ? String.format(Locale.getDefault(), "%.2f s", millis / 1000)
                : String.format(Locale.getDefault(), millis >= 100 ? "%.0f ms" : "%.2f ms", millis);
    }

    /** The name of a step, what it works on, and a mark at the slowest. */
    private final class StepCell extends TreeTableCell<PlanNode, PlanNode> {
        @Override
        protected void updateItem(@Nullable PlanNode node, boolean empty) {
            super.updateItem(node, empty);
            if (empty || node == null) {
                setGraphic(null);
                setTooltip(null);
                return;
            }
            var title = new Label(node.title());
            title.getStyleClass().add("strong");
            title.setMinWidth(USE_PREF_SIZE);
            var target = new Label(node.target());
            target.getStyleClass().addAll("muted", "small");
            var line = new HBox(title, target);
            if (plan.analyzed()
                    && node.equals(slowest)
                    && plan.root().children().size() > 0) {
                var mark = new Label(Messages.text("console.plan.slowest"));
                mark.getStyleClass().addAll("plan-slowest", "small");
                mark.setMinWidth(USE_PREF_SIZE);
                line.getChildren().add(1, mark);
            }
            if (plan.analyzed() && !node.wasRun()) {
                title.getStyleClass().add("muted");
                target.setText(node.target() + " " + Messages.text("console.plan.neverRun"));
            }
            line.getStyleClass().add("plan-step");
            line.setAlignment(Pos.CENTER_LEFT);
            setGraphic(line);
            var conditions = node.conditions();
            setTooltip(conditions.isEmpty() ? null : new Tooltip(String.join("\n", conditions)));
        }
    }
}
