package dev.alidade.connection.ui;

import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** A control with its name above it. */
final class Labelled extends VBox {
    Labelled(String text, Node control) {
        getStyleClass().add("labelled");
        var label = new Label(text);
        label.getStyleClass().add("field-label");
        label.setLabelFor(control);
        control.setAccessibleText(text);
        getChildren().addAll(label, control);
    }

    /** Side by side; the ones named grow. */
    static HBox line(Labelled wide, Labelled... others) {
        var line = new HBox(wide);
        line.getStyleClass().add("form-line");
        HBox.setHgrow(wide, Priority.ALWAYS);
        line.getChildren().addAll(others);
        return line;
    }

    /** Takes its share of the line, whatever it holds. */
    Labelled growing() {
        HBox.setHgrow(this, Priority.ALWAYS);
        setPrefWidth(1);
        return this;
    }
}
