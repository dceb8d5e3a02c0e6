package dev.alidade.change;

import java.util.Locale;

/** What the trial of a way back has shown; a later one is worse than an earlier one. */
public enum Verdict {
    /** The catalog was equal to what it was before, and no row was touched that existed before. */
    EXACT,
    /** The same but for the order of columns. */
    COLUMN_ORDER,
    /** The definitions come back, rows or values that are gone do not. */
    NEEDS_DATA,
    /** Nobody tried; the reason says why. */
    UNTRIED,
    /** The definitions do not come back. */
    NOT_REVERSIBLE;

    /** The stable word of stores and of the command line. */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The verdict with this word. */
    public static Verdict of(String id) {
        return valueOf(id.toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    /** The worse of two. */
    public Verdict and(Verdict other) {
        return compareTo(other) >= 0 ? this : other;
    }
}
