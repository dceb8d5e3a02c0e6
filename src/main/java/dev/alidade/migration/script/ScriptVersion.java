package dev.alidade.migration.script;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A version as file names and histories spell it: numbers separated by dots or underscores. Compared as numbers, so
 * that {@code 10} follows {@code 2} and {@code 001} equals {@code 1}. Immutable.
 */
public final class ScriptVersion implements Comparable<ScriptVersion> {
    private static final Pattern FORM = Pattern.compile("\\d+(?:[._]\\d+)*");

    private final String text;
    private final List<BigInteger> numbers;

    private ScriptVersion(String text) {
        this.text = text;
        this.numbers = numbers(text);
    }

    /** The version of a text, or null when it is none. */
    public static @Nullable ScriptVersion parse(@Nullable String text) {
        return text != null && FORM.matcher(text).matches() ? new ScriptVersion(text.replace('_', '.')) : null;
    }

    /**
     * The version of a text that is known to be one.
     *
     * @throws IllegalArgumentException when it is none
     */
    public static ScriptVersion of(String text) {
        var version = parse(text);
        if (version == null) {
            throw new IllegalArgumentException("no version: " + text);
        }
        return version;
    }

    /** As written, underscores turned into dots. */
    public String text() {
        return text;
    }

    /** Whether every number in it is 0: the place before the first migration. */
    public boolean isZero() {
        return numbers.isEmpty();
    }

    @Override
    public int compareTo(ScriptVersion other) {
        for (int i = 0; i < Math.max(numbers.size(), other.numbers.size()); i++) {
            int order = number(i).compareTo(other.number(i));
            if (order != 0) {
                return order;
            }
        }
        return 0;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ScriptVersion version && numbers.equals(version.numbers);
    }

    @Override
    public int hashCode() {
        return numbers.hashCode();
    }

    @Override
    public String toString() {
        return text;
    }

    private BigInteger number(int place) {
        return place < numbers.size() ? numbers.get(place) : BigInteger.ZERO;
    }

    private static List<BigInteger> numbers(String text) {
        var numbers = new ArrayList<BigInteger>();
        for (var part : text.split("\\.")) {
            numbers.add(new BigInteger(part));
        }
        while (!numbers.isEmpty() && numbers.getLast().signum() == 0) {
            numbers.removeLast();
        }
        return List.copyOf(numbers);
    }
}
