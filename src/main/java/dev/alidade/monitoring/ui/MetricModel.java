package dev.alidade.monitoring.ui;

import dev.alidade.i18n.Messages;
import dev.alidade.monitoring.Measured;
import dev.alidade.monitoring.metric.Metric;
import dev.alidade.monitoring.metric.MetricReader;
import dev.alidade.monitoring.metric.MetricTable;
import dev.alidade.ui.task.BackgroundTasks;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/** Asks subjects in their rhythm, one question a subject at a time. */
final class MetricModel {
    private static final Duration LOOK = Duration.ofSeconds(5);
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final MetricReader reader;
    private final BackgroundTasks tasks;
    private final Map<Metric, Instant> askedAt = new EnumMap<>(Metric.class);
    private final Set<Metric> asking = EnumSet.noneOf(Metric.class);

    MetricModel(MetricReader reader, BackgroundTasks tasks) {
        this.reader = reader;
        this.tasks = tasks;
    }

    /** The SQL behind a subject, as this server gets it. */
    String sql(Metric metric) {
        return reader.sql(metric);
    }

    String databaseName() {
        return reader.databaseName();
    }

    /** Asks how the server would run a statement, and says what it said. */
    void plan(String statement, Consumer<String> answer) {
        tasks.start(Messages.text("metric.task.plan"), context -> reader.plan(statement, context.cancellation()))
                .onSuccess(answer)
                .onFailure(problem -> answer.accept("-- " + problem.message()));
    }

    /**
     * Asks a subject when it is due.
     *
     * @param force ask even when it is not
     * @param answer not called when it is not due, or the server is gone
     */
    void ask(Metric metric, boolean force, Consumer<Measured<MetricTable>> answer) {
        var now = Instant.now();
        var every = metric.rhythm() == Metric.Rhythm.EVERY_MINUTE ? MINUTE : LOOK;
        var last = askedAt.getOrDefault(metric, Instant.EPOCH);
        if (asking.contains(metric) || (!force && now.isBefore(last.plus(every)))) {
            return;
        }
        asking.add(metric);
        askedAt.put(metric, now);
        tasks.start(
                        Messages.text("metric.task.subject", metric.title()),
                        context -> reader.read(metric, context.cancellation()))
                .onSuccess(answer)
                .onFailure(problem -> answer.accept(new Measured.Unknown<>(problem)))
                .onFinished(() -> asking.remove(metric));
    }
}
