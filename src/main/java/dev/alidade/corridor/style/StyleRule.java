package dev.alidade.corridor.style;

/**
 * Which features are drawn how, and at which scales.
 *
 * @param title what the legend says
 * @param condition as ECQL; empty for every feature
 * @param isElse whether it is for the features that no rule with a condition takes
 * @param minScale smallest scale denominator (closest look) at which it is drawn, inclusive
 * @param maxScale largest scale denominator, exclusive
 * @param symbol how
 */
public record StyleRule(
        String title, String condition, boolean isElse, double minScale, double maxScale, Symbol symbol) {
    /** Pixels of 0.28 mm, as the OGC's styles count. */
    public static final double PIXEL_METRES = 0.000_28;

    /** A rule for every feature at every scale. */
    public static StyleRule all(String title, Symbol symbol) {
        return new StyleRule(title, "", false, 0, Double.POSITIVE_INFINITY, symbol);
    }

    /** A rule for the features that meet a condition, at every scale. */
    public static StyleRule when(String title, String condition, Symbol symbol) {
        return new StyleRule(title, condition, false, 0, Double.POSITIVE_INFINITY, symbol);
    }

    /** A rule for all that is left, at every scale. */
    public static StyleRule otherwise(String title, Symbol symbol) {
        return new StyleRule(title, "", true, 0, Double.POSITIVE_INFINITY, symbol);
    }

    /** The same between two scale denominators. */
    public StyleRule between(double closest, double farthest) {
        return new StyleRule(title, condition, isElse, closest, farthest, symbol);
    }

    /** Whether it is drawn at a scale. */
    public boolean isDrawnAt(double scaleDenominator) {
        return scaleDenominator >= minScale && scaleDenominator < maxScale;
    }
}
