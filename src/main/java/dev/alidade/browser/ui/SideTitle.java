package dev.alidade.browser.ui;

import dev.alidade.i18n.Messages;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** The head of a side panel: its title and a button that closes it. */
final class SideTitle extends HBox {
    SideTitle(String title, Runnable close) {
        setAlignment(Pos.CENTER_LEFT);
        var text = new Label(title);
        text.getStyleClass().add("strong");
        var space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        var button = new Button(null, new FontIcon(Feather.X));
        button.getStyleClass().addAll("flat", "button-icon");
        button.setTooltip(new Tooltip(Messages.text("browser.value.close")));
        button.setAccessibleText(Messages.text("browser.value.close"));
        button.setOnAction(_ -> close.run());
        getChildren().addAll(text, space, button);
    }
}
