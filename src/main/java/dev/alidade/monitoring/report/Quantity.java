package dev.alidade.monitoring.report;

import java.util.Locale;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/** A number by which a check decides, as people write it: {@code 10000}, {@code 10_000}; bytes as {@code 10 MB}, too. */
public final class Quantity {
    private static final Pattern NUMBER =
            Pattern.compile("(\\d{1,18}(?:_\\d+)*)\\s*([kmgt]b|b)?", Pattern.CASE_INSENSITIVE);
    private static final String UNITS = "bkmgt";

    private Quantity() {}

    /**
     * Reads a number; empty when it is none, has a unit that its name does not, or is too large.
     *
     * @param name of the threshold: a unit goes with {@code …_bytes} only, and counts in powers of 1024
     */
    public static OptionalLong read(String name, String text) {
        var number = NUMBER.matcher(text.strip());
        if (!number.matches() || (number.group(2) != null && !isBytes(name))) {
            return OptionalLong.empty();
        }
        int power = number.group(2) == null
                ? 0
                : UNITS.indexOf(number.group(2).toLowerCase(Locale.ROOT).charAt(0));
        try {
            long value = Long.parseLong(number.group(1).replace("_", ""));
            return OptionalLong.of(Math.multiplyExact(value, 1L << (10 * power)));
        } catch (ArithmeticException | NumberFormatException e) {
            return OptionalLong.empty();
        }
    }

    /** Writes it so that reading gives the same number: whole units where it is some. */
    public static String text(String name, long value) {
        var units = new String[] {"TB", "GB", "MB", "kB"};
        if (isBytes(name) && value > 0) {
            for (int i = 0; i < units.length; i++) {
                long unit = 1L << (10 * (units.length - i));
                if (value % unit == 0) {
                    return value / unit + " " + units[i];
                }
            }
        }
        return Long.toString(value);
    }

    private static boolean isBytes(String name) {
        return name.endsWith("_bytes");
    }
}
