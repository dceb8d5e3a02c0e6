package dev.alidade.console.chart;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Round numbers along an axis.
 *
 * @param from where the axis begins
 * @param to where it ends
 * @param at the round numbers
 * @param labels what is written at them
 */
record Ticks(double from, double to, List<Double> at, List<String> labels) {
    private static final double[] TIME_STEPS = {
        1,
        10,
        100,
        1_000,
        5_000,
        15_000,
        60_000,
        300_000,
        900_000,
        3_600_000,
        10_800_000,
        21_600_000,
        43_200_000,
        86_400_000d,
        172_800_000d,
        604_800_000d,
        1_209_600_000d
    };
    private static final int[] MONTH_STEPS = {1, 3, 6, 12, 24, 60, 120, 240, 600, 1_200, 6_000, 12_000};
    private static final double MONTH = 2_629_800_000d;
    private static final double DAY = 86_400_000d;
    private static final double MINUTE = 60_000d;

    /** Of numbers, with a round step of 1, 2 or 5; the axis reaches a whole step beyond the data. */
    static Ticks numbers(double least, double most, int wanted) {
        double span = most - least;
        if (span <= 0) {
            double room = least == 0 ? 1 : Math.abs(least) / 2;
            return numbers(least - room, most + room, wanted);
        }
        double rough = span / Math.max(1, wanted);
        double power = Math.pow(10, Math.floor(Math.log10(rough)));
        double step = power * (rough / power <= 1 ? 1 : rough / power <= 2 ? 2 : rough / power <= 5 ? 5 : 10);
        double from = Math.floor(least / step) * step;
        double to = Math.ceil(most / step) * step;
        var at = new ArrayList<Double>();
        var labels = new ArrayList<String>();
        long count = Math.round((to - from) / step);
        for (long i = 0; i <= count; i++) {
            double value = from + i * step;
            at.add(value);
            labels.add(number(value, step));
        }
        return new Ticks(from, to, at, labels);
    }

    /** Of milliseconds, with steps that a clock or a calendar has. */
    static Ticks times(double least, double most, int wanted) {
        double span = Math.max(1_000, most - least);
        for (double step : TIME_STEPS) {
            if (span / step <= wanted) {
                return clock(least, least + span, step);
            }
        }
        for (int months : MONTH_STEPS) {
            if (span / MONTH / months <= wanted) {
                return calendar(least, least + span, months);
            }
        }
        return new Ticks(least, least + span, List.of(), List.of());
    }

    private static Ticks clock(double from, double to, double step) {
        var at = new ArrayList<Double>();
        var labels = new ArrayList<String>();
        var form = DateTimeFormatter.ofPattern(
                step >= DAY ? "MM-dd" : step >= MINUTE ? "MM-dd HH:mm" : "HH:mm:ss", Locale.ROOT);
        for (double value = Math.ceil(from / step) * step; value <= to; value += step) {
            at.add(value);
            labels.add(form.format(Instant.ofEpochMilli((long) value).atOffset(ZoneOffset.UTC)));
        }
        return new Ticks(from, to, at, labels);
    }

    /** The first days of months or years. */
    private static Ticks calendar(double from, double to, int months) {
        var at = new ArrayList<Double>();
        var labels = new ArrayList<String>();
        var form = DateTimeFormatter.ofPattern(months % 12 == 0 ? "uuuu" : "uuuu-MM", Locale.ROOT);
        var begin = Instant.ofEpochMilli((long) from).atOffset(ZoneOffset.UTC).toLocalDate();
        long count = begin.getYear() * 12L + begin.getMonthValue() - 1;
        for (long month = Math.floorDiv(count, months) * months; ; month += months) {
            var day = LocalDate.of((int) Math.floorDiv(month, 12L), (int) Math.floorMod(month, 12L) + 1, 1);
            double value = day.atStartOfDay().toInstant(ZoneOffset.UTC).toEpochMilli();
            if (value > to) {
                return new Ticks(from, to, at, labels);
            }
            if (value >= from) {
                at.add(value);
                labels.add(form.format(day));
            }
        }
    }

    private static String number(double value, double step) {
        double size = Math.abs(value);
        if (size >= 1e15 || (size > 0 && size < 1e-6)) {
            return "%.2e".formatted(value);
        }
        int digits = (int) Math.clamp(-Math.floor(Math.log10(step)), 0, 9);
        if (size >= 1e9 && step >= 1e8) {
            return plain(value / 1e9, step / 1e9) + " G";
        } else if (size >= 1e6 && step >= 1e5) {
            return plain(value / 1e6, step / 1e6) + " M";
        } else if (size >= 1e4 && step >= 1e2) {
            return plain(value / 1e3, step / 1e3) + " k";
        }
        return String.format(Locale.getDefault(), "%." + digits + "f", value == 0 ? 0.0 : value);
    }

    private static String plain(double value, double step) {
        int digits = (int) Math.clamp(-Math.floor(Math.log10(step)), 0, 3);
        return String.format(Locale.getDefault(), "%." + digits + "f", value);
    }
}
