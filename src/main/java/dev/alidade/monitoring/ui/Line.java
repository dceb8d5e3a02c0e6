package dev.alidade.monitoring.ui;

import java.time.Duration;
import java.util.Arrays;
import java.util.OptionalLong;

/** A signal over time, oldest first; NaN, where nothing is known, breaks the line. */
final class Line {
    private final long[] at;
    private final double[] values;
    private final OptionalLong heldFrom;

    /**
     * @param at moments, milliseconds since 1970, ascending
     * @param values as many; NaN where nothing is known
     */
    Line(long[] at, double[] values) {
        this(at, values, OptionalLong.empty());
    }

    private Line(long[] at, double[] values, OptionalLong heldFrom) {
        this.at = at.clone();
        this.values = values.clone();
        this.heldFrom = heldFrom;
    }

    /** When the newest value was measured, where it only goes on from there. */
    OptionalLong heldFrom() {
        return heldFrom;
    }

    /** How many moments there are. */
    int size() {
        return at.length;
    }

    long at(int place) {
        return at[place];
    }

    double value(int place) {
        return values[place];
    }

    /** The value nearest to a moment; NaN when nothing is known near it. */
    double near(long moment, long tolerance) {
        int place = Arrays.binarySearch(at, moment);
        int after = place >= 0 ? place : -place - 1;
        int nearest =
                after >= at.length || (after > 0 && moment - at[after - 1] < at[after] - moment) ? after - 1 : after;
        return nearest < 0 || Math.abs(at[nearest] - moment) > tolerance ? Double.NaN : values[nearest];
    }

    /** The same with its last value going on up to a moment, when that is no farther away than a while. */
    Line heldUntil(long moment, Duration atMost) {
        int last = at.length - 1;
        if (last < 0 || moment <= at[last] || moment - at[last] > atMost.toMillis()) {
            return this;
        }
        var longer = Arrays.copyOf(at, at.length + 1);
        var held = Arrays.copyOf(values, values.length + 1);
        longer[last + 1] = moment;
        held[last + 1] = values[last];
        return new Line(longer, held, OptionalLong.of(at[last]));
    }

    /** The largest value between two moments; 0 when there is none. */
    double largest(long from, long to) {
        double largest = 0;
        for (int i = 0; i < at.length; i++) {
            if (at[i] >= from && at[i] <= to && values[i] > largest) {
                largest = values[i];
            }
        }
        return largest;
    }
}
