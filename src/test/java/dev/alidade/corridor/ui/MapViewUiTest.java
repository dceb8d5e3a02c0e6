package dev.alidade.corridor.ui;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.alidade.corridor.CorridorDesk;
import dev.alidade.corridor.MapFixture;
import dev.alidade.corridor.MapService;
import dev.alidade.corridor.doctor.LayerChecks;
import dev.alidade.corridor.doctor.LayerDoctor;
import dev.alidade.corridor.layer.LayerRole;
import dev.alidade.corridor.projection.WebMercator;
import dev.alidade.database.Cancellation;
import dev.alidade.error.Problem;
import dev.alidade.sandbox.SandboxExtension;
import dev.alidade.sandbox.TestDatabase;
import dev.alidade.settings.AppFolders;
import dev.alidade.ui.Eventually;
import dev.alidade.ui.Theme;
import dev.alidade.ui.task.BackgroundTasks;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.image.ImageView;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;
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
class MapViewUiTest {
    @RegisterExtension
    static final SandboxExtension SANDBOX = SandboxExtension.with(MapFixture.TEMPLATE);

    @TempDir
    Path folder;

    private final List<Problem> unheard = new ArrayList<>();
    private final StackPane root = new StackPane();
    private Theme theme;
    private MapScreen screen;

    @Start
    void start(Stage stage) {
        theme = new Theme(Theme.Mode.LIGHT);
        var scene = new Scene(root, 1180, 720);
        theme.dress(scene);
        stage.setScene(scene);
        stage.show();
    }

    @BeforeEach
    void open(FxRobot robot, TestDatabase database) {
        var folders = new AppFolders(folder, folder, folder);
        var service = new MapService(database.asSuperuser(), folders);
        var desk = new CorridorDesk(database.asSuperuser(), folders);
        robot.interact(() -> {
            screen = new MapScreen(
                    service,
                    desk,
                    new LayerDoctor(database.asSuperuser(), folders, LayerChecks.NONE),
                    new BackgroundTasks(unheard::add),
                    theme.darkProperty(),
                    new InFolder());
            root.getChildren().setAll(screen.view());
        });
    }

    @Test
    void drawsTheCorridorsAndSaysHowMany(FxRobot robot) {
        show(robot);
        assertThat(text(robot, "#map-badge")).contains("2 of 2 corridors shown");
        assertThat(robot.lookup("#map-layer-quarters").queryAs(CheckBox.class).isSelected())
                .isTrue();
        assertThat(picture(robot).getImage()).isNotNull();
        assertThat(unheard).isEmpty();
    }

    @Test
    void aClickOnACorridorTellsItsMeasures(FxRobot robot) throws IOException {
        show(robot);
        clickAt(robot, -122.4262, 37.7674);
        Eventually.until(
                () -> robot.lookup("#map-detail-length .map-value").tryQuery().isPresent());
        assertThat(text(robot, "#map-detail-title")).isEqualTo("seed");
        assertThat(pairValue(robot, "#map-detail-length")).isEqualTo("2,051.3 m");
        assertThat(pairValue(robot, "#map-detail-buffer")).isEqualTo("100 m to each side (EPSG:7131)");
        snapshot(robot, "map-identify");
        robot.push(KeyCode.ESCAPE);
        assertThat(robot.lookup("#map-detail").query().isVisible()).isFalse();
    }

    @Test
    void aLayerSwitchedOffIsGoneFromTheNextPicture(FxRobot robot) {
        show(robot);
        assertThat(frame().shown(LayerRole.AREA)).isEqualTo(2);
        robot.clickOn("#map-layer-quarters");
        Eventually.until(() -> frame().shown(LayerRole.AREA) == 0);
        assertThat(frame().shown(LayerRole.CORRIDOR)).isEqualTo(2);
    }

    @Test
    void theFirstPictureLiesBetweenThePanelsAsTheyStand(FxRobot robot) {
        var views = new ArrayList<dev.alidade.corridor.projection.Viewport>();
        robot.interact(() -> screen.model().viewProperty().addListener((_, _, now) -> views.add(now)));
        show(robot);
        Eventually.until(() -> screen.analysis().stockProperty().get() != null
                && !screen.model().isDrawing());
        robot.interact(root::layout);
        assertThat(views).as("no jump").containsOnly(view());
        var first = view();
        fit(robot);
        assertThat(view()).isEqualTo(first);
        assertThat(frame().view().resolution()).isEqualTo(first.resolution());
    }

    @Test
    void theMapAndTheRowsOfALayerBecomeFilesByTheirButtons(FxRobot robot) throws IOException {
        show(robot);
        for (var kind : List.of("png", "svg", "pdf")) {
            robot.clickOn("#map-export");
            click(robot, "#map-export-" + kind);
            Eventually.until(() -> screen.export().wordsProperty().get().contains("map." + kind));
        }
        for (var ending : List.of("geojson", "gpkg")) {
            robot.interact(() -> item(robot, ending, "quarters").fire());
            Eventually.until(() -> screen.export().wordsProperty().get().contains("quarters." + ending));
        }
        assertThat(ImageIO.read(folder.resolve("map.png").toFile()).getWidth()).isGreaterThan(800);
        assertThat(Files.readString(folder.resolve("map.svg"))).contains("<svg").contains("</svg>");
        assertThat(Files.readAllBytes(folder.resolve("map.pdf"))).startsWith("%PDF".getBytes(UTF_8));
        assertThat(Files.readString(folder.resolve("quarters.geojson"))).contains("West", "East", "Nowhere", "Empty");
        assertThat(Files.readAllBytes(folder.resolve("quarters.gpkg"))).startsWith("SQLite".getBytes(UTF_8));
        assertThat(unheard).isEmpty();
    }

    @Test
    void aStyleIsSavedAsSldAndOpenedByItsButtons(FxRobot robot) throws IOException {
        show(robot);
        robot.clickOn("#map-layer-settings-quarters").clickOn("#map-layer-tab-style");
        var kinds = robot.lookup("#map-style-kind").<StyleWish.Kind>queryComboBox();
        robot.interact(() -> kinds.setValue(StyleWish.Kind.SINGLE));
        Eventually.until(() -> style() != null);
        var saved = Objects.requireNonNull(style());
        snapshot(robot, "map-style-buttons");
        robot.clickOn("#map-style-export");
        var file = folder.resolve("quarters.sld");
        Eventually.until(() -> Files.exists(file) && Files.readString(file).contains("</StyledLayerDescriptor>"));
        robot.interact(() -> kinds.setValue(StyleWish.Kind.USUAL));
        Eventually.until(() -> style() == null);
        robot.clickOn("#map-style-load");
        Eventually.until(() -> {
            var opened = style();
            return opened != null && opened.rules().equals(saved.rules());
        });
        assertThat(unheard).isEmpty();
    }

    private dev.alidade.corridor.style.@Nullable LayerStyle style() {
        return screen.model().layers().stream()
                .map(MapLayerRow::layer)
                .filter(layer -> layer.id().table().equals("quarters"))
                .findFirst()
                .orElseThrow()
                .view()
                .style();
    }

    @Test
    void zoomingAndFittingMoveTheView(FxRobot robot) {
        show(robot);
        fit(robot);
        double first = view().resolution();
        robot.clickOn("#map-zoom-in");
        assertThat(view().resolution()).isLessThan(first * 0.7);
        robot.clickOn("#map-surface");
        robot.push(KeyCode.LEFT);
        fit(robot);
        assertThat(view().resolution()).isEqualTo(first);
    }

    /** Everything between the panels as they stand now. */
    private void fit(FxRobot robot) {
        robot.clickOn("#map-fit");
        Eventually.until(() -> screen.model().viewProperty().get() != null);
    }

    @Test
    void draggingMovesThePictureAtOnce(FxRobot robot) {
        show(robot);
        double before = view().centreX();
        robot.drag("#map-surface").moveBy(60, 20).drop();
        assertThat(view().centreX()).isLessThan(before);
    }

    @Test
    void darkAndLightAreDrawnWithTheirPalettes(FxRobot robot) throws IOException {
        show(robot);
        snapshot(robot, "map-light");
        var light = frame();
        robot.interact(theme::toggle);
        Eventually.until(() -> !frame().equals(light));
        snapshot(robot, "map-dark");
        assertThat(frame().argb()[0]).isNotEqualTo(light.argb()[0]);
    }

    @Test
    void withoutPostgisTheScreenSaysWhatItIsForAndWhatToDo(FxRobot robot, TestDatabase database) throws IOException {
        database.asSuperuser().write(new Cancellation(), session -> {
            session.execute("drop extension postgis cascade");
            return true;
        });
        robot.interact(() -> screen.shown());
        Eventually.until(() -> robot.lookup("#empty-action").tryQuery().isPresent());
        assertThat(robot.lookup(".empty-title").queryAs(Label.class).getText()).contains("no PostGIS");
        snapshot(robot, "map-empty");
    }

    @Test
    void emptySpatialTablesSayWhatToDoAndDrawOnceThereAreRows(FxRobot robot, TestDatabase database) {
        database.asSuperuser().write(new Cancellation(), session -> {
            session.execute("""
                do $$ declare t text; begin
                    for t in select format('%I.%I', table_schema, table_name) from information_schema.tables
                        where table_schema in ('public', 'Traffic & Co') and table_type = 'BASE TABLE' and table_name <> 'spatial_ref_sys'
                    loop execute 'truncate ' || t || ' cascade'; end loop;
                end $$\
                """);
            return true;
        });
        robot.interact(screen::shown);
        Eventually.until(() -> robot.lookup(".empty-title").tryQuery().isPresent());
        assertThat(robot.lookup(".empty-title").queryAs(Label.class).getText())
                .isEqualTo("The spatial tables are empty");
        database.asSuperuser().write(new Cancellation(), session -> {
            session.execute("create table late (name text not null, geom geometry(Point, 4326) not null);"
                    + "insert into late values ('here', st_setsrid(st_makepoint(-122.4, 37.7), 4326))");
            return true;
        });
        robot.interact(screen::shown);
        Eventually.until(
                () -> screen.model().phaseProperty().get() == MapPhase.READY && frame().shown(LayerRole.POINT) == 1);
    }

    /** Says the proposed name in the test's folder, and for reading the only SLD there. */
    private final class InFolder implements FileQuestions {
        @Override
        public Optional<Path> save(Node asking, Question question) {
            assertThat(asking.getScene()).isNotNull();
            return Optional.of(folder.resolve(question.name()));
        }

        @Override
        public Optional<Path> open(Node asking, Question question) {
            assertThat(question.patterns()).contains("*.sld");
            return Optional.of(folder.resolve("quarters.sld"));
        }
    }

    private void show(FxRobot robot) {
        robot.interact(() -> screen.shown());
        Eventually.until(() -> screen.model().phaseProperty().get() == MapPhase.READY
                && !text(robot, "#map-badge").isEmpty()
                && robot.lookup("#map-layer-quarters").tryQuery().isPresent());
    }

    private dev.alidade.corridor.RenderedMap frame() {
        return Objects.requireNonNull(screen.model().frameProperty().get());
    }

    private dev.alidade.corridor.projection.Viewport view() {
        return Objects.requireNonNull(screen.model().viewProperty().get());
    }

    private void clickAt(FxRobot robot, double longitude, double latitude) {
        var surface = robot.lookup("#map-surface").query();
        var place =
                surface.localToScreen(view().pixelX(WebMercator.x(longitude)), view().pixelY(WebMercator.y(latitude)));
        robot.clickOn(place);
    }

    /** What writes the rows of a layer in a format. */
    private static MenuItem item(FxRobot robot, String ending, String table) {
        return robot.lookup("#map-export").queryAs(MenuButton.class).getItems().stream()
                .filter(Menu.class::isInstance)
                .flatMap(menu -> ((Menu) menu).getItems().stream())
                .filter(item -> ("map-export-" + ending + "-" + table).equals(item.getId()))
                .findFirst()
                .orElseThrow();
    }

    /** Clicks as soon as it is there: a menu is built when it opens. */
    private static void click(FxRobot robot, String id) {
        await().ignoreExceptions().until(() -> {
            robot.clickOn(id);
            return true;
        });
    }

    private static ImageView picture(FxRobot robot) {
        return (ImageView) robot.from(robot.lookup("#map-surface").queryAll())
                .lookup(".image-view")
                .query();
    }

    private static String text(FxRobot robot, String id) {
        return robot.lookup(id).tryQueryAs(Label.class).map(Label::getText).orElse("");
    }

    private static String pairValue(FxRobot robot, String id) {
        return robot.from(robot.lookup(id).queryAll())
                .lookup(".map-value")
                .queryAs(Label.class)
                .getText();
    }

    private void snapshot(FxRobot robot, String name) throws IOException {
        var shot = new java.util.concurrent.atomic.AtomicReference<javafx.scene.image.WritableImage>();
        robot.interact(() -> shot.set(root.snapshot(null, null)));
        var image = Objects.requireNonNull(shot.get());
        int width = (int) image.getWidth();
        int height = (int) image.getHeight();
        int[] pixels = new int[width * height];
        image.getPixelReader()
                .getPixels(0, 0, width, height, javafx.scene.image.PixelFormat.getIntArgbInstance(), pixels, 0, width);
        var copy = new java.awt.image.BufferedImage(width, height, java.awt.image.BufferedImage.TYPE_INT_RGB);
        copy.setRGB(0, 0, width, height, pixels, 0, width);
        var out = Files.createDirectories(Path.of("target/screenshots")).resolve(name + ".png");
        assertThat(ImageIO.write(copy, "png", out.toFile())).isTrue();
    }
}
