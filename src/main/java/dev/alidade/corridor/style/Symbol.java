package dev.alidade.corridor.style;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is drawn of a feature, from the ground up: fill, strokes, marker, label. Lengths are logical pixels, colours ARGB.
 *
 * @param fill of its areas; null for none
 * @param strokes of its lines and outlines, the lowest first: a casing, then the line
 * @param marker on its points; null for none
 * @param label its text; null for none
 */
public record Symbol(
        @Nullable Fill fill,
        List<Stroke> strokes,
        @Nullable Marker marker,
        @Nullable Label label) {

    public Symbol {
        strokes = List.copyOf(strokes);
    }

    /** The inside of an area. */
    public record Fill(int argb) {}

    /** How a line ends. */
    public enum Cap {
        BUTT,
        ROUND,
        SQUARE
    }

    /** How a line turns. */
    public enum Join {
        MITRE,
        ROUND,
        BEVEL
    }

    /**
     * A line.
     *
     * @param dashes lengths drawn and left out in turns; empty for a solid line
     */
    public record Stroke(int argb, double width, List<Double> dashes, Cap cap, Join join) {
        public Stroke {
            if (!(width > 0 && width <= 200) || dashes.stream().anyMatch(d -> !(d >= 0 && d <= 10_000))) {
                throw new IllegalArgumentException("no such stroke: " + width + " " + dashes);
            }
            dashes = dashes.stream().mapToDouble(Double::doubleValue).sum() > 0 ? List.copyOf(dashes) : List.of();
        }

        /** A solid line with round ends. */
        public static Stroke solid(int argb, double width) {
            return new Stroke(argb, width, List.of(), Cap.ROUND, Join.ROUND);
        }
    }

    /** The outline of a marker. */
    public enum Shape {
        CIRCLE,
        SQUARE,
        TRIANGLE,
        STAR,
        CROSS,
        X,
        ARROW
    }

    /**
     * A sign on a point.
     *
     * @param size its height
     * @param fill inside; 0 for none
     * @param rim its outline; null for none
     * @param rotation degrees clockwise
     * @param rotationColumn column with a feature's own degrees, which win; null for none
     */
    public record Marker(
            Shape shape,
            double size,
            int fill,
            @Nullable Stroke rim,
            double rotation,
            @Nullable String rotationColumn) {

        public Marker {
            if (!(size > 0 && size <= 400) || !Double.isFinite(rotation)) {
                throw new IllegalArgumentException("no such marker: " + size + " " + rotation);
            }
        }

        /** A disc with a rim. */
        public static Marker disc(double size, int fill, int rim) {
            return new Marker(Shape.CIRCLE, size, fill, Stroke.solid(rim, 1), 0, null);
        }
    }

    /** Where a label goes. */
    public enum Placement {
        /** In the middle of an area or line, beside a point. */
        POINT,
        /** Along the line. */
        ALONG
    }

    /**
     * A text.
     *
     * @param column whose text
     * @param size of the letters
     * @param halo its colour; 0 for none
     * @param haloWidth to each side
     * @param priority larger goes first
     */
    public record Label(
            String column,
            double size,
            boolean strong,
            int argb,
            int halo,
            double haloWidth,
            double priority,
            Placement placement) {

        public Label {
            if (!(size > 0 && size <= 400) || !(haloWidth >= 0 && haloWidth <= 50)) {
                throw new IllegalArgumentException("no such label: " + size + " " + haloWidth);
            }
        }
    }

    /** Only lines. */
    public static Symbol line(Stroke... strokes) {
        return new Symbol(null, List.of(strokes), null, null);
    }

    /** Only areas. */
    public static Symbol area(int fill, Stroke outline) {
        return new Symbol(new Fill(fill), List.of(outline), null, null);
    }

    /** Only markers. */
    public static Symbol point(Marker marker) {
        return new Symbol(null, List.of(), marker, null);
    }

    /** The same with a text. */
    public Symbol with(@Nullable Label text) {
        return new Symbol(fill, strokes, marker, text);
    }

    /** The colour that stands for it in a legend. */
    public int colour() {
        if (fill != null && fill.argb() >>> 24 > 40) {
            return fill.argb();
        }
        if (!strokes.isEmpty()) {
            return strokes.getLast().argb();
        }
        if (marker != null) {
            return marker.fill();
        }
        return fill != null ? fill.argb() : label == null ? 0xFF808080 : label.argb();
    }
}
