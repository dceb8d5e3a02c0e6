package dev.alidade.monitoring.ui;

import dev.alidade.monitoring.history.Point;
import dev.alidade.monitoring.metric.Signal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Brings together what was just seen and what is remembered, for the stretch of time that is shown. */
final class LiveModel {
    /** The size of a database at rest is asked every five minutes; until the next time the last one counts. */
    private static final Duration HELD = Duration.ofMinutes(6);

    private static final Duration AGAIN = Duration.ofSeconds(30);

    private final PulseViewModel pulse;
    private final ChartWindow window;
    private final Runnable changed;
    private Map<Signal, List<Point>> remembered = Map.of();
    private Instant rememberedFrom = Instant.MAX;
    private Instant askedAt = Instant.EPOCH;
    private boolean asking;

    LiveModel(PulseViewModel pulse, ChartWindow window, Runnable changed) {
        this.pulse = pulse;
        this.window = window;
        this.changed = changed;
    }

    /** The lines, and asks the memory where the window reaches back beyond what was seen here. */
    Map<Signal, Line> lines() {
        askMemory();
        var recent = pulse.recent();
        var from = window.span().from();
        var seenFrom = recent.isEmpty() ? Instant.MAX : recent.getFirst().at();
        var lines = new EnumMap<Signal, Line>(Signal.class);
        for (var signal : Signal.values()) {
            var at = new ArrayList<Long>();
            var values = new ArrayList<Double>();
            for (var point : remembered.getOrDefault(signal, List.of())) {
                if (point.at().isBefore(seenFrom) || signal == Signal.DATABASE_BYTES) {
                    add(at, values, point.at(), point.average(), signal);
                }
            }
            if (signal == Signal.DATABASE_BYTES) {
                long last = at.isEmpty() ? Long.MIN_VALUE : at.getLast();
                for (var size : pulse.sizes()) {
                    if (size.at().toEpochMilli() > last) {
                        add(at, values, size.at(), (double) size.bytes(), signal);
                    }
                }
            } else {
                for (var look : recent) {
                    if (!look.at().isBefore(from.minus(window.span().length().dividedBy(20)))) {
                        add(at, values, look.at(), look.values().getOrDefault(signal, Double.NaN), signal);
                    }
                }
            }
            var line = new Line(
                    at.stream().mapToLong(Long::longValue).toArray(),
                    values.stream().mapToDouble(Double::doubleValue).toArray());
            lines.put(
                    signal,
                    signal == Signal.DATABASE_BYTES
                            ? line.heldUntil(window.span().toMillis(), HELD)
                            : line);
        }
        return lines;
    }

    /** A time in which nobody looked breaks the line. */
    private void add(List<Long> at, List<Double> values, Instant moment, double value, Signal signal) {
        long millis = moment.toEpochMilli();
        if (!at.isEmpty()) {
            long gap = millis - at.getLast();
            long bearable = Math.max(
                    signal == Signal.DATABASE_BYTES ? Duration.ofDays(2).toMillis() : 90_000,
                    window.span().length().toMillis() / 60);
            if (gap > bearable) {
                at.add(at.getLast() + 1);
                values.add(Double.NaN);
            }
        }
        at.add(millis);
        values.add(value);
    }

    /** The earliest moment that anything is known of. */
    Instant first() {
        var seen = pulse.recent().isEmpty()
                ? Instant.now()
                : pulse.recent().getFirst().at();
        return remembered.values().stream()
                .filter(points -> !points.isEmpty())
                .map(points -> points.getFirst().at())
                .filter(at -> at.isBefore(seen))
                .min(Instant::compareTo)
                .orElse(seen);
    }

    private void askMemory() {
        var span = window.span();
        boolean reachesBack = span.from().isBefore(rememberedFrom);
        boolean isOld = Duration.between(askedAt, Instant.now()).compareTo(AGAIN) > 0;
        if (asking || !(reachesBack || isOld)) {
            return;
        }
        asking = true;
        askedAt = Instant.now();
        var from = span.from().minus(span.length());
        pulse.remember(
                history -> {
                    var points = new EnumMap<Signal, List<Point>>(Signal.class);
                    for (var signal : Signal.values()) {
                        points.put(signal, history.points(signal, from, Instant.now()));
                    }
                    return points;
                },
                points -> {
                    remembered = points;
                    rememberedFrom = from;
                    changed.run();
                },
                () -> asking = false);
    }
}
