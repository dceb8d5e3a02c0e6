package dev.alidade.corridor.paint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LineRasterTest {
    private static final int SIZE = 200;

    @Test
    void lineCoversAsMuchAsItsLengthTimesItsWidth() {
        var random = new Random(3);
        for (int i = 0; i < 200; i++) {
            double x0 = random.nextDouble(20, 180);
            double y0 = random.nextDouble(20, 180);
            double angle = random.nextDouble(2 * Math.PI);
            double x1 = Math.clamp(x0 + 150 * Math.cos(angle), 5, 195);
            double y1 = Math.clamp(y0 + 150 * Math.sin(angle), 5, 195);
            double width = random.nextDouble(0.5, 2);
            double ink = ink(x0, y0, x1, y1, width);
            double expected = Math.hypot(x1 - x0, y1 - y0) * width;
            assertThat(ink).isCloseTo(expected, within(expected * 0.06 + 3));
        }
    }

    @Test
    void stripsTogetherDrawWhatOneStripDraws() {
        int[] whole = blank();
        raster(whole, 0, SIZE).segment(-30, 12.3, 231, 177.7, 1.4, 0xFF00_00FF);
        int[] strips = blank();
        for (int top = 0; top < SIZE; top += 32) {
            raster(strips, top, Math.min(SIZE, top + 32)).segment(-30, 12.3, 231, 177.7, 1.4, 0xFF00_00FF);
        }
        assertThat(strips).isEqualTo(whole);
    }

    @Test
    void farAwaySegmentsDrawNothingAndDoNotFail() {
        int[] pixels = blank();
        var raster = raster(pixels, 0, SIZE);
        raster.segment(-1e9, -1e9, -1e8, -1e8, 1, 0xFF00_0000);
        raster.segment(1e9, 50, 2e9, 60, 1, 0xFF00_0000);
        assertThat(pixels).isEqualTo(blank());
    }

    /** The middle is off by a thirty-second of a pixel at most, so that is what coverage may be off. */
    @Test
    void aStampedDiscCoversEachPixelAsTheFormulaSaysInFiveHundredCases() {
        var random = new Random(5);
        for (int i = 0; i < 500; i++) {
            double cx = random.nextDouble(-8, SIZE + 8);
            double cy = random.nextDouble(-8, SIZE + 8);
            double radius = random.nextDouble(0.3, 9);
            int opacity = random.nextInt(256);
            int[] pixels = blank();
            raster(pixels, 0, SIZE).disc(cx, cy, radius, opacity << 24);
            for (int at = 0; at < pixels.length; at++) {
                int row = at / SIZE;
                double part = Math.clamp(LineRaster.inside(at % SIZE + 0.5 - cx, row + 0.5 - cy, radius), 0, 1);
                double off = 255 - (pixels[at] & 0xFF) - opacity * part;
                assertThat(off).as("pixel %d of a disc of %s", at, radius).isBetween(-14.0, 14.0);
            }
        }
    }

    @Test
    void stripsTogetherStampWhatOneStripStamps() {
        var random = new Random(7);
        int[] whole = blank();
        int[] strips = blank();
        for (int i = 0; i < 300; i++) {
            double x = random.nextDouble(-10, SIZE + 10);
            double y = random.nextDouble(-10, SIZE + 10);
            double radius = random.nextDouble(0.3, 8);
            raster(whole, 0, SIZE).disc(x, y, radius, 0x9033_66CC);
            for (int top = 0; top < SIZE; top += 32) {
                raster(strips, top, Math.min(SIZE, top + 32)).disc(x, y, radius, 0x9033_66CC);
            }
        }
        assertThat(strips).isEqualTo(whole);
        int[] untouched = whole.clone();
        for (double far : new double[] {Double.NaN, 1e9, -1e9, Double.POSITIVE_INFINITY}) {
            raster(whole, 0, SIZE).disc(far, 50, 3, 0xFF00_0000);
            raster(whole, 0, SIZE).disc(50, far, 3, 0xFF00_0000);
        }
        assertThat(whole).isEqualTo(untouched);
    }

    private static LineRaster raster(int[] pixels, int top, int bottom) {
        return new LineRaster(pixels, SIZE, top, bottom, new DiscStamps());
    }

    private static double ink(double x0, double y0, double x1, double y1, double width) {
        int[] pixels = blank();
        raster(pixels, 0, SIZE).segment(x0, y0, x1, y1, width, 0xFF00_0000);
        return Arrays.stream(pixels)
                .mapToDouble(p -> (255 - (p & 0xFF)) / 255.0)
                .sum();
    }

    private static int[] blank() {
        int[] pixels = new int[SIZE * SIZE];
        Arrays.fill(pixels, 0xFFFF_FFFF);
        return pixels;
    }
}
