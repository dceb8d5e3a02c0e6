package dev.alidade.browser.ui;

import java.util.List;
import javafx.geometry.HPos;
import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.layout.Region;

/**
 * One line of the tree: icon, name, marks, and badges at the right. The name has the first call on the room: badges give
 * way one after the other, the last first, before a letter of the name does.
 */
final class TreeLine extends Region {
    private static final double GAP = 8;

    private final Node icon;
    private final Label name;
    private final List<? extends Node> marks;
    private final List<Label> badges;

    TreeLine(Node icon, Label name, List<? extends Node> marks, List<Label> badges) {
        this.icon = icon;
        this.name = name;
        this.marks = marks;
        this.badges = badges;
        getStyleClass().add("tables-line");
        setMinWidth(0);
        setPrefWidth(0);
        name.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
        badges.forEach(badge -> badge.getStyleClass().addAll("tables-badge", "small"));
        getChildren().add(icon);
        getChildren().add(name);
        getChildren().addAll(marks);
        getChildren().addAll(badges);
    }

    @Override
    protected double computePrefHeight(double width) {
        return Math.max(icon.prefHeight(-1), name.prefHeight(-1));
    }

    @Override
    protected void layoutChildren() {
        double end = getWidth();
        double start = wide(icon) + GAP;
        put(icon, 0, wide(icon));
        double marked = marks.stream()
                .filter(Node::isVisible)
                .mapToDouble(mark -> wide(mark) + GAP)
                .sum();
        double needed = start + wide(name) + marked;
        double given = 0;
        for (var badge : badges) {
            double width = wide(badge);
            boolean fits = !badge.getText().isEmpty() && needed + given + GAP + width <= end;
            badge.setVisible(fits);
            if (!fits) {
                hideFrom(badge);
                break;
            }
            given += width + (given == 0 ? GAP : GAP / 2);
        }
        double named = Math.max(0, Math.min(wide(name), end - start - marked));
        put(name, start, named);
        double x = start + named + GAP;
        for (var mark : marks) {
            if (mark.isVisible()) {
                put(mark, x, wide(mark));
                x += wide(mark) + GAP;
            }
        }
        placeBadges(end);
    }

    private void hideFrom(Label first) {
        badges.subList(badges.indexOf(first), badges.size()).forEach(badge -> badge.setVisible(false));
    }

    /** From the right edge, in their order. */
    private void placeBadges(double end) {
        double x = end;
        for (var badge : badges.reversed()) {
            if (badge.isVisible()) {
                x -= wide(badge);
                put(badge, x, wide(badge));
                x -= GAP / 2;
            }
        }
    }

    private void put(Node node, double x, double width) {
        layoutInArea(node, x, 0, width, getHeight(), 0, HPos.LEFT, VPos.CENTER);
    }

    private double wide(Node node) {
        return snapSizeX(node.prefWidth(-1));
    }
}
