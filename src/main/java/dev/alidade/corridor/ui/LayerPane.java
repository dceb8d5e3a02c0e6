package dev.alidade.corridor.ui;

import dev.alidade.i18n.Messages;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** What is chosen for one layer: its filter and its style. */
final class LayerPane extends SidePanel {
    LayerPane(LayerModel model, FileQuestions files, Runnable close) {
        super("map-layer-settings", "layers.title", close);
        var filter = new FilterPane(model);
        var style = new StylePane(model, files);
        VBox.setVgrow(style, Priority.ALWAYS);
        var group = new ToggleGroup();
        var first = tab("map-layer-tab-style", "layers.tab.style", group);
        var second = tab("map-layer-tab-filter", "layers.tab.filter", group);
        first.getStyleClass().add("left-pill");
        second.getStyleClass().add("right-pill");
        var tabs = new HBox(first, second);
        tabs.getStyleClass().add("map-layer-tabs");
        group.selectedToggleProperty().addListener((_, before, now) -> {
            if (now == null && before != null) {
                before.setSelected(true);
            } else {
                content(null, tabs, second.equals(now) ? filter : style);
            }
        });
        group.selectToggle(first);
        model.layerProperty()
                .addListener((_, _, layer) -> sentence()
                        .setText(
                                layer == null
                                        ? ""
                                        : layer.title() + " · " + layer.id().label()));
    }

    private static ToggleButton tab(String id, String key, ToggleGroup group) {
        var tab = new ToggleButton(Messages.text(key));
        tab.setId(id);
        tab.setToggleGroup(group);
        tab.getStyleClass().add("small");
        return tab;
    }
}
