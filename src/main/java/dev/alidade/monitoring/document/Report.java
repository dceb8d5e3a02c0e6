package dev.alidade.monitoring.document;

import dev.alidade.monitoring.Measured;
import dev.alidade.monitoring.history.Growth;
import dev.alidade.monitoring.history.Point;
import dev.alidade.monitoring.history.UnusedIndex;
import dev.alidade.monitoring.metric.Metric;
import dev.alidade.monitoring.metric.MetricTable;
import dev.alidade.monitoring.metric.Signal;
import dev.alidade.monitoring.report.HealthReport;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * What a report tells.
 *
 * @param database name of the database
 * @param server version of the server
 * @param role who asked: what it may not see is said to be unknown
 * @param at when
 * @param checks what the checks found
 * @param subjects every subject of the statistics
 * @param past what is remembered, or why nothing is
 */
public record Report(
        String database,
        String server,
        String role,
        Instant at,
        HealthReport checks,
        Map<Metric, Measured<MetricTable>> subjects,
        Measured<Past> past) {

    /**
     * What is remembered.
     *
     * @param from beginning of the points
     * @param points signals since then; empty lists where nothing is
     * @param growth tables that changed since then, largest change first
     * @param unused indexes nobody was seen to scan for a week or longer
     */
    public record Past(Instant from, Map<Signal, List<Point>> points, List<Growth> growth, List<UnusedIndex> unused) {}
}
