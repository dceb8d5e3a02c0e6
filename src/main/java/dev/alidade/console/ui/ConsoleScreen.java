package dev.alidade.console.ui;

import dev.alidade.i18n.Messages;
import dev.alidade.ui.Screen;
import dev.alidade.ui.task.BackgroundTasks;
import javafx.scene.Parent;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.feather.Feather;

/** SQL in the rail. */
public final class ConsoleScreen implements Screen, AutoCloseable {
    private final ConsoleViewModel model;
    private final ConsoleView view;

    public ConsoleScreen(ConsoleTools tools, BackgroundTasks tasks, ConsoleSetting setting) {
        model = new ConsoleViewModel(tools, tasks, setting);
        view = new ConsoleView(model);
    }

    /** Lets the console send to other screens what they show better. */
    public void handOver(ConsoleHandover others) {
        model.handOver(others);
    }

    /** What the screen does; for the demo journey and tests. */
    public ConsoleViewModel model() {
        return model;
    }

    @Override
    public String id() {
        return "sql";
    }

    @Override
    public String title() {
        return Messages.text("console.screen.title");
    }

    @Override
    public Ikon icon() {
        return Feather.TERMINAL;
    }

    @Override
    public Parent view() {
        return view;
    }

    @Override
    public void shown() {
        model.shown();
        view.focusEditor();
    }

    @Override
    public void hidden() {
        model.keepNow();
    }

    @Override
    public void refresh() {
        model.refreshNames();
    }

    /** Ends the session and lets go of the texts, which are kept before. Called on a thread that may wait. */
    @Override
    public void close() {
        model.close();
    }
}
