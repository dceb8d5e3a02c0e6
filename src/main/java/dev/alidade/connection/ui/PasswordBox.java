package dev.alidade.connection.ui;

import dev.alidade.i18n.Messages;
import javafx.beans.property.StringProperty;
import javafx.geometry.Pos;
import javafx.scene.control.PasswordField;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** A password field with an eye that shows what was typed while it is pressed in. */
final class PasswordBox extends HBox {
    private final PasswordField hidden = new PasswordField();

    /** @param id of the field; the eye's id ends in {@code -reveal} */
    PasswordBox(String id, StringProperty value) {
        getStyleClass().add("password-box");
        setAlignment(Pos.CENTER_LEFT);
        var shown = new TextField();
        hidden.setId(id);
        hidden.textProperty().bindBidirectional(value);
        shown.textProperty().bindBidirectional(value);
        shown.setId(id + "-shown");
        hidden.setAccessibleText(Messages.text("connection.form.password"));
        shown.setAccessibleText(Messages.text("connection.form.password"));
        var eye = new ToggleButton("", new FontIcon(Feather.EYE));
        eye.setId(id + "-reveal");
        eye.setAccessibleText(Messages.text("connection.password.reveal"));
        eye.setTooltip(new Tooltip(Messages.text("connection.password.reveal")));
        shown.visibleProperty().bind(eye.selectedProperty());
        hidden.visibleProperty().bind(eye.selectedProperty().not());
        var field = new StackPane(hidden, shown);
        HBox.setHgrow(field, Priority.ALWAYS);
        getChildren().addAll(field, eye);
    }

    PasswordField field() {
        return hidden;
    }
}
