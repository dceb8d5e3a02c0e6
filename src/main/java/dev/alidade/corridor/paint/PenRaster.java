package dev.alidade.corridor.paint;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;

/** Draws by a pen what the raster draws into pixels: for documents that have none. */
final class PenRaster extends LineRaster {
    private final Graphics2D pen;

    PenRaster(Graphics2D pen) {
        super(new int[0], 0, 0, 0, new DiscStamps());
        this.pen = pen;
    }

    @Override
    void segment(double x0, double y0, double x1, double y1, double thickness, int argb) {
        pen.setColor(new Color(argb, true));
        pen.setStroke(new BasicStroke((float) thickness, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        pen.draw(new Line2D.Double(x0, y0, x1, y1));
    }

    @Override
    void disc(double cx, double cy, double radius, int argb) {
        if (argb >>> 24 != 0) {
            pen.setColor(new Color(argb, true));
            pen.fill(new Ellipse2D.Double(cx - radius, cy - radius, 2 * radius, 2 * radius));
        }
    }
}
