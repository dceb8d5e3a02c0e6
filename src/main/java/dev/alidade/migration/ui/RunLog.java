package dev.alidade.migration.ui;

import dev.alidade.i18n.Messages;
import dev.alidade.i18n.Times;
import dev.alidade.migration.MigrationEvent;
import dev.alidade.migration.MigrationFailure;
import dev.alidade.migration.MigrationOutcome;
import dev.alidade.migration.RollbackOutcome;
import java.time.Duration;
import java.util.Optional;

/** What the screen writes into its log and banner while migrations run. */
final class RunLog {
    private RunLog() {}

    /** The line for an event, if it deserves one. */
    static Optional<String> line(MigrationEvent event) {
        return switch (event) {
            case MigrationEvent.Started e ->
                Optional.of(Messages.text("migration.log.started", e.script().name()));
            // what a program prints stands on no line of a script
            case MigrationEvent.Said e
            when e.line() == 0 ->
                Optional.of(Messages.text("migration.log.output", e.notice().message()));
            case MigrationEvent.Said e ->
                Optional.of(Messages.text(
                        "migration.log.notice",
                        Integer.toString(e.line()),
                        e.notice().severity(),
                        e.notice().message()));
            case MigrationEvent.Blocked e -> Optional.of(e.message());
            case MigrationEvent.Warned e -> Optional.of(e.message());
            case MigrationEvent.Building e ->
                Optional.of(Messages.text(
                        "migration.log.building", Integer.toString(e.line()), e.phase(), e.done(), e.total()));
            case MigrationEvent.Applied e ->
                Optional.of(Messages.text("migration.log.applied", e.script().name(), duration(e.elapsedMs())));
            case MigrationEvent.Undone e ->
                Optional.of(Messages.text("migration.log.undone", e.script().name(), duration(e.elapsedMs())));
            case MigrationEvent.Overtaken e ->
                Optional.of(Messages.text("migration.log.overtaken", e.script().name()));
            case MigrationEvent.Failed e -> Optional.of(failed(e.failure()));
            case MigrationEvent.Summary _,
                    MigrationEvent.StatementStarted _,
                    MigrationEvent.StatementDone _,
                    MigrationEvent.Proved _ -> Optional.empty();
        };
    }

    static String outcome(MigrationOutcome outcome) {
        var failure = outcome.failure();
        if (outcome.isCancelled()) {
            return Messages.text("migration.banner.cancelled", outcome.applied().size());
        }
        if (failure != null) {
            return Messages.text(
                    "migration.banner.failed",
                    failure.script().name(),
                    outcome.applied().size(),
                    outcome.notRun().size());
        }
        return Messages.text("migration.banner.applied", outcome.applied().size(), duration(outcome.elapsedMs()));
    }

    static String outcome(RollbackOutcome outcome) {
        var failure = outcome.failure();
        return failure == null
                ? Messages.text(
                        "migration.banner.undone",
                        outcome.undone().size(),
                        duration(outcome.elapsedMs()),
                        Messages.text("migration.proof." + outcome.proof()))
                : Messages.text(
                        "migration.banner.undoFailed",
                        failure.script().name(),
                        outcome.undone().size(),
                        outcome.notRun().size());
    }

    static String duration(long milliseconds) {
        return Times.duration(Duration.ofMillis(milliseconds));
    }

    private static String failed(MigrationFailure failure) {
        return failure.line() == 0
                ? Messages.text(
                        "migration.log.failed",
                        failure.script().name(),
                        failure.problem().message())
                : Messages.text(
                        "migration.log.failedAt",
                        failure.script().name(),
                        Integer.toString(failure.line()),
                        failure.problem().message());
    }
}
