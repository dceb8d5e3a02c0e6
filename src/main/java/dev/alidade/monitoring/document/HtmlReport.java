package dev.alidade.monitoring.document;

import dev.alidade.i18n.Messages;
import dev.alidade.i18n.Sizes;
import dev.alidade.i18n.Times;
import dev.alidade.monitoring.Measured;
import dev.alidade.monitoring.check.CheckResult;
import dev.alidade.monitoring.metric.Metric;
import dev.alidade.monitoring.metric.MetricTable;
import dev.alidade.monitoring.metric.Signal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/** A report as one HTML file that needs nothing else: styles and pictures inside, no script. */
final class HtmlReport {
    private static final int ROWS = 30;
    private static final List<Signal> CHARTS = List.of(
            Signal.DATABASE_BYTES,
            Signal.COMMITS,
            Signal.SESSIONS,
            Signal.CACHE_HIT,
            Signal.ROWS_WRITTEN,
            Signal.WAL_BYTES);

    private final StringBuilder html = new StringBuilder();
    private final Report report;

    private HtmlReport(Report report) {
        this.report = report;
    }

    static String of(Report report) {
        return new HtmlReport(report).write();
    }

    private String write() {
        var title = Messages.text("metric.report.title", report.database());
        html.append("<!doctype html><html lang=\"")
                .append(Locale.getDefault().getLanguage())
                .append("\"><head><meta charset=\"utf-8\"><meta name=\"viewport\""
                        + " content=\"width=device-width\"><title>")
                .append(escaped(title))
                .append("</title><style>")
                .append(style())
                .append("</style></head><body><header><h1>")
                .append(escaped(title))
                .append("</h1><p>")
                .append(escaped(Messages.text(
                        "metric.report.by",
                        report.server(),
                        report.role(),
                        Times.exact(report.at(), ZoneId.systemDefault()))))
                .append("</p></header><main>");
        checks();
        past();
        for (var metric : Metric.values()) {
            subject(metric, Objects.requireNonNull(report.subjects().get(metric)));
        }
        return html.append("</main></body></html>\n").toString();
    }

    private void checks() {
        var findings = report.checks().findings();
        var unknown = report.checks().notChecked();
        long fine = report.checks().results().stream()
                .filter(result -> result.verdict() == CheckResult.Verdict.FINE)
                .count();
        heading(Messages.text("metric.report.findings"));
        paragraph(Messages.text("metric.report.verdicts", fine, findings.size(), unknown.size()));
        var rows = new ArrayList<List<String>>();
        findings.forEach(finding -> rows.add(List.of(finding.severity().word(), finding.subject(), finding.detail())));
        table(
                List.of(
                        Messages.text("metric.report.severity"),
                        Messages.text("metric.report.object"),
                        Messages.text("metric.report.detail")),
                rows);
        if (!unknown.isEmpty()) {
            html.append("<h3>")
                    .append(escaped(Messages.text("metric.report.unknown")))
                    .append("</h3>");
            table(
                    List.of(Messages.text("metric.report.check"), Messages.text("metric.report.reason")),
                    unknown.stream()
                            .map(result -> List.of(result.check().id(), String.join(" ", result.reasons())))
                            .toList());
        }
    }

    private void past() {
        heading(Messages.text("metric.report.past"));
        switch (report.past()) {
            case Measured.Unknown<Report.Past> unknown ->
                unknown(unknown.reason().message());
            case Measured.Known<Report.Past> known -> past(known.value());
        }
    }

    private void past(Report.Past past) {
        html.append("<div class=\"charts\">");
        for (var signal : CHARTS) {
            var points = Objects.requireNonNull(past.points().get(signal));
            html.append("<figure><figcaption>").append(escaped(signal.title())).append("</figcaption>");
            if (points.isEmpty()) {
                unknown(Messages.text("metric.chart.none"));
            } else {
                html.append(SvgChart.of(
                        signal, points, first(past, points.getFirst().at()), report.at()));
            }
            html.append("</figure>");
        }
        html.append("</div>");
        var grown = past.growth().stream()
                .filter(growth -> growth.bytes() != 0)
                .limit(ROWS)
                .map(growth -> List.of(
                        growth.name(),
                        Sizes.bytes(growth.before()),
                        Sizes.bytes(growth.now()),
                        (growth.bytes() > 0 ? "+" : "") + Sizes.bytes(growth.bytes())))
                .toList();
        html.append("<h3>").append(escaped(Messages.text("metric.growth"))).append("</h3>");
        table(
                List.of(
                        Messages.text("metric.growth.name"),
                        Messages.text("metric.growth.before"),
                        Messages.text("metric.growth.now"),
                        Messages.text("metric.growth.bytes")),
                grown);
        html.append("<h3>").append(escaped(Messages.text("metric.unused"))).append("</h3>");
        table(
                List.of(
                        Messages.text("metric.unused.index"),
                        Messages.text("metric.unused.days"),
                        Messages.text("metric.unused.bytes")),
                past.unused().stream()
                        .limit(ROWS)
                        .map(index -> List.of(
                                index.schema() + "." + index.index(),
                                Long.toString(index.unused().toDays()),
                                Sizes.bytes(index.bytes())))
                        .toList());
    }

    /** The largest tables as bars. */
    private void largest(MetricTable table) {
        var bars = SvgBars.of(table);
        if (!bars.isEmpty()) {
            html.append("<figure><figcaption>")
                    .append(escaped(Messages.text("metric.report.largest")))
                    .append("</figcaption>")
                    .append(bars)
                    .append("</figure>");
        }
    }

    /** A young memory is shown from its beginning, so that it can be read at all. */
    private static Instant first(Report.Past past, Instant firstPoint) {
        return firstPoint.isAfter(past.from()) ? firstPoint : past.from();
    }

    private void subject(Metric metric, Measured<MetricTable> measured) {
        heading(metric.title());
        paragraph(metric.explanation());
        switch (measured) {
            case Measured.Unknown<MetricTable> unknown ->
                unknown(unknown.reason().message());
            case Measured.Known<MetricTable> known -> {
                var table = known.value();
                if (metric == Metric.TABLES) {
                    largest(table);
                }
                var places = new ArrayList<Integer>();
                for (int i = 0; i < table.columns().size(); i++) {
                    if (!List.of("is_hidden", "statement_key")
                            .contains(table.columns().get(i).name())) {
                        places.add(i);
                    }
                }
                table(
                        places.stream().map(i -> table.columns().get(i).title()).toList(),
                        table.rows().stream()
                                .limit(ROWS)
                                .map(line -> places.stream()
                                        .map(i -> table.columns().get(i).text(line.at(i), table.takenAt()))
                                        .toList())
                                .toList());
                if (table.rows().size() > ROWS) {
                    paragraph(Messages.text("metric.report.more", table.rows().size() - ROWS));
                }
                if (table.hidden() > 0) {
                    unknown(Messages.text("metric.report.hidden", table.hidden()));
                }
            }
        }
    }

    private void heading(String words) {
        html.append("<h2>").append(escaped(words)).append("</h2>");
    }

    private void paragraph(String words) {
        html.append("<p>").append(escaped(words)).append("</p>");
    }

    private void unknown(String words) {
        html.append("<p class=\"unknown\">? ").append(escaped(words)).append("</p>");
    }

    private void table(List<String> names, List<List<String>> rows) {
        if (rows.isEmpty()) {
            html.append("<p class=\"none\">")
                    .append(escaped(Messages.text("metric.noRows")))
                    .append("</p>");
            return;
        }
        html.append("<div class=\"wide\"><table><thead><tr>");
        names.forEach(name -> html.append("<th>").append(escaped(name)).append("</th>"));
        html.append("</tr></thead><tbody>");
        for (var row : rows) {
            html.append("<tr>");
            row.forEach(cell -> html.append("<td>").append(escaped(cell)).append("</td>"));
            html.append("</tr>");
        }
        html.append("</tbody></table></div>");
    }

    private static String style() {
        try (var in = HtmlReport.class.getResourceAsStream("/report/report.css")) {
            return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Text that cannot become markup. */
    static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
