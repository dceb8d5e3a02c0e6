package dev.alidade.monitoring.metric;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PulseTest {
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final Instant NOON = Instant.parse("2026-01-02T12:00:00Z");

    @Test
    void countersBecomeRatesByTheServersClock() {
        var pulse = Pulse.between(sample(0, 100, START, null), sample(2, 300, START, null))
                .orElseThrow();
        assertThat(pulse.values().get(Signal.COMMITS)).isEqualTo(100);
        assertThat(pulse.values().get(Signal.CACHE_HIT)).isEqualTo(0.5);
        assertThat(pulse.values().get(Signal.OLDEST_TRANSACTION)).isEqualTo(7.5);
        assertThat(pulse.hidden()).isEqualTo(3);
    }

    @Test
    void aShareOfNothingIsUnknown() {
        var pulse = Pulse.between(sample(0, 100, START, null), sample(2, 100, START, null))
                .orElseThrow();
        assertThat(pulse.values()).containsEntry(Signal.COMMITS, 0.0).doesNotContainKey(Signal.CACHE_HIT);
    }

    @Test
    void noRateReachesAcrossARestartAResetOrACounterThatFell() {
        var first = sample(0, 100, START, null);
        assertThat(Pulse.between(first, sample(2, 200, NOON, null))).isEmpty();
        assertThat(Pulse.between(first, sample(2, 200, START, NOON))).isEmpty();
        assertThat(Pulse.between(first, sample(2, 99, START, null))).isEmpty();
        assertThat(Pulse.between(first, first)).isEmpty();
    }

    private static Sample sample(int seconds, long count, Instant started, @Nullable Instant reset) {
        var at = NOON.plusSeconds(seconds);
        return new Sample(
                at,
                at,
                started,
                reset,
                new Sample.Counters(count, 0, count, count, count, count, 0, 0, count),
                new Sample.Sessions(9, 1, 2, 3, 0, 3, 7.5, 100));
    }
}
