package dev.alidade.monitoring.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.alidade.monitoring.metric.Signal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TreemapTest {
    @Test
    void piecesAreToScaleInsideAndDoNotOverlap() {
        for (int run = 0; run < 500; run++) {
            var random = new Random(run);
            var values = new ArrayList<Long>();
            for (int i = 0; i <= random.nextInt(40); i++) {
                values.add(1 + (long) Math.exp(random.nextDouble() * 18));
            }
            values.sort(Comparator.reverseOrder());
            double width = 50 + random.nextInt(900);
            double height = 50 + random.nextInt(600);
            var pieces = Treemap.divide(values, width, height);
            double total = values.stream().mapToLong(v -> v).sum();
            assertThat(pieces).as("run " + run).hasSameSizeAs(values);
            for (var piece : pieces) {
                assertThat(piece.width() * piece.height())
                        .as("run " + run)
                        .isCloseTo(width * height * values.get(piece.index()) / total, within(1e-3 * width * height));
                assertThat(piece.x()).isBetween(-1e-6, width);
                assertThat(piece.x() + piece.width()).isLessThan(width + 1e-6);
                assertThat(piece.y() + piece.height()).isLessThan(height + 1e-6);
            }
            for (var a : pieces) {
                for (var b : pieces) {
                    assertThat(a.index() == b.index() || apart(a, b))
                            .as("run " + run)
                            .isTrue();
                }
            }
        }
    }

    @Test
    void nothingIsDividedWithoutRoomOrValues() {
        assertThat(Treemap.divide(List.of(), 100, 100)).isEmpty();
        assertThat(Treemap.divide(List.of(5L), 0, 100)).isEmpty();
    }

    @Test
    void scalesAreRoundAndNeverBelowWhatIsShown() {
        assertThat(TimeChart.rounded(0, Signal.Unit.COUNT)).isEqualTo(4);
        assertThat(TimeChart.rounded(3.2, Signal.Unit.PER_SECOND)).isEqualTo(5);
        assertThat(TimeChart.rounded(3000, Signal.Unit.BYTES)).isEqualTo(5 * 1024);
        for (int run = 0; run < 2000; run++) {
            double value = Math.exp(new Random(run).nextDouble() * 40);
            for (var unit : Signal.Unit.values()) {
                assertThat(TimeChart.rounded(value, unit)).isGreaterThanOrEqualTo(value * (1 - 1e-9));
            }
        }
    }

    @Test
    void theWindowFollowsTheClockUntilSomebodyLooksBack() {
        var window = new ChartWindow();
        var now = Instant.now();
        window.last(Duration.ofHours(1));
        window.tick(now, now.minus(Duration.ofMinutes(10)));
        assertThat(window.span().length()).isEqualTo(Duration.ofSeconds(605));
        window.tick(now, now.minus(Duration.ofDays(10)));
        assertThat(window.span().length()).isEqualTo(Duration.ofHours(1));
        window.pan(0.5);
        assertThat(window.span().live()).isFalse();
        var end = window.span().end();
        window.tick(now.plusSeconds(60), now);
        assertThat(window.span().end()).isEqualTo(end);
        var middle = window.span().from().plus(Duration.ofMinutes(30));
        window.zoom(0.5, 0.5);
        assertThat(window.span().from().plus(Duration.ofMinutes(15))).isEqualTo(middle);
        window.pan(-100);
        assertThat(window.span().live()).isTrue();
        window.zoom(1e9, 0.5);
        assertThat(window.span().length()).isEqualTo(ChartWindow.MOST);
    }

    private static boolean apart(Treemap.Piece a, Treemap.Piece b) {
        double slack = 1e-6;
        return a.x() + a.width() <= b.x() + slack
                || b.x() + b.width() <= a.x() + slack
                || a.y() + a.height() <= b.y() + slack
                || b.y() + b.height() <= a.y() + slack;
    }
}
