package dev.alidade.cli;

import dev.alidade.change.Inclusion;
import dev.alidade.change.Uncertain;
import dev.alidade.change.Verdict;
import dev.alidade.database.Database;
import dev.alidade.error.AppException;
import dev.alidade.error.Problem;
import dev.alidade.error.ProblemKind;
import dev.alidade.i18n.Messages;
import dev.alidade.i18n.Times;
import dev.alidade.migration.MigrationEvent;
import dev.alidade.migration.MigrationService;
import dev.alidade.migration.MigrationStatus;
import dev.alidade.migration.RollbackOptions;
import dev.alidade.migration.RollbackPreview;
import dev.alidade.migration.replay.Rehearsal;
import java.util.HashSet;
import java.util.stream.Collectors;

/** Taking migrations back from the command line: what will happen, a yes, and what came of it. */
final class RollbackVerb {
    private final CliContext context;
    private final Database database;
    private final MigrationService service;
    private final boolean yes;
    private final boolean json;
    private final ProgramOptions programs;

    RollbackVerb(CliContext context, Database database, boolean yes, boolean json, ProgramOptions programs) {
        this.context = context;
        this.database = database;
        this.service = new MigrationService(database, context.folders());
        this.yes = yes;
        this.json = json;
        this.programs = programs;
    }

    /**
     * Takes back what is selected.
     *
     * @return the exit code
     */
    int rollback(MigrationStatus status, RollbackTerms terms, RollbackOptions wanted, HealthChoice choice) {
        var options = wanted;
        var preview = service.preview(status, options, context.cancellation());
        boolean something = !preview.steps().isEmpty();
        if (something) {
            requireNamed(terms, preview);
            programs.choose(context, status.folder().path());
            var trust = programs.agreed(service.untrusted(status, preview));
            if (!json) {
                MigrationText.preview(context, preview);
            }
            options = decided(terms, options, preview);
            if (!options.equals(wanted)) {
                // what goes along may take rows along, too
                preview = service.preview(status, options, context.cancellation());
                MigrationText.preview(context, preview);
            }
            rehearse(status, preview, options);
            var names = preview.steps().stream().map(s -> s.script().name()).collect(Collectors.joining(", "));
            Confirmation.require(
                    yes,
                    json,
                    Messages.text(
                            "migration.cli.rollback.question",
                            preview.steps().size(),
                            database.target().label(),
                            names));
            trust.ifPresent(service::trust);
        }
        var health = HealthAround.begin(context, database, status.folder().path(), something && choice.isWanted(json));
        var outcome = service.rollback(status, options, this::hear, context.cancellation());
        health.tell(json);
        if (json) {
            context.json(MigrationJson.summary(outcome, preview.drift()));
        } else {
            context.line(MigrationText.summary(outcome));
        }
        var failure = outcome.failure();
        return failure == null ? 0 : failure.problem().kind().exitCode();
    }

    /** A name that nothing bears would be a consent to something else than what is there. */
    private static void requireNamed(RollbackTerms terms, RollbackPreview preview) {
        var known = preview.unattributed().stream().map(Uncertain.Part::name).toList();
        terms.named().stream().filter(name -> !known.contains(name)).findFirst().ifPresent(name -> {
            throw new AppException(Problem.of(
                    ProblemKind.USAGE,
                    "migration.cli.unattributed.unknown",
                    Messages.text("migration.cli.unattributed.unknown", name),
                    known.isEmpty()
                            ? Messages.text("migration.cli.unattributed.none")
                            : Messages.text("migration.cli.unattributed.next", String.join(", ", known))));
        });
    }

    /** Somebody at a terminal is asked object by object; elsewhere all of it stays unless the command line says more. */
    private RollbackOptions decided(RollbackTerms terms, RollbackOptions options, RollbackPreview preview) {
        if (terms.decides() || yes || !Confirmation.canAsk(json)) {
            return options;
        }
        var included = new HashSet<String>();
        preview.unattributed().stream()
                .filter(part -> Confirmation.ask(Messages.text("migration.cli.unattributed.question", part.line())))
                .forEach(part -> included.add(part.name()));
        return included.isEmpty() ? options : options.with(new Inclusion(false, included));
    }

    /** What was too large to be tried is tried on a copy first; what fails there is not begun here. */
    private void rehearse(MigrationStatus status, RollbackPreview preview, RollbackOptions options) {
        if (!preview.isTooLarge() || preview.steps().stream().anyMatch(RollbackPreview.Step::isObstructed)) {
            return;
        }
        var question = Messages.text(
                "migration.copy.question",
                preview.objects(),
                Times.duration(Rehearsal.estimate(preview)),
                database.target().label());
        if (!yes && Confirmation.canAsk(json)) {
            if (!Confirmation.ask(question)) {
                return;
            }
        } else {
            context.progress(question);
        }
        var outcome = new Rehearsal(database, context.folders(), context.environment())
                .run(status, preview, options, context::progress, context.cancellation());
        if (json) {
            context.json(MigrationJson.rehearsal(outcome));
        }
        var obstacle = outcome.obstacle();
        if (obstacle != null) {
            context.progress("! " + Messages.text("migration.copy.impossible", obstacle.message()));
            context.progress("  → " + Messages.text("migration.copy.then"));
            return;
        }
        var refusal = outcome.refusal();
        if (refusal != null) {
            throw new AppException(new Problem(
                    ProblemKind.REFUSED,
                    refusal.code(),
                    Messages.text("migration.copy.refused", refusal.message()),
                    refusal.nextStep(),
                    refusal.sqlState(),
                    refusal.detail()));
        }
        context.progress(Messages.text("migration.copy.done", outcome.verdict().id()));
        if (outcome.verdict() == Verdict.COLUMN_ORDER && !options.acceptance().decidesOrder()) {
            throw new AppException(Problem.of(
                    ProblemKind.REFUSED,
                    "change.undo.columnOrder",
                    Messages.text("change.undo.columnOrder", String.join("; ", outcome.differences())),
                    Messages.text("change.undo.columnOrder.next")));
        }
    }

    private void hear(MigrationEvent event) {
        if (json) {
            context.json(MigrationJson.event(event));
        } else {
            MigrationText.progress(context, event);
        }
    }
}
