package dev.alidade.cli;

import dev.alidade.corridor.MapService;
import dev.alidade.corridor.feature.IndexDoctor;
import dev.alidade.corridor.feature.ViewportPlan;
import dev.alidade.corridor.layer.LayerId;
import dev.alidade.corridor.layer.SpatialLayer;
import dev.alidade.corridor.projection.CoordinateSystems;
import dev.alidade.database.Database;
import dev.alidade.i18n.Messages;
import dev.alidade.monitoring.check.Category;
import dev.alidade.monitoring.check.CheckListener;
import dev.alidade.monitoring.check.CheckRunner;
import dev.alidade.monitoring.check.CheckSettings;
import dev.alidade.monitoring.check.Checks;
import dev.alidade.monitoring.report.HealthReport;
import dev.alidade.monitoring.report.ReportFile;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * {@code map doctor}: why a layer is slow or lies in the wrong place. The plan of a close look at each layer, and what the
 * spatial checks of {@code health} find; their fixes are applied by {@code health fix KEY}, with preview and undo.
 */
final class MapDoctorVerb {
    private final CliContext context;

    MapDoctorVerb(CliContext context) {
        this.context = context;
    }

    int run(DatabaseOptions options, MapLayerChoice choice, boolean strict) {
        try (var open = context.open(options.connection())) {
            var layers = layers(open, choice);
            var doctor = new IndexDoctor(open, new CoordinateSystems(context.folders()));
            var plans = layers.stream()
                    .map(layer -> doctor.plan(layer, context.cancellation()))
                    .toList();
            var report = report(open);
            var findings = ReportFile.values(report);
            if (options.json()) {
                var values = new LinkedHashMap<String, @Nullable Object>();
                values.put("layers", plans.stream().map(MapDoctorVerb::values).toList());
                values.putAll(findings);
                context.json(values);
            } else {
                plans.forEach(this::print);
                HealthText.plain(report, null).forEach(context::line);
            }
            boolean ill = plans.stream().anyMatch(ViewportPlan::isWrong)
                    || !report.findings().isEmpty();
            return strict && ill ? 1 : 0;
        }
    }

    private List<SpatialLayer> layers(Database open, MapLayerChoice choice) {
        var service = new MapService(open, context.folders());
        var chosen = choice.chosen(open, service, null, context.cancellation());
        return chosen.isEmpty()
                ? service.layers(context.cancellation()).stream()
                        .filter(SpatialLayer::readable)
                        .toList()
                : chosen;
    }

    private HealthReport report(Database open) {
        var spatial = Checks.all().stream()
                .filter(check -> check.rule().category() == Category.SPATIAL)
                .toList();
        var results =
                new CheckRunner(open).run(spatial, CheckSettings.preset(), CheckListener.NONE, context.cancellation());
        return HealthReport.of(results, List.of(), LocalDate.now(ZoneId.systemDefault()));
    }

    private static Map<String, @Nullable Object> values(ViewportPlan plan) {
        LayerId id = plan.layer().id();
        var values = new LinkedHashMap<String, @Nullable Object>();
        values.put("layer", id.label());
        values.put("verdict", plan.verdict().name().toLowerCase(Locale.ROOT));
        values.put("wrong", plan.isWrong());
        values.put("rows", plan.layer().estimatedRows());
        values.put("indexes", plan.indexes());
        values.put("plan", plan.lines());
        return values;
    }

    private void print(ViewportPlan plan) {
        context.line(Messages.text(
                "cli.map.doctor." + plan.verdict().name().toLowerCase(Locale.ROOT),
                plan.layer().id().label(),
                String.join(", ", plan.indexes())));
    }
}
