package dev.alidade.corridor.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.alidade.corridor.CorridorDesk;
import dev.alidade.corridor.MapService;
import dev.alidade.corridor.doctor.LayerChecks;
import dev.alidade.corridor.doctor.LayerDoctor;
import dev.alidade.database.Cancellation;
import dev.alidade.error.Problem;
import dev.alidade.sandbox.DatabaseTemplate;
import dev.alidade.sandbox.SandboxExtension;
import dev.alidade.sandbox.TestDatabase;
import dev.alidade.settings.AppFolders;
import dev.alidade.ui.Eventually;
import dev.alidade.ui.Photographer;
import dev.alidade.ui.Theme;
import dev.alidade.ui.task.BackgroundTasks;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init") // fields set before each test
class ChoosingUiTest {
    private static final DatabaseTemplate CROWD = new DatabaseTemplate("hundred-thousand", database -> {
        DatabaseTemplate.SPATIAL.filler().accept(database);
        database.asSupabaseRole().session(new Cancellation(), session -> {
            session.execute("""
                create table public.signals (signal_id int primary key, name text not null, kind text,
                    note text, geom geometry(Point, 4326) not null);
                insert into public.signals select i, 'signal ' || i,
                    case i % 3 when 0 then 'traffic light' when 1 then 'beacon' end,
                    case when i = 7 then repeat('a very long note ', 30) end,
                    st_setsrid(st_point(-122.52 + 0.15 * (i % 317) / 317, 37.70 + 0.11 * (i % 211) / 211), 4326)
                    from generate_series(1, 100000) i;
                create index on public.signals using gist (geom);
                analyze public.signals;
                """);
            return true;
        });
    });

    private static final double[] EVERYWHERE = {-4000, -4000, 4000, -4000, 4000, 4000, -4000, 4000};

    @RegisterExtension
    static final SandboxExtension SANDBOX = SandboxExtension.with(CROWD);

    @TempDir
    Path folder;

    private final List<Problem> unheard = new ArrayList<>();
    private final StackPane root = new StackPane();
    private Theme theme;
    private MapScreen screen;

    @Start
    void start(Stage stage) {
        theme = new Theme(Theme.Mode.LIGHT);
        var scene = new Scene(root, 1280, 800);
        theme.dress(scene);
        stage.setScene(scene);
        stage.show();
    }

    @BeforeEach
    void open(FxRobot robot, TestDatabase database) {
        var folders = new AppFolders(folder, folder, folder);
        robot.interact(() -> {
            screen = new MapScreen(
                    new MapService(database.asSupabaseRole(), folders),
                    new CorridorDesk(database.asSupabaseRole(), folders),
                    new LayerDoctor(database.asSupabaseRole(), folders, LayerChecks.NONE),
                    new BackgroundTasks(unheard::add),
                    theme.darkProperty());
            root.getChildren().setAll(screen.view());
            screen.shown();
        });
        Eventually.until(() ->
                shown() == 100_000 && robot.lookup("#map-tool-rows").tryQuery().isPresent());
    }

    private int shown() {
        return screen.model().layers().stream()
                .map(row -> row.countProperty().get())
                .filter(java.util.Objects::nonNull)
                .mapToInt(count -> count.shown())
                .sum();
    }

    @Test
    void aHundredThousandRowsAreChosenOnTheMapAndInTheTable(FxRobot robot) {
        var stall = new Stall();
        robot.interact(stall::start);
        robot.clickOn("#map-tool-box");
        robot.drag("#map-surface").moveBy(120, 90).drop();
        Eventually.until(() -> !screen.rows().choice().isEmpty()
                && screen.rows().openProperty().get());
        robot.interact(() -> {
            screen.rows()
                    .choice()
                    .layerProperty()
                    .set(screen.rows().choice().layers().getFirst());
            screen.rows().choice().within(EVERYWHERE, ChoiceWay.REPLACE);
        });
        awaitChosen(100_000);
        Eventually.until(() -> screen.rows().rows().size() == 100_000
                && screen.rows().rows().getFirst().isRead());
        Eventually.until(() -> robot.lookup("#map-rows-count")
                .queryAs(Label.class)
                .getText()
                .equals("100,000 chosen · 100,000 listed"));
        photograph(robot, "map-rows-light");
        var table = robot.lookup("#map-rows-table").queryAs(TableView.class);
        robot.interact(() -> table.scrollTo(99_990));
        Eventually.until(() -> screen.rows().rows().getLast().isRead());
        robot.clickOn("#map-rows-invert");
        awaitChosen(0);
        robot.interact(() -> screen.rows().choice().where("kind = 'beacon' and signal_id <= 300", ChoiceWay.REPLACE));
        awaitChosen(100);
        robot.interact(() -> screen.rows().choice().where("kind is null and signal_id::text like '1%'", ChoiceWay.ADD));
        Eventually.until(() -> screen.rows().choice().keys().size() > 100);
        robot.interact(() -> {
            screen.rows().whichProperty().set(RowsModel.Which.ALL);
            theme.toggle();
        });
        Eventually.until(() -> screen.rows().rows().size() == 100_000);
        robot.interact(() -> screen.rows().click(2, false, false));
        awaitChosen(1);
        robot.interact(() -> screen.rows().click(60_001, true, false));
        awaitChosen(60_000);
        robot.interact(() -> screen.rows().choice().zoom("7"));
        Eventually.until(() ->
                java.util.Objects.requireNonNull(screen.model().viewProperty().get())
                                .resolution()
                        < 2);
        photograph(robot, "map-rows-dark");
        robot.interact(stall::stop);
        System.getLogger("choosing")
                .log(System.Logger.Level.INFO, "longest stall " + stall.longest / 1_000_000 + " ms");
        assertThat(unheard).isEmpty();
    }

    @Test
    void rowsOfASelectWithoutAKeyAreChosenOnTheMapAndInTheTable(FxRobot robot) {
        robot.interact(() -> screen.model()
                .addLayer(
                        "select name, kind, geom from public.signals where signal_id <= 5000",
                        "Without a key",
                        unheard::add,
                        () -> {}));
        Eventually.until(() -> shown() == 105_000);
        robot.interact(() -> screen.rows()
                .choice()
                .layerProperty()
                .set(screen.rows().choice().layers().stream()
                        .filter(layer -> layer.title().equals("Without a key"))
                        .findFirst()
                        .orElseThrow()));
        robot.clickOn("#map-tool-box");
        robot.drag("#map-surface").moveBy(120, 90).drop();
        Eventually.until(() -> !screen.rows().rows().isEmpty()
                && screen.rows().rows().getFirst().isRead()
                && screen.rows().rows().size() == screen.rows().choice().keys().size());
        assertThat(robot.lookup("#map-rows-keyless").query().isVisible()).isTrue();
        photograph(robot, "map-keyless-light");
        robot.interact(() -> screen.rows().whichProperty().set(RowsModel.Which.ALL));
        Eventually.until(() -> screen.rows().rows().size() == 5000);
        robot.interact(() -> screen.rows().click(2, false, false));
        awaitChosen(1);
        robot.clickOn("#map-rows-zoom");
        Eventually.until(() ->
                java.util.Objects.requireNonNull(screen.model().viewProperty().get())
                                .resolution()
                        < 2);
        robot.interact(theme::toggle);
        photograph(robot, "map-keyless-dark");
        assertThat(unheard).isEmpty();
    }

    @Test
    void aWrongConditionSaysWhyAndChoosesNothing(FxRobot robot) {
        robot.clickOn("#map-tool-rows");
        Eventually.until(() -> !screen.rows().rows().isEmpty());
        robot.clickOn("#map-rows-where").write("colour = 'red'").push(KeyCode.ENTER);
        Eventually.until(() ->
                robot.lookup("#map-rows-count").queryAs(Label.class).getText().contains("colour"));
        assertThat(screen.rows().choice().isEmpty()).isTrue();
        assertThat(unheard).isEmpty();
    }

    @Test
    void aFilterIsCheckedAsItIsTypedAndAStyleIsSeenAtOnceAndKept(FxRobot robot) throws java.io.IOException {
        robot.clickOn("#map-layer-settings-signals");
        robot.clickOn("#map-layer-tab-filter");
        robot.interact(() -> screen.layers().typeEcql("kind = 'beacon' AND"));
        Eventually.until(() -> screen.layers().filterProblemProperty().get() != null);
        robot.interact(() -> screen.layers().typeSql("kind = 'beacon' and colour = 1"));
        Eventually.until(() -> verdict(robot).contains("character 21"));
        robot.interact(() -> screen.layers().typeEcql("kind = 'beacon' AND signal_id <= 30000"));
        Eventually.until(() -> screen.layers().checkedProperty().get() != null);
        photograph(robot, "map-filter-light");
        robot.clickOn("#map-filter-apply");
        Eventually.until(() -> shown() == 10_000);
        robot.clickOn("#map-layer-tab-style");
        var look = new StyleWish.Look(
                0.8,
                1,
                StyleWish.Dash.SOLID,
                dev.alidade.corridor.style.Symbol.Cap.ROUND,
                dev.alidade.corridor.style.Symbol.Join.ROUND,
                dev.alidade.corridor.style.Symbol.Shape.TRIANGLE,
                10,
                0,
                null);
        var wish = new StyleWish(
                StyleWish.Kind.GRADUATED,
                "signal_id",
                dev.alidade.corridor.style.Classifier.Method.QUANTILE,
                4,
                dev.alidade.corridor.style.Palette.VIRIDIS,
                0xFF0072B2,
                look,
                null,
                0,
                Double.POSITIVE_INFINITY);
        robot.interact(() -> screen.layers().wish(wish));
        Eventually.until(() -> screen.model().layers().stream()
                .map(row -> row.countProperty().get())
                .anyMatch(count -> count != null && count.legend().size() == 4));
        var styled =
                java.util.Objects.requireNonNull(screen.layers().layerProperty().get());
        assertThat(java.util.Objects.requireNonNull(styled.view().style()).rules())
                .hasSize(4);
        robot.clickOn("#map-style-keep");
        Eventually.until(() -> {
            try (var files = java.nio.file.Files.walk(folder)) {
                return files.anyMatch(file -> file.toString().endsWith("public.signals.geom.sld"));
            }
        });
        robot.clickOn("#map-style-kind");
        robot.push(KeyCode.ESCAPE);
        photograph(robot, "map-style-light");
        robot.interact(theme::toggle);
        photograph(robot, "map-style-dark");
        assertThat(unheard).isEmpty();
    }

    private static String verdict(FxRobot robot) {
        return robot.lookup("#map-filter-verdict")
                .tryQueryAs(Label.class)
                .map(Label::getText)
                .orElse("");
    }

    private void photograph(FxRobot robot, String name) {
        robot.interact(() -> new Photographer(Path.of("target/pictures")).take(root.getScene(), name));
    }

    private void awaitChosen(int rows) {
        Eventually.until(() -> screen.rows().choice().keys().size() == rows);
    }

    /** The longest time between two pulses. */
    private static final class Stall extends javafx.animation.AnimationTimer {
        private long last;
        private long longest;

        @Override
        public void handle(long now) {
            long clock = System.nanoTime();
            longest = last == 0 ? 0 : Math.max(longest, clock - last);
            last = clock;
        }
    }
}
