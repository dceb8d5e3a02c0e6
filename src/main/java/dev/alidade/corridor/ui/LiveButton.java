package dev.alidade.corridor.ui;

import dev.alidade.i18n.Messages;
import javafx.scene.control.MenuButton;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** How often the rows in view are read again; lit while they are. */
final class LiveButton extends MenuButton {
    LiveButton(LiveModel model) {
        super("", new FontIcon(Feather.RADIO));
        setId("map-live");
        getStyleClass().addAll("flat", "map-tool", "map-live");
        setAccessibleText(Messages.text("live.title"));
        setTooltip(new Tooltip(Messages.text("live.title")));
        var group = new ToggleGroup();
        for (int seconds : LiveModel.SECONDS) {
            var item = new RadioMenuItem(Messages.text("live.every", seconds));
            item.setId("map-live-" + seconds);
            item.setToggleGroup(group);
            item.setSelected(seconds == model.secondsProperty().get());
            item.setOnAction(_ -> model.secondsProperty().set(seconds));
            model.secondsProperty().addListener((_, _, now) -> item.setSelected(now.intValue() == seconds));
            getItems().add(item);
        }
        model.secondsProperty().addListener((_, _, now) -> {
            boolean on = now.intValue() > 0;
            setText(on ? Messages.text("live.short", now.intValue()) : "");
            pseudoClassStateChanged(javafx.css.PseudoClass.getPseudoClass("live"), on);
        });
    }
}
