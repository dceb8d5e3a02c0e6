package dev.alidade.migration;

import dev.alidade.database.Cancellation;
import dev.alidade.database.Database;
import dev.alidade.database.Session;
import dev.alidade.database.SqlProblems;
import dev.alidade.error.AppException;
import dev.alidade.error.Problems;
import dev.alidade.migration.ScriptRunner.ScriptFailed;
import dev.alidade.migration.script.MigrationScript;
import java.sql.Connection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
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
final class FlywayRun {
    private static final int LOCK_TRIES = 30;

    private final Database database;
    private final FlywayTable table;
    private final MigrationListener listener;
    private final Cancellation cancellation;
    private final ScriptRunner runner;
    private final List<MigrationScript> applied = new ArrayList<>();
    private final Set<MigrationScript> begun = new LinkedHashSet<>();
    private @Nullable MigrationScript current;
    private long currentStarted;

    FlywayRun(Database database, FlywayTable table, MigrationListener listener, Cancellation cancellation) {
        this.database = database;
        this.table = table;
        this.listener = listener;
        this.cancellation = cancellation;
        this.runner = new ScriptRunner(listener);
    }

    /** Files committed so far, in order. */
    List<MigrationScript> applied() {
        return List.copyOf(applied);
    }

    /** Files that this run began, committed or not. */
    Set<MigrationScript> begun() {
        return Set.copyOf(begun);
    }

    /**
     * Applies the scripts, one transaction each.
     *
     * @return what stopped it, or null
     * @throws AppException when Flyway could not even begin
     */
    @Nullable
    MigrationFailure run(List<MigrationScript> scripts) {
        MigrationFailure failure = null;
        try {
            configured(scripts).migrate();
            commitSeen();
        } catch (FlywayException e) {
            failure = failure(e);
        }
        if (failure != null) {
            listener.on(new MigrationEvent.Failed(failure, elapsed()));
        }
        return failure;
    }

    private Flyway configured(List<MigrationScript> scripts) {
        MigrationResolver resolver = _ -> scripts.stream()
                .<ResolvedMigration>map(script -> new ResolvedScript(script, this::execute))
                .toList();
        var configuration = Flyway.configure(FlywayRun.class.getClassLoader())
                .dataSource(database.unpooled())
                .locations(new String[0])
                .skipDefaultResolvers(true)
                .skipDefaultCallbacks(true)
                .resolvers(resolver)
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
            runner.run(Session.over(connection, cancellation), script);
        } catch (ScriptFailed e) {
            throw new FlywayException(e);
        } catch (AppException e) {
            throw new FlywayException(new ScriptFailed(new MigrationFailure(script, 0, 0, "", e.problem(), 0), e));
        }
    }

    /** Flyway went on, so the file before is committed. */
    private void commitSeen() {
        var script = current;
        if (script != null) {
            applied.add(script);
            listener.on(new MigrationEvent.Applied(script, elapsed()));
            current = null;
        }
    }

    private MigrationFailure failure(FlywayException thrown) {
        for (Throwable t = thrown; t != null; t = t.getCause()) {
            if (t instanceof ScriptFailed known) {
                return known.failure();
            }
        }
        var known = SqlProblems.find(thrown);
        var script = current;
        if (script == null) {
            throw known.isPresent() ? known.get() : thrown;
        }
        var problem = known.map(AppException::problem).orElseGet(() -> Problems.of(thrown));
        return new MigrationFailure(script, 0, 0, "", problem, 0);
    }

    private long elapsed() {
        return Duration.ofNanos(System.nanoTime() - currentStarted).toMillis();
    }
}
