package dev.alidade.monitoring.ui;

import java.time.Duration;
import java.time.Instant;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** The stretch of time that all charts show together: it follows the clock until somebody looks back. */
final class ChartWindow {
    static final Duration LEAST = Duration.ofMinutes(1);
    static final Duration MOST = Duration.ofDays(730);

    private final ReadOnlyObjectWrapper<Span> span =
            new ReadOnlyObjectWrapper<>(new Span(Instant.now(), LEAST, Duration.ofMinutes(5), true));

    /**
     * A stretch of time.
     *
     * @param end its last moment
     * @param length how long it is
     * @param wanted how long it is to be; live, it is shorter while nothing older is known
     * @param live whether its end follows the clock
     */
    record Span(Instant end, Duration length, Duration wanted, boolean live) {
        Instant from() {
            return end.minus(length);
        }

        long fromMillis() {
            return from().toEpochMilli();
        }

        long toMillis() {
            return end.toEpochMilli();
        }
    }

    ReadOnlyObjectProperty<Span> spanProperty() {
        return span.getReadOnlyProperty();
    }

    Span span() {
        return span.get();
    }

    /** Shows the last while, up to now and on. */
    void last(Duration length) {
        var wanted = clamped(length);
        span.set(new Span(Instant.now(), wanted, wanted, true));
    }

    /**
     * The clock went on.
     *
     * @param first the earliest moment that anything is known of
     */
    void tick(Instant now, Instant first) {
        var wanted = span().wanted();
        if (span().live()) {
            var known = clamped(Duration.between(first, now).plusSeconds(5));
            span.set(new Span(now, known.compareTo(wanted) < 0 ? known : wanted, wanted, true));
        }
    }

    /**
     * Makes the stretch longer or shorter around a moment in it.
     *
     * @param factor above 1 shows more
     * @param place of the moment that stays, 0 at the left, 1 at the right
     */
    void zoom(double factor, double place) {
        var now = span();
        var length = clamped(Duration.ofMillis(Math.round(now.length().toMillis() * factor)));
        if (now.live()) {
            span.set(new Span(now.end(), length, length, true));
            return;
        }
        var fixed = now.from().plusMillis(Math.round(now.length().toMillis() * place));
        set(fixed.plusMillis(Math.round(length.toMillis() * (1 - place))), length);
    }

    /** Moves back in time by a part of what is shown; negative moves forward, and at now the clock is followed again. */
    void pan(double part) {
        var now = span();
        set(now.end().minusMillis(Math.round(now.length().toMillis() * part)), now.length());
    }

    private void set(Instant end, Duration length) {
        var now = Instant.now();
        boolean live = !end.isBefore(now.minusMillis(500));
        span.set(new Span(live ? now : end, length, length, live));
    }

    private static Duration clamped(Duration length) {
        return length.compareTo(LEAST) < 0 ? LEAST : length.compareTo(MOST) > 0 ? MOST : length;
    }
}
