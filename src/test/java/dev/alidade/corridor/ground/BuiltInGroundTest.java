package dev.alidade.corridor.ground;

import static org.assertj.core.api.Assertions.assertThat;

import dev.alidade.corridor.layer.LayerRole;
import dev.alidade.corridor.paint.Drawing;
import dev.alidade.corridor.paint.MapFonts;
import dev.alidade.corridor.paint.MapPainter;
import dev.alidade.corridor.paint.Meanings;
import dev.alidade.corridor.projection.CoordinateSystems;
import dev.alidade.corridor.projection.Viewport;
import dev.alidade.corridor.projection.WebMercator;
import dev.alidade.database.Cancellation;
import dev.alidade.settings.AppFolders;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BuiltInGroundTest {
    private static final Path PICTURES = Path.of("target", "pictures");

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    private final MapPainter painter = new MapPainter(new Meanings(), new MapFonts());

    @ParameterizedTest
    @ValueSource(doubles = {4, 12, 30, 70, 150, 300, 700})
    void everyScaleShowsLandAndFewNames(double metres) throws IOException {
        var ground = ground();
        var view = view(-122.43, 37.775, metres);
        for (boolean dark : new boolean[] {false, true}) {
            var below = ground.below(List.of(), view, painter.palette(dark));
            assertThat(below).isNotEmpty();
            assertThat(names(below, view)).isBetween(metres < 20 ? 0 : 1, 20);
            var look = new MapPainter.Look(dark, 1, true, "");
            int[] pixels = painter.paint(below, view, look, List.of(), new Cancellation());
            var image = new BufferedImage(view.width(), view.height(), BufferedImage.TYPE_INT_RGB);
            image.setRGB(0, 0, view.width(), view.height(), pixels, 0, view.width());
            Files.createDirectories(PICTURES);
            var name = "ground-" + (int) metres + (dark ? "-dark" : "-light") + ".png";
            ImageIO.write(image, "png", PICTURES.resolve(name).toFile());
            int land = painter.palette(dark).colour("area.land");
            int x = (int) view.pixelX(WebMercator.x(-122.15));
            int y = (int) view.pixelY(WebMercator.y(37.76));
            if (x < view.width() && y < view.height()) {
                assertThat(image.getRGB(x, y) & 0xFFFFFF)
                        .as("the East Bay is land")
                        .isEqualTo(land & 0xFFFFFF);
            }
        }
    }

    @Test
    void farAwayThereIsNothingOfIt() {
        assertThat(ground().below(List.of(), view(151.2, -33.87, 20), painter.palette(false)))
                .isEmpty();
        assertThat(ground().below(List.of(), view(-122.43, 37.775, 2_000), painter.palette(false)))
                .isEmpty();
    }

    @Test
    void aDatabaseWithGroundOfItsOwnGetsOnlyWhatLiesAroundIt() {
        var view = view(-122.43, 37.775, 12);
        var alone = ground().below(List.of(), view, painter.palette(false));
        var beside = ground().below(alone, view, painter.palette(false));
        assertThat(beside.getFirst().features().size())
                .isLessThan(alone.getFirst().features().size());
    }

    @Test
    void everyAreaIsValidAndEveryRangeIsOne() throws IOException {
        try (var in = Objects.requireNonNull(BuiltInGround.class.getResourceAsStream("/map/ground.txt"))) {
            var items = GroundItem.parse(new String(in.readAllBytes(), StandardCharsets.UTF_8));
            assertThat(items).hasSizeGreaterThan(90).allSatisfy(item -> {
                assertThat(item.shape().isValid()).as(item.toString()).isTrue();
                assertThat(item.coarsest()).isGreaterThan(item.finest());
            });
        }
    }

    private static int names(List<Drawing> below, Viewport view) {
        return below.stream()
                .filter(drawing -> drawing.layer().role() == LayerRole.POINT)
                .mapToInt(drawing -> drawing.features().countIn(view.box()))
                .sum();
    }

    private static Viewport view(double longitude, double latitude, double metres) {
        double y = WebMercator.y(latitude);
        return new Viewport(WebMercator.x(longitude), y, metres / WebMercator.groundScale(y), 1100, 700);
    }

    private BuiltInGround ground() {
        try {
            return new BuiltInGround(
                    new CoordinateSystems(new AppFolders(folder, Files.createTempDirectory(folder, "f"), folder)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
