package dev.alidade.monitoring.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class LineTest {
    private static final Duration WHILE = Duration.ofMillis(100);

    @Test
    void whatIsAskedRarelyIsKnownUntilItIsAskedAgain() {
        var held = new Line(new long[] {10, 50}, new double[] {1, 7}).heldUntil(140, WHILE);
        assertThat(held.near(140, 0)).isEqualTo(7);
        assertThat(held.near(11, 5)).isEqualTo(1);
        assertThat(held.size()).isEqualTo(3);
    }

    @Test
    void whatIsOlderIsNoLongerKnown() {
        var line = new Line(new long[] {10, 50}, new double[] {1, 7});
        assertThat(line.heldUntil(151, WHILE)).isSameAs(line);
        assertThat(line.heldUntil(50, WHILE)).isSameAs(line);
        assertThat(line.heldUntil(20, WHILE)).isSameAs(line);
        assertThat(new Line(new long[0], new double[0]).heldUntil(5, WHILE).size())
                .isZero();
    }
}
