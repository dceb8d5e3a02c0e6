package dev.alidade.i18n;

import java.text.NumberFormat;
import java.util.Locale;

/** Writes sizes in bytes and counts the way people read them. */
public final class Sizes {
    private static final String[] UNITS = {"B", "kB", "MB", "GB", "TB", "PB", "EB"};

    private Sizes() {}

    /** A size such as {@code 1.2 GB}, in powers of 1024 as PostgreSQL's {@code pg_size_pretty} counts; negative sizes keep their sign. */
    public static String bytes(long bytes) {
        double value = Math.abs((double) bytes);
        int unit = 0;
        while (value >= 1024 && unit < UNITS.length - 1) {
            value /= 1024;
            unit++;
        }
        var number = unit == 0 || value >= 100
                ? String.format(Locale.getDefault(), "%.0f", value)
                : String.format(Locale.getDefault(), "%.1f", value);
        return (bytes < 0 ? "-" : "") + number + " " + UNITS[unit];
    }

    /** A whole number with the language's grouping, for tooltips: {@code 1,234,567}. */
    public static String exact(long number) {
        return NumberFormat.getIntegerInstance(Locale.getDefault()).format(number);
    }

    /** A count shortened from ten thousand on: {@code 9,999}, {@code 12.3 k}, {@code 10.2 M}. */
    public static String count(long number) {
        double value = Math.abs((double) number);
        if (value < 10_000) {
            return exact(number);
        }
        var units = new String[] {"k", "M", "G", "T"};
        int unit = -1;
        while (value >= 1000 && unit < units.length - 1) {
            value /= 1000;
            unit++;
        }
        return (number < 0 ? "-" : "") + String.format(Locale.getDefault(), "%.1f", value) + " " + units[unit];
    }
}
