package dev.alidade.corridor.paint;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.geom.Path2D;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.util.List;

/** What is drawn of a placed label: its halo, then its letters. Labels do not overlap, so their order is free. */
sealed interface LabelInk {
    /** The colours of a label and the width of its halo in device pixels. */
    record Colours(int argb, int halo, double haloWidth) {}

    /** A text as one outline, for scripts that need shaping and for texts of several lines. */
    record Outline(Shape shape, Colours colours) implements LabelInk {}

    /** A letter, where its baseline begins, and its direction in degrees clockwise. */
    record Letter(char letter, double x, double y, double degrees) {}

    /** A text letter by letter. */
    record Letters(Glyphs glyphs, double size, List<Letter> letters, Colours colours) implements LabelInk {}

    /** Draws labels into a picture. */
    static void draw(List<LabelInk> labels, BufferedImage image) {
        Graphics2D pen = image.createGraphics();
        pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        pen.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        int[] pixels = ((DataBufferInt) image.getRaster().getDataBuffer()).getData();
        for (var label : labels) {
            switch (label) {
                case Outline outline -> draw(outline, pen);
                case Letters letters -> {
                    blend(letters, true, pixels, image.getWidth(), image.getHeight());
                    blend(letters, false, pixels, image.getWidth(), image.getHeight());
                }
            }
        }
        pen.dispose();
    }

    /** Draws labels as outlines. */
    static void draw(List<LabelInk> labels, Graphics2D pen) {
        for (var label : labels) {
            switch (label) {
                case Outline outline -> draw(outline, pen);
                case Letters letters -> {
                    var text = new Path2D.Double(Path2D.WIND_NON_ZERO);
                    letters.letters()
                            .forEach(letter -> text.append(
                                    letters.glyphs()
                                            .placed(
                                                    letter.letter(),
                                                    letters.size(),
                                                    letter.degrees(),
                                                    letter.x(),
                                                    letter.y()),
                                    false));
                    draw(new Outline(text, letters.colours()), pen);
                }
            }
        }
    }

    private static void draw(Outline label, Graphics2D pen) {
        var colours = label.colours();
        if (colours.haloWidth() > 0) {
            pen.setStroke(
                    new BasicStroke((float) (2 * colours.haloWidth()), BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
            pen.setColor(new Color(colours.halo(), true));
            pen.draw(label.shape());
        }
        pen.setColor(new Color(colours.argb(), true));
        pen.fill(label.shape());
    }

    private static void blend(Letters label, boolean halo, int[] pixels, int width, int height) {
        var colours = label.colours();
        int argb = halo ? colours.halo() : colours.argb();
        if (argb >>> 24 == 0 || (halo && colours.haloWidth() <= 0)) {
            return;
        }
        for (var letter : label.letters()) {
            var mask = label.glyphs()
                    .mask(letter.letter(), label.size(), letter.degrees(), letter.x(), letter.y(), colours.haloWidth());
            int left = (int) Math.floor(letter.x()) + mask.left;
            int top = (int) Math.floor(letter.y()) + mask.top;
            blend(mask, halo ? mask.halo : mask.ink, argb, left, top, pixels, width, height);
        }
    }

    private static void blend(
            Glyphs.Mask mask, byte[] covered, int argb, int left, int top, int[] pixels, int width, int height) {
        int opacity = argb >>> 24;
        for (int row = Math.max(0, -top); row < Math.min(mask.height, height - top); row++) {
            int at = (top + row) * width + left;
            for (int column = Math.max(0, -left); column < Math.min(mask.width, width - left); column++) {
                int alpha = (covered[row * mask.width + column] & 0xFF) * opacity / 255;
                if (alpha > 0) {
                    pixels[at + column] = LineRaster.over(argb, alpha, pixels[at + column]);
                }
            }
        }
    }
}
