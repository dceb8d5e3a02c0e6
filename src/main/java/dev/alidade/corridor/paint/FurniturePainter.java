package dev.alidade.corridor.paint;

import dev.alidade.corridor.projection.Viewport;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.awt.geom.RoundRectangle2D;

/** Draws what a printed map needs at its rim: the scale bar and the attribution. */
record FurniturePainter(MapPalette palette, MapFonts fonts) {
    private static final double MARGIN = 14;
    private static final double ROOM = 120;

    void paint(Graphics2D pen, Viewport view, double scale, String attribution) {
        scaleBar(pen, view, scale);
        var text = fonts.outline(attribution, 10 * scale, false, 0);
        if (text != null) {
            var box = text.getBounds2D();
            double x = view.width() - MARGIN * scale - box.getWidth();
            double y = view.height() - MARGIN * scale;
            panel(pen, x - 6 * scale, y - 15 * scale, box.getWidth() + 12 * scale, 20 * scale, scale);
            pen.fill(moved(text, x, y - 1.5 * scale));
        }
    }

    private void scaleBar(Graphics2D pen, Viewport view, double scale) {
        var bar = ScaleBar.fitting(view.groundResolution(), ROOM * scale);
        double x = MARGIN * scale;
        double y = view.height() - MARGIN * scale;
        panel(pen, x - 6 * scale, y - 21 * scale, bar.pixels() + 12 * scale, 26 * scale, scale);
        var line = new Path2D.Double();
        line.moveTo(x, y - 5 * scale);
        line.lineTo(x, y);
        line.lineTo(x + bar.pixels(), y);
        line.lineTo(x + bar.pixels(), y - 5 * scale);
        pen.setStroke(new BasicStroke((float) (1.4 * scale), BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        pen.draw(line);
        var text = fonts.outline(bar.label(), 10.5 * scale, true, 0);
        if (text != null) {
            pen.fill(moved(text, x + (bar.pixels() - text.getBounds2D().getWidth()) / 2, y - 7 * scale));
        }
    }

    private void panel(Graphics2D pen, double x, double y, double width, double height, double scale) {
        pen.setColor(new Color(palette.colour("furniture.panel"), true));
        pen.fill(new RoundRectangle2D.Double(x, y, width, height, 6 * scale, 6 * scale));
        pen.setColor(new Color(palette.colour("furniture"), true));
    }

    private static Shape moved(Shape shape, double x, double y) {
        return AffineTransform.getTranslateInstance(x, y).createTransformedShape(shape);
    }
}
