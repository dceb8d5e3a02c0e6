package dev.alidade.corridor.paint;

import dev.alidade.corridor.feature.FeatureSet;
import dev.alidade.corridor.layer.LayerRole;
import dev.alidade.corridor.projection.Viewport;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes names: districts, water and parks in their middle, marked points beside them; each with a halo. */
final class LabelPainter {
    private static final int MOST_POINTS = 60;
    private static final double OVERHANG = 1.35;

    private final MapPalette palette;
    private final Meanings meanings;
    private final MapFonts fonts;

    LabelPainter(MapPalette palette, Meanings meanings, MapFonts fonts) {
        this.palette = palette;
        this.meanings = meanings;
        this.fonts = fonts;
    }

    private record Text(Shape shape, int argb) {}

    /** Writes what finds room and says how many labels did. */
    int paint(Graphics2D pen, List<Drawing> drawings, Viewport view, double scale) {
        var candidates = new ArrayList<LabelPlacer.Candidate<Text>>();
        var obstacles = new ArrayList<Rectangle2D>();
        for (var drawing : drawings) {
            if (drawing.layer().role() == LayerRole.DESTINATION) {
                pins(drawing.features(), view, scale, obstacles);
            }
            if (drawing.layer().labelColumn() == null) {
                continue;
            }
            if (drawing.layer().role() == LayerRole.AREA) {
                areas(drawing, view, scale, candidates);
            } else if (drawing.layer().role() == LayerRole.POINT) {
                points(drawing, view, scale, candidates);
            }
        }
        var placed =
                LabelPlacer.place(candidates, obstacles, new Rectangle2D.Double(0, 0, view.width(), view.height()));
        pen.setStroke(new BasicStroke((float) (2.6 * scale), BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        for (var label : placed) {
            pen.setColor(new Color(palette.colour("label.halo"), true));
            pen.draw(label.content().shape());
        }
        for (var label : placed) {
            pen.setColor(new Color(label.content().argb(), true));
            pen.fill(label.content().shape());
        }
        return placed.size();
    }

    private void pins(FeatureSet features, Viewport view, double scale, List<Rectangle2D> obstacles) {
        for (int f = 0; f < features.size(); f++) {
            if (meanings.isLive(features.className(f)) && features.meets(f, view.box())) {
                int v = features.firstVertex(features.firstPart(f));
                double x = view.pixelX(features.x(v));
                double y = view.pixelY(features.y(v));
                obstacles.add(new Rectangle2D.Double(x - 6 * scale, y - 20 * scale, 12 * scale, 20 * scale));
            }
        }
    }

    private void areas(Drawing drawing, Viewport view, double scale, List<LabelPlacer.Candidate<Text>> candidates) {
        var features = drawing.features();
        for (int f = 0; f < features.size(); f++) {
            var meaning = drawing.ground() ? meanings.of(features.className(f)) : "area";
            var text = features.label(f);
            boolean wanted = meaning.equals("area") || meaning.equals("water") || meaning.equals("park");
            if (text == null || !wanted || !features.meets(f, view.box())) {
                continue;
            }
            var centre = AreaCentre.of(features, f);
            double room = centre.width() / view.resolution() * OVERHANG;
            boolean district = meaning.equals("area");
            double size = (district ? 11.5 : 10.5) * scale;
            var shape = lines(text, size, district, room);
            if (shape == null || shape.getBounds2D().getWidth() > room) {
                continue;
            }
            double priority = (district ? 1e15 : 0) + centre.area();
            add(
                    candidates,
                    shape,
                    view.pixelX(centre.x()),
                    view.pixelY(centre.y()),
                    priority,
                    scale,
                    palette.colour("label." + meaning));
        }
    }

    private void points(Drawing drawing, Viewport view, double scale, List<LabelPlacer.Candidate<Text>> candidates) {
        var features = drawing.features();
        if (features.countIn(view.box()) > MOST_POINTS) {
            return;
        }
        for (int f = 0; f < features.size(); f++) {
            var text = features.label(f);
            if (text == null || !features.meets(f, view.box())) {
                continue;
            }
            var shape = fonts.outline(text, 10.5 * scale, false, 0);
            if (shape != null) {
                int v = features.firstVertex(features.firstPart(f));
                double half = shape.getBounds2D().getWidth() / 2;
                boolean badge = palette.colours().containsKey("marker." + meanings.of(features.className(f)));
                double beside = (badge ? 12 : 8) * scale + half;
                add(
                        candidates,
                        shape,
                        view.pixelX(features.x(v)) + beside,
                        view.pixelY(features.y(v)),
                        badge ? 1e14 : 1,
                        scale,
                        palette.colour("label.point"));
            }
        }
    }

    private static void add(
            List<LabelPlacer.Candidate<Text>> candidates,
            Shape shape,
            double x,
            double y,
            double priority,
            double scale,
            int argb) {
        var own = shape.getBounds2D();
        var moved = AffineTransform.getTranslateInstance(x - own.getCenterX(), y - own.getCenterY())
                .createTransformedShape(shape);
        var box = moved.getBounds2D();
        double air = 4 * scale;
        var room = new Rectangle2D.Double(
                box.getX() - air, box.getY() - air, box.getWidth() + 2 * air, box.getHeight() + 2 * air);
        candidates.add(new LabelPlacer.Candidate<>(room, priority, new Text(moved, argb)));
    }

    /** A text on one line, or on two when it is too wide and has a gap to break at. */
    private @Nullable Shape lines(String text, double size, boolean strong, double room) {
        var one = fonts.outline(text, size, strong, 0.02);
        if (one == null || one.getBounds2D().getWidth() <= room * 0.8) {
            return one;
        }
        int gap = gapNearMiddle(text);
        if (gap < 0) {
            return one;
        }
        var first = fonts.outline(text.substring(0, gap).strip(), size, strong, 0.02);
        var second = fonts.outline(text.substring(gap).strip(), size, strong, 0.02);
        if (first == null || second == null) {
            return one;
        }
        var both = new Path2D.Double();
        both.append(centred(first, 0), false);
        both.append(centred(second, size * 1.2), false);
        return both;
    }

    private static Shape centred(Shape shape, double y) {
        return AffineTransform.getTranslateInstance(-shape.getBounds2D().getCenterX(), y)
                .createTransformedShape(shape);
    }

    private static int gapNearMiddle(String text) {
        int best = -1;
        for (int i = 1; i + 1 < text.length(); i++) {
            char c = text.charAt(i);
            boolean gap = c == ' ' || text.charAt(i - 1) == '/' || text.charAt(i - 1) == '-';
            if (gap && (best < 0 || Math.abs(i - text.length() / 2) < Math.abs(best - text.length() / 2))) {
                best = i;
            }
        }
        return best;
    }
}
