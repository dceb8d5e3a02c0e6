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
        new LineRaster(whole, SIZE, 0, SIZE).segment(-30, 12.3, 231, 177.7, 1.4, 0xFF00_00FF);
        int[] strips = blank();
        for (int top = 0; top < SIZE; top += 32) {
            new LineRaster(strips, SIZE, top, Math.min(SIZE, top + 32))
                    .segment(-30, 12.3, 231, 177.7, 1.4, 0xFF00_00FF);
        }
        assertThat(strips).isEqualTo(whole);
    }

    @Test
    void farAwaySegmentsDrawNothingAndDoNotFail() {
        int[] pixels = blank();
        var raster = new LineRaster(pixels, SIZE, 0, SIZE);
        raster.segment(-1e9, -1e9, -1e8, -1e8, 1, 0xFF00_0000);
        raster.segment(1e9, 50, 2e9, 60, 1, 0xFF00_0000);
        assertThat(pixels).isEqualTo(blank());
    }

    private static double ink(double x0, double y0, double x1, double y1, double width) {
        int[] pixels = blank();
        new LineRaster(pixels, SIZE, 0, SIZE).segment(x0, y0, x1, y1, width, 0xFF00_0000);
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
