package dev.alidade.app;

import dev.alidade.i18n.Messages;
import dev.alidade.settings.JsonFile;
import dev.alidade.ui.AppIcon;
import dev.alidade.ui.CommandPalette;
import dev.alidade.ui.PaletteAction;
import dev.alidade.ui.Shell;
import dev.alidade.ui.ShellModel;
import dev.alidade.ui.StatusBar;
import dev.alidade.ui.Theme;
import dev.alidade.ui.TopBar;
import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Rectangle2D;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.stage.Screen;
import javafx.stage.Stage;
import org.kordamp.ikonli.feather.Feather;

/** The one window: shell, palette, its place on the screen and what is remembered of it. */
final class AppWindow {
    private final Stage stage;
    private final ShellModel model;
    private final Theme theme;
    private final JsonFile<WindowState> memory;
    private final Runnable goHome;
    private final Shell shell;
    private final Scene scene;

    AppWindow(Stage stage, ShellModel model, Theme theme, StatusBar statusBar, WindowMemory remembered) {
        this.stage = stage;
        this.model = model;
        this.theme = theme;
        this.memory = remembered.file();
        this.goHome = remembered.goHome();
        var palette = new CommandPalette(this::actions);
        shell = new Shell(model, new TopBar(model, theme, goHome, palette::open), statusBar);
        var state = memory.load();
        var room = room(state);
        scene = new Scene(
                new StackPane(shell, palette),
                Math.min(state.width(), room.getWidth()),
                Math.min(state.height(), room.getHeight()));
        theme.dress(scene);
        scene.getAccelerators().put(new KeyCodeCombination(KeyCode.K, KeyCombination.SHORTCUT_DOWN), palette::open);
        stage.setTitle("Alidade");
        stage.getIcons().setAll(AppIcon.all());
        stage.setMinWidth(960);
        stage.setMinHeight(600);
        stage.setScene(scene);
        place(state);
    }

    /**
     * What outlives the window, and where home is.
     *
     * @param file the stored state
     * @param goHome back to the start page
     */
    record WindowMemory(JsonFile<WindowState> file, Runnable goHome) {}

    Scene scene() {
        return scene;
    }

    void showPage(Region page) {
        shell.showPage(page);
    }

    /** Writes down where the window is and which screen is in front. */
    void remember() {
        var screen = model.currentProperty().get();
        var before = memory.load();
        memory.save(new WindowState(
                stage.getX(),
                stage.getY(),
                stage.isMaximized() ? before.width() : scene.getWidth(),
                stage.isMaximized() ? before.height() : scene.getHeight(),
                stage.isMaximized(),
                theme.modeProperty().get(),
                screen == null ? before.screen() : screen.id()));
    }

    private void place(WindowState state) {
        var x = state.x();
        var y = state.y();
        if (x != null && y != null && isVisible(x, y)) {
            stage.setX(x);
            stage.setY(y);
        }
        stage.setMaximized(state.maximised());
    }

    /** The part of the screen that the window may fill; a title bar takes its height from the rest. */
    private static Rectangle2D room(WindowState state) {
        var x = state.x();
        var y = state.y();
        var there = x == null || y == null
                ? List.<Screen>of()
                : Screen.getScreensForRectangle(x, y, state.width(), state.height());
        return (there.isEmpty() ? Screen.getPrimary() : there.getFirst()).getVisualBounds();
    }

    private static boolean isVisible(double x, double y) {
        var grip = new Rectangle2D(x, y, 200, 60);
        return Screen.getScreens().stream()
                .anyMatch(screen -> screen.getVisualBounds().intersects(grip));
    }

    private List<PaletteAction> actions(String text, Runnable again) {
        var actions = new ArrayList<PaletteAction>();
        for (var screen : model.screens()) {
            actions.add(new PaletteAction(
                    screen.icon(),
                    Messages.text("shell.palette.screen", screen.title()),
                    "Alt+" + (model.screens().indexOf(screen) + 1),
                    () -> model.open(screen.id())));
        }
        if (model.currentProperty().get() != null) {
            actions.add(new PaletteAction(
                    Feather.REFRESH_CW, Messages.text("shell.palette.refresh"), "F5", model::refresh));
        }
        actions.add(new PaletteAction(Feather.MOON, Messages.text("shell.palette.theme"), "", theme::toggle));
        actions.add(new PaletteAction(Feather.HOME, Messages.text("shell.palette.home"), "", goHome));
        for (var screen : model.screens()) {
            screen.offers(text, again).stream()
                    .map(offer -> new PaletteAction(offer.icon(), offer.text(), offer.keys(), () -> {
                        model.open(screen.id());
                        offer.run().run();
                    }))
                    .forEach(actions::add);
        }
        return actions;
    }
}
