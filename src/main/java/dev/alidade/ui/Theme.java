package dev.alidade.ui;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import java.util.List;
import java.util.Objects;
import javafx.application.Application;
import javafx.application.ColorScheme;
import javafx.application.Platform;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.css.PseudoClass;
import javafx.scene.Scene;
import javafx.scene.text.Font;

/** Light, dark, or as the system has it; the stylesheets of every feature and the two bundled typefaces. */
public final class Theme {
    /** What the user chose. */
    public enum Mode {
        SYSTEM,
        LIGHT,
        DARK
    }

    private static final List<String> SHEETS = List.of(
            "base",
            "shell",
            "control",
            "connection",
            "migration",
            "browser",
            "diagram",
            "transfer",
            "console",
            "monitoring",
            "corridor",
            "analysis");
    private static final List<String> FONTS = List.of(
            "Inter-Regular.otf",
            "Inter-Italic.otf",
            "Inter-SemiBold.otf",
            "JetBrainsMono-Regular.ttf",
            "JetBrainsMono-SemiBold.ttf");
    private static final PseudoClass DARK = PseudoClass.getPseudoClass("dark");

    private final ObjectProperty<Mode> mode = new SimpleObjectProperty<>(Mode.SYSTEM);
    private final ReadOnlyBooleanWrapper dark = new ReadOnlyBooleanWrapper();

    public Theme(Mode initial) {
        FONTS.forEach(font ->
                Objects.requireNonNull(Font.loadFont(Theme.class.getResourceAsStream("/fonts/" + font), 13), font));
        mode.set(initial);
        update();
        mode.addListener((_, _, _) -> update());
        Platform.getPreferences().colorSchemeProperty().addListener((_, _, _) -> update());
    }

    public ObjectProperty<Mode> modeProperty() {
        return mode;
    }

    /** Whether the dark palette is in use now. */
    public ReadOnlyBooleanProperty darkProperty() {
        return dark.getReadOnlyProperty();
    }

    /** Turns light into dark and back. */
    public void toggle() {
        mode.set(dark.get() ? Mode.LIGHT : Mode.DARK);
    }

    /** Dresses a scene and keeps it dressed when the theme changes. The root gets the pseudo-class {@code :dark}. */
    public void dress(Scene scene) {
        for (var sheet : SHEETS) {
            var resource = Theme.class.getResource("/css/" + sheet + ".css");
            if (resource != null) {
                scene.getStylesheets().add(resource.toExternalForm());
            }
        }
        dark.addListener((_, _, now) -> paint(scene, now));
        scene.rootProperty().addListener((_, _, _) -> paint(scene, dark.get()));
        paint(scene, dark.get());
    }

    private static void paint(Scene scene, boolean isDark) {
        scene.setUserAgentStylesheet(sheet(isDark));
        scene.getRoot().pseudoClassStateChanged(DARK, isDark);
    }

    private static String sheet(boolean isDark) {
        return isDark ? new PrimerDark().getUserAgentStylesheet() : new PrimerLight().getUserAgentStylesheet();
    }

    private void update() {
        dark.set(
                switch (mode.get()) {
                    case DARK -> true;
                    case LIGHT -> false;
                    case SYSTEM -> Platform.getPreferences().getColorScheme() == ColorScheme.DARK;
                });
        // popups have scenes of their own and follow the application's stylesheet, not their owner's
        Application.setUserAgentStylesheet(sheet(dark.get()));
    }
}
