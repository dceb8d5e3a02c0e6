package dev.alidade.monitoring.ui;

import dev.alidade.i18n.Messages;
import dev.alidade.monitoring.history.Growth;
import dev.alidade.monitoring.history.MetricsHistory;
import dev.alidade.monitoring.history.UnusedIndex;
import dev.alidade.monitoring.metric.Metric;
import dev.alidade.monitoring.metric.MetricColumn;
import dev.alidade.monitoring.metric.MetricColumn.Kind;
import dev.alidade.monitoring.metric.MetricTable;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** What the memory tells as a table. */
enum MemoryKind {
    GROWTH(Metric.Group.STORAGE),
    UNUSED(Metric.Group.READING);

    private static final Duration BACK = Duration.ofDays(30);

    private final Metric.Group group;

    MemoryKind(Metric.Group group) {
        this.group = group;
    }

    /** After which subjects it stands. */
    Metric.Group group() {
        return group;
    }

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    String title() {
        return Messages.text("metric.memory." + name());
    }

    String explanation() {
        return Messages.text("metric.memory.about." + name());
    }

    List<MetricColumn> columns() {
        return switch (this) {
            case GROWTH ->
                List.of(
                        new MetricColumn("relation_name", Kind.TEXT),
                        new MetricColumn("change_bytes", Kind.BYTES),
                        new MetricColumn("before_bytes", Kind.BYTES),
                        new MetricColumn("now_bytes", Kind.BYTES),
                        new MetricColumn("since_at", Kind.MOMENT));
            case UNUSED ->
                List.of(
                        new MetricColumn("schema_name", Kind.TEXT),
                        new MetricColumn("relation_name", Kind.TEXT),
                        new MetricColumn("index_name", Kind.TEXT),
                        new MetricColumn("size_bytes", Kind.BYTES),
                        new MetricColumn("unused_days", Kind.NUMBER),
                        new MetricColumn("unseen_seconds", Kind.SECONDS),
                        new MetricColumn("since_at", Kind.MOMENT),
                        new MetricColumn("seen_at", Kind.MOMENT));
        };
    }

    /** The rows; blocks. */
    List<MetricTable.Line> rows(MetricsHistory history, Instant now) {
        return switch (this) {
            case GROWTH ->
                history.growth(now.minus(BACK)).stream().map(MemoryKind::line).toList();
            case UNUSED ->
                history.unused(Duration.ZERO).stream().map(MemoryKind::line).toList();
        };
    }

    private static MetricTable.Line line(Growth growth) {
        return new MetricTable.Line(
                Arrays.asList(growth.name(), growth.bytes(), growth.before(), growth.now(), growth.since()));
    }

    private static MetricTable.Line line(UnusedIndex index) {
        return new MetricTable.Line(Arrays.asList(
                index.schema(),
                index.relation(),
                index.index(),
                index.bytes(),
                index.unused().toDays(),
                (double) index.unseen().toSeconds(),
                index.since(),
                index.seenAt()));
    }
}
