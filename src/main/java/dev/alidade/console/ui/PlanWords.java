package dev.alidade.console.ui;

import dev.alidade.i18n.Sizes;
import java.util.Locale;
import javafx.scene.control.Label;

/** Numbers of plans as they are written. */
final class PlanWords {
    private PlanWords() {}

    static String count(double number) {
        return Sizes.count(Math.round(number));
    }

    static String millis(double millis) {
        return millis >= 1000
                ? String.format(Locale.getDefault(), "%.2f s", millis / 1000)
                : String.format(Locale.getDefault(), millis >= 100 ? "%.0f ms" : "%.2f ms", millis);
    }

    static Label number(String text) {
        var label = new Label(text);
        label.getStyleClass().add("plan-number");
        return label;
    }
}
