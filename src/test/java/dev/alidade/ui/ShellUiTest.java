package dev.alidade.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.alidade.error.Problem;
import dev.alidade.i18n.Messages;
import dev.alidade.ui.control.EmptyPane;
import dev.alidade.ui.task.BackgroundTasks;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import javafx.collections.FXCollections;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.feather.Feather;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init") // fields set by TestFX before each test
class ShellUiTest {
    private final List<String> visits = new ArrayList<>();
    private final List<Problem> unheard = new ArrayList<>();
    private final ShellModel model = new ShellModel();
    private BackgroundTasks tasks;
    private CommandPalette palette;
    private Theme theme;
    private StatusBar statusBar;
    private Runnable askAgain = () -> {};
    private final List<String> late = new ArrayList<>();

    @Start
    void start(Stage stage) {
        tasks = new BackgroundTasks(unheard::add);
        theme = new Theme(Theme.Mode.LIGHT);
        palette = new CommandPalette((_, again) -> {
            askAgain = again;
            return Stream.concat(
                            Stream.of(
                                    new PaletteAction(Feather.MAP, "Go to Map", "Alt+2", () -> model.open("map")),
                                    new PaletteAction(Feather.SUN, "Switch between light and dark", "", theme::toggle)),
                            late.stream()
                                    .map(name -> new PaletteAction(
                                            Feather.GRID, name, "", () -> visits.add("open " + name))))
                    .toList();
        });
        statusBar = new StatusBar(tasks);
        var shell = new Shell(model, new TopBar(model, theme, () -> visits.add("home"), palette::open), statusBar);
        var scene = new Scene(new StackPane(shell, palette), 1280, 800);
        theme.dress(scene);
        stage.setScene(scene);
        stage.show();
        model.chipProperty()
                .set(new ShellModel.ConnectionChip(
                        "sf-av (demo)", "postgres@127.0.0.1/sf_av · 15.18", "development", true));
        model.show(
                FXCollections.observableArrayList(
                        new Recorded("migrations", "Migrations", Feather.GIT_COMMIT),
                        new Recorded("map", "Map", Feather.MAP)),
                "migrations");
    }

    @Test
    void railBringsScreensToTheFrontAndTellsTheOldOne(FxRobot robot) {
        robot.clickOn("#rail-map");
        assertThat(visits).containsExactly("shown migrations", "hidden migrations", "shown map");
        assertThat(robot.lookup("#screen-map").tryQuery()).isPresent();
    }

    @Test
    void aScreenThatNeedsMoreHeightThanThereIsNeverMovesTheFrame(FxRobot robot) {
        var tall = new StackPane();
        tall.setMinHeight(2_000);
        robot.interact(() -> robot.lookup(".shell-content")
                .queryAs(StackPane.class)
                .getChildren()
                .setAll(tall));
        robot.interact(
                () -> robot.lookup(".shell").queryParent().getScene().getRoot().layout());

        var shell = robot.lookup(".shell").queryParent();
        assertThat(shell.localToScene(shell.getBoundsInLocal()).getMinY()).isZero();
        var foot = robot.lookup(".status-bar").queryParent();
        assertThat(foot.localToScene(foot.getBoundsInLocal()).getMaxY()).isEqualTo(800);
    }

    @Test
    void aServerThatDoesNotAnswerIsSeenAboveAndBelow(FxRobot robot) {
        var chip = robot.lookup("#top-connection").queryAs(Button.class);
        robot.interact(() -> {
            model.lostProperty().set(true);
            statusBar.say("Connection lost: nothing listens", true);
        });
        var ready = robot.lookup("#status-ready").queryAs(Label.class);
        assertThat(ready.getText()).isEqualTo("Connection lost: nothing listens");
        assertThat(ready.getPseudoClassStates()).extracting(Object::toString).contains("trouble");
        assertThat(chip.getGraphic()).isNotNull();

        robot.interact(() -> {
            model.lostProperty().set(false);
            statusBar.say("Connected again", false);
        });
        assertThat(ready.getPseudoClassStates()).extracting(Object::toString).doesNotContain("trouble");
        assertThat(chip.getGraphic()).isNull();
    }

    @Test
    void altAndDigitSwitchesAndF5Refreshes(FxRobot robot) {
        robot.push(KeyCode.ALT, KeyCode.DIGIT2);
        robot.push(KeyCode.F5);
        assertThat(visits).endsWith("shown map", "refresh map");
    }

    @Test
    void f6GoesFromPartToPartAndBackToWhereTheKeysWere(FxRobot robot) {
        robot.interact(() -> {
            var left = new VBox(new TextField(), named("left"));
            var split = new SplitPane(left, new VBox(named("right"), named("second")));
            robot.lookup(".shell-content")
                    .queryAs(StackPane.class)
                    .getChildren()
                    .setAll(split);
            robot.lookup("#top-search").query().requestFocus();
        });
        WaitForAsyncUtils.waitForFxEvents();
        robot.push(KeyCode.F6);
        assertThat(focused(robot)).isEqualTo("rail-migrations");
        robot.interact(() -> robot.lookup("#rail-map").query().requestFocus());
        robot.push(KeyCode.F6);
        robot.interact(() -> robot.lookup("#left").query().requestFocus());
        robot.push(KeyCode.F6);
        assertThat(focused(robot)).isEqualTo("right");
        robot.push(KeyCode.SHIFT, KeyCode.F6);
        assertThat(focused(robot)).as("where the keys were").isEqualTo("left");
        robot.push(KeyCode.SHIFT, KeyCode.F6);
        assertThat(focused(robot)).isEqualTo("rail-map");
        robot.push(KeyCode.SHIFT, KeyCode.F6);
        assertThat(focused(robot)).isEqualTo("top-search");
        robot.push(KeyCode.SHIFT, KeyCode.F6);
        assertThat(focused(robot)).as("round").isEqualTo("right");
    }

    private static Button named(String id) {
        var button = new Button(id);
        button.setId(id);
        return button;
    }

    private static String focused(FxRobot robot) {
        return robot.lookup(".shell").queryParent().getScene().getFocusOwner().getId();
    }

    @Test
    void paletteFindsByLettersAndRuns(FxRobot robot) {
        robot.clickOn("#top-search");
        robot.write("dark");
        robot.push(KeyCode.ENTER);
        assertThat(theme.darkProperty().get()).isTrue();
        assertThat(palette.isVisible()).isFalse();
    }

    @Test
    void whatHasToBeReadFirstComesIntoThePaletteLater(FxRobot robot) {
        robot.interact(palette::open);
        robot.write("cust");
        var list = robot.lookup("#palette-list").queryListView();
        assertThat(list.getItems()).isEmpty();
        robot.interact(() -> {
            late.add("shop.customer");
            askAgain.run();
        });
        assertThat(list.getItems()).hasSize(1);
        robot.push(KeyCode.ENTER);
        assertThat(visits).contains("open shop.customer");
    }

    @Test
    void statusBarShowsTheJobAndCancelReachesIt(FxRobot robot) {
        var stopped = new AtomicBoolean();
        var requested = new CountDownLatch(1);
        robot.interact(() -> tasks.start("Counting rows", context -> {
                    context.progress("half way", 1, 2);
                    context.cancellation().onRequest(requested::countDown);
                    requested.await();
                    context.cancellation().check();
                    return "done";
                })
                .onCancelled(() -> stopped.set(true)));
        Eventually.until(() -> robot.lookup("#status-cancel").query().isVisible());
        assertThat(robot.lookup("#status-title").queryAs(Label.class).getText()).isEqualTo("Counting rows");
        robot.clickOn("#status-cancel");
        Eventually.until(stopped::get);
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(robot.lookup("#status-ready").queryAs(Label.class).isVisible())
                .isTrue();
        assertThat(unheard).isEmpty();
    }

    @Test
    void aFailureNobodyListensToIsNotLost(FxRobot robot) {
        robot.interact(() -> tasks.start("Failing", _ -> {
            throw new IllegalStateException("boom");
        }));
        Eventually.until(() -> !unheard.isEmpty());
        assertThat(unheard.getFirst().code()).startsWith("unexpected.");
        assertThat(unheard.getFirst().message()).isEqualTo(Messages.text("error.unexpected"));
        assertThat(unheard.getFirst().detail()).contains("boom");
    }

    @Test
    void looksRightInLightAndDark(FxRobot robot) {
        var photographer = new Photographer(Path.of("target", "pictures"));
        var scene = robot.lookup("#rail").query().getScene();
        robot.interact(() -> {
            assertThat(photographer.take(scene, "shell-light")).exists();
            theme.toggle();
            palette.open();
            assertThat(photographer.take(scene, "shell-dark")).exists();
        });
    }

    @Test
    void everyRailButtonHasAccessibleTextAndTheChipNamesTheDatabase(FxRobot robot) {
        assertThat(robot.lookup(".rail-button").queryAllAs(Button.class))
                .hasSize(2)
                .allSatisfy(button -> assertThat(button.getAccessibleText()).isNotBlank());
        assertThat(robot.lookup("#top-connection").queryButton().getText()).isEqualTo("sf-av (demo)");
    }

    private final class Recorded implements Screen {
        private final String id;
        private final String title;
        private final Ikon icon;
        private final StackPane view;

        Recorded(String id, String title, Ikon icon) {
            this.id = id;
            this.title = title;
            this.icon = icon;
            view = new StackPane(new EmptyPane(icon, title, "Nothing here yet.", "Begin", () -> visits.add("begin")));
            view.setId("screen-" + id);
        }

        @Override
        public String id() {
            return id;
        }

        @Override
        public String title() {
            return title;
        }

        @Override
        public Ikon icon() {
            return icon;
        }

        @Override
        public Parent view() {
            return view;
        }

        @Override
        public void shown() {
            visits.add("shown " + id);
        }

        @Override
        public void hidden() {
            visits.add("hidden " + id);
        }

        @Override
        public void refresh() {
            visits.add("refresh " + id);
        }
    }
}
