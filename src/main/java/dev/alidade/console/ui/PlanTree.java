package dev.alidade.console.ui;

import dev.alidade.console.Plan;
import dev.alidade.console.PlanNode;
import dev.alidade.i18n.Messages;
import dev.alidade.i18n.Sizes;
import java.util.function.Function;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.control.TreeItem;
import javafx.scene.control.TreeTableCell;
import javafx.scene.control.TreeTableColumn;
import javafx.scene.control.TreeTableView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/** A plan as a tree: time and rows of each step, the slowest marked. */
final class PlanTree extends TreeTableView<PlanNode> {
    private static final double BAR_WIDTH = 60;
    private static final double MISESTIMATE = 10;

    private final Plan plan;
    private final PlanNode slowest;

    /**
     * @param chosen the step in hand, shared with other views of the plan
     */
    PlanTree(Plan plan, ObjectProperty<PlanNode> chosen) {
        this.plan = plan;
        this.slowest = plan.slowest();
        setId("console-plan-tree");
        setAccessibleText(Messages.text("console.plan.asTree"));
        getStyleClass().add("dense");
        setFixedCellSize(28);
        setShowRoot(true);
        setRoot(item(plan.root()));
        var step = new TreeTableColumn<PlanNode, PlanNode>(Messages.text("console.plan.step"));
        step.setPrefWidth(290);
        step.setCellValueFactory(
                row -> new ReadOnlyObjectWrapper<>(row.getValue().getValue()));
        step.setCellFactory(_ -> new StepCell());
        step.setSortable(false);
        getColumns().add(step);
        if (plan.analyzed()) {
            getColumns().add(column("console.plan.time", 150, this::time));
            getColumns()
                    .add(column(
                            "console.plan.rows",
                            70,
                            n -> PlanWords.number(PlanWords.count(n.actualRows() * Math.max(1, n.loops())))));
            getColumns().add(column("console.plan.expected", 105, this::expected));
            getColumns().add(column("console.plan.loops", 60, n -> PlanWords.number(PlanWords.count(n.loops()))));
            getColumns().add(column("console.plan.buffers", 80, n -> PlanWords.number(buffers(n))));
        } else {
            getColumns()
                    .add(column("console.plan.expected", 120, n -> PlanWords.number(PlanWords.count(n.planRows()))));
            getColumns().add(column("console.plan.cost", 120, n -> PlanWords.number(PlanWords.count(n.cost()))));
        }
        getSelectionModel().select(0);
        getSelectionModel().selectedItemProperty().addListener((_, _, item) -> {
            if (item != null) {
                chosen.set(item.getValue());
            }
        });
        chosen.addListener((_, _, node) -> select(node));
    }

    private void select(PlanNode node) {
        var now = getSelectionModel().getSelectedItem();
        if (now == null || !now.getValue().equals(node)) {
            for (int row = 0; row < getExpandedItemCount(); row++) {
                if (getTreeItem(row).getValue().equals(node)) {
                    getSelectionModel().select(row);
                    scrollTo(Math.max(0, row - 3));
                }
            }
        }
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
        var text = PlanWords.number(PlanWords.millis(node.selfMillis()));
        var line = new HBox(room, text);
        line.getStyleClass().add("plan-time");
        line.setAlignment(Pos.CENTER_LEFT);
        Tooltip.install(
                line,
                new Tooltip(Messages.text(
                        "console.plan.time.tip",
                        PlanWords.millis(node.selfMillis()),
                        PlanWords.millis(node.totalMillis()))));
        return line;
    }

    private Node expected(PlanNode node) {
        var text = PlanWords.number(PlanWords.count(node.planRows() * Math.max(1, node.loops())));
        if (node.misestimate() > MISESTIMATE) {
            text.getStyleClass().add("plan-wrong");
            text.setText(text.getText() + "  ×" + PlanWords.count(node.misestimate()));
        }
        return text;
    }

    private static String buffers(PlanNode node) {
        double blocks = node.number("Shared Hit Blocks") + node.number("Shared Read Blocks");
        return blocks == 0 ? "" : Sizes.bytes((long) (blocks * 8192));
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
