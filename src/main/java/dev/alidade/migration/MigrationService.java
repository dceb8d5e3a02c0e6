package dev.alidade.migration;

import dev.alidade.change.Inclusion;
import dev.alidade.change.Undo;
import dev.alidade.database.Cancellation;
import dev.alidade.database.Database;
import dev.alidade.database.Session;
import dev.alidade.error.AppException;
import dev.alidade.migration.History.Tool;
import dev.alidade.migration.ledger.Ledgers;
import dev.alidade.migration.ledger.PastRun;
import dev.alidade.migration.proof.Proof;
import dev.alidade.migration.proof.Proofs;
import dev.alidade.migration.python.FolderTrust;
import dev.alidade.migration.script.Convention;
import dev.alidade.migration.script.MigrationFolders;
import dev.alidade.migration.script.MigrationScript;
import dev.alidade.migration.script.ScriptVersion;
import dev.alidade.settings.AppFolders;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** What a folder of migrations and one database have to do with each other. Thread-safe; keeps nothing. */
public final class MigrationService {
    private final Database database;
    private final HistoryReader histories;
    private final MigrationFolders folders = new MigrationFolders();
    private final ContentComparison comparison = new ContentComparison();
    private final Kept kept;

    /** With these folders for ledgers that are not kept in the database, and for what was chosen and trusted. */
    public MigrationService(Database database, AppFolders user) {
        this.database = database;
        this.histories = new HistoryReader(database);
        this.kept = new Kept(new Ledgers(database, user), new Proofs(database, user), new Programs(user));
    }

    /** What a person calls the database. */
    public String label() {
        return database.target().label();
    }

    /** Whether the database keeps a ledger already, so that the user need not be asked where to keep it. */
    public boolean hasLedger(Cancellation cancellation) {
        return kept.ledgers().isInDatabase(cancellation);
    }

    /**
     * Every run of one migration that the ledger tells of, newest first; empty where nothing needed a ledger.
     *
     * @throws AppException when the ledger cannot be read
     */
    public List<PastRun> pastRuns(ScriptVersion version, Cancellation cancellation) {
        return kept.ledgers().past(version, cancellation);
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
        var decided = StatusRules.decide(read, known, comparison);
        var interrupted = new Interruptions(kept.ledgers()).mark(decided, cancellation);
        return new MigrationStatus(read, interrupted, known);
    }

    /**
     * What composes changes of these histories; asks for the current schema where Flyway has no table yet.
     *
     * @throws AppException of kind REFUSED when one of them cannot be read
     */
    public HistoryEdits edits(MigrationStatus status, Cancellation cancellation) {
        ApplyRules.refuseUnreadable(status);
        boolean exists = status.histories().stream().anyMatch(h -> h.tool() == Tool.FLYWAY);
        return new HistoryEdits(status.histories(), exists ? "" : histories.newHistorySchema(cancellation));
    }

    /**
     * Runs those of the applicable migrations that the options select, in the order of the folder, each in one
     * transaction with its history rows; scripts with statements that refuse a transaction run statement by statement,
     * with an intent before and a result after each in the ledger. A file that was cut off goes on where it stopped.
     * Stops at the first failure, and before a migration that must not run. Looks at server and scripts before: what
     * would fail is refused with a code {@code migration.preflight.…}, what is worth knowing comes as an event. Needs a session
     * of its own and the right to create the history table.
     *
     * @param listener is called by one thread at a time
     * @return what was applied, what stopped it and what was not reached; also for a run that was cancelled
     * @throws AppException before anything ran, of kind REFUSED where the user has to decide something: codes
     *     {@code migration.resume.doubt}, {@code migration.resume.invalidIndex}, {@code migration.resume.changed},
     *     {@code migration.apply.outOfOrder}, {@code migration.apply.leaving}, {@code migration.apply.production},
     *     {@code migration.ledger.foreign}, {@code migration.python.untrusted}, {@code migration.python.changed}
     */
    public MigrationOutcome apply(
            MigrationStatus status, ApplyOptions options, MigrationListener listener, Cancellation cancellation) {
        return new Application(database, histories, kept, status, options).run(inTurn(listener), cancellation);
    }

    /**
     * The question that must be put before {@link #apply} runs programs of this folder: its place, the programs in it,
     * and the interpreter that would run them. A yes is told with {@link #trust}; it holds until one of them changes.
     * Reads every program of the folder; asks no server.
     *
     * @return empty when no selected migration is a program, or the folder is trusted as it is
     * @throws AppException when the folder cannot be read
     */
    public Optional<FolderTrust> untrusted(MigrationStatus status, MigrationSelection selection) {
        return untrusted(status, ApplySequence.of(status, selection, Set.of()));
    }

    /**
     * The same where some are left out.
     *
     * @throws AppException when the folder cannot be read
     */
    public Optional<FolderTrust> untrusted(MigrationStatus status, ApplySequence sequence) {
        return kept.programs().untrusted(status.folder(), sequence.scripts());
    }

    /**
     * The same before {@link #rollback} does what was foreseen.
     *
     * @param foreseen what {@link #preview} told of the same status
     * @throws AppException when the folder cannot be read
     */
    public Optional<FolderTrust> untrusted(MigrationStatus status, RollbackPreview foreseen) {
        var scripts = foreseen.steps().stream()
                .filter(step -> step.way() == RollbackOptions.Way.SCRIPT)
                .map(RollbackPreview.Step::script)
                .toList();
        return kept.programs().untrusted(status.folder(), scripts);
    }

    /**
     * Remembers the user's yes to exactly what was shown: these programs with this interpreter, on every database.
     *
     * @throws AppException when the settings cannot be written
     */
    public void trust(FolderTrust shown) {
        kept.programs().trust(shown);
    }

    /**
     * Takes applied migrations back with their own scripts, the latest first, each in one transaction with the deletion
     * of its history rows. Programs run by themselves: a Python script beside the migration, or the migration with the
     * option that it declares; the rows go when they ended well. Stops at the first failure. The ledger, which is never
     * shortened, gets an entry.
     *
     * @throws AppException of kind REFUSED before anything ran: read-only profile, no script, a script that cannot run
     *     in one transaction, a later migration that would stay, one that is half applied
     */
    public RollbackOutcome rollback(
            MigrationStatus status,
            RollbackSelection selection,
            MigrationListener listener,
            Cancellation cancellation) {
        return rollback(status, RollbackOptions.byScripts(selection), listener, cancellation);
    }

    /**
     * Takes applied migrations back, each in one transaction with the deletion of its history rows. On the computed way,
     * and on the other where something was kept when the migration was applied, the catalog must afterwards be what it
     * was before, or that migration stays. Stops at the first failure or refusal.
     *
     * @return what was taken back, proven and lost; a refusal is its failure, of kind REFUSED
     * @throws AppException of kind REFUSED before anything ran, as {@link #rollback(MigrationStatus, RollbackSelection,
     *     MigrationListener, Cancellation)}, and with code {@code migration.rollback.choose} or {@code
     *     migration.rollback.unproven} where the user has to say which way
     */
    public RollbackOutcome rollback(
            MigrationStatus status, RollbackOptions options, MigrationListener listener, Cancellation cancellation) {
        return new Rollback(database, kept, status, options, inTurn(listener), cancellation).run();
    }

    /**
     * What a rollback would send, change and lose, with the same refusals; changes nothing. Counts rows in every table
     * that would go.
     */
    public RollbackPreview preview(MigrationStatus status, RollbackOptions options, Cancellation cancellation) {
        ApplyRules.refuseUnsuitable(database, status);
        var known = kept.proofs().standing(cancellation);
        var steps = RollbackRules.select(status, options, known);
        var last = RollbackRules.last(status).map(m -> known.get(m.version())).orElse(null);
        var histories = status.histories().stream().map(History::label).toList();
        return new RollbackForesight(kept.proofs(), options.inclusion())
                .of(database, steps, new RollbackForesight.Since(last, histories), cancellation);
    }

    /**
     * What takes one migration back, made from what was kept of it in the transaction of the session.
     *
     * @throws AppException of kind REFUSED when what was kept is not ours alone any more
     */
    public Undo undo(Session session, Proof proof, Inclusion inclusion, Duration lockWait) {
        kept.proofs().stores().check(session, proof.place().store());
        return proof.place().undo(session, inclusion, lockWait);
    }

    /** What was found out about the ways back of the migrations that are applied; those without evidence are not in it. */
    public Map<ScriptVersion, Proof> proofs(MigrationStatus status, Cancellation cancellation) {
        var standing = kept.proofs().standing(cancellation);
        var applied = new HashMap<ScriptVersion, Proof>();
        for (var migration : status.migrations()) {
            var proof = standing.get(migration.version());
            if (proof != null && migration.state().isApplied()) {
                applied.put(migration.version(), proof);
            }
        }
        return applied;
    }

    /** What {@link #rollback} would take back, latest first, with the same refusals; changes nothing. */
    public List<MigrationScript> rollbackPlan(MigrationStatus status, RollbackSelection selection) {
        ApplyRules.refuseUnsuitable(database, status);
        return RollbackRules.select(status, RollbackOptions.byScripts(selection), Map.of()).stream()
                .map(RollbackStep::script)
                .toList();
    }

    private static MigrationListener inTurn(MigrationListener listener) {
        var lock = new ReentrantLock();
        return event -> {
            lock.lock();
            try {
                listener.on(event);
            } finally {
                lock.unlock();
            }
        };
    }
}
