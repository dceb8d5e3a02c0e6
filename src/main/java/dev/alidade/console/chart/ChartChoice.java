package dev.alidade.console.chart;

/**
 * What is drawn of a result.
 *
 * @param kind how
 * @param x place of the column along the bottom, from 0
 * @param y place of the column whose numbers are drawn
 * @param series place of the column that tells lines or colours apart; -1 for none
 */
public record ChartChoice(ChartKind kind, int x, int y, int series) {
    /** No column tells series apart. */
    public static final int NONE = -1;

    /** The same drawn in another way. */
    public ChartChoice as(ChartKind other) {
        return new ChartChoice(other, x, y, series);
    }
}
