package dev.alidade.corridor.style;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ClassifierTest {
    private final Random random = new Random(3);

    /** 100 random samples for each method. */
    @ParameterizedTest
    @EnumSource
    void rangesCoverAllValuesWithoutAGap(Classifier.Method method) {
        for (int i = 0; i < 100; i++) {
            var values = new ArrayList<Double>();
            int count = 1 + random.nextInt(200);
            for (int v = 0; v < count; v++) {
                values.add(random.nextBoolean() ? random.nextGaussian() * 100 : random.nextInt(5));
            }
            int classes = 2 + random.nextInt(6);
            var breaks = Classifier.breaks(values, classes, method);
            assertThat(breaks).isSorted().hasSizeBetween(2, classes + 2);
            assertThat(breaks.getFirst())
                    .isEqualTo(values.stream().min(Double::compare).orElseThrow());
            assertThat(breaks.getLast())
                    .isEqualTo(values.stream().max(Double::compare).orElseThrow());
        }
    }

    @Test
    void quantilesHoldAsManyEach() {
        var values = IntStream.rangeClosed(1, 100).mapToObj(i -> (double) i * i).toList();
        var breaks = Classifier.breaks(values, 4, Classifier.Method.QUANTILE);
        for (int i = 0; i + 1 < breaks.size(); i++) {
            double low = breaks.get(i);
            double high = breaks.get(i + 1);
            assertThat(values.stream().filter(v -> v >= low && v < high).count())
                    .isBetween(22L, 28L);
        }
    }

    @Test
    void namesGetARuleEachAndOneForTheRest() {
        var style = Classifier.categorised(
                "kind",
                List.of("fire", "o'clock"),
                Palette.OKABE_ITO,
                colour -> Symbol.line(Symbol.Stroke.solid(colour, 1)));
        assertThat(style.rules())
                .extracting(StyleRule::condition)
                .containsExactly("\"kind\" = 'fire'", "\"kind\" = 'o''clock'", "");
        assertThat(style.rules().getLast().isElse()).isTrue();
    }

    /** Seen through a common simulation of the two red-green blindnesses, neighbours stay apart in lightness or hue. */
    @ParameterizedTest
    @EnumSource
    void neighboursOfAPaletteDiffer(Palette palette) {
        int count = palette.isGraded() ? 5 : 8;
        for (int a = 0; a < count; a++) {
            for (int b = a + 1; b < count; b++) {
                int one = palette.colour(a, count);
                int two = palette.colour(b, count);
                assertThat(distance(deutan(one), deutan(two)))
                        .as("%s %d %d", palette, a, b)
                        .isGreaterThan(14);
            }
        }
    }

    private static double[] deutan(int rgb) {
        double r = (rgb >> 16) & 0xFF;
        double g = (rgb >> 8) & 0xFF;
        double b = rgb & 0xFF;
        return new double[] {
            0.367 * r + 0.861 * g - 0.228 * b, 0.280 * r + 0.673 * g + 0.047 * b, -0.012 * r + 0.043 * g + 0.969 * b
        };
    }

    private static double distance(double[] a, double[] b) {
        return Math.sqrt(Math.pow(a[0] - b[0], 2) + Math.pow(a[1] - b[1], 2) + Math.pow(a[2] - b[2], 2));
    }

    @Test
    void aLegendHasNoMoreDigitsThanTellItsRangesApart() {
        var values = List.of(0.0436098, 0.155960, 0.212320, 0.291321, 0.785169);
        var style = Classifier.graduated(
                "v",
                values,
                2,
                Classifier.Method.QUANTILE,
                Palette.VIRIDIS,
                argb -> Symbol.area(argb, Symbol.Stroke.solid(argb, 1)));
        assertThat(style.rules().getFirst().title()).startsWith("0.0436 – ");
        assertThat(style.rules().getLast().title()).endsWith(" – 0.785");
        var close = Classifier.graduated(
                "v",
                List.of(1234567.5, 1234568.5),
                2,
                Classifier.Method.EQUAL_INTERVAL,
                Palette.VIRIDIS,
                argb -> Symbol.area(argb, Symbol.Stroke.solid(argb, 1)));
        assertThat(close.rules().getFirst().title()).doesNotContain("E").startsWith("1234567");
    }
}
