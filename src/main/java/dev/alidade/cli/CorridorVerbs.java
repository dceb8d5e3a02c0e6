package dev.alidade.cli;

import dev.alidade.corridor.audit.AuditReport;
import dev.alidade.corridor.audit.AuditService;
import dev.alidade.corridor.audit.CorridorAudit;
import dev.alidade.corridor.audit.Difference;
import dev.alidade.corridor.audit.Difference.Kind;
import dev.alidade.corridor.audit.ListAudit;
import dev.alidade.corridor.conflict.Conflict;
import dev.alidade.corridor.conflict.ConflictReport;
import dev.alidade.corridor.conflict.ConflictService;
import dev.alidade.corridor.projection.CoordinateSystems;
import dev.alidade.corridor.table.CorridorTable;
import dev.alidade.corridor.table.CorridorTables;
import dev.alidade.database.Database;
import dev.alidade.error.AppException;
import dev.alidade.error.Problem;
import dev.alidade.error.ProblemKind;
import dev.alidade.i18n.Messages;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code map audit} and {@code map conflicts}: what an analyst asks the Map screen, for pipelines. */
final class CorridorVerbs {
    private final CliContext context;

    CorridorVerbs(CliContext context) {
        this.context = context;
    }

    /** Lists of keys against the ground. */
    int audit(DatabaseOptions options, boolean strict) {
        try (var open = context.open(options.connection())) {
            var service = new AuditService(open);
            var reports = new ArrayList<AuditReport>();
            for (var table : tables(open)) {
                reports.add(service.audit(table, context.cancellation()));
            }
            boolean clean = reports.stream().allMatch(r -> r.corridors().isEmpty());
            if (options.json()) {
                context.json(json(reports));
            } else {
                reports.forEach(this::print);
            }
            return strict && !clean ? 1 : 0;
        }
    }

    /** Corridors that want the same ground at the same time. */
    int conflicts(DatabaseOptions options, boolean strict) {
        try (var open = context.open(options.connection())) {
            var service = new ConflictService(open, new CoordinateSystems(context.folders()));
            var reports = new ArrayList<ConflictReport>();
            for (var table : tables(open)) {
                reports.add(service.conflicts(table, context.cancellation()));
            }
            boolean clean = reports.stream().allMatch(r -> r.count() == 0);
            if (options.json()) {
                var values = new LinkedHashMap<String, @Nullable Object>();
                values.put(
                        "compared",
                        reports.stream().mapToInt(ConflictReport::compared).sum());
                values.put(
                        "leftOut",
                        reports.stream().mapToInt(ConflictReport::leftOut).sum());
                values.put(
                        "count",
                        reports.stream().mapToLong(ConflictReport::count).sum());
                values.put(
                        "milliseconds",
                        reports.stream().mapToLong(r -> r.took().toMillis()).sum());
                values.put(
                        "conflicts",
                        reports.stream()
                                .flatMap(r -> r.conflicts().stream())
                                .map(CorridorVerbs::conflict)
                                .toList());
                context.json(values);
            } else {
                reports.forEach(this::print);
            }
            return strict && !clean ? 1 : 0;
        }
    }

    private static Map<String, @Nullable Object> conflict(Conflict conflict) {
        var to = conflict.time().to();
        var values = new LinkedHashMap<String, @Nullable Object>();
        values.put("a", conflict.one().label());
        values.put("b", conflict.other().label());
        values.put("from", conflict.time().from().toString());
        values.put("to", to == null ? null : to.toString());
        values.put("apartMetres", Math.round(conflict.apartMetres() * 1000) / 1000.0);
        values.put("overlapMetres", Math.round(conflict.deepMetres() * 1000) / 1000.0);
        return values;
    }

    private void print(ConflictReport report) {
        report.conflicts()
                .forEach(conflict -> context.line(Messages.text(
                        "analysis.cli.conflicts.one",
                        conflict.one().label(),
                        conflict.other().label(),
                        conflict.time().from().toString(),
                        conflict.time().to() == null
                                ? "…"
                                : String.valueOf(conflict.time().to()),
                        String.format("%.1f", conflict.deepMetres()))));
        if (report.count() > report.conflicts().size()) {
            context.line(Messages.text(
                    "analysis.cli.conflicts.more",
                    report.count() - report.conflicts().size()));
        }
        context.line(Messages.text(
                "analysis.cli.conflicts.done",
                report.table().label(),
                report.count(),
                report.compared(),
                report.leftOut(),
                Long.toString(report.took().toMillis())));
    }

    private List<CorridorTable> tables(Database database) {
        var tables = new CorridorTables(database).discover(context.cancellation());
        if (tables.isEmpty()) {
            throw new AppException(Problem.of(
                    ProblemKind.FAILED,
                    "map.noCorridors",
                    Messages.text("analysis.cli.noCorridors", database.target().label()),
                    Messages.text("analysis.cli.noCorridors.next")));
        }
        return tables;
    }

    private static Map<String, @Nullable Object> json(List<AuditReport> reports) {
        var values = new LinkedHashMap<String, @Nullable Object>();
        values.put("checked", reports.stream().mapToLong(AuditReport::checked).sum());
        values.put(
                "notChecked",
                reports.stream().flatMap(r -> r.notChecked().stream()).toList());
        values.put(
                "milliseconds",
                reports.stream().mapToLong(r -> r.took().toMillis()).sum());
        values.put(
                "corridors",
                reports.stream()
                        .flatMap(r -> r.corridors().stream().map(c -> corridor(r.table(), c)))
                        .toList());
        return values;
    }

    private static Map<String, @Nullable Object> corridor(CorridorTable table, CorridorAudit audit) {
        var values = new LinkedHashMap<String, @Nullable Object>();
        values.put("id", audit.label());
        values.put("table", table.label());
        values.put("key", String.join(", ", audit.key()));
        values.put("missing", audit.keys(Kind.MISSING));
        values.put("extra", audit.keys(Kind.EXTRA));
        values.put("dangling", audit.keys(Kind.DANGLING));
        values.put("lists", audit.lists().stream().map(CorridorVerbs::list).toList());
        return values;
    }

    private static Map<String, @Nullable Object> list(ListAudit list) {
        var values = new LinkedHashMap<String, @Nullable Object>();
        values.put("column", list.list().column());
        values.put(
                "missing",
                list.differences().stream()
                        .filter(d -> d.kind() == Kind.MISSING)
                        .map(CorridorVerbs::thing)
                        .toList());
        values.put(
                "extra",
                list.differences().stream()
                        .filter(d -> d.kind() == Kind.EXTRA)
                        .map(CorridorVerbs::thing)
                        .toList());
        values.put("dangling", list.keys(Kind.DANGLING));
        return values;
    }

    private static Map<String, @Nullable Object> thing(Difference difference) {
        var metres = difference.metres();
        var values = new LinkedHashMap<String, @Nullable Object>();
        values.put("id", difference.key());
        values.put("metres", metres == null ? null : Math.round(metres * 1000) / 1000.0);
        return values;
    }

    private void print(AuditReport report) {
        for (var corridor : report.corridors()) {
            context.line(corridor.label());
            for (var list : corridor.lists()) {
                for (var difference : list.differences()) {
                    context.line("  " + words(list, difference));
                }
            }
        }
        report.notChecked().forEach(column -> context.line(Messages.text("analysis.cli.audit.notChecked", column)));
        context.line(Messages.text(
                "analysis.cli.audit.done",
                report.table().label(),
                report.corridors().size(),
                report.checked(),
                Long.toString(report.took().toMillis())));
    }

    private static String words(ListAudit list, Difference difference) {
        var metres = difference.metres();
        var distance = metres == null ? "" : Messages.text("analysis.cli.audit.metres", String.format("%.1f", metres));
        return switch (difference.kind()) {
            case MISSING ->
                Messages.text("analysis.cli.audit.missing", list.list().column(), difference.key(), distance);
            case EXTRA -> Messages.text("analysis.cli.audit.extra", list.list().column(), difference.key(), distance);
            case DANGLING ->
                Messages.text(
                        "analysis.cli.audit.dangling",
                        list.list().column(),
                        difference.key(),
                        list.list().table());
        };
    }
}
