package dev.alidade.cli;

import dev.alidade.database.Database;
import dev.alidade.error.AppException;
import dev.alidade.error.Problem;
import dev.alidade.error.ProblemKind;
import dev.alidade.i18n.Messages;
import dev.alidade.migration.FolderChoices;
import dev.alidade.migration.script.MigrationTemplate;
import dev.alidade.monitoring.check.Check;
import dev.alidade.monitoring.check.CheckListener;
import dev.alidade.monitoring.check.CheckRunner;
import dev.alidade.monitoring.check.CheckSettings;
import dev.alidade.monitoring.check.Finding;
import dev.alidade.monitoring.check.Fix;
import dev.alidade.monitoring.fix.FixPreview;
import dev.alidade.monitoring.fix.FixService;
import dev.alidade.monitoring.fix.KeptFix;
import dev.alidade.monitoring.fix.ProvenFix;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** {@code health fix} and {@code health undo}. */
final class HealthFixes {
    private final CliContext context;

    /** A finding and the fix that was chosen for it. */
    private record Chosen(Finding finding, Fix fix) {}

    HealthFixes(CliContext context) {
        this.context = context;
    }

    int fix(DatabaseOptions options, CheckOptions which, FixChoice choice, List<String> keys) {
        try (var database = context.open(options.connection())) {
            var settings = which.settings(context, options.connection());
            var checks = which.checks(context);
            var chosen = keys.stream()
                    .map(key -> chosen(find(database, checks, settings, key), choice))
                    .toList();
            var service = new FixService(database, context.folders());
            if (choice.asMigration != null) {
                return write(service, chosen, choice.asMigration, options.json());
            }
            if (!options.json()) {
                chosen.forEach(this::show);
            }
            if (choice.dryRun) {
                if (options.json()) {
                    context.json(Map.of(
                            "fixes", chosen.stream().map(HealthFixes::values).toList()));
                }
                return 0;
            }
            Confirmation.require(choice.yes, options.json(), Messages.text("cli.health.fix.ask", chosen.size()));
            return apply(service, settings, choice, chosen, options.json());
        }
    }

    int undo(DatabaseOptions options, List<String> keys) {
        try (var database = context.open(options.connection())) {
            var service = new FixService(database, context.folders());
            var kept = service.kept(context.cancellation());
            kept.stream()
                    .filter(fix -> fix.change().isUnsettled())
                    .flatMap(fix -> fix.change().computed().reasons().stream())
                    .forEach(reason -> context.progress(reason.text()));
            if (keys.isEmpty()) {
                list(kept, options.json());
                return 0;
            }
            for (var key : keys) {
                var one = kept.stream()
                        .filter(fix -> fix.key().equals(key) && fix.canBeUndone())
                        .findFirst()
                        .orElseThrow(() -> problem(ProblemKind.USAGE, "cli.health.undo.none", key));
                var refusal = service.undo(one, context.cancellation()).refusal();
                if (refusal != null) {
                    throw new AppException(refusal);
                }
                context.progress(Messages.text("cli.health.undone", key));
            }
            if (options.json()) {
                context.json(Map.of("undone", keys));
            }
            return 0;
        }
    }

    private Chosen chosen(Finding finding, FixChoice choice) {
        var key = finding.key();
        var fixes = finding.fixes().stream()
                .filter(fix -> choice.choice == null || fix.choice().equals(choice.choice))
                .toList();
        if (finding.fixes().isEmpty()) {
            throw problem(ProblemKind.USAGE, "cli.health.fix.byHand", key);
        }
        if (fixes.size() != 1) {
            var words = finding.fixes().stream().map(Fix::choice).toList();
            throw problem(ProblemKind.USAGE, "cli.health.fix.choose", key, String.join(", ", words));
        }
        return new Chosen(finding, fixes.getFirst());
    }

    private Finding find(Database database, List<Check> checks, CheckSettings settings, String key) {
        var id = key.indexOf(':') < 0 ? key : key.substring(0, key.indexOf(':'));
        var asked = checks.stream().filter(check -> check.id().equals(id)).toList();
        var results = new CheckRunner(database).run(asked, settings, CheckListener.NONE, context.cancellation());
        for (var result : results) {
            for (var finding : result.findings()) {
                if (finding.key().equals(key)) {
                    return finding;
                }
            }
            result.reasons().forEach(context::progress);
        }
        throw problem(ProblemKind.USAGE, "cli.health.fix.none", key);
    }

    private void show(Chosen chosen) {
        var preview = FixPreview.of(chosen.fix());
        context.line(chosen.finding().detail());
        preview.lines().forEach(line -> context.line("  " + line));
        context.line(indented(chosen.fix().sql()));
        if (chosen.fix().canBeUndone()) {
            context.line("  " + Messages.text("monitoring.fix.undo"));
            context.line(indented(chosen.fix().undoSql()));
        }
    }

    private int apply(FixService service, CheckSettings settings, FixChoice choice, List<Chosen> chosen, boolean json) {
        var outcomes = new ArrayList<Map<String, Object>>();
        boolean allMended = true;
        for (var one : chosen) {
            var outcome =
                    service.apply(one.finding(), one.fix(), choice.acceptsNoUndo, settings, context.cancellation());
            allMended &= outcome.isMended();
            context.progress(Messages.text(
                    outcome.isMended() ? "cli.health.mended" : "cli.health.notMended",
                    one.finding().key()));
            var values = new LinkedHashMap<String, Object>();
            values.put("key", one.finding().key());
            values.put("mended", outcome.isMended());
            values.put("undo", outcome.undo().id());
            outcomes.add(values);
        }
        if (json) {
            context.json(Map.of("fixed", outcomes));
        }
        return allMended ? 0 : 1;
    }

    private int write(FixService service, List<Chosen> chosen, Path folder, boolean json) {
        var pairs = new ArrayList<ProvenFix>();
        for (var one : chosen) {
            var pair = service.prove(one.finding(), one.fix(), context.cancellation());
            pair.reasons().forEach(context::progress);
            pairs.add(pair);
        }
        var made = new MigrationTemplate(Clock.system(ZoneId.systemDefault()))
                .create(
                        folder,
                        ProvenFix.name(pairs).replaceAll("[^A-Za-z0-9_ ]", " "),
                        new FolderChoices(context.folders()).convention(folder),
                        new MigrationTemplate.Content(ProvenFix.up(pairs), ProvenFix.down(pairs)));
        if (json) {
            var values = new LinkedHashMap<String, @Nullable Object>();
            values.put("script", made.script().toString());
            values.put(
                    "rollback", made.rollback() == null ? null : made.rollback().toString());
            values.put("proof", pairs.stream().map(pair -> pair.verdict().id()).toList());
            context.json(values);
        } else {
            context.line(made.script().toString());
            if (made.rollback() != null) {
                context.line(made.rollback().toString());
            }
        }
        return 0;
    }

    private void list(List<KeptFix> kept, boolean json) {
        var open = kept.stream().filter(KeptFix::canBeUndone).toList();
        if (json) {
            context.json(Map.of("fixes", open.stream().map(KeptFix::key).toList()));
        } else {
            TextTable.lines(open.stream()
                            .map(fix -> List.of(
                                    fix.key(),
                                    String.valueOf(fix.change().doneAt()),
                                    fix.change().doneBy()))
                            .toList())
                    .forEach(context::line);
        }
    }

    private static Map<String, @Nullable Object> values(Chosen chosen) {
        var values = new LinkedHashMap<String, @Nullable Object>();
        values.put("key", chosen.finding().key());
        values.put("fix", chosen.fix().sql());
        values.put("undo", chosen.fix().canBeUndone() ? chosen.fix().undoSql() : null);
        values.put("lock", chosen.fix().lock().title());
        values.put("rewritesTable", chosen.fix().rewritesTable());
        values.put("readsBytes", chosen.fix().readsBytes());
        values.put("transactional", chosen.fix().isTransactional());
        return values;
    }

    private static String indented(String sql) {
        return sql.lines().map(line -> "    " + line).collect(Collectors.joining("\n"));
    }

    private static AppException problem(ProblemKind kind, String key, Object... arguments) {
        return new AppException(Problem.of(kind, key, Messages.text(key, arguments), Messages.text(key + ".next")));
    }
}
