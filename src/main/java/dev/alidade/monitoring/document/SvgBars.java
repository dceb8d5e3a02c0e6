package dev.alidade.monitoring.document;

import dev.alidade.i18n.Messages;
import dev.alidade.i18n.Sizes;
import dev.alidade.monitoring.metric.MetricTable;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** The largest tables as an SVG picture of bars: heap, indexes and TOAST side by side, partitions within their root. */
final class SvgBars {
    private static final int MOST = 12;
    private static final double WIDTH = 860;
    private static final double ROW = 20;
    private static final double LEFT = 236;
    private static final double RIGHT = 70;
    private static final int NAME = 30;

    private record Bar(String name, double heap, double indexes, double toast) {
        double sum() {
            return heap + indexes + toast;
        }
    }

    private SvgBars() {}

    /** Empty when no table holds anything. */
    static String of(MetricTable sizes) {
        var bars = sizes.rows().stream()
                .filter(line -> line.at(sizes.place("parent_name")) == null)
                .map(line -> new Bar(
                        line.at(sizes.place("schema_name")) + "." + line.at(sizes.place("relation_name")),
                        bytes(sizes, line, "heap_bytes"),
                        bytes(sizes, line, "index_bytes"),
                        bytes(sizes, line, "toast_bytes")))
                .filter(bar -> bar.sum() > 0)
                .sorted(Comparator.comparingDouble(Bar::sum).reversed())
                .limit(MOST)
                .toList();
        return bars.isEmpty() ? "" : picture(bars);
    }

    private static double bytes(MetricTable sizes, MetricTable.Line line, String column) {
        return line.at(sizes.place(column)) instanceof Number number ? number.doubleValue() : 0;
    }

    private static String picture(List<Bar> bars) {
        double height = (bars.size() + 1) * ROW + 4;
        double largest = bars.getFirst().sum();
        var svg = new StringBuilder(String.format(
                Locale.ROOT,
                "<svg class=\"bars\" viewBox=\"0 0 %.0f %.0f\" role=\"img\" aria-label=\"%s\">",
                WIDTH,
                height,
                HtmlReport.escaped(Messages.text("metric.report.largest"))));
        for (int i = 0; i < bars.size(); i++) {
            row(svg, bars.get(i), i * ROW, largest);
        }
        legend(svg, bars.size() * ROW);
        return svg.append("</svg>").toString();
    }

    private static void row(StringBuilder svg, Bar bar, double top, double largest) {
        var name = bar.name().length() > NAME ? bar.name().substring(0, NAME - 1) + "…" : bar.name();
        text(svg, LEFT - 8, top + ROW * 0.7, "end", name);
        double x = LEFT;
        x = part(svg, "heap", x, top, bar.heap() / largest);
        x = part(svg, "index", x, top, bar.indexes() / largest);
        x = part(svg, "toast", x, top, bar.toast() / largest);
        text(svg, x + 6, top + ROW * 0.7, "start", Sizes.bytes(Math.round(bar.sum())));
    }

    private static double part(StringBuilder svg, String style, double x, double top, double share) {
        double width = share * (WIDTH - LEFT - RIGHT);
        if (width > 0) {
            svg.append(String.format(
                    Locale.ROOT,
                    "<rect class=\"%s\" x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\"/>",
                    style,
                    x,
                    top + 3,
                    width,
                    ROW - 6));
        }
        return x + width;
    }

    private static void legend(StringBuilder svg, double top) {
        double x = LEFT;
        for (var style : List.of("heap", "index", "toast")) {
            svg.append(String.format(
                    Locale.ROOT,
                    "<rect class=\"%s\" x=\"%.1f\" y=\"%.1f\" width=\"10\" height=\"10\"/>",
                    style,
                    x,
                    top + 6));
            text(svg, x + 14, top + 15, "start", Messages.text("metric.report.part." + style));
            x += 90;
        }
    }

    private static void text(StringBuilder svg, double x, double y, String anchor, String words) {
        svg.append(String.format(
                Locale.ROOT,
                "<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\">%s</text>",
                x,
                y,
                anchor,
                HtmlReport.escaped(words)));
    }
}
