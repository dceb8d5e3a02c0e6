package dev.alidade.cli;

import dev.alidade.database.Database;
import dev.alidade.error.AppException;
import dev.alidade.i18n.Messages;
import dev.alidade.monitoring.check.CheckListener;
import dev.alidade.monitoring.check.CheckRunner;
import dev.alidade.monitoring.check.Finding;
import dev.alidade.monitoring.report.Comparison;
import dev.alidade.monitoring.report.HealthReport;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Runs the checks before and after something that changes a database, and tells what it opened and what it closed. */
final class HealthAround {
    private final CliContext context;
    private final Database database;
    private final Path folder;
    private final @Nullable Set<String> before;

    private HealthAround(CliContext context, Database database, Path folder, @Nullable Set<String> before) {
        this.context = context;
        this.database = database;
        this.folder = folder;
        this.before = before;
    }

    /**
     * Looks at the database as it is.
     *
     * @param folder of the migrations; beside it may stand which checks run
     * @param wanted otherwise nothing is looked at, and nothing told afterwards
     */
    static HealthAround begin(CliContext context, Database database, Path folder, boolean wanted) {
        var report = wanted ? report(context, database, folder) : null;
        var keys = report == null
                ? null
                : report.findings().stream().map(Finding::key).collect(Collectors.toSet());
        return new HealthAround(context, database, folder, keys);
    }

    /** Looks again and tells what is different. */
    void tell(boolean json) {
        if (before == null || context.cancellation().isRequested()) {
            return;
        }
        var report = report(context, database, folder);
        if (report == null) {
            return;
        }
        var comparison = Comparison.between(before, report).withoutHistories();
        if (json) {
            var event = new LinkedHashMap<String, Object>();
            event.put("event", "health");
            event.put("opened", comparison.opened().stream().map(Finding::key).toList());
            event.put("closed", comparison.closed());
            event.put("unknown", comparison.unknown());
            context.json(event);
            return;
        }
        comparison
                .opened()
                .forEach(finding ->
                        context.progress(Messages.text("cli.health.opens", finding.detail(), finding.key())));
        comparison.closed().forEach(key -> context.progress(Messages.text("cli.health.closes", key)));
    }

    /** What cannot be looked at keeps nobody from migrating. */
    private static @Nullable HealthReport report(CliContext context, Database database, Path folder) {
        try {
            var which = CheckOptions.beside(folder);
            var results = new CheckRunner(database)
                    .run(
                            which.checks(context),
                            which.settings(context, null),
                            CheckListener.NONE,
                            context.cancellation());
            return HealthReport.of(results, List.of(), LocalDate.now(ZoneId.systemDefault()));
        } catch (AppException e) {
            context.progress(Messages.text("cli.health.around", e.problem().message()));
            return null;
        }
    }
}
