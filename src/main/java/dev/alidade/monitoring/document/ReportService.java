package dev.alidade.monitoring.document;

import dev.alidade.database.Cancellation;
import dev.alidade.database.Database;
import dev.alidade.error.AppException;
import dev.alidade.error.ProblemKind;
import dev.alidade.monitoring.Measured;
import dev.alidade.monitoring.history.HistoryKeeper;
import dev.alidade.monitoring.history.Point;
import dev.alidade.monitoring.metric.Metric;
import dev.alidade.monitoring.metric.MetricReader;
import dev.alidade.monitoring.metric.MetricTable;
import dev.alidade.monitoring.metric.Signal;
import dev.alidade.monitoring.report.CommittedFile;
import dev.alidade.monitoring.report.HealthReport;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.function.Function;

/** Gathers a report and writes it. Blocks for as long as the checks take. */
public final class ReportService {
    private static final Duration BACK = Duration.ofDays(7);

    private final Database database;
    private final MetricReader reader;
    private final HistoryKeeper keeper;
    private final Function<Cancellation, HealthReport> health;

    /**
     * @param health runs the checks
     */
    public ReportService(
            Database database, MetricReader reader, HistoryKeeper keeper, Function<Cancellation, HealthReport> health) {
        this.database = database;
        this.reader = reader;
        this.keeper = keeper;
        this.health = health;
    }

    /**
     * Asks everything once; what cannot be looked at is in the report with the reason.
     *
     * @throws AppException of kind CONNECTION or CANCELLED
     */
    public Report gather(Instant now, Cancellation cancellation) {
        var subjects = new EnumMap<Metric, Measured<MetricTable>>(Metric.class);
        for (var metric : Metric.values()) {
            cancellation.check();
            subjects.put(metric, reader.read(metric, cancellation));
        }
        var facts = database.facts();
        return new Report(
                facts.database(),
                facts.shortVersion(),
                facts.user(),
                now,
                health.apply(cancellation),
                subjects,
                past(now, cancellation));
    }

    private Measured<Report.Past> past(Instant now, Cancellation cancellation) {
        var from = now.minus(BACK);
        try {
            var history = keeper.history(cancellation);
            var points = new EnumMap<Signal, List<Point>>(Signal.class);
            for (var signal : Signal.values()) {
                points.put(signal, history.points(signal, from, now));
            }
            return new Measured.Known<>(
                    new Report.Past(from, points, history.growth(from), history.unused(Duration.ofDays(7))));
        } catch (AppException e) {
            if (e.problem().kind() != ProblemKind.FAILED) {
                throw e;
            }
            return new Measured.Unknown<>(e.problem());
        }
    }

    /**
     * Writes a report, replacing what is there in one step.
     *
     * @throws AppException of kind FAILED when the file cannot be written; the old one is then untouched
     */
    public static void write(Report report, Path file) {
        CommittedFile.replace(file, HtmlReport.of(report));
    }
}
