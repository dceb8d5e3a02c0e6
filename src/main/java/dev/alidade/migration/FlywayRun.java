package dev.alidade.migration;

import dev.alidade.database.Cancellation;
import dev.alidade.database.Database;
import dev.alidade.database.Session;
import dev.alidade.database.SqlProblems;
import dev.alidade.error.AppException;
import dev.alidade.error.Problems;
import dev.alidade.migration.ledger.Journal;
import dev.alidade.migration.ledger.LedgerEntry;
import dev.alidade.migration.proof.Proving;
import dev.alidade.migration.script.MigrationScript;
import java.sql.Connection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.resolver.MigrationResolver;
import org.flywaydb.core.api.resolver.ResolvedMigration;
import org.flywaydb.database.postgresql.PostgreSQLConfigurationExtension;
import org.jspecify.annotations.Nullable;

/**
 * One run of Flyway over scripts that we resolved and that we execute: Flyway locks, opens each file's transaction and
 * writes its history row into it. Used once.
 */
final class FlywayRun implements PartRun {
    private static final Logger LOG = Logger.getLogger(FlywayRun.class.getName());
    private static final int LOCK_TRIES = 30;

    private final Database database;
    private final FlywayTable table;
    private final RunPlan plan;
    private final MigrationListener listener;
    private final Cancellation cancellation;
    private final ScriptRunner runner;
    private final FlywayCallbacks callbacks;
    private final List<MigrationScript> applied = new ArrayList<>();
    private final Set<MigrationScript> begun = new LinkedHashSet<>();
    private @Nullable MigrationScript current;
    private long currentStarted;

    FlywayRun(
            Database database,
            FlywayTable table,
            RunPlan plan,
            StatementWatch watch,
            MigrationListener listener,
            Cancellation cancellation) {
        this.database = database;
        this.table = table;
        this.plan = plan;
        this.listener = listener;
        this.cancellation = cancellation;
        this.runner = new ScriptRunner(listener, plan.patience().lockTimeout(), watch);
        this.callbacks = new FlywayCallbacks(plan.callbacks(), runner, listener, cancellation, this::commitSeen);
    }

    @Override
    public List<MigrationScript> applied() {
        return List.copyOf(applied);
    }

    @Override
    public Set<MigrationScript> begun() {
        return Set.copyOf(begun);
    }

    /**
     * Applies the scripts, one transaction each; a file that found something locked is tried again.
     *
     * @return what stopped it, or null
     * @throws AppException when Flyway could not even begin
     */
    @Override
    public @Nullable MigrationFailure run() {
        var retries = new LockRetries(database, table, plan.patience(), listener, cancellation);
        var failure = once();
        while (failure != null && retries.again(failure)) {
            failure = once();
        }
        return failure;
    }

    @Override
    public long elapsed() {
        return Duration.ofNanos(System.nanoTime() - currentStarted).toMillis();
    }

    private @Nullable MigrationFailure once() {
        current = null;
        callbacks.begin();
        try {
            migrate();
            commitSeen();
            return null;
        } catch (FlywayException e) {
            return failure(e);
        }
    }

    /**
     * Flyway looks for its table before it locks: of two that begin a history at once, the later one then finds a table
     * where it wants to make one, and refuses. Once the other is through, there is a history to go on with.
     */
    private void migrate() {
        try {
            configured().migrate();
        } catch (FlywayException e) {
            boolean nothingDone = begun.isEmpty() && callbacks.failure() == null;
            if (table.exists() || !nothingDone || SqlProblems.find(e).isPresent()) {
                throw e;
            }
            new HistoryLock(database, table.lockKey(), Application.LOCK_PATIENCE).awaitFree(listener, cancellation);
            callbacks.begin();
            configured().migrate();
        }
    }

    private Flyway configured() {
        MigrationResolver resolver = _ -> plan.scripts().stream()
                .<ResolvedMigration>map(script -> new ResolvedScript(script, this::execute))
                .toList();
        var configuration = Flyway.configure(FlywayRun.class.getClassLoader())
                .dataSource(database.unpooled())
                .locations(new String[0])
                .skipDefaultResolvers(true)
                .skipDefaultCallbacks(true)
                .resolvers(resolver)
                .callbacks(callbacks)
                .defaultSchema(table.schema())
                .createSchemas(false)
                .table(FlywayTable.NAME)
                .baselineOnMigrate(true)
                .baselineVersion("0")
                .outOfOrder(true)
                .validateOnMigrate(false)
                .placeholderReplacement(false)
                .cleanDisabled(true)
                .lockRetryCount(LOCK_TRIES);
        // with Flyway's default the history row is written by another connection and commits after the script
        configuration
                .getConfigurationExtension(PostgreSQLConfigurationExtension.class)
                .setTransactionalLock(false);
        return configuration.load();
    }

    private void execute(MigrationScript script, Connection connection) {
        commitSeen();
        current = script;
        begun.add(script);
        currentStarted = System.nanoTime();
        try {
            execute(PlannedScript.read(script), Session.over(connection, cancellation));
        } catch (ScriptFailed e) {
            throw new FlywayException(e);
        } catch (AppException e) {
            throw new FlywayException(new ScriptFailed(new MigrationFailure(script, 0, 0, "", e.problem(), 0), e));
        }
    }

    private void execute(PlannedScript planned, Session session) {
        var script = planned.script();
        var file = LedgerEntry.File.of(script);
        boolean whole = planned.plan().isTransactional();
        var journal = whole ? null : new Journal(plan.ledger(), session, file, ScriptRunner.setsRole(planned.plan()));
        var proving = script.version().isRepeatable() ? Optional.<Proving>empty() : plan.proving();
        var trial = ScriptTrial.begin(proving, planned, session);
        runner.run(session, planned, journal, plan.point(script));
        if (whole) {
            Verification.run(session, script);
        }
        trial.ifPresent(t -> t.finish(listener));
        if (whole && plan.ledger().sharesTransaction()) {
            plan.ledger().add(session, applied(script));
        }
        plan.supabase().ifPresent(history -> history.add(session, script, planned.plan()));
    }

    /** Flyway went on, so the file before is committed. */
    private void commitSeen() {
        var script = current;
        if (script != null) {
            applied.add(script);
            listener.on(new MigrationEvent.Applied(script, elapsed()));
            current = null;
            if (!script.mode().isTransactional()) {
                tellLedger(script);
            }
        }
    }

    /** Flyway's row is what counts; without this one the ledger's run would only stay without an end. */
    private void tellLedger(MigrationScript script) {
        try {
            database.session(new Cancellation(), session -> {
                plan.ledger().add(session, applied(script));
                return true;
            });
        } catch (AppException e) {
            LOG.log(Level.WARNING, "the ledger could not be told that a file is applied", e);
        }
    }

    private static LedgerEntry applied(MigrationScript script) {
        return new LedgerEntry(LedgerEntry.Phase.APPLIED, LedgerEntry.File.of(script), null, null, null, null);
    }

    private MigrationFailure failure(FlywayException thrown) {
        for (Throwable t = thrown; t != null; t = t.getCause()) {
            if (t instanceof ScriptFailed known) {
                return known.failure();
            }
        }
        var callback = callbacks.failure();
        if (callback != null) {
            return callback;
        }
        var known = SqlProblems.find(thrown);
        var script = current;
        if (script == null) {
            throw known.isPresent() ? known.get() : thrown;
        }
        var problem = known.map(AppException::problem).orElseGet(() -> Problems.of(thrown));
        return new MigrationFailure(script, 0, 0, "", problem, 0);
    }
}
