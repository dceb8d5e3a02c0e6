package dev.alidade.console.chart;

import java.util.List;

/** One thing on a drawing, in pixels from the upper left corner; its look is a name that a style sheet knows. */
public sealed interface ChartMark {
    /** A name in the style sheets: {@code grid}, {@code axis}, {@code words}, {@code series-0} to {@code series-7}. */
    String look();

    /** A straight line. */
    record Rule(double fromX, double fromY, double toX, double toY, String look) implements ChartMark {}

    /** A filled rectangle. */
    record Bar(double x, double y, double width, double height, String look) implements ChartMark {}

    /** A line through points, x and y in turns. */
    record Path(List<Double> points, String look) implements ChartMark {
        public Path {
            points = List.copyOf(points);
        }
    }

    /** A filled circle. */
    record Dot(double x, double y, double radius, String look) implements ChartMark {}

    /**
     * A line of text whose baseline is at y.
     *
     * @param anchor which part of it is at x
     */
    record Words(double x, double y, String text, Anchor anchor, String look) implements ChartMark {}

    /** Parts of a text. */
    enum Anchor {
        START,
        MIDDLE,
        END
    }
}
