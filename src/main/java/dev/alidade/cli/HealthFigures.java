package dev.alidade.cli;

import dev.alidade.error.AppException;
import dev.alidade.i18n.Messages;
import dev.alidade.i18n.Sizes;
import dev.alidade.monitoring.HealthSnapshot;
import dev.alidade.monitoring.IndexUsage;
import dev.alidade.monitoring.Measured;
import dev.alidade.monitoring.MonitoringQueries;
import dev.alidade.monitoring.MonitoringService;
import dev.alidade.monitoring.RelationSize;
import dev.alidade.monitoring.RowSecurity;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** {@code health figures}: sizes, index usage and row security, table by table. */
final class HealthFigures {
    private final CliContext context;

    HealthFigures(CliContext context) {
        this.context = context;
    }

    /** Prints what the server counts, without judging it. */
    int run(DatabaseOptions options) throws AppException {
        try (var database = context.open(options.connection())) {
            var snapshot = new MonitoringService(new MonitoringQueries(database), Clock.systemUTC())
                    .snapshot(context.cancellation());
            if (options.json()) {
                context.json(json(snapshot));
            } else {
                print(snapshot);
            }
            return 0;
        }
    }

    private static Map<String, @Nullable Object> json(HealthSnapshot snapshot) {
        var notKnown = new ArrayList<Map<String, String>>();
        var values = new LinkedHashMap<String, @Nullable Object>();
        values.put(
                "database",
                known(
                        "database",
                        snapshot.databaseSize(),
                        notKnown,
                        size -> ordered(
                                "name",
                                size.database(),
                                "bytes",
                                size.bytes(),
                                "tables",
                                size.tables(),
                                "indexes",
                                size.indexes())));
        values.put(
                "sizes",
                known(
                        "sizes",
                        snapshot.relations(),
                        notKnown,
                        all -> all.stream().map(HealthFigures::size).toList()));
        values.put(
                "indexes",
                known(
                        "indexes",
                        snapshot.indexes(),
                        notKnown,
                        all -> all.stream().map(HealthFigures::index).toList()));
        values.put(
                "exposedSchemas",
                known(
                        "exposedSchemas",
                        snapshot.exposed(),
                        notKnown,
                        e -> ordered("names", e.names(), "known", e.known())));
        values.put(
                "rowSecurity",
                known(
                        "rowSecurity",
                        snapshot.rowSecurity(),
                        notKnown,
                        all -> all.stream().map(HealthFigures::security).toList()));
        values.put(
                "connections",
                known(
                        "connections",
                        snapshot.connections(),
                        notKnown,
                        use -> ordered(
                                "total",
                                use.total(),
                                "limit",
                                use.serverLimit(),
                                "reserved",
                                use.reserved(),
                                "active",
                                use.active())));
        values.put("notKnown", notKnown);
        return values;
    }

    private static <T> @Nullable Object known(
            String section, Measured<T> measured, List<Map<String, String>> notKnown, Function<T, Object> describe) {
        return switch (measured) {
            case Measured.Known<T> known -> describe.apply(known.value());
            case Measured.Unknown<T> unknown -> {
                notKnown.add(
                        Map.of("section", section, "reason", unknown.reason().message()));
                yield null;
            }
        };
    }

    private static Map<String, @Nullable Object> size(RelationSize size) {
        return ordered(
                "schema",
                size.schema(),
                "name",
                size.relation(),
                "kind",
                word(size.kind()),
                "partitionOf",
                size.partitionOf(),
                "heapBytes",
                size.heapBytes(),
                "indexBytes",
                size.indexBytes(),
                "toastBytes",
                size.toastBytes(),
                "totalBytes",
                size.totalBytes(),
                "estimatedRows",
                size.estimatedRows(),
                "extension",
                size.extension());
    }

    private static Map<String, @Nullable Object> index(IndexUsage index) {
        return ordered(
                "schema",
                index.schema(),
                "table",
                index.relation(),
                "name",
                index.index(),
                "partOf",
                index.partOf(),
                "method",
                index.method(),
                "scans",
                index.scans(),
                "bytes",
                index.bytes(),
                "neededFor",
                word(index.duty()),
                "verdict",
                word(index.verdict()),
                "extension",
                index.extension());
    }

    private static Map<String, @Nullable Object> security(RowSecurity table) {
        return ordered(
                "schema",
                table.schema(),
                "name",
                table.relation(),
                "enabled",
                table.enabled(),
                "forced",
                table.forced(),
                "policies",
                table.policies(),
                "anonReads",
                table.anonReads(),
                "anonWrites",
                table.anonWrites(),
                "exposed",
                table.exposed(),
                "verdict",
                word(table.verdict()),
                "extension",
                table.extension());
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    private static Map<String, @Nullable Object> ordered(@Nullable Object... namesAndValues) {
        var values = new LinkedHashMap<String, @Nullable Object>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            values.put(String.valueOf(namesAndValues[i]), namesAndValues[i + 1]);
        }
        return values;
    }

    private void print(HealthSnapshot snapshot) {
        section(
                "monitoring.summary.size",
                snapshot.databaseSize(),
                size -> List.of(List.of(size.database(), Sizes.bytes(size.bytes()))));
        section(
                "monitoring.tab.sizes",
                snapshot.relations(),
                all -> all.stream()
                        .filter(s -> s.extension() == null && s.partitionOf() == null)
                        .map(s -> List.of(
                                s.name(),
                                Sizes.bytes(s.totalBytes()),
                                Messages.text(
                                        "monitoring.sizes.bar",
                                        Sizes.bytes(s.heapBytes()),
                                        Sizes.bytes(s.indexBytes()),
                                        Sizes.bytes(s.toastBytes()))))
                        .toList());
        section(
                "monitoring.tab.indexes",
                snapshot.indexes(),
                all -> all.stream()
                        .filter(i -> i.extension() == null && i.partOf() == null)
                        .map(i -> List.of(
                                i.schema() + "." + i.index(),
                                Messages.text("monitoring.index." + i.verdict().name()),
                                Sizes.exact(i.scans()),
                                Sizes.bytes(i.bytes())))
                        .toList());
        section(
                "monitoring.tab.security",
                snapshot.rowSecurity(),
                all -> all.stream()
                        .filter(t -> t.extension() == null)
                        .map(t -> List.of(
                                t.schema() + "." + t.relation(),
                                Messages.text(
                                        "monitoring.security." + t.verdict().name(), t.policies())))
                        .toList());
    }

    private <T> void section(String titleKey, Measured<T> measured, Function<T, List<List<String>>> rows) {
        context.line(Messages.text(titleKey));
        switch (measured) {
            case Measured.Known<T> known -> {
                var lines = TextTable.lines(rows.apply(known.value()));
                (lines.isEmpty() ? List.of(Messages.text("cli.health.none")) : lines)
                        .forEach(line -> context.line("  " + line));
            }
            case Measured.Unknown<T> unknown ->
                context.line("  ? " + unknown.reason().message());
        }
    }
}
