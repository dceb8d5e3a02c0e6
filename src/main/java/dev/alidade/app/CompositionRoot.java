package dev.alidade.app;

import dev.alidade.connection.ConnectionProfiles;
import dev.alidade.connection.ConnectionTester;
import dev.alidade.connection.Connector;
import dev.alidade.connection.Environment;
import dev.alidade.connection.OpenRequest;
import dev.alidade.connection.SessionPasswords;
import dev.alidade.connection.ui.ConnectionFormViewModel;
import dev.alidade.connection.ui.StartPage;
import dev.alidade.connection.ui.StartViewModel;
import dev.alidade.database.ConnectionState;
import dev.alidade.database.Database;
import dev.alidade.error.Problem;
import dev.alidade.i18n.Messages;
import dev.alidade.settings.AppFolders;
import dev.alidade.settings.JsonFile;
import dev.alidade.ui.ColumnWidths;
import dev.alidade.ui.FxThread;
import dev.alidade.ui.ShellModel;
import dev.alidade.ui.ShellModel.ConnectionChip;
import dev.alidade.ui.StatusBar;
import dev.alidade.ui.Theme;
import dev.alidade.ui.WindowDialogs;
import dev.alidade.ui.control.ProblemPane;
import dev.alidade.ui.task.BackgroundTasks;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import javafx.application.Platform;
import javafx.collections.FXCollections;
import javafx.scene.Scene;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;

/** What lives as long as the app, built by hand in the order of its needs. Used on the JavaFX thread. */
final class CompositionRoot implements AutoCloseable {
    private final AppFolders folders;
    private final Map<String, String> environment;
    private final JsonFile<WindowState> memory;
    private final Theme theme;
    private final ColumnWidths widths;
    private final BackgroundTasks tasks;
    private final ShellModel model = new ShellModel();
    private final StatusBar statusBar;
    private final AppWindow window;
    private final StartPage startPage;
    private @Nullable SessionScope session;
    private @Nullable ConnectionWatch watch;
    private @Nullable DemoServer demo;

    CompositionRoot(AppFolders folders, Map<String, String> environment, Stage stage) {
        this.folders = folders;
        this.environment = environment;
        memory = new JsonFile<>(folders.settings(), "window.json", WindowState.class, WindowState.INITIAL);
        theme = new Theme(memory.load().theme());
        widths = new ColumnWidths(folders.settings());
        var dialogs = new WindowDialogs(() -> stage);
        tasks = new BackgroundTasks(dialogs::unexpected);
        statusBar = new StatusBar(tasks);
        window = new AppWindow(stage, model, theme, statusBar, new AppWindow.WindowMemory(memory, this::showStart));
        var connector = new Connector(
                new ConnectionProfiles(folders.settings()),
                new SessionPasswords(),
                new ConnectionTester(FxThread::refuse),
                InstantSource.system());
        stage.focusedProperty().addListener((_, _, focused) -> {
            if (focused && watch != null) {
                watch.look();
            }
        });
        startPage = new StartPage(
                new StartViewModel(connector, tasks, dialogs, this::open),
                new ConnectionFormViewModel(connector, tasks, this::open),
                this::startDemo);
    }

    Scene scene() {
        return window.scene();
    }

    Theme theme() {
        return theme;
    }

    ShellModel model() {
        return model;
    }

    /** The open database; null on the start page. */
    @Nullable
    Database database() {
        return session == null ? null : session.database();
    }

    /** Closes what is open and shows the start page. */
    void showStart() {
        leaveSession();
        startPage.showList();
        window.showPage(startPage);
    }

    /** Opens a connection that was tried and worked. */
    void open(OpenRequest request) {
        var profile = request.profile();
        tasks.start(
                        Messages.text("connection.task.open", profile.name()),
                        _ -> Database.open(request.target(), FxThread::refuse))
                .onSuccess(database -> enter(
                        database, new Opened(profile.name(), profile.environment(), profile.migrationsFolder(), null)))
                .onFailure(this::showProblem);
    }

    /** Starts the demo's server and opens its database. */
    void startDemo() {
        tasks.start(Messages.text("demo.starting"), context -> {
                    var server = DemoServer.start(
                            folders, environment, context.cancellation(), text -> context.progress(text, 0, 0));
                    try {
                        return new StartedDemo(server, Database.open(server.target(), FxThread::refuse));
                    } catch (RuntimeException e) {
                        server.close();
                        throw e;
                    }
                })
                .onSuccess(started -> enter(
                        started.database(),
                        new Opened(
                                Messages.text("demo.connection"),
                                Environment.DEVELOPMENT,
                                started.server().sample().migrations(),
                                started.server())))
                .onFailure(this::showProblem);
    }

    private record StartedDemo(DemoServer server, Database database) {}

    private record Opened(
            String name,
            Environment environment,
            @Nullable Path migrations,
            @Nullable DemoServer server) {}

    private void enter(Database database, Opened opened) {
        leaveSession();
        demo = opened.server();
        var opening = new SessionScope.Opening(
                opened.migrations(), opened.environment() == Environment.PRODUCTION, opened.name());
        var scope = new SessionScope(database, opening, folders, new SessionScope.Look(theme, widths), tasks, model);
        session = scope;
        watch = new ConnectionWatch(database);
        database.onState(state -> Platform.runLater(() -> {
            if (scope.equals(session)) {
                say(state);
            }
        }));
        model.chipProperty().set(chip(database, opened));
        model.show(
                FXCollections.observableArrayList(scope.screens()),
                memory.load().screen());
    }

    private static ConnectionChip chip(Database database, Opened opened) {
        var target = database.target();
        var place = target.user() + "@" + target.host() + "/" + target.database() + " · "
                + database.facts().shortVersion();
        return new ConnectionChip(opened.name(), place, opened.environment().word(), target.readOnly());
    }

    private void say(ConnectionState state) {
        boolean wasLost = model.lostProperty().get();
        model.lostProperty().set(state instanceof ConnectionState.Lost);
        switch (state) {
            case ConnectionState.Connected _ -> statusBar.say(Messages.text("shell.ready"), false);
            case ConnectionState.Lost lost ->
                statusBar.say(
                        Messages.text("shell.connection.lost", lost.reason().message()), true);
            case ConnectionState.Renewed _ -> statusBar.say(Messages.text("shell.connection.renewed"), false);
        }
        if (wasLost && state instanceof ConnectionState.Renewed) {
            // what is in front may still tell of the loss
            model.refresh();
        }
    }

    private void showProblem(Problem problem) {
        leaveSession();
        var pane = new ProblemPane(problem, this::showStart);
        pane.setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        window.showPage(new StackPane(pane));
    }

    private void leaveSession() {
        var screen = model.currentProperty().get();
        if (screen != null) {
            memory.save(memory.load().withScreen(screen.id()));
        }
        model.show(FXCollections.observableArrayList(), "");
        model.chipProperty().set(null);
        say(new ConnectionState.Connected());
        closeSession();
    }

    private void closeSession() {
        if (watch != null) {
            watch.close();
            watch = null;
        }
        var open = session;
        var server = demo;
        session = null;
        demo = null;
        if (open != null || server != null) {
            tasks.requestCancelAll();
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
        widths.save();
        closeSession();
    }
}
