package dev.alidade.console.ui;

import dev.alidade.i18n.Messages;
import dev.alidade.ui.control.ScreenHeader;
import javafx.geometry.Orientation;
import javafx.scene.control.Button;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SplitMenuButton;
import javafx.scene.control.SplitPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.stage.Window;
import javafx.stage.WindowEvent;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** The SQL screen. */
final class ConsoleView extends BorderPane {
    private static final double EDITOR_SHARE = 0.45;
    private static final double SIDE_SHARE = 0.76;

    private final ConsoleViewModel model;
    private final EditorTabs editors;
    private final SidePane side;
    private final SplitPane columns;
    private @Nullable Window watched;
    private final ToggleButton sideShown = new ToggleButton(null, new FontIcon(Feather.SIDEBAR));

    ConsoleView(ConsoleViewModel model) {
        this.model = model;
        setId("console");
        getStyleClass().add("console");
        editors = new EditorTabs(model);
        side = new SidePane(model, editors::write);
        var results = new ResultsPane(model);
        var lower = new VBox(new LinkPane(model), new QuestionPane(model.runs()), new RunBar(model), results);
        VBox.setVgrow(results, Priority.ALWAYS);
        var rows = new SplitPane(editors, lower);
        rows.setOrientation(Orientation.VERTICAL);
        rows.setDividerPositions(EDITOR_SHARE);
        columns = new SplitPane(rows, side);
        columns.setDividerPositions(SIDE_SHARE);
        SplitPane.setResizableWithParent(side, false);
        setTop(header());
        setCenter(columns);
        addEventHandler(KeyEvent.KEY_PRESSED, this::pressed);
        sceneProperty().addListener((_, _, scene) -> {
            if (scene != null && scene.getWindow() != null) {
                watch(scene.getWindow());
            } else if (scene != null) {
                scene.windowProperty().addListener((_, _, window) -> watch(window));
            }
        });
    }

    void focusEditor() {
        var editor = editors.editor();
        if (editor != null) {
            editor.area().requestFocus();
        }
    }

    private ScreenHeader header() {
        var format = icon("console-format", Feather.ALIGN_LEFT, "console.format.tip");
        format.setOnAction(_ -> shortcuts(EditorShortcuts::format));
        sideShown.setId("console-side-toggle");
        sideShown.getStyleClass().addAll("button-icon", "console-side-toggle");
        sideShown.setTooltip(new Tooltip(Messages.text("console.side.tip")));
        sideShown.setAccessibleText(Messages.text("console.side.tip"));
        sideShown.setSelected(true);
        sideShown.selectedProperty().addListener((_, _, shown) -> showSide(shown));
        var explain = new SplitMenuButton();
        explain.setId("console-explain");
        explain.setText(Messages.text("console.explain.analyze"));
        explain.setTooltip(new Tooltip(Messages.text("console.explain.analyze.tip")));
        explain.setOnAction(_ -> explain(true));
        var plain = new MenuItem(Messages.text("console.explain.plain"));
        plain.setOnAction(_ -> explain(false));
        explain.getItems().add(plain);
        var all = new Button(Messages.text("console.run.all"));
        all.setId("console-run-all");
        all.setTooltip(new Tooltip(Messages.text("console.run.all.tip")));
        all.setOnAction(_ -> {
            var buffer = model.currentProperty().get();
            if (buffer != null) {
                model.runAll(buffer);
            }
        });
        var run = new Button(Messages.text("console.run.one"), new FontIcon(Feather.PLAY));
        run.setId("console-run");
        run.getStyleClass().add("accent");
        run.setTooltip(new Tooltip(Messages.text("console.run.one.tip")));
        run.setOnAction(_ -> shortcuts(EditorShortcuts::run));
        var busy = model.runs().stateProperty().map(RunState::isRunning);
        run.disableProperty().bind(busy);
        all.disableProperty().bind(busy);
        explain.disableProperty().bind(busy);
        return new ScreenHeader(Messages.text("console.screen.title"))
                .subtitle(model.setting().place())
                .actions(format, sideShown, explain, all, run);
    }

    private void explain(boolean analyze) {
        var buffer = model.currentProperty().get();
        var editor = editors.editor();
        if (buffer != null && editor != null) {
            model.explain(buffer, editor.area().getCaretPosition(), analyze);
        }
    }

    private interface Shortcut {
        void run(EditorShortcuts shortcuts);
    }

    private void shortcuts(Shortcut action) {
        var buffer = model.currentProperty().get();
        var editor = editors.editor();
        if (buffer != null && editor != null) {
            action.run(new EditorShortcuts(model, buffer, editor));
            editor.area().requestFocus();
        }
    }

    private void showSide(boolean shown) {
        if (!shown) {
            columns.getItems().remove(side);
        } else if (!columns.getItems().contains(side)) {
            columns.getItems().add(side);
            columns.setDividerPositions(SIDE_SHARE);
        }
    }

    private void pressed(KeyEvent key) {
        if (key.getCode() == KeyCode.ESCAPE
                && model.runs().stateProperty().get().isRunning()) {
            model.runs().cancel();
            key.consume();
        } else if (key.getCode() == KeyCode.S && key.isShortcutDown()) {
            sideShown.setSelected(true);
            side.askForName();
            key.consume();
        }
    }

    /** What was typed is on the disk before the window looks away or goes. */
    private void watch(@Nullable Window window) {
        if (window != null && !window.equals(watched)) {
            watched = window;
            window.addEventHandler(WindowEvent.WINDOW_HIDING, _ -> model.keepNow());
            window.focusedProperty().addListener((_, _, focused) -> {
                if (!focused) {
                    model.keepNow();
                }
            });
        }
    }

    private static Button icon(String id, Feather icon, String key) {
        var button = new Button(null, new FontIcon(icon));
        button.setId(id);
        button.getStyleClass().addAll("flat", "button-icon");
        button.setTooltip(new Tooltip(Messages.text(key)));
        button.setAccessibleText(Messages.text(key));
        return button;
    }
}
