package dev.alidade.migration.script;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A version as file names and histories spell it: numbers separated by dots or underscores. Compared as numbers, so
 * that {@code 10} follows {@code 2} and {@code 001} equals {@code 1}. Flyway's repeatable migrations have none; their
 * description stands in its place, after every number. Immutable.
 */
public final class ScriptVersion implements Comparable<ScriptVersion> {
    private static final Pattern FORM = Pattern.compile("\\d+(?:[._]\\d+)*");

    private static final String REPEATABLE = "R__";

    private final String text;
    private final List<BigInteger> numbers;

    private ScriptVersion(String text, List<BigInteger> numbers) {
        this.text = text;
        this.numbers = numbers;
    }

    /** The version of a text, or null when it is none. */
    public static @Nullable ScriptVersion parse(@Nullable String text) {
        if (text != null && text.startsWith(REPEATABLE)) {
            return repeatable(text.substring(REPEATABLE.length()));
        }
        return text != null && FORM.matcher(text).matches()
                ? new ScriptVersion(text.replace('_', '.'), numbers(text.replace('_', '.')))
                : null;
    }

    /** What stands for the version of a repeatable migration: known by its description, spelled {@code R__…}. */
    public static ScriptVersion repeatable(String description) {
        return new ScriptVersion(REPEATABLE + description, List.of());
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

    /** Whether this is no number but the name of a repeatable migration. */
    public boolean isRepeatable() {
        return text.startsWith(REPEATABLE);
    }

    /** The number as histories keep it; null for repeatable migrations, which have none. */
    public @Nullable String number() {
        return isRepeatable() ? null : text;
    }

    /** Whether every number in it is 0: the place before the first migration. */
    public boolean isZero() {
        return numbers.isEmpty() && !isRepeatable();
    }

    @Override
    public int compareTo(ScriptVersion other) {
        if (isRepeatable() || other.isRepeatable()) {
            return isRepeatable() && other.isRepeatable()
                    ? text.compareTo(other.text)
                    : Boolean.compare(isRepeatable(), other.isRepeatable());
        }
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
        return other instanceof ScriptVersion version
                && isRepeatable() == version.isRepeatable()
                && (isRepeatable() ? text.equals(version.text) : numbers.equals(version.numbers));
    }

    @Override
    public int hashCode() {
        return isRepeatable() ? text.hashCode() : numbers.hashCode();
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
