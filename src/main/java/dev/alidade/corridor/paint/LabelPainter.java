package dev.alidade.corridor.paint;

import dev.alidade.corridor.feature.FeatureSet;
import dev.alidade.corridor.layer.LayerRole;
import dev.alidade.corridor.projection.Viewport;
import dev.alidade.corridor.style.LayerStyle;
import dev.alidade.corridor.style.Symbol;
import dev.alidade.database.Cancellation;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Writes names: districts, water and parks in their middle, marked points beside them; each with a halo. */
final class LabelPainter {
    private static final int MOST_POINTS = 60;
    private static final double OVERHANG = 1.35;
    private static final double BADGE = 7;
    private static final double AIR = 4;
    private static final double[] ASIDE = {0, -10, 10, -18, 18, -26, 26, -36, 36};
    private static final double LARGE_LINES_FROM = 9;
    private static final double SMALL_LINES_FROM = 2.2;

    private final MapPalette palette;
    private final Meanings meanings;
    private final MapFonts fonts;

    LabelPainter(MapPalette palette, Meanings meanings, MapFonts fonts) {
        this.palette = palette;
        this.meanings = meanings;
        this.fonts = fonts;
    }

    /** Writes what finds room and says how many labels did. */
    int paint(BufferedImage image, List<Drawing> drawings, Viewport view, double scale, Cancellation cancellation) {
        var placed = place(drawings, view, scale, cancellation);
        int half = placed.size() / 2;
        IntStream.range(0, 2).parallel().forEach(side -> {
            var own = side == 0 ? placed.subList(0, half) : placed.subList(half, placed.size());
            LabelInk.draw(own.stream().map(LabelPlacer.Place::content).toList(), image);
        });
        return placed.size();
    }

    /** Writes what finds room as outlines. */
    void draw(Graphics2D pen, List<Drawing> drawings, Viewport view, double scale, Cancellation cancellation) {
        LabelInk.draw(
                place(drawings, view, scale, cancellation).stream()
                        .map(LabelPlacer.Place::content)
                        .toList(),
                pen);
    }

    /** The labels that find room. */
    List<LabelPlacer.Place<LabelInk>> place(
            List<Drawing> drawings, Viewport view, double scale, Cancellation cancellation) {
        var candidates = new ArrayList<LabelPlacer.Candidate<LabelInk>>();
        var obstacles = new ArrayList<Rectangle2D>();
        for (var drawing : drawings) {
            if (drawing.layer().role() == LayerRole.POINT
                    && drawing.layer().view().style() == null) {
                badges(drawing.features(), view, scale, obstacles);
            }
        }
        for (var drawing : drawings) {
            cancellation.check();
            var style = drawing.layer().view().style();
            if (style != null) {
                styled(drawing, style, view, scale, candidates);
                continue;
            }
            if (drawing.layer().role() == LayerRole.DESTINATION) {
                pins(drawing.features(), view, scale, obstacles);
            }
            if (drawing.layer().labelColumn() == null) {
                continue;
            }
            switch (drawing.layer().role()) {
                case AREA -> areas(drawing, view, scale, obstacles, candidates);
                case POINT -> points(drawing, view, scale, candidates);
                case LINE -> lines(drawing, view, scale, candidates);
                case MIXED, CORRIDOR, DESTINATION -> {}
            }
        }
        return LabelPlacer.place(candidates, obstacles, new Rectangle2D.Double(0, 0, view.width(), view.height()));
    }

    private void styled(
            Drawing drawing,
            LayerStyle style,
            Viewport view,
            double scale,
            List<LabelPlacer.Candidate<LabelInk>> candidates) {
        if (style.labelColumn() == null) {
            return;
        }
        var features = drawing.features();
        var painter = new StylePainter(style, features, StylePainter.denominator(view, scale));
        var labels = new StyleLabels(fonts, view, scale, candidates);
        var box = view.box();
        for (int f = 0; f < features.size(); f++) {
            if (features.meets(f, box)) {
                var label = painter.label(f);
                if (label != null) {
                    labels.add(features, f, label, painter.radius(f) + 4);
                }
            }
        }
    }

    /** Names along lines, the large ones from farther away. */
    private void lines(Drawing drawing, Viewport view, double scale, List<LabelPlacer.Candidate<LabelInk>> candidates) {
        var layer = drawing.layer();
        boolean named = !layer.keyColumns().contains(String.valueOf(layer.labelColumn()));
        double metres = view.groundResolution() * scale;
        if (!named || metres > LARGE_LINES_FROM) {
            return;
        }
        var features = drawing.features();
        var labels = new StyleLabels(fonts, view, scale, candidates);
        for (int f = 0; f < features.size(); f++) {
            int rank = meanings.lineRank(features.className(f));
            if (rank > 2 || metres <= SMALL_LINES_FROM) {
                labels.add(
                        features,
                        f,
                        new Symbol.Label(
                                "",
                                rank > 2 ? 10 : 9,
                                false,
                                palette.colour("label.point"),
                                palette.colour("label.halo"),
                                1.4,
                                rank,
                                Symbol.Placement.ALONG),
                        0);
            }
        }
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

    /** Markers that mean something are never written over. */
    private void badges(FeatureSet features, Viewport view, double scale, List<Rectangle2D> obstacles) {
        for (int f = 0; f < features.size(); f++) {
            if (palette.colours().containsKey("marker." + meanings.of(features.className(f)))
                    && features.meets(f, view.box())) {
                int v = features.firstVertex(features.firstPart(f));
                double x = view.pixelX(features.x(v));
                double y = view.pixelY(features.y(v));
                obstacles.add(new Rectangle2D.Double(
                        x - BADGE * scale, y - BADGE * scale, 2 * BADGE * scale, 2 * BADGE * scale));
            }
        }
    }

    /** How far up or down a name goes to where it covers nothing; 0 when there is no such place near. */
    private static double aside(Shape shape, double x, double y, double scale, List<Rectangle2D> obstacles) {
        var own = shape.getBounds2D();
        for (double step : ASIDE) {
            var box = new Rectangle2D.Double(
                    x - own.getWidth() / 2 - AIR * scale,
                    y + step * scale - own.getHeight() / 2 - AIR * scale,
                    own.getWidth() + 2 * AIR * scale,
                    own.getHeight() + 2 * AIR * scale);
            if (obstacles.stream().noneMatch(box::intersects)) {
                return step * scale;
            }
        }
        return 0;
    }

    private void areas(
            Drawing drawing,
            Viewport view,
            double scale,
            List<Rectangle2D> obstacles,
            List<LabelPlacer.Candidate<LabelInk>> candidates) {
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
            double x = view.pixelX(centre.x());
            double y = view.pixelY(centre.y());
            add(
                    candidates,
                    shape,
                    x,
                    y + aside(shape, x, y, scale, obstacles),
                    priority,
                    scale,
                    palette.colour("label." + meaning));
        }
    }

    private void points(
            Drawing drawing, Viewport view, double scale, List<LabelPlacer.Candidate<LabelInk>> candidates) {
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

    private void add(
            List<LabelPlacer.Candidate<LabelInk>> candidates,
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
        var colours = new LabelInk.Colours(argb, palette.colour("label.halo"), 1.3 * scale);
        candidates.add(LabelPlacer.Candidate.of(room, priority, new LabelInk.Outline(moved, colours)));
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
