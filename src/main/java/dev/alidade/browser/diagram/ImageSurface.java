package dev.alidade.browser.diagram;

import dev.alidade.error.AppException;
import dev.alidade.error.Problem;
import dev.alidade.error.ProblemKind;
import dev.alidade.i18n.Messages;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.FontFormatException;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.RoundRectangle2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.List;
import java.util.Objects;

/** Paints a diagram into an image, without a window. */
final class ImageSurface implements Surface {
    private final BufferedImage image;
    private final Graphics2D pen;
    private final Font regular;
    private final Font strong;

    ImageSurface(DiagramPlan.Extent extent, double scale, int ground) {
        regular = font("/fonts/JetBrainsMono-Regular.ttf");
        strong = font("/fonts/JetBrainsMono-SemiBold.ttf");
        image = new BufferedImage(
                (int) Math.ceil(extent.width() * scale),
                (int) Math.ceil(extent.height() * scale),
                BufferedImage.TYPE_INT_RGB);
        pen = image.createGraphics();
        pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        pen.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        pen.setRenderingHint(RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
        pen.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        pen.setColor(new Color(ground));
        pen.fillRect(0, 0, image.getWidth(), image.getHeight());
        pen.scale(scale, scale);
        pen.translate(-extent.left(), -extent.top());
    }

    BufferedImage image() {
        return image;
    }

    @Override
    public void fill(double x, double y, double width, double height, double radius, int colour) {
        pen.setColor(new Color(colour, true));
        pen.fill(new RoundRectangle2D.Double(x, y, width, height, 2 * radius, 2 * radius));
    }

    @Override
    public void outline(double x, double y, double width, double height, double radius, Stroke stroke) {
        take(stroke);
        pen.draw(new RoundRectangle2D.Double(x, y, width, height, 2 * radius, 2 * radius));
    }

    @Override
    public void line(List<Spot> spots, Stroke stroke) {
        var path = new Path2D.Double();
        path.moveTo(spots.getFirst().x(), spots.getFirst().y());
        spots.forEach(spot -> path.lineTo(spot.x(), spot.y()));
        take(stroke);
        pen.draw(path);
    }

    @Override
    public void circle(Spot centre, double radius, int inside, Stroke stroke) {
        var circle = new Ellipse2D.Double(centre.x() - radius, centre.y() - radius, 2 * radius, 2 * radius);
        pen.setColor(new Color(inside, true));
        pen.fill(circle);
        take(stroke);
        pen.draw(circle);
    }

    @Override
    public void text(String text, double x, double baseline, Lettering lettering) {
        pen.setColor(new Color(lettering.colour(), true));
        var font = lettering.strong() ? strong : regular;
        pen.setFont(font.deriveFont((float) lettering.size()));
        pen.drawString(text, (float) x, (float) baseline);
    }

    private void take(Stroke stroke) {
        pen.setColor(new Color(stroke.colour(), true));
        pen.setStroke(new BasicStroke((float) stroke.width(), BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND));
    }

    private static Font font(String path) {
        try (var in = Objects.requireNonNull(ImageSurface.class.getResourceAsStream(path), path)) {
            return Font.createFont(Font.TRUETYPE_FONT, in);
        } catch (IOException | FontFormatException | LinkageError | InternalError e) {
            throw new AppException(
                    Problem.of(
                            ProblemKind.FAILED,
                            "diagram.fonts",
                            Messages.text("diagram.fonts"),
                            Messages.text("diagram.fonts.next")),
                    e);
        }
    }
}
