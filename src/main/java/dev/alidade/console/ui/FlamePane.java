package dev.alidade.console.ui;

import dev.alidade.console.Flame;
import dev.alidade.console.Plan;
import dev.alidade.console.PlanNode;
import dev.alidade.i18n.Messages;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.beans.property.ObjectProperty;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.VBox;

/** A plan as bars: as wide as the time they take with all below them, coloured by the sort of work. */
final class FlamePane extends VBox {
    private static final PseudoClass CHOSEN = PseudoClass.getPseudoClass("chosen");
    private static final double HEIGHT = 26;
    private static final double GAP = 2;
    private static final double LEAST_WITH_TEXT = 28;

    private final Plan plan;
    private final List<Flame> flames;
    private final List<Label> boxes = new ArrayList<>();
    private final ObjectProperty<PlanNode> chosen;
    private final Bars bars = new Bars();

    FlamePane(Plan plan, ObjectProperty<PlanNode> chosen) {
        this.plan = plan;
        this.chosen = chosen;
        this.flames = Flame.of(plan);
        setId("console-flames");
        getStyleClass().add("flames");
        for (var flame : flames) {
            boxes.add(box(flame));
        }
        bars.getChildren().setAll(boxes);
        bars.setFocusTraversable(true);
        bars.setAccessibleText(Messages.text("console.plan.asFlames"));
        bars.setOnKeyPressed(this::pressed);
        var scroll = new ScrollPane(bars);
        scroll.setFitToWidth(true);
        scroll.getStyleClass().add("edge-to-edge");
        VBox.setVgrow(scroll, javafx.scene.layout.Priority.ALWAYS);
        getChildren().addAll(scroll, legend());
        chosen.addListener((_, _, _) -> show());
        show();
    }

    private Label box(Flame flame) {
        var node = flame.node();
        var size = plan.analyzed() ? PlanWords.millis(node.totalMillis()) : PlanWords.count(node.cost());
        var words = node.title() + (node.target().isEmpty() ? "" : "  " + node.target()) + "  " + size;
        var box = new Label(words);
        box.setTextOverrun(OverrunStyle.ELLIPSIS);
        box.getStyleClass().addAll("flame", "flame-" + node.kind().name().toLowerCase(Locale.ROOT));
        box.setTooltip(new Tooltip(words + "\n"
                + Messages.text("console.plan.share", Math.round(flame.width() * 100))
                + (node.conditions().isEmpty() ? "" : "\n" + String.join("\n", node.conditions()))));
        box.setOnMousePressed(_ -> {
            bars.requestFocus();
            chosen.set(node);
        });
        return box;
    }

    private void show() {
        for (int i = 0; i < boxes.size(); i++) {
            boxes.get(i).pseudoClassStateChanged(CHOSEN, flames.get(i).node().equals(chosen.get()));
        }
    }

    private void pressed(KeyEvent key) {
        var here = flames.stream()
                .filter(flame -> flame.node().equals(chosen.get()))
                .findFirst()
                .orElse(flames.getFirst());
        var next = switch (key.getCode()) {
            case UP -> parent(here);
            case DOWN -> here.node().children().stream().findFirst().flatMap(this::flame);
            case LEFT -> level(here).filter(f -> f.from() < here.from()).max(Comparator.comparingDouble(Flame::from));
            case RIGHT -> level(here).filter(f -> f.from() > here.from()).min(Comparator.comparingDouble(Flame::from));
            case HOME -> Optional.of(flames.getFirst());
            default -> Optional.<Flame>empty();
        };
        next.ifPresent(flame -> {
            chosen.set(flame.node());
            key.consume();
        });
    }

    private Stream<Flame> level(Flame of) {
        return flames.stream().filter(flame -> flame.depth() == of.depth());
    }

    private Optional<Flame> parent(Flame of) {
        return flames.stream()
                .filter(flame -> flame.node().children().contains(of.node()))
                .findFirst();
    }

    private Optional<Flame> flame(PlanNode node) {
        return flames.stream().filter(flame -> flame.node().equals(node)).findFirst();
    }

    private HBox legend() {
        var legend = new HBox();
        legend.getStyleClass().add("flame-legend");
        legend.setAlignment(Pos.CENTER_LEFT);
        for (var kind : PlanNode.Kind.values()) {
            if (flames.stream().anyMatch(flame -> flame.node().kind() == kind)) {
                var name = kind.name().toLowerCase(Locale.ROOT);
                var mark = new Label(" ");
                mark.getStyleClass().addAll("flame", "flame-mark", "flame-" + name);
                var word = new Label(
                        switch (kind) {
                            case SCAN -> Messages.text("console.plan.kind.scan");
                            case INDEX -> Messages.text("console.plan.kind.index");
                            case JOIN -> Messages.text("console.plan.kind.join");
                            case SORT -> Messages.text("console.plan.kind.sort");
                            case AGGREGATE -> Messages.text("console.plan.kind.aggregate");
                            case WRITE -> Messages.text("console.plan.kind.write");
                            case OTHER -> Messages.text("console.plan.kind.other");
                        });
                word.getStyleClass().addAll("muted", "small");
                legend.getChildren().addAll(mark, word);
            }
        }
        return legend;
    }

    /** The bars side by side and below each other. */
    private final class Bars extends Pane {
        @Override
        protected double computePrefHeight(double width) {
            int levels = flames.stream().mapToInt(Flame::depth).max().orElse(0) + 1;
            return levels * (HEIGHT + GAP) + 2 * GAP;
        }

        @Override
        protected void layoutChildren() {
            double width = getWidth() - 2 * GAP;
            for (int i = 0; i < flames.size(); i++) {
                var flame = flames.get(i);
                var box = boxes.get(i);
                double wide = Math.max(2, flame.width() * width - 1);
                box.setContentDisplay(
                        wide < LEAST_WITH_TEXT
                                ? javafx.scene.control.ContentDisplay.GRAPHIC_ONLY
                                : javafx.scene.control.ContentDisplay.LEFT);
                box.resizeRelocate(GAP + flame.from() * width, GAP + flame.depth() * (HEIGHT + GAP), wide, HEIGHT);
            }
        }
    }
}
