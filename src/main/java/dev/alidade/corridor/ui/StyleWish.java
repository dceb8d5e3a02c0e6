package dev.alidade.corridor.ui;

import dev.alidade.corridor.layer.SpatialLayer;
import dev.alidade.corridor.style.Classifier;
import dev.alidade.corridor.style.LayerStyle;
import dev.alidade.corridor.style.Palette;
import dev.alidade.corridor.style.Symbol;
import dev.alidade.error.AppException;
import dev.alidade.error.Problem;
import dev.alidade.error.ProblemKind;
import dev.alidade.i18n.Messages;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How somebody wants a layer drawn.
 *
 * @param column whose values decide; empty for a single look
 * @param classes how many ranges of numbers
 * @param colour opaque ARGB of a single look
 * @param text what labels the features; null for nothing
 * @param closest smallest scale denominator at which it is drawn
 * @param farthest largest scale denominator, exclusive
 */
public record StyleWish(
        Kind kind,
        String column,
        Classifier.Method method,
        int classes,
        Palette palette,
        int colour,
        Look look,
        @Nullable Text text,
        double closest,
        double farthest) {

    /** What decides how a feature looks. */
    public enum Kind {
        USUAL,
        SINGLE,
        CATEGORISED,
        GRADUATED,
        HEAT
    }

    /** How a line is broken. */
    public enum Dash {
        SOLID(List.of()),
        DASHED(List.of(8.0, 5.0)),
        DOTTED(List.of(1.0, 4.0));

        @SuppressWarnings("ImmutableEnumChecker") // List.of is immutable, its type does not say so
        private final List<Double> lengths;

        Dash(List<Double> lengths) {
            this.lengths = lengths;
        }
    }

    /**
     * Everything but the colour.
     *
     * @param opacity of fills, 0 to 1
     * @param width of lines, outlines and rims in pixels; 0 for none
     * @param size of markers in pixels
     * @param rotation of markers, degrees clockwise
     * @param rotationColumn column with each marker's own degrees; null for none
     */
    public record Look(
            double opacity,
            double width,
            Dash dash,
            Symbol.Cap cap,
            Symbol.Join join,
            Symbol.Shape shape,
            double size,
            double rotation,
            @Nullable String rotationColumn) {}

    /**
     * A label.
     *
     * @param halo whether it has one
     * @param priority larger goes first
     */
    public record Text(String column, double size, boolean halo, double priority, boolean along) {}

    LayerStyle single(SpatialLayer layer) {
        return scaled(LayerStyle.single(layer.title(), symbol(layer, colour)));
    }

    LayerStyle categorised(SpatialLayer layer, List<String> words) {
        return scaled(Classifier.categorised(column, words, palette, argb -> symbol(layer, argb)));
    }

    LayerStyle graduated(SpatialLayer layer, List<Double> numbers) {
        if (numbers.isEmpty()) {
            throw new AppException(Problem.of(
                    ProblemKind.REFUSED,
                    "layers.style.noNumbers",
                    Messages.text("layers.style.noNumbers", column),
                    Messages.text("layers.style.noNumbers.next")));
        }
        return scaled(Classifier.graduated(column, numbers, classes, method, palette, argb -> symbol(layer, argb)));
    }

    private LayerStyle scaled(LayerStyle style) {
        return new LayerStyle(
                style.name(),
                style.rules().stream()
                        .map(rule -> rule.between(closest, farthest))
                        .toList());
    }

    private Symbol symbol(SpatialLayer layer, int argb) {
        boolean areas = false;
        boolean points = false;
        switch (layer.role()) {
            case AREA -> areas = true;
            case POINT, DESTINATION -> points = true;
            case MIXED -> {
                areas = true;
                points = true;
            }
            case LINE, CORRIDOR -> {}
        }
        var stroke = look.width() <= 0
                ? null
                : new Symbol.Stroke(
                        areas ? darker(argb) : argb, look.width(), look.dash().lengths, look.cap(), look.join());
        var fill = areas ? new Symbol.Fill(veiled(argb)) : null;
        var marker = points
                ? new Symbol.Marker(
                        look.shape(),
                        look.size(),
                        veiled(argb),
                        stroke == null
                                ? null
                                : new Symbol.Stroke(
                                        darker(argb), look.width(), look.dash().lengths, look.cap(), look.join()),
                        look.rotation(),
                        look.rotationColumn())
                : null;
        boolean lines = !points || areas;
        return new Symbol(fill, stroke == null || !lines ? List.of() : List.of(stroke), marker, label());
    }

    private Symbol.@Nullable Label label() {
        return text == null
                ? null
                : new Symbol.Label(
                        text.column(),
                        text.size(),
                        false,
                        0xFF1B_1F24,
                        text.halo() ? 0xE6FF_FFFF : 0,
                        text.halo() ? 2 : 0,
                        text.priority(),
                        text.along() ? Symbol.Placement.ALONG : Symbol.Placement.POINT);
    }

    private int veiled(int argb) {
        return (int) Math.round(255 * Math.clamp(look.opacity(), 0, 1)) << 24 | (argb & 0xFF_FFFF);
    }

    private static int darker(int argb) {
        int dark = 0xFF00_0000;
        for (int shift = 0; shift <= 16; shift += 8) {
            dark |= (int) (((argb >> shift) & 0xFF) * 0.7) << shift;
        }
        return dark;
    }
}
