package dev.alidade.corridor.document;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Image;
import java.awt.Shape;
import java.awt.geom.PathIterator;
import java.awt.image.BufferedImage;
import java.awt.image.ImageObserver;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.Base64;
import java.util.Locale;
import javax.imageio.ImageIO;

/** Writes every shape at once as an element of SVG 1.1, to a hundredth of a pixel; memory does not grow with them. */
final class SvgPen extends ShapePen {
    private final Writer out;
    private final int width;
    private final int height;

    SvgPen(Writer out, int width, int height) {
        this.out = out;
        this.width = width;
        this.height = height;
        put("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<svg xmlns=\"http://www.w3.org/2000/svg\""
                + " xmlns:xlink=\"http://www.w3.org/1999/xlink\" version=\"1.1\" width=\"" + width + "\" height=\""
                + height + "\" viewBox=\"0 0 " + width + " " + height + "\">\n");
    }

    void end() {
        put("</svg>\n");
    }

    @Override
    public void fill(Shape shape) {
        var path = path(shape);
        if (!path.isEmpty() && getColor().getAlpha() > 0) {
            boolean evenOdd = shape.getPathIterator(null).getWindingRule() == PathIterator.WIND_EVEN_ODD;
            put("<path d=\"" + path + "\" fill=\"" + hex(getColor()) + "\"" + opacity("fill", getColor())
                    + (evenOdd ? " fill-rule=\"evenodd\"" : "") + "/>\n");
        }
    }

    @Override
    public void draw(Shape shape) {
        var path = path(shape);
        if (path.isEmpty() || getColor().getAlpha() == 0 || !(getStroke() instanceof BasicStroke stroke)) {
            return;
        }
        var text = new StringBuilder("<path d=\"" + path + "\" fill=\"none\" stroke=\"" + hex(getColor()) + "\""
                + opacity("stroke", getColor()) + " stroke-width=\"" + number(stroke.getLineWidth()) + "\"");
        text.append(
                switch (stroke.getEndCap()) {
                    case BasicStroke.CAP_ROUND -> " stroke-linecap=\"round\"";
                    case BasicStroke.CAP_SQUARE -> " stroke-linecap=\"square\"";
                    default -> "";
                });
        text.append(
                switch (stroke.getLineJoin()) {
                    case BasicStroke.JOIN_ROUND -> " stroke-linejoin=\"round\"";
                    case BasicStroke.JOIN_BEVEL -> " stroke-linejoin=\"bevel\"";
                    default -> "";
                });
        var dashes = stroke.getDashArray();
        if (dashes != null) {
            text.append(" stroke-dasharray=\"");
            for (int i = 0; i < dashes.length; i++) {
                text.append(i == 0 ? "" : " ").append(number(dashes[i]));
            }
            text.append('"');
        }
        put(text.append("/>\n").toString());
    }

    /** Only for a picture below the shapes. */
    @Override
    public boolean drawImage(Image image, int x, int y, ImageObserver observer) {
        var bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write((BufferedImage) image, "png", bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        put("<image x=\"" + x + "\" y=\"" + y + "\" width=\"" + width + "\" height=\"" + height
                + "\" xlink:href=\"data:image/png;base64,"
                + Base64.getEncoder().encodeToString(bytes.toByteArray()) + "\"/>\n");
        return true;
    }

    private static String path(Shape shape) {
        var path = new StringBuilder();
        double[] c = new double[6];
        for (var steps = shape.getPathIterator(null); !steps.isDone(); steps.next()) {
            int points = switch (steps.currentSegment(c)) {
                case PathIterator.SEG_MOVETO -> begin(path, 'M', 1);
                case PathIterator.SEG_LINETO -> begin(path, 'L', 1);
                case PathIterator.SEG_QUADTO -> begin(path, 'Q', 2);
                case PathIterator.SEG_CUBICTO -> begin(path, 'C', 3);
                default -> begin(path, 'Z', 0);
            };
            for (int i = 0; i < 2 * points; i++) {
                path.append(i == 0 ? "" : " ").append(number(c[i]));
            }
        }
        return path.toString();
    }

    private static int begin(StringBuilder path, char letter, int points) {
        path.append(letter);
        return points;
    }

    private static String number(double value) {
        double rounded = Math.rint(value * 100) / 100;
        return rounded == Math.rint(rounded) && Math.abs(rounded) < 1e9
                ? Long.toString((long) rounded)
                : Double.toString(rounded);
    }

    private static String hex(Color colour) {
        return String.format(Locale.ROOT, "#%06x", colour.getRGB() & 0xFFFFFF);
    }

    private static String opacity(String what, Color colour) {
        return colour.getAlpha() == 255 ? "" : " " + what + "-opacity=\"" + number(colour.getAlpha() / 255.0) + "\"";
    }

    private void put(String text) {
        try {
            out.write(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
