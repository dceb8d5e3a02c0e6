package dev.alidade.cli;

import dev.alidade.database.Cancellation;
import dev.alidade.database.Database;
import dev.alidade.error.AppException;
import dev.alidade.error.Problem;
import dev.alidade.error.ProblemKind;
import dev.alidade.i18n.Messages;
import dev.alidade.monitoring.Measured;
import dev.alidade.monitoring.check.CheckListener;
import dev.alidade.monitoring.check.CheckRunner;
import dev.alidade.monitoring.document.ReportService;
import dev.alidade.monitoring.history.HistoryKeeper;
import dev.alidade.monitoring.history.MetricsHistory;
import dev.alidade.monitoring.metric.Metric;
import dev.alidade.monitoring.metric.MetricReader;
import dev.alidade.monitoring.metric.MetricTable;
import dev.alidade.monitoring.metric.Pulse;
import dev.alidade.monitoring.metric.Sample;
import dev.alidade.monitoring.metric.Signal;
import dev.alidade.monitoring.report.HealthReport;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code monitor}: what the server does, once with every subject or again and again. */
@Command(
        name = "monitor",
        mixinStandardHelpOptions = true,
        description = {
            "What the server does now, from its own statistics. Nothing is installed and no table is read.",
            "--once adds every subject (sizes, indexes, vacuum, replication, settings …);",
            "--report writes everything as one HTML file;",
            "--watch writes a line, or with --json an object, for each look until Ctrl+C,",
            "and remembers what it sees in the user's own file, as the window does: trend, growth, unused indexes.",
            "What could not be looked at is listed under notKnown with the reason, never left out silently."
        })
public final class MonitorCommand implements Callable<Integer> {
    private final CliContext context;

    @Mixin
    private DatabaseOptions options = new DatabaseOptions();

    @ArgGroup(multiplicity = "1")
    private Manner manner = new Manner();

    @Option(
            names = "--interval",
            paramLabel = "SECONDS",
            description = "Between two looks, 1 to 3600 (default: ${DEFAULT-VALUE}).",
            defaultValue = "2")
    private int interval = 2;

    @Option(
            names = "--only",
            split = ",",
            paramLabel = "SUBJECT",
            description = "With --once: these subjects, e.g. tables,locks,settings.")
    private List<String> only = List.of();

    public MonitorCommand(CliContext context) {
        this.context = context;
    }

    /** Once or again and again. */
    static final class Manner {
        @Option(names = "--once", required = true, description = "One look of one second, and every subject.")
        private boolean once;

        @Option(names = "--watch", required = true, description = "A look every --interval seconds until Ctrl+C.")
        private boolean watch;

        @Option(
                names = "--report",
                required = true,
                paramLabel = "FILE",
                description = "Everything, findings and what is remembered, as one HTML file.")
        private @Nullable Path report;

        boolean isWatch() {
            return watch && !once;
        }
    }

    @Override
    public Integer call() {
        if (interval < 1 || interval > 3600) {
            throw usage(Messages.text("cli.monitor.interval"));
        }
        var wanted = wanted();
        try (var database = context.open(options.connection())) {
            var reader = new MetricReader(database, Clock.systemUTC());
            if (manner.report != null) {
                return report(database, reader, manner.report);
            }
            return manner.isWatch() ? watch(reader, keeper(database, reader)) : once(reader, wanted);
        }
    }

    private int report(Database database, MetricReader reader, Path file) {
        var keeper = keeper(database, reader);
        try {
            keeper.keep(reader.sample(context.cancellation()), Optional.empty(), context.cancellation());
        } catch (AppException e) {
            if (e.problem().kind() != ProblemKind.FAILED) {
                throw e;
            }
            context.progress(e.problem().message());
        }
        var service = new ReportService(database, reader, keeper, cancellation -> health(database, cancellation));
        ReportService.write(service.gather(Clock.systemUTC().instant(), context.cancellation()), file);
        var place = file.toAbsolutePath().toString();
        if (options.json()) {
            context.json(Map.of("report", place));
        } else {
            context.line(Messages.text("metric.report.done", place));
        }
        return 0;
    }

    private HistoryKeeper keeper(Database database, MetricReader reader) {
        return new HistoryKeeper(database, reader, MetricsHistory.file(context.folders()));
    }

    private HealthReport health(Database database, Cancellation cancellation) {
        var which = new CheckOptions();
        var results = new CheckRunner(database)
                .run(
                        which.checks(context),
                        which.settings(context, options.connection()),
                        CheckListener.NONE,
                        cancellation);
        return HealthReport.of(results, which.ignoreFile().load(), LocalDate.now(ZoneId.systemDefault()));
    }

    private List<Metric> wanted() {
        if (only.isEmpty()) {
            return List.of(Metric.values());
        }
        return only.stream()
                .map(word -> Arrays.stream(Metric.values())
                        .filter(metric -> metric.word().equals(word.strip()))
                        .findFirst()
                        .orElseThrow(() -> usage(Messages.text("cli.monitor.subject", word))))
                .toList();
    }

    private static AppException usage(String sentence) {
        var words = String.join(
                ", ", Arrays.stream(Metric.values()).map(Metric::word).toList());
        return new AppException(
                Problem.of(ProblemKind.USAGE, "cli.monitor", sentence, Messages.text("cli.monitor.subjects", words)));
    }

    private int once(MetricReader reader, List<Metric> wanted) {
        var first = reader.sample(context.cancellation());
        pause(1);
        context.cancellation().check();
        var second = reader.sample(context.cancellation());
        var tables = new LinkedHashMap<Metric, Measured<MetricTable>>();
        wanted.forEach(metric -> tables.put(metric, reader.read(metric, context.cancellation())));
        var pulse = Pulse.between(first, second);
        if (options.json()) {
            context.json(json(second, pulse, tables));
        } else {
            pulse.ifPresent(p -> context.line(line(p)));
            tables.forEach(this::print);
        }
        return 0;
    }

    /** Ends with Ctrl+C, which is not a failure to be told of. */
    private int watch(MetricReader reader, HistoryKeeper keeper) {
        try {
            follow(reader, keeper);
        } catch (AppException e) {
            if (e.problem().kind() != ProblemKind.CANCELLED) {
                throw e;
            }
        }
        return ProblemKind.CANCELLED.exitCode();
    }

    private void follow(MetricReader reader, HistoryKeeper keeper) {
        @Nullable Sample earlier = null;
        var told = "";
        while (true) {
            try {
                var sample = reader.sample(context.cancellation());
                var pulse = earlier == null ? Optional.<Pulse>empty() : Pulse.between(earlier, sample);
                if (earlier != null) {
                    if (options.json()) {
                        context.json(json(sample, pulse));
                    } else {
                        context.line(pulse.map(MonitorCommand::line).orElse(Messages.text("cli.monitor.anew")));
                    }
                }
                earlier = sample;
                told = remember(keeper, sample, pulse, told);
            } catch (AppException e) {
                if (e.problem().kind() != ProblemKind.CONNECTION) {
                    throw e;
                }
                lost(e.problem());
            }
            pause(interval);
        }
    }

    /**
     * Watching goes on where nothing can be remembered; why is told once.
     *
     * @param told the reason that was told; empty when there was none
     * @return the same as of now
     */
    private String remember(HistoryKeeper keeper, Sample sample, Optional<Pulse> pulse, String told) {
        try {
            keeper.keep(sample, pulse, context.cancellation());
            return "";
        } catch (AppException e) {
            var kind = e.problem().kind();
            if (kind == ProblemKind.CONNECTION || kind == ProblemKind.CANCELLED) {
                throw e;
            }
            var reason = e.problem().message();
            if (!reason.equals(told)) {
                context.progress("alidade: " + Messages.text("metric.forgetful", reason));
            }
            return reason;
        }
    }

    private void lost(Problem problem) {
        if (options.json()) {
            var error = new LinkedHashMap<String, @Nullable Object>();
            error.put("at", Clock.systemUTC().instant().toString());
            error.put(
                    "error",
                    CliJson.ordered(
                            "code",
                            problem.code(),
                            "sqlstate",
                            problem.sqlState(),
                            "message",
                            problem.message(),
                            "nextStep",
                            problem.nextStep()));
            context.json(error);
        } else {
            context.progress("alidade: " + problem.message());
        }
    }

    /** Waits, unless a stop is asked for. */
    private void pause(int seconds) {
        var stop = new CountDownLatch(1);
        try {
            context.cancellation().onRequest(stop::countDown);
            if (stop.await(seconds, TimeUnit.SECONDS)) {
                context.cancellation().check();
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        } finally {
            context.cancellation().stepOver();
        }
    }

    private static Map<String, @Nullable Object> json(Sample sample, Optional<Pulse> pulse) {
        var values = new LinkedHashMap<String, @Nullable Object>();
        for (var signal : Signal.values()) {
            values.put(signal.word(), pulse.map(p -> p.values().get(signal)).orElse(null));
        }
        values.remove(Signal.DATABASE_BYTES.word());
        return CliJson.ordered(
                "at",
                sample.serverAt().toString(),
                "serverStartedAt",
                sample.startedAt().toString(),
                "connectionLimit",
                sample.sessions().limit(),
                "hiddenSessions",
                sample.sessions().hidden(),
                "values",
                values);
    }

    private static Map<String, @Nullable Object> json(
            Sample sample, Optional<Pulse> pulse, Map<Metric, Measured<MetricTable>> tables) {
        var all = json(sample, pulse);
        var notKnown = new ArrayList<Map<String, String>>();
        var subjects = new LinkedHashMap<String, @Nullable Object>();
        tables.forEach((metric, measured) -> {
            switch (measured) {
                case Measured.Known<MetricTable> known -> {
                    subjects.put(metric.word(), known.value().maps());
                    if (known.value().hidden() > 0) {
                        notKnown.add(Map.of(
                                "subject",
                                metric.word(),
                                "reason",
                                Messages.text(
                                        "cli.monitor.hidden", known.value().hidden())));
                    }
                }
                case Measured.Unknown<MetricTable> unknown -> {
                    subjects.put(metric.word(), null);
                    notKnown.add(Map.of(
                            "subject", metric.word(), "reason", unknown.reason().message()));
                }
            }
        });
        all.put("subjects", subjects);
        all.put("notKnown", notKnown);
        return all;
    }

    private static String line(Pulse pulse) {
        var parts = new ArrayList<String>();
        for (var signal : List.of(
                Signal.COMMITS,
                Signal.ROWS_READ,
                Signal.ROWS_WRITTEN,
                Signal.CACHE_HIT,
                Signal.WAL_BYTES,
                Signal.SESSIONS,
                Signal.ACTIVE,
                Signal.WAITING)) {
            var value = pulse.values().get(signal);
            parts.add(signal.title() + " " + (value == null ? "–" : signal.text(value)));
        }
        return String.join(" · ", parts);
    }

    private void print(Metric metric, Measured<MetricTable> measured) {
        context.line("");
        context.line(metric.title());
        switch (measured) {
            case Measured.Known<MetricTable> known ->
                MetricText.lines(known.value()).forEach(line -> context.line("  " + line));
            case Measured.Unknown<MetricTable> unknown ->
                context.line("  ? " + unknown.reason().message());
        }
    }
}
