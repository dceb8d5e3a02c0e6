package dev.alidade.cli;

import dev.alidade.database.Database;
import dev.alidade.error.AppException;
import dev.alidade.monitoring.check.Check;
import dev.alidade.monitoring.check.CheckListener;
import dev.alidade.monitoring.check.CheckRunner;
import dev.alidade.monitoring.check.Severity;
import dev.alidade.monitoring.report.Comparison;
import dev.alidade.monitoring.report.HealthReport;
import dev.alidade.monitoring.report.IgnoreFile;
import dev.alidade.monitoring.report.Ignored;
import dev.alidade.monitoring.report.ReportFile;
import dev.alidade.monitoring.report.SettingsFile;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code health}: runs the checks and tells what they found, what would mend it, and what could not be looked at. */
@Command(
        name = "health",
        mixinStandardHelpOptions = true,
        description = {
            "Runs the checks and tells what they found, worst first.",
            "Three answers: fine, a finding, or that it could not be looked at, with the reason.",
            "Exit code 1 when something at or above --fail-on was found.",
            "Verbs: fix, undo, ignore, list, settings, figures."
        })
public final class HealthCommand implements Callable<Integer> {
    private final CliContext context;

    @Mixin
    private DatabaseOptions options = new DatabaseOptions();

    @Mixin
    private CheckOptions checks = new CheckOptions();

    @Option(names = "--markdown", description = "Write a report in Markdown.")
    private boolean markdown;

    @Option(
            names = "--fail-on",
            paramLabel = "error|warning|info",
            description = "Exit with 1 from which severity on; error without it.")
    private Severity failOn = Severity.ERROR;

    @Option(
            names = "--compare",
            paramLabel = "FILE",
            description = "An earlier run (health --json): also tells what opened and what closed since.")
    private @Nullable Path compare;

    public HealthCommand(CliContext context) {
        this.context = context;
    }

    @Override
    public Integer call() throws AppException {
        var before = compare == null ? null : ReportFile.keys(compare);
        try (var database = context.open(options.connection())) {
            var report = report(database, options.json() || markdown);
            var comparison = before == null ? null : Comparison.between(before, report);
            if (options.json()) {
                context.json(json(report, comparison));
            } else if (markdown) {
                HealthText.markdown(report, comparison, database.target().label())
                        .forEach(context::line);
            } else {
                HealthText.plain(report, comparison).forEach(context::line);
            }
            return report.hasAtLeast(failOn) ? 1 : 0;
        }
    }

    @Command(
            mixinStandardHelpOptions = true,
            description = {
                "Mends findings by their keys, each after looking whether it is still there; the way back is kept.",
                "Asks first on a terminal; --yes agrees beforehand."
            })
    int fix(
            @Mixin DatabaseOptions database,
            @Mixin CheckOptions which,
            @Mixin FixChoice choice,
            @Parameters(arity = "1..*", paramLabel = "KEY", description = "As health prints it.") List<String> keys) {
        return new HealthFixes(context).fix(database, which, choice, keys);
    }

    @Command(
            mixinStandardHelpOptions = true,
            description = {
                "Takes fixes back by the keys of their findings; without a key lists what can be taken back.",
                "Only what the fix did is undone; where somebody changed the same since, nothing is."
            })
    int undo(
            @Mixin DatabaseOptions database,
            @Parameters(arity = "0..*", paramLabel = "KEY", description = "Of the finding that was mended.") @Nullable
                    List<String> keys) {
        return new HealthFixes(context).undo(database, keys == null ? List.of() : keys);
    }

    @Command(
            mixinStandardHelpOptions = true,
            description = "Ignores findings from now on, in a file that can be committed.")
    int ignore(
            @Option(
                            names = "--ignored",
                            paramLabel = "FILE",
                            defaultValue = "alidade-health.json",
                            description = "The file; alidade-health.json without it.")
                    Path file,
            @Option(names = "--reason", paramLabel = "TEXT", required = true, description = "Why.") String reason,
            @Option(
                            names = "--author",
                            paramLabel = "NAME",
                            description = "Who says so; the name of the user without it.")
                    @Nullable
                    String author,
            @Option(
                            names = "--until",
                            paramLabel = "YYYY-MM-DD",
                            converter = LastDay.class,
                            description = "The last day, today or later; always without it.")
                    @Nullable
                    LocalDate until,
            @Parameters(arity = "1..*", paramLabel = "KEY", description = "As health prints it.") List<String> keys) {
        var who = author == null ? System.getProperty("user.name") : author;
        var ignoreFile = new IgnoreFile(file);
        for (var key : keys) {
            ignoreFile.add(new Ignored(
                    key,
                    reason,
                    who,
                    LocalDate.now(ZoneId.systemDefault()).toString(),
                    until == null ? null : until.toString()));
        }
        return 0;
    }

    @Command(
            mixinStandardHelpOptions = true,
            description = "Lists the checks as the settings want them: id, severity or off, group, title and numbers.")
    int list(@Mixin CheckOptions which) {
        var settings = which.settings(context, null);
        TextTable.lines(which.checks(context).stream()
                        .map(check -> List.of(
                                check.id(),
                                settings.runs(check) ? settings.severity(check).word() : "off",
                                check.rule().category().word(),
                                check.title(),
                                HealthText.numbers(check, settings)))
                        .toList())
                .forEach(context::line);
        return 0;
    }

    @Command(
            mixinStandardHelpOptions = true,
            description = {
                "Prints a file to begin with for --settings: each check with what is preset, commented out.",
                "Under [check @ NAME] stands what counts for the profile NAME alone."
            })
    int settings(@Mixin CheckOptions which) {
        SettingsFile.template(which.checks(context)).forEach(context::line);
        return 0;
    }

    @Command(
            mixinStandardHelpOptions = true,
            description = {
                "Sizes, index usage and row security of a database, table by table, as the window shows them.",
                "What could not be looked at is listed under notKnown with the reason, never left out silently."
            })
    int figures(@Mixin DatabaseOptions database) {
        return new HealthFigures(context).run(database);
    }

    private HealthReport report(Database database, boolean quiet) {
        var listener = new CheckListener() {
            @Override
            public void begins(Check check, int number, int of) {
                if (!quiet) {
                    context.progress("[" + number + "/" + of + "] " + check.title());
                }
            }
        };
        var results = new CheckRunner(database)
                .run(
                        checks.checks(context),
                        checks.settings(context, options.connection()),
                        listener,
                        context.cancellation());
        return HealthReport.of(results, checks.ignoreFile().load(), LocalDate.now(ZoneId.systemDefault()));
    }

    private static Map<String, @Nullable Object> json(HealthReport report, @Nullable Comparison comparison) {
        var values = ReportFile.values(report);
        if (comparison != null) {
            var compared = new LinkedHashMap<String, Object>();
            compared.put(
                    "opened", comparison.opened().stream().map(f -> f.key()).toList());
            compared.put("closed", comparison.closed());
            compared.put("unknown", comparison.unknown());
            values.put("compared", compared);
        }
        return values;
    }
}
