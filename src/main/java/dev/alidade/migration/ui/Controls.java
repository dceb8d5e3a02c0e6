package dev.alidade.migration.ui;

import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.javafx.FontIcon;

/** The controls that this screen is made of. */
final class Controls {
    private static final double MOST_OF_WINDOW = 0.42;

    private Controls() {}

    static Button button(String id, Ikon icon, String text, Runnable action) {
        var button = new Button(text, new FontIcon(icon));
        button.setId(id);
        button.setMnemonicParsing(false);
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.setOnAction(_ -> action.run());
        return button;
    }

    static MenuItem item(String id, String text, Runnable action) {
        var item = new MenuItem(text);
        item.setId(id);
        item.setMnemonicParsing(false);
        item.setOnAction(_ -> action.run());
        return item;
    }

    static Label wrapped(String text, String... styles) {
        var label = new Label(text);
        label.getStyleClass().addAll(styles);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        return label;
    }

    /** A line of controls, centred on each other. */
    static HBox row(Node... nodes) {
        var row = new HBox(nodes);
        row.getStyleClass().add("migration-buttons");
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
    }

    /** A sign beside a text that may take several lines, and what follows at the right. */
    static HBox note(FontIcon sign, Label text, Node... after) {
        HBox.setHgrow(text, Priority.ALWAYS);
        text.setMaxWidth(Double.MAX_VALUE);
        text.setMinWidth(0);
        var row = row(sign, text);
        row.getChildren().addAll(after);
        return row;
    }

    /** Takes up the room that is left. */
    static Region space() {
        var space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        return space;
    }

    /** A body that scrolls when it is higher than there is room for; it leaves more than half of the window to the rest. */
    static ScrollPane scroll(Region body, double highest) {
        var scroll = new ScrollPane(body);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.maxHeightProperty()
                .bind(scroll.sceneProperty()
                        .flatMap(Scene::heightProperty)
                        .map(height -> Math.min(highest, height.doubleValue() * MOST_OF_WINDOW))
                        .orElse(highest));
        scroll.getStyleClass().add("migration-scroll");
        return scroll;
    }

    /** Shows a node while a condition holds; otherwise it takes no room. */
    static void showWhile(Node node, ObservableValue<Boolean> condition) {
        node.visibleProperty().bind(condition);
        node.managedProperty().bind(node.visibleProperty());
    }

    static FontIcon sign(Ikon icon, String style) {
        var sign = new FontIcon(icon);
        sign.getStyleClass().add(style);
        return sign;
    }
}
