package dev.alidade.corridor.ui;

import dev.alidade.corridor.MapBookmarks;
import dev.alidade.i18n.Messages;
import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.CustomMenuItem;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** The places that were kept, and a field that keeps the one that is shown. */
final class BookmarksButton extends MenuButton {
    private final BookmarksModel model;

    BookmarksButton(BookmarksModel model) {
        super("", new FontIcon(Feather.BOOKMARK));
        this.model = model;
        setId("map-bookmarks");
        getStyleClass().addAll("flat", "button-icon", "map-tool", "no-arrow");
        setAccessibleText(Messages.text("bookmarks.title"));
        setTooltip(new Tooltip(Messages.text("bookmarks.title")));
        model.places().addListener((ListChangeListener<MapBookmarks.Place>) _ -> build());
        build();
    }

    private void build() {
        var field = new TextField();
        field.setId("map-bookmark-name");
        field.setPromptText(Messages.text("bookmarks.name"));
        field.setOnAction(_ -> {
            model.keep(field.getText());
            hide();
        });
        var keeping = new CustomMenuItem(field, false);
        getItems().setAll(keeping);
        model.places().forEach(place -> getItems().add(item(place)));
    }

    private CustomMenuItem item(MapBookmarks.Place place) {
        var name = new Label(place.name());
        name.setMaxWidth(Double.MAX_VALUE);
        name.getStyleClass().add("map-bookmark");
        HBox.setHgrow(name, Priority.ALWAYS);
        var remove = new Button("", new FontIcon(Feather.TRASH_2));
        remove.getStyleClass().addAll("flat", "button-icon", "small");
        remove.setAccessibleText(Messages.text("bookmarks.remove", place.name()));
        remove.setTooltip(new Tooltip(Messages.text("bookmarks.remove", place.name())));
        remove.setOnAction(_ -> model.remove(place));
        var line = new HBox(8, name, remove);
        line.setAlignment(Pos.CENTER_LEFT);
        var item = new CustomMenuItem(line);
        item.setOnAction(_ -> model.go(place));
        return item;
    }
}
