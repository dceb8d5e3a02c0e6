package dev.alidade.ui;

import dev.alidade.i18n.Messages;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** The line at the top: which database this is, the search for everything, light or dark. */
public final class TopBar extends HBox {
    private final Button chip = new Button();
    private final Label place = new Label();
    private final Label guard = new Label(Messages.text("shell.readOnly"), new FontIcon(Feather.LOCK));

    /**
     * @param goHome leads back to the start page
     * @param openPalette opens the search for screens and actions
     */
    public TopBar(ShellModel model, Theme theme, Runnable goHome, Runnable openPalette) {
        getStyleClass().add("top-bar");
        setAlignment(Pos.CENTER_LEFT);
        chip.setId("top-connection");
        chip.getStyleClass().add("connection-chip");
        chip.setTooltip(new Tooltip(Messages.text("shell.chip.tip")));
        chip.setOnAction(_ -> goHome.run());
        var gone = new FontIcon(Feather.WIFI_OFF);
        chip.graphicProperty().bind(model.lostProperty().map(lost -> lost ? gone : null));
        place.getStyleClass().add("connection-place");
        place.setMinWidth(0);
        guard.getStyleClass().add("connection-guard");
        guard.setMinWidth(USE_PREF_SIZE);
        chip.setMinWidth(USE_PREF_SIZE);
        var space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        var search = new Button(Messages.text("shell.search"), new FontIcon(Feather.SEARCH));
        search.setId("top-search");
        search.getStyleClass().add("search-button");
        search.setMinWidth(USE_PREF_SIZE);
        search.setOnAction(_ -> openPalette.run());
        getChildren().addAll(chip, place, guard, space, search, themeButton(theme));
        model.chipProperty().addListener((_, _, now) -> show(now));
        show(model.chipProperty().get());
    }

    private static Button themeButton(Theme theme) {
        var icon = new FontIcon();
        var button = new Button("", icon);
        button.setId("top-theme");
        button.getStyleClass().addAll("flat", "button-icon");
        button.setMinWidth(USE_PREF_SIZE);
        button.setAccessibleText(Messages.text("shell.theme.tip"));
        button.setTooltip(new Tooltip(Messages.text("shell.theme.tip")));
        button.setOnAction(_ -> theme.toggle());
        icon.iconCodeProperty().bind(theme.darkProperty().map(dark -> dark ? Feather.SUN : Feather.MOON));
        return button;
    }

    private void show(ShellModel.@Nullable ConnectionChip now) {
        chip.setText(now == null ? Messages.text("shell.chip.none") : now.name());
        place.setText(now == null ? "" : now.place());
        guard.setVisible(now != null && now.readOnly());
        guard.setManaged(guard.isVisible());
        chip.getStyleClass().setAll("button", "connection-chip", now == null ? "none" : now.environment());
    }
}
