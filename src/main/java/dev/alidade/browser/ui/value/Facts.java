package dev.alidade.browser.ui.value;

import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;

/** Short lines of a name and a value. */
final class Facts extends GridPane {
    Facts() {
        getStyleClass().add("value-facts");
    }

    Facts add(String name, String value) {
        var left = new Label(name);
        left.getStyleClass().addAll("muted", "small");
        left.setMinWidth(USE_PREF_SIZE);
        var right = new Label(value);
        right.getStyleClass().add("mono");
        right.setWrapText(true);
        addRow(getRowCount(), left, right);
        return this;
    }
}
