package dev.alidade.corridor.paint;

import dev.alidade.corridor.feature.FeatureSet;
import dev.alidade.corridor.style.LayerStyle;
import dev.alidade.corridor.style.StyleRule;
import dev.alidade.corridor.style.Symbol;
import java.awt.Color;
import java.awt.Shape;
import java.awt.geom.AffineTransform;

/** Paints a layer by its style: all fills, then strokes from the casing up, then markers. */
final class StylePainter {
    private final LayerStyle style;
    private final FeatureSet features;
    private final long[] masks;
    private final boolean conditional;
    private final long shown;

    StylePainter(LayerStyle style, FeatureSet features, double scaleDenominator) {
        this.style = style;
        this.features = features;
        this.masks = masks(style, features);
        this.conditional = style.isConditional();
        long drawn = 0;
        for (int i = 0; i < style.rules().size(); i++) {
            drawn |= style.rules().get(i).isDrawnAt(scaleDenominator) ? 1L << i : 0;
        }
        this.shown = drawn;
    }

    /** The scale of a view in the OGC's sense: lengths on the ground by lengths on a screen of 0.28 mm pixels. */
    static double denominator(dev.alidade.corridor.projection.Viewport view, double scale) {
        return view.groundResolution() * scale / StyleRule.PIXEL_METRES;
    }

    /** The rules that each class of features meets, as bits. */
    static long[] masks(LayerStyle style, FeatureSet features) {
        long all = style.rules().size() == 64 ? -1 : (1L << style.rules().size()) - 1;
        if (!style.isConditional()) {
            return new long[] {all};
        }
        long[] masks = new long[features.classes().size() + 1];
        for (int i = 1; i < masks.length; i++) {
            masks[i] = Long.parseLong(features.classes().get(i - 1)) & all;
        }
        return masks;
    }

    /** The rules that a feature meets and this scale shows, as bits. */
    long rules(int feature) {
        return masks[conditional ? features.classOf(feature) + 1 : 0] & shown;
    }

    /** The first label that a feature gets; null for none. */
    Symbol.@org.jspecify.annotations.Nullable Label label(int feature) {
        for (long rest = rules(feature); rest != 0; rest &= rest - 1) {
            var label =
                    style.rules().get(Long.numberOfTrailingZeros(rest)).symbol().label();
            if (label != null) {
                return label;
            }
        }
        return null;
    }

    /** Half the height of a feature's largest marker; 0 for none. */
    double radius(int feature) {
        double radius = 0;
        for (long rest = rules(feature); rest != 0; rest &= rest - 1) {
            var marker =
                    style.rules().get(Long.numberOfTrailingZeros(rest)).symbol().marker();
            radius = Math.max(radius, marker == null ? 0 : marker.size() / 2);
        }
        return radius;
    }

    void paint(Canvas canvas) {
        int[] here = canvas.meeting(features);
        boolean fills = style.rules().stream().anyMatch(rule -> rule.symbol().fill() != null);
        int strokes = style.rules().stream()
                .mapToInt(rule -> rule.symbol().strokes().size())
                .max()
                .orElse(0);
        if (fills) {
            pass(canvas, here, (symbol, f) -> {
                var fill = symbol.fill();
                if (fill != null) {
                    canvas.fill(features, f, fill.argb());
                }
            });
        }
        for (int level = 0; level < strokes; level++) {
            int now = level;
            pass(canvas, here, (symbol, f) -> {
                if (now < symbol.strokes().size()) {
                    canvas.stroke(features, f, symbol.strokes().get(now));
                }
            });
        }
        pass(canvas, here, (symbol, f) -> {
            var marker = symbol.marker();
            if (marker != null) {
                mark(canvas, f, marker);
            }
        });
    }

    private interface Step {
        void draw(Symbol symbol, int feature);
    }

    private void pass(Canvas canvas, int[] here, Step step) {
        for (int i = 0; i < here.length; i++) {
            if ((i & 255) == 0) {
                canvas.check();
            }
            for (long rest = rules(here[i]); rest != 0; rest &= rest - 1) {
                step.draw(style.rules().get(Long.numberOfTrailingZeros(rest)).symbol(), here[i]);
            }
        }
    }

    private void mark(Canvas canvas, int feature, Symbol.Marker marker) {
        for (int part = features.firstPart(feature); part < features.firstPart(feature + 1); part++) {
            if (features.kind(part) == FeatureSet.POINT) {
                int v = features.firstVertex(part);
                mark(canvas, canvas.view.pixelX(features.x(v)), canvas.view.pixelY(features.y(v)), marker, feature);
            }
        }
    }

    private void mark(Canvas canvas, double x, double y, Symbol.Marker marker, int feature) {
        double radius = marker.size() / 2 * canvas.scale;
        if (y < canvas.top - radius - 8 || y > canvas.bottom + radius + 8) {
            return;
        }
        var rim = marker.rim();
        if (marker.shape() == Symbol.Shape.CIRCLE
                && (rim == null || rim.dashes().isEmpty())) {
            double wide = rim == null ? 0 : rim.width() * canvas.scale;
            if (rim != null && (marker.fill() >>> 24 == 255 || marker.fill() == 0)) {
                canvas.raster.disc(x, y, radius, rim.argb());
            }
            canvas.raster.disc(x, y, Math.max(radius - wide, 0.3), marker.fill());
            return;
        }
        double degrees = marker.rotationColumn() == null ? marker.rotation() : features.number(feature);
        var place = AffineTransform.getTranslateInstance(x, y);
        place.rotate(Math.toRadians(degrees));
        place.scale(radius, radius);
        Shape shape = place.createTransformedShape(MarkerShapes.of(marker.shape()));
        if (marker.fill() >>> 24 != 0) {
            canvas.pen.setColor(new Color(marker.fill(), true));
            canvas.pen.fill(shape);
        }
        if (rim != null) {
            canvas.pen.setColor(new Color(rim.argb(), true));
            canvas.pen.setStroke(Canvas.pen(rim, canvas.scale));
            canvas.pen.draw(shape);
        }
    }
}
