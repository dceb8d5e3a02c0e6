package dev.alidade.monitoring.document;

import dev.alidade.monitoring.history.Point;
import dev.alidade.monitoring.metric.Signal;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/** A signal over time as an SVG picture: the average as a line, least to largest as a band. */
final class SvgChart {
    private static final double WIDTH = 420;
    private static final double HEIGHT = 110;
    private static final double LEFT = 58;
    private static final double BOTTOM = 18;
    private static final double TOP = 8;

    private SvgChart() {}

    static String of(Signal signal, List<Point> points, Instant from, Instant to) {
        double largest = points.stream().mapToDouble(Point::high).max().orElse(0);
        double scale = signal.unit() == Signal.Unit.SHARE ? 1 : Math.max(largest * 1.05, 1e-9);
        var svg = new StringBuilder()
                .append(String.format(Locale.ROOT, "<svg viewBox=\"0 0 %.0f %.0f\" role=\"img\">", WIDTH, HEIGHT));
        for (double part : new double[] {0, 0.5, 1}) {
            double y = y(part * scale, scale);
            svg.append(String.format(
                    Locale.ROOT,
                    "<line class=\"grid\" x1=\"%.1f\" x2=\"%.1f\" y1=\"%.1f\" y2=\"%.1f\"/>",
                    LEFT,
                    WIDTH,
                    y,
                    y));
            svg.append(text(LEFT - 6, y + 3, "end", signal.unit().text(part * scale)));
        }
        var format = DateTimeFormatter.ofPattern("d MMM HH:mm", Locale.getDefault());
        svg.append(text(LEFT, HEIGHT - 4, "start", format.format(from.atZone(ZoneId.systemDefault()))));
        svg.append(text(WIDTH, HEIGHT - 4, "end", format.format(to.atZone(ZoneId.systemDefault()))));
        var line = new StringBuilder();
        var upper = new StringBuilder();
        var lower = new StringBuilder();
        for (var point : points) {
            double x = LEFT
                    + (WIDTH - LEFT)
                            * (point.at().toEpochMilli() - from.toEpochMilli())
                            / Math.max(1, to.toEpochMilli() - from.toEpochMilli());
            line.append(place(x, y(point.average(), scale)));
            upper.append(place(x, y(point.high(), scale)));
            lower.insert(0, place(x, y(point.low(), scale)));
        }
        return svg.append("<polygon class=\"band\" points=\"")
                .append(upper)
                .append(lower)
                .append("\"/><polyline class=\"line\" points=\"")
                .append(line)
                .append("\"/>")
                .append(points.size() == 1 ? dot(line.toString()) : "")
                .append("</svg>")
                .toString();
    }

    /** A single point makes no line. */
    private static String dot(String place) {
        var parts = place.strip().split(",", 2);
        return "<circle class=\"heap\" r=\"2\" cx=\"" + parts[0] + "\" cy=\"" + parts[1] + "\"/>";
    }

    private static double y(double value, double scale) {
        return TOP + (HEIGHT - TOP - BOTTOM) * (1 - value / scale);
    }

    private static String place(double x, double y) {
        return String.format(Locale.ROOT, "%.1f,%.1f ", x, y);
    }

    private static String text(double x, double y, String anchor, String words) {
        return String.format(
                Locale.ROOT,
                "<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\">%s</text>",
                x,
                y,
                anchor,
                HtmlReport.escaped(words));
    }
}
