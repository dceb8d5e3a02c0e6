package dev.alidade.corridor.paint;

import dev.alidade.corridor.feature.FeatureSet;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.util.HashSet;

/** Paints points: dots for many, badges with a letter for kinds that mean something, pins where corridors lead. */
record MarkerPainter(MapPalette palette, Meanings meanings, MapFonts fonts) {
    private static final double DOT_METRES = 9;
    private static final double BADGE = 7.5;

    /** Plain points as dots that grow as one comes closer. */
    void dots(Canvas canvas, FeatureSet features) {
        double metresPerPixel = canvas.view.groundResolution() * canvas.scale;
        double radius = Math.clamp(DOT_METRES / metresPerPixel, 0.9, 4.2) * canvas.scale;
        boolean rim = radius >= 2.4 * canvas.scale;
        canvas.each(
                features,
                f -> !isBadge(features, f),
                f -> eachPoint(features, f, v -> {
                    double x = canvas.view.pixelX(features.x(v));
                    double y = canvas.view.pixelY(features.y(v));
                    if (rim) {
                        canvas.raster.disc(x, y, radius + 1.1 * canvas.scale, palette.colour("point.rim"));
                    }
                    canvas.raster.disc(x, y, radius, dotColour(features, f, rim));
                }));
    }

    /** Points of a known kind as badges. */
    void badges(Canvas canvas, FeatureSet features) {
        canvas.each(
                features,
                f -> isBadge(features, f),
                f -> eachPoint(features, f, v -> {
                    var word = features.className(f);
                    badge(
                            canvas,
                            canvas.view.pixelX(features.x(v)),
                            canvas.view.pixelY(features.y(v)),
                            palette.colour("marker." + meanings.of(word)),
                            word.substring(0, 1));
                }));
    }

    /** Where corridors under way lead, the most urgent on top; one pin where several meet. */
    void pins(Canvas canvas, FeatureSet features) {
        var taken = new HashSet<Long>();
        for (int rank = 6; rank >= 2; rank--) {
            int wanted = rank;
            canvas.each(
                    features,
                    f -> meanings.statusRank(features.className(f)) == wanted,
                    f -> eachPoint(features, f, v -> {
                        double x = canvas.view.pixelX(features.x(v));
                        double y = canvas.view.pixelY(features.y(v));
                        long cell =
                                Math.round(x / (4 * canvas.scale)) * 1_000_003L + Math.round(y / (4 * canvas.scale));
                        if (taken.add(cell)) {
                            var colour = palette.colour("status." + meanings.of(features.className(f)), "status.other");
                            pin(canvas.pen, x, y, canvas.scale, colour);
                        }
                    }));
        }
    }

    private boolean isBadge(FeatureSet features, int feature) {
        return palette.colours().containsKey("marker." + meanings.of(features.className(feature)));
    }

    private int dotColour(FeatureSet features, int feature, boolean close) {
        int place = features.classOf(feature);
        int colour =
                place < 0 || features.classes().size() > 8 ? palette.colour("point.plain") : palette.category(place);
        return close ? colour : MapPalette.withOpacityOf(colour, 0x7000_0000);
    }

    private void badge(Canvas canvas, double x, double y, int argb, String letter) {
        double r = BADGE * canvas.scale;
        canvas.pen.setColor(new Color(palette.colour("point.rim"), true));
        canvas.pen.fill(new Ellipse2D.Double(
                x - r - canvas.scale, y - r - canvas.scale, 2 * (r + canvas.scale), 2 * (r + canvas.scale)));
        canvas.pen.setColor(new Color(argb, true));
        canvas.pen.fill(new Ellipse2D.Double(x - r, y - r, 2 * r, 2 * r));
        canvas.pen.setColor(new Color(palette.colour("point.rim"), true));
        fonts.centred(canvas.pen, letter.toUpperCase(java.util.Locale.ROOT), x, y, 9.5 * canvas.scale, true);
    }

    private void pin(Graphics2D pen, double x, double y, double scale, int argb) {
        double r = 6.2 * scale;
        double cy = y - 14 * scale;
        var drop = new Path2D.Double();
        drop.moveTo(x, y);
        drop.curveTo(x - 2 * scale, y - 6 * scale, x - r, cy + r * 0.75, x - r, cy);
        drop.curveTo(x - r, cy - r * 1.33, x + r, cy - r * 1.33, x + r, cy);
        drop.curveTo(x + r, cy + r * 0.75, x + 2 * scale, y - 6 * scale, x, y);
        drop.closePath();
        pen.setColor(new Color(palette.colour("line.casing"), true));
        pen.setStroke(new BasicStroke((float) (2.4 * scale), BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        pen.draw(drop);
        pen.setColor(new Color(argb, true));
        pen.fill(drop);
        double hole = 2.3 * scale;
        pen.setColor(new Color(palette.colour("line.casing"), true));
        pen.fill(new Ellipse2D.Double(x - hole, cy - hole, 2 * hole, 2 * hole));
    }

    private interface VertexAction {
        void draw(int vertex);
    }

    private static void eachPoint(FeatureSet features, int feature, VertexAction action) {
        for (int part = features.firstPart(feature); part < features.firstPart(feature + 1); part++) {
            if (features.kind(part) == FeatureSet.POINT) {
                action.draw(features.firstVertex(part));
            }
        }
    }
}
