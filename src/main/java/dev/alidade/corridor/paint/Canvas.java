package dev.alidade.corridor.paint;

import dev.alidade.corridor.feature.FeatureSet;
import dev.alidade.corridor.projection.Viewport;
import dev.alidade.corridor.style.Symbol;
import dev.alidade.database.Cancellation;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.util.function.IntPredicate;

/**
 * One horizontal strip of a picture: the picture's pixels, a thin-line raster and a Java2D pen that both keep to the
 * strip's rows. Used by one thread.
 */
final class Canvas implements AutoCloseable {
    private static final double THIN = 1.9;
    private static final double KEEP_DISTANCE = 0.36;
    private static final double FAR = 400;

    final Viewport view;
    final double scale;
    final int top;
    final int bottom;
    final int[] pixels;
    final LineRaster raster;
    final Graphics2D pen;
    private final boolean byPen;
    private final Strips strips;
    private final int strip;
    private final Cancellation cancellation;
    private final Path2D.Double path = new Path2D.Double(Path2D.WIND_EVEN_ODD, 256);

    /**
     * @param scale device pixels per logical pixel; widths given here are logical
     * @param strips which features meet which strip
     * @param strip which of them this is
     */
    Canvas(BufferedImage image, Viewport view, double scale, Strips strips, int strip, Cancellation cancellation) {
        this.view = view;
        this.scale = scale;
        this.strips = strips;
        this.strip = strip;
        this.top = strips.top(strip);
        this.bottom = strips.bottom(strip);
        this.cancellation = cancellation;
        this.pixels = ((DataBufferInt) image.getRaster().getDataBuffer()).getData();
        this.raster = new LineRaster(pixels, view.width(), top, bottom, strips.discs());
        this.byPen = false;
        this.pen = image.createGraphics();
        pen.setClip(0, top, view.width(), bottom - top);
        pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        pen.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
    }

    /** A whole picture without pixels: everything goes to a pen. */
    Canvas(Graphics2D pen, Viewport view, double scale, Cancellation cancellation) {
        this.view = view;
        this.scale = scale;
        this.strips = new Strips(view, scale, view.height());
        this.strip = 0;
        this.top = 0;
        this.bottom = view.height();
        this.cancellation = cancellation;
        this.pixels = new int[0];
        this.raster = new PenRaster(pen);
        this.pen = pen;
        this.byPen = true;
    }

    /** Whether there are no pixels to draw into. */
    boolean byPen() {
        return byPen;
    }

    /** Visits the features that meet the strip. */
    void each(FeatureSet features, IntPredicate wanted, FeatureAction action) {
        int[] here = meeting(features);
        for (int i = 0; i < here.length; i++) {
            if ((i & 255) == 0) {
                check();
            }
            if (wanted.test(here[i])) {
                action.draw(here[i]);
            }
        }
    }

    /** The features that meet the strip, in their order. */
    int[] meeting(FeatureSet features) {
        return strips.meeting(features, strip);
    }

    /** Throws when nobody wants the picture any more. */
    void check() {
        if (cancellation.isRequested()) {
            cancellation.check();
        }
    }

    /** What is done with one feature. */
    @FunctionalInterface
    interface FeatureAction {
        void draw(int feature);
    }

    /** Fills the polygons of a feature. */
    void fill(FeatureSet features, int feature, int argb) {
        if (argb >>> 24 != 0 && trace(features, feature, true)) {
            pen.setColor(new Color(argb, true));
            pen.fill(path);
        }
    }

    /** Strokes the lines and outlines of a feature; thin ones by the raster, others by Java2D. */
    void stroke(FeatureSet features, int feature, double width, int argb) {
        double device = width * scale;
        if (device <= THIN && !byPen) {
            thin(features, feature, device, argb);
        } else if (trace(features, feature, false)) {
            pen.setColor(new Color(argb, true));
            pen.setStroke(new BasicStroke((float) device, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
            pen.draw(path);
        }
    }

    /** Strokes by a style: solid thin lines by the raster, all others by Java2D. */
    void stroke(FeatureSet features, int feature, Symbol.Stroke stroke) {
        if (!byPen && stroke.dashes().isEmpty() && stroke.width() * scale <= THIN) {
            thin(features, feature, stroke.width() * scale, stroke.argb());
        } else if (stroke.dashes().isEmpty() ? trace(features, feature, false) : clipped(features, feature)) {
            pen.setColor(new Color(stroke.argb(), true));
            pen.setStroke(pen(stroke, scale));
            pen.draw(path);
        }
    }

    /** A style's stroke for Java2D. */
    static BasicStroke pen(Symbol.Stroke stroke, double scale) {
        int cap = switch (stroke.cap()) {
            case BUTT -> BasicStroke.CAP_BUTT;
            case ROUND -> BasicStroke.CAP_ROUND;
            case SQUARE -> BasicStroke.CAP_SQUARE;
        };
        int join = switch (stroke.join()) {
            case MITRE -> BasicStroke.JOIN_MITER;
            case ROUND -> BasicStroke.JOIN_ROUND;
            case BEVEL -> BasicStroke.JOIN_BEVEL;
        };
        float width = (float) (stroke.width() * scale);
        if (stroke.dashes().isEmpty()) {
            return new BasicStroke(width, cap, join, 4);
        }
        float[] dashes = new float[stroke.dashes().size()];
        for (int i = 0; i < dashes.length; i++) {
            dashes[i] = (float) (stroke.dashes().get(i) * scale);
        }
        return new BasicStroke(width, cap, join, 4, dashes, 0);
    }

    /** As {@link #trace}, without what lies far outside the picture, where dashes would be counted to no end. */
    private boolean clipped(FeatureSet features, int feature) {
        path.reset();
        boolean any = false;
        var frame = new Rectangle2D.Double(-FAR, -FAR, view.width() + 2 * FAR, view.height() + 2 * FAR);
        for (int part = features.firstPart(feature); part < features.firstPart(feature + 1); part++) {
            if (features.kind(part) == FeatureSet.POINT) {
                continue;
            }
            boolean open = false;
            for (int v = features.firstVertex(part) + 1; v < features.firstVertex(part + 1); v++) {
                double[] s = SegmentClip.clip(
                        frame,
                        view.pixelX(features.x(v - 1)),
                        view.pixelY(features.y(v - 1)),
                        view.pixelX(features.x(v)),
                        view.pixelY(features.y(v)));
                if (s.length == 0) {
                    open = false;
                    continue;
                }
                if (!open) {
                    path.moveTo(s[0], s[1]);
                }
                path.lineTo(s[2], s[3]);
                open = s[4] == 0;
                any = true;
            }
        }
        return any;
    }

    private void thin(FeatureSet features, int feature, double device, int argb) {
        for (int part = features.firstPart(feature); part < features.firstPart(feature + 1); part++) {
            if (features.kind(part) == FeatureSet.POINT) {
                continue;
            }
            int from = features.firstVertex(part);
            int to = features.firstVertex(part + 1);
            double x0 = view.pixelX(features.x(from));
            double y0 = view.pixelY(features.y(from));
            for (int v = from + 1; v < to; v++) {
                double x1 = view.pixelX(features.x(v));
                double y1 = view.pixelY(features.y(v));
                if (v + 1 < to && near(x0, y0, x1, y1)) {
                    continue;
                }
                raster.segment(x0, y0, x1, y1, device, argb);
                x0 = x1;
                y0 = y1;
            }
        }
    }

    /** Puts the feature's parts into {@link #path}; false when there is nothing to draw. */
    boolean trace(FeatureSet features, int feature, boolean areasOnly) {
        path.reset();
        boolean any = false;
        for (int part = features.firstPart(feature); part < features.firstPart(feature + 1); part++) {
            byte kind = features.kind(part);
            boolean ring = kind == FeatureSet.SHELL || kind == FeatureSet.HOLE;
            if (kind == FeatureSet.POINT || (areasOnly && !ring)) {
                continue;
            }
            any = true;
            tracePart(features.firstVertex(part), features.firstVertex(part + 1), ring, features);
        }
        return any;
    }

    private void tracePart(int from, int to, boolean ring, FeatureSet features) {
        double x0 = view.pixelX(features.x(from));
        double y0 = view.pixelY(features.y(from));
        path.moveTo(x0, y0);
        for (int v = from + 1; v < to; v++) {
            double x1 = view.pixelX(features.x(v));
            double y1 = view.pixelY(features.y(v));
            if (v + 1 == to || !near(x0, y0, x1, y1)) {
                path.lineTo(x1, y1);
                x0 = x1;
                y0 = y1;
            }
        }
        if (ring) {
            path.closePath();
        }
    }

    /** The path that {@link #trace} made last. */
    Path2D path() {
        return path;
    }

    private static boolean near(double x0, double y0, double x1, double y1) {
        double dx = x1 - x0;
        double dy = y1 - y0;
        return dx * dx + dy * dy < KEEP_DISTANCE;
    }

    @Override
    public void close() {
        pen.dispose();
    }
}
