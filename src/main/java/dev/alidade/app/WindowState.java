package dev.alidade.app;

import dev.alidade.ui.Theme;
import org.jspecify.annotations.Nullable;

/**
 * How the window was left.
 *
 * @param x left edge in screen coordinates; null before the first close
 * @param y top edge; null before the first close
 * @param width scene width
 * @param height scene height
 * @param maximised whether it filled the screen
 * @param theme what the user chose
 * @param screen id of the screen that was in front; empty for the start page
 */
public record WindowState(
        @Nullable Double x,
        @Nullable Double y,
        double width,
        double height,
        boolean maximised,
        Theme.Mode theme,
        String screen) {
    /** The first start. */
    public static final WindowState INITIAL =
            new WindowState(null, null, 1440, 900, false, Theme.Mode.SYSTEM, "migrations");

    WindowState withScreen(String id) {
        return new WindowState(x, y, width, height, maximised, theme, id);
    }

    WindowState withTheme(Theme.Mode mode) {
        return new WindowState(x, y, width, height, maximised, mode, screen);
    }
}
