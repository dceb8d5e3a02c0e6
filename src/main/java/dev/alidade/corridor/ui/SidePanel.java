package dev.alidade.corridor.ui;

import dev.alidade.error.Problem;
import dev.alidade.i18n.Messages;
import dev.alidade.ui.control.ProblemPane;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** A panel at the right: a title with a way to close it, one sentence, and what it is about. */
abstract class SidePanel extends VBox {
    private static final double UNBOUNDED = 4_000;

    private final Label sentence = new Label();
    private final DoubleProperty room = new SimpleDoubleProperty(this, "room", UNBOUNDED);

    SidePanel(String id, String titleKey, Runnable close) {
        setId(id);
        getStyleClass().addAll("map-panel", "map-side");
        setMaxHeight(USE_PREF_SIZE);
        room.addListener((_, _, _) -> requestLayout());
        var title = new Label(Messages.text(titleKey));
        title.getStyleClass().add("map-panel-title");
        title.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(title, Priority.ALWAYS);
        var closing = new Button("", new FontIcon(Feather.X));
        closing.setId(id + "-close");
        closing.getStyleClass().addAll("flat", "button-icon", "small");
        closing.setAccessibleText(Messages.text("analysis.panel.close"));
        closing.setTooltip(new Tooltip(Messages.text("analysis.panel.close")));
        closing.setOnAction(_ -> close.run());
        var head = new HBox(title, closing);
        head.setAlignment(Pos.CENTER_LEFT);
        sentence.setId(id + "-sentence");
        sentence.getStyleClass().add("map-side-sentence");
        sentence.setWrapText(true);
        sentence.setMinHeight(Region.USE_PREF_SIZE);
        getChildren().addAll(head, sentence);
    }

    /** How tall it may become; it is no taller than what is in it. */
    final DoubleProperty roomProperty() {
        return room;
    }

    @Override
    protected double computePrefHeight(double width) {
        return Math.min(super.computePrefHeight(width), room.get());
    }

    final Label sentence() {
        return sentence;
    }

    /** Shows content below the sentence, or why there is none. */
    final void content(@Nullable Problem problem, Node... nodes) {
        getChildren().remove(2, getChildren().size());
        if (problem != null) {
            getChildren().add(new ProblemPane(problem, null));
        }
        getChildren().addAll(nodes);
    }
}
