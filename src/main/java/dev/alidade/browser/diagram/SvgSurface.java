package dev.alidade.browser.diagram;

import java.util.List;
import java.util.Locale;

/** Writes a diagram as SVG text. Names may hold anything: what XML forbids is replaced, the rest escaped. */
public final class SvgSurface implements Surface {
    private final StringBuilder body = new StringBuilder();

    /** An empty drawing of that extent on that ground. */
    public SvgSurface(DiagramPlan.Extent extent, int ground, String title) {
        body.append("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"")
                .append(number(extent.width()))
                .append("\" height=\"")
                .append(number(extent.height()))
                .append("\" viewBox=\"")
                .append(number(extent.left()))
                .append(' ')
                .append(number(extent.top()))
                .append(' ')
                .append(number(extent.width()))
                .append(' ')
                .append(number(extent.height()))
                .append("\" font-family=\"'JetBrains Mono', ui-monospace, monospace\">\n<title>")
                .append(escaped(title))
                .append("</title>\n");
        fill(extent.left(), extent.top(), extent.width(), extent.height(), 0, ground);
    }

    /** The whole file. */
    public String text() {
        return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" + body + "</svg>\n";
    }

    @Override
    public void fill(double x, double y, double width, double height, double radius, int colour) {
        rectangle(x, y, width, height, radius).append(paint("fill", colour)).append("/>\n");
    }

    @Override
    public void outline(double x, double y, double width, double height, double radius, Stroke stroke) {
        rectangle(x, y, width, height, radius)
                .append(" fill=\"none\"")
                .append(pen(stroke))
                .append("/>\n");
    }

    @Override
    public void line(List<Spot> spots, Stroke stroke) {
        body.append("<polyline points=\"");
        for (var spot : spots) {
            body.append(number(spot.x())).append(',').append(number(spot.y())).append(' ');
        }
        body.setLength(body.length() - 1);
        body.append("\" fill=\"none\" stroke-linejoin=\"round\"")
                .append(pen(stroke))
                .append("/>\n");
    }

    @Override
    public void circle(Spot centre, double radius, int inside, Stroke stroke) {
        body.append("<circle cx=\"")
                .append(number(centre.x()))
                .append("\" cy=\"")
                .append(number(centre.y()))
                .append("\" r=\"")
                .append(number(radius))
                .append('"')
                .append(paint("fill", inside))
                .append(pen(stroke))
                .append("/>\n");
    }

    @Override
    public void text(String text, double x, double baseline, Lettering lettering) {
        if (text.isEmpty()) {
            return;
        }
        body.append("<text x=\"")
                .append(number(x))
                .append("\" y=\"")
                .append(number(baseline))
                .append("\" font-size=\"")
                .append(number(lettering.size()))
                .append(lettering.strong() ? "\" font-weight=\"600\" textLength=\"" : "\" textLength=\"")
                .append(number(MonoText.width(text, lettering.size())))
                .append("\" xml:space=\"preserve\"")
                .append(paint("fill", lettering.colour()))
                .append('>')
                .append(escaped(text))
                .append("</text>\n");
    }

    @Override
    public void beginTable(String name) {
        body.append("<g><title>").append(escaped(name)).append("</title>\n");
    }

    @Override
    public void endTable() {
        body.append("</g>\n");
    }

    private StringBuilder rectangle(double x, double y, double width, double height, double radius) {
        body.append("<rect x=\"")
                .append(number(x))
                .append("\" y=\"")
                .append(number(y))
                .append("\" width=\"")
                .append(number(width))
                .append("\" height=\"")
                .append(number(height))
                .append('"');
        return radius > 0 ? body.append(" rx=\"").append(number(radius)).append('"') : body;
    }

    private static String pen(Stroke stroke) {
        return paint("stroke", stroke.colour()) + " stroke-width=\"" + number(stroke.width()) + "\"";
    }

    private static String paint(String what, int colour) {
        int alpha = colour >>> 24;
        var paint = String.format(Locale.ROOT, " %s=\"#%06x\"", what, colour & 0x00FF_FFFF);
        return alpha == 0xFF ? paint : paint + " " + what + "-opacity=\"" + number(alpha / 255.0) + "\"";
    }

    private static String number(double value) {
        var text = String.format(Locale.ROOT, "%.2f", value);
        return text.endsWith(".00") ? text.substring(0, text.length() - 3) : text;
    }

    /** Text between tags or quotes. */
    static String escaped(String text) {
        var safe = new StringBuilder(text.length() + 16);
        text.codePoints().forEach(sign -> {
            switch (sign) {
                case '<' -> safe.append("&lt;");
                case '>' -> safe.append("&gt;");
                case '&' -> safe.append("&amp;");
                case '"' -> safe.append("&quot;");
                case '\t', '\n', '\r' -> safe.append("&#").append(sign).append(';');
                default -> safe.appendCodePoint(isAllowed(sign) ? sign : 0xFFFD);
            }
        });
        return safe.toString();
    }

    private static boolean isAllowed(int sign) {
        return (sign >= 0x20 && sign <= 0xD7FF) || (sign >= 0xE000 && sign <= 0xFFFD) || sign >= 0x10000;
    }
}
