package dev.alidade.app;

import dev.alidade.database.Database;
import dev.alidade.database.DatabaseTarget;
import dev.alidade.error.Problem;
import dev.alidade.i18n.Messages;
import dev.alidade.settings.AppFolders;
import dev.alidade.settings.JsonFile;
import dev.alidade.ui.FxThread;
import dev.alidade.ui.ShellModel;
import dev.alidade.ui.ShellModel.ConnectionChip;
import dev.alidade.ui.StatusBar;
import dev.alidade.ui.Theme;
import dev.alidade.ui.WindowDialogs;
import dev.alidade.ui.control.EmptyPane;
import dev.alidade.ui.control.ProblemPane;
import dev.alidade.ui.task.BackgroundTasks;
import java.util.List;
import java.util.Map;
import javafx.collections.FXCollections;
import javafx.scene.Scene;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/** What lives as long as the app, built by hand in the order of its needs. Used on the JavaFX thread. */
final class CompositionRoot implements AutoCloseable {
    private final AppFolders folders;
    private final Map<String, String> environment;
    private final JsonFile<WindowState> memory;
    private final Theme theme;
    private final BackgroundTasks tasks;
    private final ShellModel model = new ShellModel();
    private final AppWindow window;
    private @Nullable SessionScope session;
    private @Nullable DemoServer demo;

    CompositionRoot(AppFolders folders, Map<String, String> environment, Stage stage) {
        this.folders = folders;
        this.environment = environment;
        memory = new JsonFile<>(folders.settings(), "window.json", WindowState.class, WindowState.INITIAL);
        theme = new Theme(memory.load().theme());
        var dialogs = new WindowDialogs(() -> stage);
        tasks = new BackgroundTasks(dialogs::unexpected);
        window = new AppWindow(
                stage, model, theme, new StatusBar(tasks), new AppWindow.WindowMemory(memory, this::showStart));
    }

    Scene scene() {
        return window.scene();
    }

    Theme theme() {
        return theme;
    }

    /** Closes what is open and shows the start page. */
    void showStart() {
        closeSession();
        model.show(FXCollections.observableArrayList(), "");
        model.chipProperty().set(null);
        window.showPage(new EmptyPane(
                Feather.DATABASE, "Alidade", "start", Messages.text("shell.palette.home"), this::startDemo));
    }

    /** Starts the demo's server and opens its database. */
    void startDemo() {
        tasks.start(Messages.text("demo.starting"), context -> {
                    var server = DemoServer.start(
                            folders, environment, context.cancellation(), text -> context.progress(text, 0, 0));
                    try {
                        return new Started(server, Database.open(server.target(), FxThread::refuse));
                    } catch (RuntimeException e) {
                        server.close();
                        throw e;
                    }
                })
                .onSuccess(started -> {
                    closeSession();
                    demo = started.server();
                    enter(started.database(), Messages.text("demo.connection"));
                })
                .onFailure(this::showProblem);
    }

    private record Started(DemoServer server, Database database) {}

    private void enter(Database database, String name) {
        var target = database.target();
        model.chipProperty()
                .set(new ConnectionChip(
                        name,
                        place(target) + " · " + database.facts().shortVersion(),
                        "development",
                        target.readOnly()));
        session = new SessionScope(database, List.of());
        model.show(
                FXCollections.observableArrayList(session.screens()),
                memory.load().screen());
    }

    private static String place(DatabaseTarget target) {
        return target.user() + "@" + target.host() + "/" + target.database();
    }

    private void showProblem(Problem problem) {
        window.showPage(new ProblemPane(problem, this::showStart));
    }

    private void closeSession() {
        var open = session;
        var server = demo;
        session = null;
        demo = null;
        if (open != null || server != null) {
            Thread.ofVirtual().name("close connection").start(() -> {
                if (open != null) {
                    open.close();
                }
                if (server != null) {
                    server.close();
                }
            });
        }
    }

    @Override
    public void close() {
        tasks.requestCancelAll();
        window.remember();
        closeSession();
    }
}
