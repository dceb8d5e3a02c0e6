package dev.alidade.console.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.alidade.database.Cancellation;
import dev.alidade.database.Database;
import dev.alidade.error.Problem;
import dev.alidade.sandbox.SandboxExtension;
import dev.alidade.sandbox.TestDatabase;
import dev.alidade.settings.AppFolders;
import dev.alidade.ui.Eventually;
import dev.alidade.ui.Photographer;
import dev.alidade.ui.Theme;
import dev.alidade.ui.control.SqlEditor;
import dev.alidade.ui.task.BackgroundTasks;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeoutException;
import javafx.scene.Scene;
import javafx.scene.control.Labeled;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;
import org.testfx.framework.junit5.ApplicationExtension;

/** The SQL screen over an own database and own folders, with hands and eyes. */
@ExtendWith({ApplicationExtension.class, SandboxExtension.class})
@SuppressWarnings("NullAway.Init") // fields set before each test
abstract class ConsoleFixture {
    @TempDir
    Path home;

    final List<Problem> unheard = new ArrayList<>();
    ConsoleScreen screen;
    ConsoleViewModel model;
    Theme theme;
    private final StackPane root = new StackPane();
    private Scene scene;

    @BeforeEach
    void showStage() throws TimeoutException {
        FxToolkit.setupStage(this::start);
    }

    @AfterEach
    void closeScreen() {
        if (screen != null) {
            screen.close();
        }
    }

    private void start(Stage stage) {
        theme = new Theme(Theme.Mode.LIGHT);
        scene = new Scene(root, 1208, 725);
        theme.dress(scene);
        stage.setScene(scene);
        stage.show();
    }

    void open(FxRobot robot, Database database, String production) {
        robot.interact(() -> {
            var folders = new AppFolders(home, home.resolve("data"), home);
            screen = new ConsoleScreen(
                    ConsoleTools.of(database, folders),
                    new BackgroundTasks(unheard::add),
                    new ConsoleSetting("demo", "postgres@127.0.0.1/demo", production, Clock.systemUTC()));
            model = screen.model();
            root.getChildren().setAll(screen.view());
            screen.shown();
        });
        eventually(() -> model.currentProperty().get() != null);
    }

    EditorBuffer buffer() {
        return Objects.requireNonNull(model.currentProperty().get());
    }

    SqlEditor editor(FxRobot robot) {
        return robot.lookup(".sql-editor").queryAllAs(SqlEditor.class).stream()
                .filter(e -> e.area().getId().equals("editor-" + buffer().id()))
                .findFirst()
                .orElseThrow();
    }

    /** Replaces the text in front, with the caret at its end. */
    void write(FxRobot robot, String sql) {
        robot.interact(() -> {
            var editor = editor(robot);
            editor.replace(0, editor.getText().length(), sql);
            editor.area().moveTo(sql.length());
            editor.area().requestFocus();
        });
    }

    void waitUntilIdle() {
        eventually(() -> !model.runs().stateProperty().get().isRunning());
    }

    void run(FxRobot robot, String sql) {
        write(robot, sql);
        robot.interact(() -> model.runAll(buffer()));
        waitUntilIdle();
    }

    ResultEntry.Grid grid(int place) {
        return (ResultEntry.Grid) buffer().results().get(place);
    }

    void picture(FxRobot robot, String name) {
        var photographer = new Photographer(Path.of("target", "pictures"));
        robot.interact(() -> {
            assertThat(photographer.take(scene, "console-" + name + "-light")).exists();
            theme.toggle();
            assertThat(photographer.take(scene, "console-" + name + "-dark")).exists();
            theme.toggle();
        });
    }

    static void eventually(Callable<Boolean> condition) {
        Eventually.until(condition);
    }

    static String label(FxRobot robot, String id) {
        return robot.lookup(id).queryAs(Labeled.class).getText();
    }

    static boolean seen(FxRobot robot, String id) {
        return robot.lookup(id).tryQuery().filter(n -> n.isVisible()).isPresent();
    }

    static Database filled(TestDatabase sandbox) {
        var database = sandbox.asSupabaseRole();
        execute(database, """
            create table vehicle (id bigint primary key, name text not null, mass numeric(8,2), born date, props jsonb, notes text);
            insert into vehicle select g, 'vehicle ' || g, g * 1.25, date '2020-01-01' + g, '{"doors": 4, "tags": ["a", "b"]}',
                case when g % 3 = 0 then null when g % 3 = 1 then '' else repeat('long ', 60) end
            from generate_series(1, 2000) g;
            """);
        return database;
    }

    static void execute(Database database, String sql) {
        database.session(new Cancellation(), session -> {
            session.execute(sql);
            return true;
        });
    }
}
