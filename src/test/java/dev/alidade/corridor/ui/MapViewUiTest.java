package dev.alidade.corridor.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.alidade.corridor.CorridorDesk;
import dev.alidade.corridor.MapFixture;
import dev.alidade.corridor.MapService;
import dev.alidade.corridor.layer.LayerRole;
import dev.alidade.corridor.projection.WebMercator;
import dev.alidade.database.Cancellation;
import dev.alidade.error.Problem;
import dev.alidade.sandbox.SandboxExtension;
import dev.alidade.sandbox.TestDatabase;
import dev.alidade.settings.AppFolders;
import dev.alidade.ui.Theme;
import dev.alidade.ui.task.BackgroundTasks;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javafx.scene.Scene;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.image.ImageView;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import javax.imageio.ImageIO;
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
            screen = new MapScreen(service, desk, new BackgroundTasks(unheard::add), theme.darkProperty());
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
        await().until(() ->
                robot.lookup("#map-detail-length .map-value").tryQuery().isPresent());
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
        await().until(() -> frame().shown(LayerRole.AREA) == 0);
        assertThat(frame().shown(LayerRole.CORRIDOR)).isEqualTo(2);
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
        await().until(() -> screen.model().viewProperty().get() != null);
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
        await().until(() -> !frame().equals(light));
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
        await().until(() -> robot.lookup("#empty-action").tryQuery().isPresent());
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
        await().until(() -> robot.lookup(".empty-title").tryQuery().isPresent());
        assertThat(robot.lookup(".empty-title").queryAs(Label.class).getText())
                .isEqualTo("The spatial tables are empty");
        database.asSuperuser().write(new Cancellation(), session -> {
            session.execute("create table late (name text not null, geom geometry(Point, 4326) not null);"
                    + "insert into late values ('here', st_setsrid(st_makepoint(-122.4, 37.7), 4326))");
            return true;
        });
        robot.interact(screen::shown);
        await().until(() -> screen.model().phaseProperty().get() == MapPhase.READY);
        assertThat(frame().shown(LayerRole.POINT)).isEqualTo(1);
    }

    private void show(FxRobot robot) {
        robot.interact(() -> screen.shown());
        await().until(() -> screen.model().frameProperty().get() != null
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
