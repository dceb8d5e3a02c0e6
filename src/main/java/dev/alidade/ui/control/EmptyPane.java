package dev.alidade.ui.control;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.javafx.FontIcon;

/** What a screen says when it has nothing to show: what it is for and the one next step. */
public final class EmptyPane extends VBox {
    /** An empty state without a next step. */
    public EmptyPane(Ikon icon, String title, String text) {
        getStyleClass().add("empty-pane");
        setAlignment(Pos.CENTER);
        var picture = new FontIcon(icon);
        picture.getStyleClass().add("empty-icon");
        getChildren().addAll(picture, line(title, "empty-title"), line(text, "empty-text"));
    }

    /** An empty state with the button that leads on. */
    public EmptyPane(Ikon icon, String title, String text, String actionText, Runnable action) {
        this(icon, title, text);
        var button = new Button(actionText);
        button.getStyleClass().add("accent");
        button.setOnAction(_ -> action.run());
        button.setId("empty-action");
        getChildren().add(button);
    }

    private static Node line(String text, String style) {
        var label = new Label(text);
        label.getStyleClass().add(style);
        label.setWrapText(true);
        label.setMinHeight(USE_PREF_SIZE);
        return label;
    }
}
