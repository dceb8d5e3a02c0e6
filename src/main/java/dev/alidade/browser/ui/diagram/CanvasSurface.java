package dev.alidade.browser.ui.diagram;

import dev.alidade.browser.diagram.Spot;
import dev.alidade.browser.diagram.Surface;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;

/** Draws a diagram on a canvas that is already scaled and shifted. */
final class CanvasSurface implements Surface {
    private final GraphicsContext pen;
    private final Map<Integer, Color> colours = new HashMap<>();
    private final Map<Lettering, Font> fonts = new HashMap<>();

    CanvasSurface(GraphicsContext pen) {
        this.pen = pen;
    }

    @Override
    public void fill(double x, double y, double width, double height, double radius, int colour) {
        pen.setFill(colour(colour));
        pen.fillRoundRect(x, y, width, height, 2 * radius, 2 * radius);
    }

    @Override
    public void outline(double x, double y, double width, double height, double radius, Stroke stroke) {
        take(stroke);
        pen.strokeRoundRect(x, y, width, height, 2 * radius, 2 * radius);
    }

    @Override
    public void line(List<Spot> spots, Stroke stroke) {
        take(stroke);
        var xs = spots.stream().mapToDouble(Spot::x).toArray();
        var ys = spots.stream().mapToDouble(Spot::y).toArray();
        pen.strokePolyline(xs, ys, xs.length);
    }

    @Override
    public void circle(Spot centre, double radius, int inside, Stroke stroke) {
        pen.setFill(colour(inside));
        pen.fillOval(centre.x() - radius, centre.y() - radius, 2 * radius, 2 * radius);
        take(stroke);
        pen.strokeOval(centre.x() - radius, centre.y() - radius, 2 * radius, 2 * radius);
    }

    @Override
    public void text(String text, double x, double baseline, Lettering lettering) {
        pen.setFill(colour(lettering.colour()));
        pen.setFont(fonts.computeIfAbsent(
                lettering,
                wanted -> Font.font(wanted.strong() ? "JetBrains Mono SemiBold" : "JetBrains Mono", wanted.size())));
        pen.fillText(text, x, baseline);
    }

    private void take(Stroke stroke) {
        pen.setStroke(colour(stroke.colour()));
        pen.setLineWidth(stroke.width());
    }

    private Color colour(int argb) {
        return colours.computeIfAbsent(
                argb, value -> Color.rgb(value >> 16 & 0xFF, value >> 8 & 0xFF, value & 0xFF, (value >>> 24) / 255.0));
    }
}
