package dev.alidade.console.chart;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Objects;

/** A drawing as an SVG document that stands alone: its looks are in it. */
public final class ChartSvg {
    private static final String LOOKS = "/css/chart-svg.css";

    private ChartSvg() {}

    /** The document; texts are escaped, whatever they hold. */
    public static String of(ChartDrawing drawing) {
        var svg = new StringBuilder();
        svg.append(String.format(
                Locale.ROOT,
                "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%.0f\" height=\"%.0f\" viewBox=\"0 0 %.0f %.0f\">\n",
                drawing.width(),
                drawing.height(),
                drawing.width(),
                drawing.height()));
        svg.append("<style>").append(looks()).append("</style>\n");
        svg.append("<rect class=\"paper\" width=\"100%\" height=\"100%\"/>\n");
        drawing.marks().forEach(mark -> svg.append(element(mark)).append('\n'));
        return svg.append("</svg>\n").toString();
    }

    private static String element(ChartMark mark) {
        return switch (mark) {
            case ChartMark.Rule r ->
                String.format(
                        Locale.ROOT,
                        "<line class=\"%s\" x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\"/>",
                        r.look(),
                        r.fromX(),
                        r.fromY(),
                        r.toX(),
                        r.toY());
            case ChartMark.Bar b ->
                String.format(
                        Locale.ROOT,
                        "<rect class=\"%s\" x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\"/>",
                        b.look(),
                        b.x(),
                        b.y(),
                        b.width(),
                        b.height());
            case ChartMark.Path p -> {
                var points = new StringBuilder();
                for (int i = 0; i + 1 < p.points().size(); i += 2) {
                    points.append(String.format(
                            Locale.ROOT,
                            "%.1f,%.1f ",
                            p.points().get(i),
                            p.points().get(i + 1)));
                }
                yield "<polyline class=\"" + p.look() + " path\" points=\""
                        + points.toString().strip() + "\"/>";
            }
            case ChartMark.Dot d ->
                String.format(
                        Locale.ROOT,
                        "<circle class=\"%s\" cx=\"%.1f\" cy=\"%.1f\" r=\"%.1f\"/>",
                        d.look(),
                        d.x(),
                        d.y(),
                        d.radius());
            case ChartMark.Words w ->
                String.format(
                                Locale.ROOT,
                                "<text class=\"%s\" x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\">",
                                w.look(),
                                w.x(),
                                w.y(),
                                w.anchor().name().toLowerCase(Locale.ROOT))
                        + escaped(w.text()) + "</text>";
        };
    }

    private static String escaped(String text) {
        var safe = new StringBuilder();
        text.codePoints().forEach(c -> {
            switch (c) {
                case '<' -> safe.append("&lt;");
                case '>' -> safe.append("&gt;");
                case '&' -> safe.append("&amp;");
                default -> {
                    // what XML 1.0 has no place for
                    boolean allowed = c >= 0x20 && c != 0xFFFE && c != 0xFFFF && !(c >= 0xD800 && c <= 0xDFFF);
                    safe.appendCodePoint(allowed ? c : ' ');
                }
            }
        });
        return safe.toString();
    }

    private static String looks() {
        try (var in = Objects.requireNonNull(ChartSvg.class.getResourceAsStream(LOOKS), LOOKS)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
