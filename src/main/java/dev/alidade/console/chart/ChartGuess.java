package dev.alidade.console.chart;

import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/** Which chart a result is likely meant for. */
public final class ChartGuess {
    private static final int MOST_SERIES = 8;

    private final ChartValues values;

    private ChartGuess(ChartValues values) {
        this.values = values;
    }

    /**
     * A line over the first time, else bars over the first text, else points over the first of two numbers; the numbers
     * drawn are the first that do not look like keys. Empty where there is no number to draw.
     */
    public static Optional<ChartChoice> of(ChartValues values) {
        return new ChartGuess(values).choice();
    }

    private Optional<ChartChoice> choice() {
        int time = first(values::isTime);
        int text = first(i -> !values.isMeasured(i));
        int y = first(i -> values.isNumber(i) && !isKey(i) && i > Math.max(0, time));
        if (y < 0) {
            y = last(i -> values.isNumber(i) && !isKey(i));
        }
        if (y < 0) {
            y = last(values::isNumber);
        }
        if (y < 0) {
            return Optional.empty();
        }
        int drawn = y;
        if (time >= 0) {
            return Optional.of(new ChartChoice(ChartKind.LINE, time, drawn, repeats(time) ? series(time) : -1));
        }
        if (text >= 0) {
            return Optional.of(new ChartChoice(ChartKind.BAR, text, drawn, repeats(text) ? series(text) : -1));
        }
        int x = first(i -> values.isNumber(i) && i != drawn);
        return x < 0
                ? Optional.of(new ChartChoice(ChartKind.BAR, drawn, drawn, -1))
                : Optional.of(new ChartChoice(grows(x) ? ChartKind.LINE : ChartKind.SCATTER, x, drawn, -1));
    }

    /** The first text besides x with few different values. */
    private int series(int x) {
        return first(i -> i != x && !values.isMeasured(i) && distinct(i) <= MOST_SERIES);
    }

    private int distinct(int place) {
        var seen = new HashSet<String>();
        for (var row : values.rows()) {
            seen.add(String.valueOf(row.value(place)));
            if (seen.size() > MOST_SERIES) {
                break;
            }
        }
        return seen.size();
    }

    private boolean repeats(int place) {
        var seen = new HashSet<String>();
        return values.rows().stream().anyMatch(row -> !seen.add(String.valueOf(row.value(place))));
    }

    private boolean grows(int place) {
        double before = Double.NEGATIVE_INFINITY;
        for (var row : values.rows()) {
            double now = values.number(row, place).orElse(Double.NaN);
            if (!(now > before)) {
                return false;
            }
            before = now;
        }
        return true;
    }

    private boolean isKey(int place) {
        var name = values.columns().get(place).name().toLowerCase(Locale.ROOT);
        return name.equals("id") || name.endsWith("_id") || name.equals("oid");
    }

    private int first(IntPredicate wanted) {
        return IntStream.range(0, values.columns().size())
                .filter(wanted)
                .findFirst()
                .orElse(-1);
    }

    private int last(IntPredicate wanted) {
        return IntStream.range(0, values.columns().size()).filter(wanted).max().orElse(-1);
    }
}
