package dev.alidade.migration.ui;

import dev.alidade.error.Problem;
import dev.alidade.i18n.Messages;
import dev.alidade.migration.Migration;
import dev.alidade.migration.MigrationEvent;
import dev.alidade.migration.MigrationFailure;
import dev.alidade.migration.MigrationOutcome;
import dev.alidade.migration.MigrationState;
import dev.alidade.migration.RollbackOutcome;
import dev.alidade.migration.script.ScriptVersion;
import dev.alidade.ui.task.RunningTask;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.jspecify.annotations.Nullable;

/** The run under way and what came of the last one. */
final class RunState {
    private final ReadOnlyObjectWrapper<@Nullable RunProgress> progress = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable MigrationFailure> failure = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable MigrationOutcome> outcome = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable RunningTask<?>> running = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyStringWrapper log = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper note = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper banner = new ReadOnlyStringWrapper("");
    private final ReadOnlyBooleanWrapper good = new ReadOnlyBooleanWrapper(true);
    private final ReadOnlyIntegerWrapper revision = new ReadOnlyIntegerWrapper();
    private final Map<ScriptVersion, Long> took = new HashMap<>();
    private final Map<ScriptVersion, MigrationState> reached = new HashMap<>();
    private String backup = "";
    private boolean rollingBack;

    /** Forgets the last run and what the runs before took. */
    void forget() {
        took.clear();
        clear();
    }

    private void clear() {
        backup = "";
        reached.clear();
        failure.set(null);
        outcome.set(null);
        log.set("");
        banner.set("");
    }

    /** Forgets the last run and hears of the next, which takes migrations back or applies them. */
    EventInbox begin(boolean takesBack) {
        clear();
        rollingBack = takesBack;
        return new EventInbox(this::hear);
    }

    /** Follows a task to its end. */
    void follow(RunningTask<?> task, Runnable after) {
        running.set(task);
        task.onFailure(this::say).onFinished(() -> {
            running.set(null);
            progress.set(null);
            note.set("");
            revision.set(revision.get() + 1);
            after.run();
        });
    }

    void requestCancel() {
        var task = running.get();
        if (task != null) {
            task.requestCancel();
        }
    }

    void say(Problem problem) {
        good.set(false);
        banner.set(problem.nextStep() == null ? problem.message() : problem.message() + " " + problem.nextStep());
    }

    void say(String text) {
        good.set(true);
        banner.set(text);
    }

    /** The copy of the database that the run under way begins with; told again when it is over. */
    void noteBackup(Path file) {
        backup = Messages.text("migration.banner.backup", file.toString());
    }

    /** Whether the last run took migrations back. */
    boolean isRollback() {
        return rollingBack;
    }

    /** Whether the last run applied something, even if it failed in the end. */
    boolean hasJustApplied() {
        var result = outcome.get();
        return result != null && !result.applied().isEmpty();
    }

    /** How long a migration took that was applied before these eyes, in milliseconds; else what is recorded. */
    @Nullable
    Long durationOf(Migration migration) {
        var recorded = migration.durationMs();
        return recorded == null ? null : took.getOrDefault(migration.version(), recorded);
    }

    /** Where a migration stands: what was read, or what the run has done to it since. */
    MigrationState stateOf(Migration migration) {
        return reached.getOrDefault(migration.version(), migration.state());
    }

    /** Whether this was the file that failed last, and its state is what it was before. */
    boolean hasFailed(Migration migration) {
        var last = failure.get();
        return last != null
                && !rollingBack
                && last.script().version().equals(migration.version())
                && last.committedStatements() == 0;
    }

    /** The database was read again, so what the run did is in what was read. */
    void settle() {
        reached.clear();
    }

    void show(MigrationOutcome result) {
        outcome.set(result);
        good.set(result.failure() == null);
        banner.set((RunLog.outcome(result) + " " + backup).strip());
        var failed = result.failure();
        if (failed != null && !result.isCancelled()) {
            failure.set(failed);
        }
    }

    void show(RollbackOutcome result) {
        var failed = result.failure();
        good.set(failed == null);
        banner.set(RunLog.outcome(result));
        failure.set(failed);
    }

    boolean isRunning() {
        return running.get() != null;
    }

    private void hear(MigrationEvent event) {
        RunLog.line(event).ifPresent(line -> log.set(log.get() + line + "\n"));
        switch (event) {
            case MigrationEvent.Started e ->
                progress.set(new RunProgress(e.script().name(), 0, e.statements(), 0, "", 0));
            case MigrationEvent.StatementStarted e -> {
                var before = progress.get();
                long rows = before == null ? 0 : before.rows();
                note.set("");
                progress.set(new RunProgress(e.script().name(), e.number(), e.total(), e.line(), e.summary(), rows));
            }
            case MigrationEvent.StatementDone e -> {
                var before = progress.get();
                note.set("");
                if (before != null) {
                    progress.set(before.withRows(e.rows()));
                }
            }
            case MigrationEvent.Blocked e -> note.set(e.message());
            case MigrationEvent.Building e ->
                note.set(Messages.text(
                        "migration.run.building", e.phase(), Long.toString(e.done()), Long.toString(e.total())));
            case MigrationEvent.Applied e -> {
                took.put(e.script().version(), e.elapsedMs());
                reached.put(e.script().version(), MigrationState.APPLIED);
            }
            case MigrationEvent.Undone e -> reached.put(e.script().version(), MigrationState.UNDONE);
            case MigrationEvent.Failed e -> failure.set(e.failure());
            default -> {}
        }
    }

    /** Who is in the way, or how far an index is; empty when there is nothing of the kind. */
    ReadOnlyStringProperty noteProperty() {
        return note.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<@Nullable RunProgress> progressProperty() {
        return progress.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<@Nullable MigrationFailure> failureProperty() {
        return failure.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<@Nullable MigrationOutcome> outcomeProperty() {
        return outcome.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<@Nullable RunningTask<?>> runningProperty() {
        return running.getReadOnlyProperty();
    }

    ReadOnlyStringProperty logProperty() {
        return log.getReadOnlyProperty();
    }

    ReadOnlyStringProperty bannerProperty() {
        return banner.getReadOnlyProperty();
    }

    /** Whether the banner tells of something that went well. */
    ReadOnlyBooleanProperty goodProperty() {
        return good.getReadOnlyProperty();
    }

    ReadOnlyIntegerProperty revisionProperty() {
        return revision.getReadOnlyProperty();
    }
}
