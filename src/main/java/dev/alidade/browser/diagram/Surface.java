package dev.alidade.browser.diagram;

import java.util.List;

/** What a diagram is drawn on: a window, a picture, a file. Places in diagram units, colours as ARGB. */
public interface Surface {
    /** A filled rectangle with round corners. */
    void fill(double x, double y, double width, double height, double radius, int colour);

    /** The outline of a rectangle with round corners. */
    void outline(double x, double y, double width, double height, double radius, Stroke stroke);

    /** A line through all spots. */
    void line(List<Spot> spots, Stroke stroke);

    /** A circle, filled and outlined. */
    void circle(Spot centre, double radius, int inside, Stroke stroke);

    /** A text in the fixed-pitch face, from its baseline's left end. */
    void text(String text, double x, double baseline, Lettering lettering);

    /** What follows is one table, until {@link #endTable}. */
    default void beginTable(String name) {}

    /** The table is drawn. */
    default void endTable() {}

    /**
     * How a line looks.
     *
     * @param colour ARGB
     * @param width in diagram units
     */
    record Stroke(int colour, double width) {}

    /**
     * How a text looks.
     *
     * @param size in diagram units
     * @param strong semi-bold
     * @param colour ARGB
     */
    record Lettering(double size, boolean strong, int colour) {}
}
