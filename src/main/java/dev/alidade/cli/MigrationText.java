package dev.alidade.cli;

import dev.alidade.change.RebuildPlan;
import dev.alidade.change.Verdict;
import dev.alidade.i18n.Messages;
import dev.alidade.i18n.Sizes;
import dev.alidade.i18n.Times;
import dev.alidade.migration.Migration;
import dev.alidade.migration.MigrationEvent;
import dev.alidade.migration.MigrationFailure;
import dev.alidade.migration.MigrationOutcome;
import dev.alidade.migration.MigrationStatus;
import dev.alidade.migration.RollbackOutcome;
import dev.alidade.migration.RollbackPreview;
import dev.alidade.migration.proof.Proof;
import dev.alidade.migration.script.MigrationScript;
import dev.alidade.migration.script.ScriptVersion;
import java.time.Duration;
import java.util.Comparator;
import java.util.Map;

/** Migrations in words, for people at a terminal. */
final class MigrationText {
    private MigrationText() {}

    static void status(CliContext context, MigrationStatus status, Map<ScriptVersion, Proof> proofs) {
        int width = status.migrations().stream()
                .map(m -> m.script().length())
                .max(Comparator.naturalOrder())
                .orElse(0);
        for (var migration : status.migrations()) {
            context.line(line(migration, width));
            var proof = proofs.get(migration.version());
            if (proof != null) {
                var ways = RollbackWays.of(migration, proof);
                if (ways.verdict() != Verdict.EXACT) {
                    context.line("             "
                            + Messages.text(
                                    "migration.cli.proved", ways.verdict().id()));
                    ways.reasons().forEach(reason -> context.line("               " + reason));
                }
                ways.warnings().forEach(warning -> context.line("             ! " + warning));
            }
        }
        status.folder().ignored().forEach(i -> context.line("  -  " + i.file() + ": " + i.reason()));
        status.histories().forEach(history -> {
            var problem = history.problem();
            if (problem != null) {
                context.progress(problem.message());
            }
        });
        if (status.migrations().isEmpty()) {
            context.line(
                    Messages.text("migration.cli.none", status.folder().path().toString()));
            return;
        }
        context.line(Messages.text(
                "migration.cli.count",
                status.migrations().size(),
                status.applicable().size(),
                status.folder().convention().id()));
    }

    /** What {@code apply} says of an event on standard error; statements stay silent. */
    static void progress(CliContext context, MigrationEvent event) {
        switch (event) {
            case MigrationEvent.Started e ->
                context.progress(Messages.text("migration.cli.start", e.script().name(), e.statements()));
            case MigrationEvent.Said e ->
                context.progress(
                        "  " + e.notice().severity() + ": " + e.notice().message());
            case MigrationEvent.Blocked e -> context.progress(e.message());
            case MigrationEvent.Warned e -> {
                context.progress("! " + e.message());
                if (!e.nextStep().isEmpty()) {
                    context.progress("  → " + e.nextStep());
                }
            }
            case MigrationEvent.Building e -> context.progress(building(e));
            case MigrationEvent.Applied e ->
                context.progress(
                        Messages.text("migration.cli.applied", e.script().name(), duration(e.elapsedMs())));
            case MigrationEvent.Undone e ->
                context.progress(
                        Messages.text("migration.log.undone", e.script().name(), duration(e.elapsedMs())));
            case MigrationEvent.Overtaken e -> context.progress(overtaken(e.script()));
            case MigrationEvent.Failed e -> failure(context, e.failure());
            case MigrationEvent.Summary e -> context.line(summary(e.outcome()));
            case MigrationEvent.Proved e -> proved(context, e);
            case MigrationEvent.StatementStarted _, MigrationEvent.StatementDone _ -> {}
        }
    }

    private static void proved(CliContext context, MigrationEvent.Proved event) {
        if (event.computed().verdict() != Verdict.EXACT) {
            context.progress(Messages.text(
                    "migration.cli.proved", event.computed().verdict().id()));
            event.computed().reasons().forEach(reason -> context.progress("    " + reason.text()));
        }
        var script = event.byScript();
        if (script != null && script.verdict() != Verdict.EXACT) {
            context.progress(
                    Messages.text("migration.cli.provedScript", script.verdict().id()));
            script.reasons().forEach(reason -> context.progress("    " + reason.text()));
        }
    }

    static String building(MigrationEvent.Building e) {
        return Messages.text("migration.log.building", Integer.toString(e.line()), e.phase(), e.done(), e.total());
    }

    static String overtaken(MigrationScript script) {
        return Messages.text("migration.cli.overtaken", script.name());
    }

    static String summary(MigrationOutcome outcome) {
        return Messages.text(
                "migration.cli.summary",
                Integer.toString(outcome.applied().size()),
                Integer.toString(outcome.failure() == null ? 0 : 1),
                Integer.toString(outcome.notRun().size()),
                duration(outcome.elapsedMs()));
    }

    /** What a rollback would do, before it is asked for. */
    static void preview(CliContext context, RollbackPreview preview) {
        for (var step : preview.steps()) {
            var verdict = step.verdict();
            context.progress(Messages.text(
                    "migration.cli.preview",
                    step.script().name(),
                    step.way().id(),
                    (verdict == null ? Verdict.UNTRIED : verdict).id()));
            step.reasons().forEach(reason -> context.progress("  " + reason));
            step.changes().forEach(change -> context.progress("  " + change));
            step.conflicts()
                    .forEach(line -> context.progress("! " + Messages.text("migration.cli.preview.conflict", line)));
            step.dependents()
                    .forEach(line -> context.progress("! " + Messages.text("migration.cli.preview.dependent", line)));
            step.unattributed()
                    .forEach(part -> context.progress("? "
                            + Messages.text(
                                    part.included() ? "migration.cli.preview.included" : "migration.cli.preview.left",
                                    part.line())));
            step.statements()
                    .forEach(statement ->
                            context.progress("    " + statement.indent(4).strip() + ";"));
        }
        var rebuild = preview.rebuild();
        if (rebuild != null) {
            rebuild(context, rebuild);
        }
        preview.drift().forEach(line -> context.progress("? " + Messages.text("migration.cli.preview.drift", line)));
        preview.rowsLost()
                .forEach((name, rows) ->
                        context.progress("! " + Messages.text("migration.cli.preview.rows", name, rows)));
    }

    /** What the old order of columns costs; or why it cannot be had. */
    private static void rebuild(CliContext context, RebuildPlan rebuild) {
        rebuild.obstacles()
                .forEach(line -> context.progress("? " + Messages.text("migration.cli.preview.noRebuild", line)));
        if (rebuild.isPossible()) {
            rebuild.tables()
                    .forEach(table -> context.progress("? "
                            + Messages.text(
                                    "migration.cli.preview.rebuild",
                                    table.name(),
                                    Sizes.count(table.rows()),
                                    Sizes.bytes(table.bytes()))));
        }
    }

    static String summary(RollbackOutcome outcome) {
        return Messages.text(
                "migration.cli.rollback.summary",
                Integer.toString(outcome.undone().size()),
                Integer.toString(outcome.failure() == null ? 0 : 1),
                Integer.toString(outcome.notRun().size()),
                duration(outcome.elapsedMs()));
    }

    private static String line(Migration migration, int width) {
        var text = new StringBuilder("%-12s %s".formatted(migration.state().id(), migration.script()));
        var durationMs = migration.durationMs();
        if (durationMs != null) {
            text.append(" ".repeat(width - migration.script().length()))
                    .append("  ")
                    .append(duration(durationMs));
        }
        if (migration.reason() != null) {
            text.append("  ").append(migration.reason());
        }
        return text.toString();
    }

    private static void failure(CliContext context, MigrationFailure failure) {
        context.progress(
                failure.line() == 0
                        ? Messages.text("migration.cli.failed", failure.script().name())
                        : Messages.text(
                                "migration.cli.failedAt",
                                failure.script().name(),
                                Integer.toString(failure.line()),
                                Integer.toString(failure.column())));
        failure.statement().lines().limit(12).forEach(line -> context.progress("    " + line));
        var state = failure.problem().sqlState();
        context.progress(
                "  " + (state == null ? "" : state + " ") + failure.problem().message());
        if (failure.problem().nextStep() != null) {
            context.progress("  → " + failure.problem().nextStep());
        }
        if (failure.isProgram() || failure.script().blocked() != null) {
            return;
        }
        context.progress("  "
                + (failure.committedStatements() == 0
                        ? Messages.text("migration.cli.takenBack")
                        : Messages.text("migration.cli.halfDone", failure.committedStatements())));
    }

    private static String duration(long milliseconds) {
        return Times.duration(Duration.ofMillis(milliseconds));
    }
}
