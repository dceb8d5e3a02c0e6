package dev.alidade.migration;

import dev.alidade.database.Cancellation;
import dev.alidade.database.Database;
import dev.alidade.error.AppException;
import dev.alidade.error.Problem;
import dev.alidade.error.ProblemKind;
import dev.alidade.i18n.Messages;
import dev.alidade.migration.History.Tool;
import dev.alidade.migration.script.Convention;
import dev.alidade.migration.script.MigrationFolders;
import dev.alidade.migration.script.MigrationScript;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What a folder of migrations and one database have to do with each other. Thread-safe; remembers only what files hold. */
public final class MigrationService {
    private static final Duration LOCK_PATIENCE = Duration.ofSeconds(60);

    private final Database database;
    private final HistoryReader histories;
    private final MigrationFolders folders = new MigrationFolders();
    private final ContentComparison comparison = new ContentComparison();

    public MigrationService(Database database) {
        this.database = database;
        this.histories = new HistoryReader(database);
    }

    /**
     * Compares a folder with the database. Changes nothing, and works on a read-only profile; a history that the role
     * may not read is reported with its problem instead of failing.
     *
     * @throws AppException when the folder cannot be listed or the database not be reached
     */
    public MigrationStatus status(Path folder, Cancellation cancellation) {
        return status(folder, null, cancellation);
    }

    /**
     * Compares a folder with the database, reading it by a convention that was chosen.
     *
     * @param convention null to detect it
     * @throws AppException as {@link #status(Path, Cancellation)}
     */
    public MigrationStatus status(Path folder, @Nullable Convention convention, Cancellation cancellation) {
        var read = folders.read(folder, convention);
        var known = histories.read(cancellation);
        return new MigrationStatus(read, StatusRules.decide(read, known, comparison), known);
    }

    /**
     * What composes changes of these histories; asks for the current schema where Flyway has no table yet.
     *
     * @throws AppException of kind REFUSED when one of them cannot be read
     */
    public HistoryEdits edits(MigrationStatus status, Cancellation cancellation) {
        refuseUnreadable(status);
        boolean exists = status.histories().stream().anyMatch(h -> h.tool() == Tool.FLYWAY);
        return new HistoryEdits(status.histories(), exists ? "" : histories.newHistorySchema(cancellation));
    }

    /**
     * Runs those of the applicable migrations that are selected, in the order of the status, each in one
     * transaction with its row in Flyway's history; scripts with statements that refuse a transaction run statement by
     * statement. Stops at the first failure. Needs a session of its own and the right to create the history table.
     *
     * @return what was applied, what stopped it and what was not reached; also for a run that was cancelled
     * @throws AppException before anything ran: read-only profile, transaction pooler, unreadable history, somebody
     *     else's lock, a failed migration that is not selected
     */
    public MigrationOutcome apply(
            MigrationStatus status,
            MigrationSelection selection,
            MigrationListener listener,
            Cancellation cancellation) {
        long started = System.nanoTime();
        refuseUnsuitable(status);
        var scripts = scripts(status, selection);
        if (scripts.isEmpty()) {
            return summary(List.of(), null, List.of(), started, listener);
        }
        var table = table(status, cancellation);
        new HistoryLock(database, table.lockKey(), LOCK_PATIENCE).awaitFree(listener, cancellation);
        prepare(status, table, scripts, cancellation);
        MigrationFailure failure = null;
        var applied = new ArrayList<MigrationScript>();
        var begun = new HashSet<MigrationScript>();
        for (var part : AscendingRuns.of(scripts)) {
            var run = new FlywayRun(database, table, listener, cancellation);
            failure = run.run(part);
            applied.addAll(run.applied());
            begun.addAll(run.begun());
            if (failure != null) {
                break;
            }
        }
        var rest = scripts.stream().filter(s -> !begun.contains(s)).toList();
        if (failure == null) {
            rest.forEach(script -> listener.on(new MigrationEvent.Overtaken(script)));
        }
        return summary(applied, failure, failure == null ? List.of() : rest, started, listener);
    }

    private static List<MigrationScript> scripts(MigrationStatus status, MigrationSelection selection) {
        var failedElsewhere = status.migrations().stream()
                .filter(m -> m.state() == MigrationState.FAILED)
                .filter(m -> m.file() == null || !selection.includes(m.version()))
                .findFirst();
        if (failedElsewhere.isPresent()) {
            throw refused("migration.apply.failedFirst", failedElsewhere.get().script());
        }
        return status.applicable().stream()
                .filter(m -> selection.includes(m.version()))
                .map(Migration::file)
                .filter(Objects::nonNull)
                .toList();
    }

    private void refuseUnsuitable(MigrationStatus status) {
        if (database.target().readOnly()) {
            throw refused("migration.apply.readOnly");
        }
        database.requireSession();
        refuseUnreadable(status);
    }

    private static void refuseUnreadable(MigrationStatus status) {
        for (var history : status.histories()) {
            if (history.problem() != null
                    && history.tool().knows(status.folder().convention())) {
                throw refused("migration.apply.history", history.label());
            }
        }
    }

    private FlywayTable table(MigrationStatus status, Cancellation cancellation) {
        return status.histories().stream()
                .filter(h -> h.tool() == Tool.FLYWAY)
                .findFirst()
                .map(h -> new FlywayTable(h.schema(), true))
                .orElseGet(() -> new FlywayTable(histories.newHistorySchema(cancellation), false));
    }

    /** A failed row or one that says "taken back" would keep Flyway from running the file again. */
    private void prepare(
            MigrationStatus status, FlywayTable table, List<MigrationScript> scripts, Cancellation cancellation) {
        if (!table.exists() && scripts.getFirst().version().isZero()) {
            database.write(cancellation, session -> {
                session.execute(table.createStatement());
                return true;
            });
        }
        var stale = status.migrations().stream()
                .filter(m -> m.state() == MigrationState.FAILED || m.state() == MigrationState.UNDONE)
                .filter(m -> scripts.contains(m.file()) && m.isIn(Tool.FLYWAY))
                .map(m -> m.version())
                .toList();
        if (!stale.isEmpty()) {
            new StaleRows(database, table).remove(stale, cancellation);
        }
    }

    private static MigrationOutcome summary(
            List<MigrationScript> applied,
            @Nullable MigrationFailure failure,
            List<MigrationScript> notRun,
            long started,
            MigrationListener listener) {
        long elapsed = Duration.ofNanos(System.nanoTime() - started).toMillis();
        var outcome = new MigrationOutcome(applied, failure, notRun, elapsed);
        listener.on(new MigrationEvent.Summary(outcome));
        return outcome;
    }

    private static AppException refused(String key, Object... arguments) {
        return new AppException(
                Problem.of(ProblemKind.REFUSED, key, Messages.text(key, arguments), Messages.text(key + ".next")));
    }
}
