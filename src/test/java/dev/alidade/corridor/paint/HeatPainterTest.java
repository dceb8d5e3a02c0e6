package dev.alidade.corridor.paint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.alidade.corridor.feature.FeatureCollector;
import dev.alidade.corridor.feature.FeatureSet;
import dev.alidade.corridor.feature.WkbDecoder;
import dev.alidade.corridor.projection.CoordinateSystems;
import dev.alidade.corridor.projection.Geodesy;
import dev.alidade.corridor.projection.Viewport;
import dev.alidade.corridor.projection.WebMercator;
import dev.alidade.corridor.style.HeatMap;
import dev.alidade.database.Cancellation;
import dev.alidade.error.AppException;
import dev.alidade.settings.AppFolders;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.io.File;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.io.WKBWriter;

class HeatPainterTest {
    private static final CoordinateSystems SYSTEMS =
            new CoordinateSystems(new AppFolders(Path.of("none"), Path.of("none"), Path.of("none")));
    private static final int WIDTH = 400;
    private static final int HEIGHT = 300;
    private static final int GROUND = 0xFF10_1820;

    private final FeatureCollector collector = new FeatureCollector();

    /** The warm disc around one feature is a circle of its radius on the ground at every latitude and radius. */
    @ParameterizedTest
    @CsvSource({"0, 500, 10", "37.77, 500, 10", "60, 500, 10", "-75, 500, 20", "37.77, 50, 1", "37.77, 20000, 400"})
    void theRadiusIsTrueMetres(double latitude, double metres, double resolution) {
        point(0, latitude);
        var view = new Viewport(0, WebMercator.y(latitude), resolution, WIDTH, HEIGHT);
        int[] pixels = paint(HeatMap.of(metres), view);
        int last = 0;
        for (int x = WIDTH / 2; x < WIDTH && pixels[HEIGHT / 2 * WIDTH + x] != GROUND; x++) {
            last = x;
        }
        double reached = Geodesy.distance(0, latitude, WebMercator.longitude(view.mapX(last)), latitude);
        // the last colour that differs from the ground lies a little inside, where the kernel ends in nothing
        assertThat(reached).isCloseTo(metres, within(metres * 0.13 + 3 * view.groundResolution()));
        assertThat(reached).isLessThan(metres * 13 / 12 + 3 * view.groundResolution());
    }

    @Test
    void whereMostFeaturesLieIsWarmest() throws Exception {
        var random = new Random(4);
        for (int i = 0; i < 30_000; i++) {
            boolean crowd = i % 3 != 0;
            point(
                    -122.42 + random.nextGaussian() * (crowd ? 0.004 : 0.02),
                    37.77 + random.nextGaussian() * (crowd ? 0.003 : 0.015));
        }
        var view = new Viewport(WebMercator.x(-122.42), WebMercator.y(37.77), 25, WIDTH, HEIGHT);
        int[] pixels = paint(HeatMap.of(400), view);
        int middle = pixels[HEIGHT / 2 * WIDTH + WIDTH / 2];
        assertThat((middle >> 16) & 255).as("yellow").isGreaterThan(150);
        assertThat((middle >> 8) & 255).as("yellow").isGreaterThan(150);
        assertThat(pixels[5 * WIDTH + 5]).as("nothing far away").isEqualTo(GROUND);
        var picture = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_ARGB_PRE);
        picture.setRGB(0, 0, WIDTH, HEIGHT, pixels, 0, WIDTH);
        new File("target/pictures").mkdirs();
        ImageIO.write(picture, "png", new File("target/pictures/map-heat.png"));
    }

    @Test
    void nothingIsPaintedOfNothingAndACancelledOneStops() {
        var view = new Viewport(0, 0, 10, WIDTH, HEIGHT);
        assertThat(Arrays.stream(paint(HeatMap.of(100), view))).allMatch(pixel -> pixel == GROUND);
        point(0, 0);
        var cancelled = new Cancellation();
        cancelled.request();
        assertThatThrownBy(() -> new HeatPainter(HeatMap.of(100), view).paint(features(), ground(), cancelled))
                .isInstanceOf(AppException.class);
        assertThatThrownBy(() -> HeatMap.of(0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> HeatMap.of(Double.NaN)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aWideRadiusOverManyPointsIsSoonPainted() {
        var random = new Random(1);
        for (int i = 0; i < 200_000; i++) {
            point(random.nextDouble(-122.5, -122.3), random.nextDouble(37.7, 37.85));
        }
        var view = new Viewport(WebMercator.x(-122.4), WebMercator.y(37.77), 30, 1920, 1080);
        var features = features();
        long start = System.nanoTime();
        new HeatPainter(HeatMap.of(2_000), view).paint(features, new int[1920 * 1080], new Cancellation());
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(20));
    }

    private int[] paint(HeatMap heat, Viewport view) {
        int[] pixels = ground();
        new HeatPainter(heat, view).paint(features(), pixels, new Cancellation());
        return pixels;
    }

    private static int[] ground() {
        var image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_ARGB_PRE);
        int[] pixels = ((DataBufferInt) image.getRaster().getDataBuffer()).getData();
        Arrays.fill(pixels, GROUND);
        return pixels;
    }

    private FeatureSet features() {
        return collector.finish(SYSTEMS, 4326);
    }

    private void point(double longitude, double latitude) {
        new WkbDecoder(collector)
                .decode(new WKBWriter().write(new GeometryFactory().createPoint(new Coordinate(longitude, latitude))));
        collector.endFeature(4326, null, null, null, 0);
    }
}
