package dev.alidade.ui.control;

import javafx.beans.property.StringProperty;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/** The title line of a screen: its name, what it shows, and its actions at the right. */
public final class ScreenHeader extends HBox {
    private final Label subtitle = new Label();
    private final HBox actions = new HBox();

    public ScreenHeader(String title) {
        getStyleClass().add("screen-header");
        setAlignment(Pos.CENTER_LEFT);
        var name = new Label(title);
        name.getStyleClass().add("screen-title");
        name.setMinWidth(USE_PREF_SIZE);
        subtitle.getStyleClass().add("screen-subtitle");
        subtitle.setMinWidth(0);
        var space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        actions.getStyleClass().add("screen-actions");
        actions.setAlignment(Pos.CENTER_RIGHT);
        actions.setMinWidth(USE_PREF_SIZE);
        getChildren().addAll(name, subtitle, space, actions);
    }

    /** The words beside the title; shortened with an ellipsis when there is no room. */
    public StringProperty subtitleProperty() {
        return subtitle.textProperty();
    }

    /** Sets the words beside the title. */
    public ScreenHeader subtitle(String text) {
        subtitle.setText(text);
        return this;
    }

    /** Sets the controls at the right; the main action last. */
    public ScreenHeader actions(Node... nodes) {
        actions.getChildren().setAll(nodes);
        return this;
    }
}
