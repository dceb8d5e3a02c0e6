package dev.alidade.monitoring.report;

import dev.alidade.database.Cancellation;
import dev.alidade.database.Database;
import dev.alidade.error.AppException;
import dev.alidade.error.Problem;
import dev.alidade.error.ProblemKind;
import dev.alidade.i18n.Messages;
import dev.alidade.monitoring.Measured;
import dev.alidade.monitoring.check.CheckListener;
import dev.alidade.monitoring.check.CheckRunner;
import dev.alidade.monitoring.check.CheckSettings;
import dev.alidade.monitoring.check.Checks;
import dev.alidade.monitoring.history.HistoryKeeper;
import dev.alidade.monitoring.history.Point;
import dev.alidade.monitoring.metric.Metric;
import dev.alidade.monitoring.metric.MetricReader;
import dev.alidade.monitoring.metric.MetricTable;
import dev.alidade.monitoring.metric.Signal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;

/** Gathers a report and writes it. Blocks for as long as the checks take. */
public final class ReportService {
    private static final Duration BACK = Duration.ofDays(7);

    private final Database database;
    private final MetricReader reader;
    private final HistoryKeeper keeper;

    public ReportService(Database database, MetricReader reader, HistoryKeeper keeper) {
        this.database = database;
        this.reader = reader;
        this.keeper = keeper;
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
        var checks = new CheckRunner(database)
                .run(Checks.all(), CheckSettings.preset(), CheckListener.NONE, cancellation);
        var facts = database.facts();
        return new Report(
                facts.database(), facts.shortVersion(), facts.user(), now, checks, subjects, past(now, cancellation));
    }

    private Measured<Report.Past> past(Instant now, Cancellation cancellation) {
        var from = now.minus(BACK);
        try {
            var history = keeper.history(cancellation);
            var points = new EnumMap<Signal, List<Point>>(Signal.class);
            for (var signal : Signal.values()) {
                points.put(signal, history.points(signal, from, now));
            }
            return new Measured.Known<>(new Report.Past(
                    from, points, history.growth(from), history.unused(Duration.ofDays(7))));
        } catch (AppException e) {
            if (e.problem().kind() != ProblemKind.FAILED) {
                throw e;
            }
            return new Measured.Unknown<>(e.problem());
        }
    }

    /**
     * Writes a report, replacing what is there.
     *
     * @throws AppException of kind FAILED when the file cannot be written
     */
    public static void write(Report report, Path file) {
        try {
            Files.writeString(file, HtmlReport.of(report));
        } catch (IOException e) {
            throw new AppException(
                    new Problem(
                            ProblemKind.FAILED,
                            "metric.report.failed",
                            Messages.text("metric.report.failed", file.toString()),
                            Messages.text("metric.report.failed.next"),
                            null,
                            e.toString()),
                    e);
        }
    }
}
