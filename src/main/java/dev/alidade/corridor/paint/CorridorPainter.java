package dev.alidade.corridor.paint;

import dev.alidade.corridor.feature.FeatureSet;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Path2D;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;

/**
 * Paints corridors in the colour of their status. The buffers of one status are laid on as one veil, so that where many
 * meet the ground stays readable.
 */
record CorridorPainter(MapPalette palette, Meanings meanings) {
    private static final int RANKS = 7;
    private static final double LIVE_WIDTH = 3.4;
    private static final double PAST_WIDTH = 1.1;
    private static final int PAST_ALPHA = 72;
    private static final int RIM_ALPHA = 150;
    private static final double ARROW_EVERY = 74;
    private static final double ARROW = 5.2;

    /** The soft areas, the least urgent status first. */
    void buffers(Canvas canvas, FeatureSet buffers) {
        for (int rank = 0; rank < RANKS; rank++) {
            int wanted = rank;
            var veil = new Veil(canvas);
            int[] colour = new int[1];
            canvas.each(buffers, f -> meanings.statusRank(buffers.className(f)) == wanted, f -> {
                veil.add(canvas, buffers, f);
                colour[0] = colour(buffers.className(f));
            });
            veil.lay(
                    canvas,
                    MapPalette.withOpacityOf(colour[0], palette.colour(rank >= 2 ? "buffer.live" : "buffer.past")));
            if (rank >= 2) {
                canvas.each(
                        buffers,
                        f -> meanings.statusRank(buffers.className(f)) == wanted,
                        f -> canvas.stroke(buffers, f, 0.9, withAlpha(colour[0], RIM_ALPHA)));
            }
        }
    }

    /** The lines, the most urgent last, with arrows along those under way. */
    void lines(Canvas canvas, FeatureSet corridors) {
        for (int rank = 0; rank < RANKS; rank++) {
            int wanted = rank;
            boolean live = rank >= 2;
            if (live) {
                canvas.each(
                        corridors,
                        f -> meanings.statusRank(corridors.className(f)) == wanted,
                        f -> canvas.stroke(corridors, f, LIVE_WIDTH + 2.4, palette.colour("line.casing")));
            }
            canvas.each(corridors, f -> meanings.statusRank(corridors.className(f)) == wanted, f -> {
                int argb = colour(corridors.className(f));
                canvas.stroke(corridors, f, live ? LIVE_WIDTH : PAST_WIDTH, live ? argb : withAlpha(argb, PAST_ALPHA));
                if (live) {
                    arrows(canvas, corridors, f, argb);
                }
            });
        }
    }

    /** The colour of a status word. */
    int colour(String word) {
        var meaning = meanings.of(word);
        return palette.colour("status." + meaning, "status.other");
    }

    private void arrows(Canvas canvas, FeatureSet corridors, int feature, int argb) {
        double every = ARROW_EVERY * canvas.scale;
        for (int part = corridors.firstPart(feature); part < corridors.firstPart(feature + 1); part++) {
            double ahead = every / 2;
            for (int v = corridors.firstVertex(part); v + 1 < corridors.firstVertex(part + 1); v++) {
                double x0 = canvas.view.pixelX(corridors.x(v));
                double y0 = canvas.view.pixelY(corridors.y(v));
                double dx = canvas.view.pixelX(corridors.x(v + 1)) - x0;
                double dy = canvas.view.pixelY(corridors.y(v + 1)) - y0;
                double length = Math.hypot(dx, dy);
                if (length > 200 * every) {
                    return;
                }
                while (ahead < length) {
                    double t = ahead / length;
                    arrow(canvas, x0 + t * dx, y0 + t * dy, dx / length, dy / length, argb);
                    ahead += every;
                }
                ahead -= length;
            }
        }
    }

    private void arrow(Canvas canvas, double x, double y, double dx, double dy, int argb) {
        if (y < canvas.top - 20 || y > canvas.bottom + 20) {
            return;
        }
        double size = ARROW * canvas.scale;
        var head = new Path2D.Double();
        head.moveTo(x + dx * size, y + dy * size);
        head.lineTo(x - dx * size * 0.8 - dy * size * 0.9, y - dy * size * 0.8 + dx * size * 0.9);
        head.lineTo(x - dx * size * 0.3, y - dy * size * 0.3);
        head.lineTo(x - dx * size * 0.8 + dy * size * 0.9, y - dy * size * 0.8 - dx * size * 0.9);
        head.closePath();
        canvas.pen.setColor(new Color(palette.colour("line.casing"), true));
        canvas.pen.setStroke(new java.awt.BasicStroke((float) (2.2 * canvas.scale)));
        canvas.pen.draw(head);
        canvas.pen.setColor(new Color(argb, true));
        canvas.pen.fill(head);
    }

    private static int withAlpha(int argb, int alpha) {
        return (argb & 0x00FF_FFFF) | (alpha << 24);
    }

    /** The union of some areas as coverage, laid over the picture in one go. */
    private static final class Veil {
        private final int top;
        private final int width;
        private final int height;
        private final Path2D.Double outline = new Path2D.Double(Path2D.WIND_NON_ZERO);
        private @org.jspecify.annotations.Nullable BufferedImage mask;

        Veil(Canvas canvas) {
            top = canvas.top;
            width = canvas.view.width();
            height = canvas.bottom - canvas.top;
        }

        void add(Canvas canvas, FeatureSet features, int feature) {
            if (!canvas.trace(features, feature, true)) {
                return;
            }
            if (canvas.byPen()) {
                // rings turn one way, holes the other: not zero is inside of at least one
                outline.append(canvas.path(), false);
                return;
            }
            var image = mask;
            if (image == null) {
                image = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_GRAY);
                mask = image;
            }
            Graphics2D pen = image.createGraphics();
            pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
            pen.setColor(Color.WHITE);
            pen.translate(0, -top);
            pen.fill(canvas.path());
            pen.dispose();
        }

        void lay(Canvas canvas, int argb) {
            if (canvas.byPen()) {
                canvas.pen.setColor(new Color(argb, true));
                canvas.pen.fill(outline);
                return;
            }
            var image = mask;
            if (image == null) {
                return;
            }
            byte[] covered = ((DataBufferByte) image.getRaster().getDataBuffer()).getData();
            int opacity = argb >>> 24;
            int at = top * width;
            for (int i = 0; i < covered.length; i++) {
                int alpha = (covered[i] & 0xFF) * opacity / 255;
                if (alpha > 0) {
                    canvas.pixels[at + i] = LineRaster.over(argb, alpha, canvas.pixels[at + i]);
                }
            }
        }
    }
}
